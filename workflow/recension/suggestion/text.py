"""The edited text as an editor reads it: its units, their sentences, and what no suggestion may touch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ..emendation.pieces import SpanMap
from ..reading.sentences import RUNNING, split_sentences
from ..records.apparatus import Edition, Kind
from ..records.document import Block, Document

# Names, places of work and cited titles are quoted: they are not the edition's to polish.
QUOTED = {"authors", "affiliation", "email", "reference", "furniture"}
ADDRESS = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,}/)\S+|(?<!\S)[^\s@]+@\S+\.\w+", re.IGNORECASE)


class Slip(NamedTuple):
    """Something to look at: ``edition[start:end]``, and ``text`` that would take its place (``None``: only told)."""

    start: int
    end: int
    text: str | None
    rule: str
    kind: Kind
    reason: str


class Unit(NamedTuple):
    """A heading or block of the edited text: ``edition[start:end] == text``; ``kind`` is the block's, or "heading"."""

    kind: str
    start: int
    end: int
    text: str
    sentences: list[tuple[int, int]]
    starts: frozenset[int]

    @property
    def running(self) -> bool:
        """Whether the unit is made of sentences."""
        return self.kind in RUNNING


class EditedText:
    """The units of an edition, in the order of the text; ``authors`` is the number of authors, 0 when unknown."""

    def __init__(self, document: Document, edition: Edition) -> None:
        self.text = edition.text
        self.authors = len(document.front.authors)
        spans = SpanMap(edition)
        found = [("heading", *spans.span(one.start, one.end)) for one in document.headings]
        found += [(one.kind, *spans.span(one.content, one.end)) for one in document.blocks if one.kind not in QUOTED]
        found = sorted((one for one in found if one[1] < one[2]), key=lambda one: one[1:])
        sentences = self._sentences(document.language, found)
        self.units = [
            Unit(
                kind,
                start,
                end,
                self.text[start:end],
                sentences.get(number, []),
                frozenset(low for low, _ in sentences.get(number, ())),
            )
            for number, (kind, start, end) in enumerate(found)
        ]
        masks = [spans.span(one.start, one.end) for one in document.citations]
        masks += [match.span() for match in ADDRESS.finditer(self.text)]
        self._masks = sorted(masks)

    def free(self, start: int, end: int) -> bool:
        """Whether ``start:end`` shares no character with a citation mark or an address."""
        index = bisect_right(self._masks, (start, len(self.text)))
        near = self._masks[max(0, index - 2) : index + 1]
        return not any(low < end and start < high for low, high in near)

    def opens(self, unit: Unit, at: int) -> bool:
        """Whether the character at ``at`` of the unit's text begins it or one of its sentences."""
        return at <= 1 or at in unit.starts or bool(OPENING.search(unit.text[max(0, at - 6) : at]))

    def sentences(self) -> Iterator[tuple[Unit, int, str]]:
        """Each sentence of running text: its unit, where it begins in the edition, and its words."""
        for unit in self.units:
            for start, end in unit.sentences:
                yield unit, unit.start + start, unit.text[start:end]

    def _sentences(self, language: str, found: list[tuple[str, int, int]]) -> dict[int, list[tuple[int, int]]]:
        blocks = [
            Block(id=str(number), kind=kind, start=start, end=end, content=start)
            for number, (kind, start, end) in enumerate(found)
            if kind in RUNNING
        ]
        sentences: dict[int, list[tuple[int, int]]] = {}
        for one in split_sentences(language, self.text, blocks):
            number = int(one.block)
            start = found[number][1]
            sentences.setdefault(number, []).append((one.start - start, one.end - start))
        return sentences


OPENING = re.compile(r"""(?:[.?!:]["'”’)\]]*\s+|\n\s*)["'“‘(\[]*\Z""")
