"""Where a term is to be explained: at its first use in each section."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..records.apparatus import TermNote
from ..records.document import Block

EXPLAINED = ("abstract", "paragraph", "list-item", "quotation")


class Use(NamedTuple):
    """``start:end`` of the edition, where the term of this id stands."""

    start: int
    end: int
    term: str


def first_uses(
    terms: Sequence[TermNote], blocks: Iterable[Block], ranges: dict[str, tuple[int, int]], text: str
) -> Iterator[Use]:
    """The first use of each term in each section of ``text``, the edition, in its order; plurals count as uses."""
    found = _finder(terms)
    if not found:
        return
    told: set[tuple[str | None, str]] = set()
    for block in blocks:
        if block.kind not in EXPLAINED:
            continue
        section = block.section or block.kind
        for use in found(text, *ranges[block.id]):
            if (section, use.term) not in told:
                told.add((section, use.term))
                yield use


def _finder(terms: Sequence[TermNote]) -> Callable[[str, int, int], Iterator[Use]] | None:
    ids = {term.preferred.lower(): term.id for term in terms if term.preferred.strip()}
    if not ids:
        return None
    longest_first = sorted(ids, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?:e?s)?(?!\w)", re.IGNORECASE)

    def found(text: str, low: int, high: int) -> Iterator[Use]:
        for match in pattern.finditer(text, low, high):
            if match[1].lower() in ids:
                yield Use(match.start(), match.end(), ids[match[1].lower()])

    return found
