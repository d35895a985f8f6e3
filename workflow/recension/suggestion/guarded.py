"""No suggestion changes a fact: an entry that the guard would stop becomes a remark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..emendation.apparatus import Proposal, recorded
from ..emendation.guard import Fault, examine
from ..emendation.pieces import apply
from ..emendation.terms import note_terms
from ..errors import excerpt
from ..records.apparatus import Apparatus, Emendation
from ..records.document import Document
from ..records.inputs import Termbase
from .entries import Entry, Remark


def without_facts(
    document: Document, apparatus: Apparatus, termbases: Sequence[Termbase], found: Sequence[Entry | Remark]
) -> list[Entry | Remark]:
    """``found`` with a remark for each entry that would have to declare a fact.

    All entries are tried together, as if all were pasted, and again without those at fault until none is.
    """
    kept = list(found)
    while True:
        entries = {f"e{one.start}": one for one in kept if isinstance(one, Entry)}
        says: dict[str, set[str]] = defaultdict(set)
        for fault in _faults(document, apparatus, termbases, entries.values()):
            for one in fault.emendations:
                says[one.id].add(fault.says)
        guilty = {id(entries[name]): told for name, told in says.items() if name in entries}
        if not guilty:
            return kept
        kept = [_remark(one, guilty[id(one)]) if id(one) in guilty else one for one in kept]  # type: ignore[arg-type]


def _faults(
    document: Document, apparatus: Apparatus, termbases: Sequence[Termbase], entries: Iterable[Entry]
) -> Iterable[Fault]:
    emendations = _pasted(document, apparatus, list(entries))
    edition = apply(document.study, document.text_witness, document.transcript, emendations)
    return examine(document, emendations, edition, note_terms(termbases, edition.text))


def _pasted(document: Document, apparatus: Apparatus, entries: Sequence[Entry]) -> list[Emendation]:
    """The emendations as they would be with ``entries``: each supersedes what lies inside of it."""
    made = [
        recorded(document, Proposal(
            one.start, one.end, one.change.text or "", kind=one.change.kind, hand="edit", reason=one.change.reason,
            place=one.rule,
        ))
        for one in entries
    ]  # fmt: skip
    starts = sorted((one.start, one.end) for one in entries)
    stay = []
    number = 0
    for one in apparatus.emendations:
        while number < len(starts) and starts[number][1] <= one.start:
            number += 1
        if number == len(starts) or not (starts[number][0] <= one.start and one.end <= starts[number][1]):
            stay.append(one)
    return sorted([*stay, *made], key=lambda one: (one.start, one.end))


def _remark(one: Entry, says: set[str]) -> Remark:
    told = f"To put {excerpt(one.change.text or '')} would change a fact ({', '.join(sorted(says))})."
    return Remark(one.start, one.rule, excerpt(one.change.source), f"{one.change.reason}  {told}")
