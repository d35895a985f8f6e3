"""How far those who coded a study agree: the analysts two by two, and the program with the analyst who decides.

Units are aligned by evidence.  On the labels, two findings are one unit where their words overlap by at least half of
the shorter ones; each is matched once, the greatest overlap first (labels decide only between overlaps that are
the same).  On a dimension the unit is the sentence: it has a finding on it or not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal, get_args

from ..records.agreement import (
    Agreement,
    Coder,
    Codes,
    Difference,
    DimensionAgreement,
    Label,
    LabelAgreement,
    Pair,
    Relation,
)
from ..records.document import Sentence
from ..records.findings import Finding, Findings
from .alpha import nominal_alpha
from .passages import Passages

LABELS: tuple[Label, ...] = get_args(Label)
_SHARE = 0.5


@dataclass(frozen=True)
class Hand:
    """One coder's findings; ``sections`` are the ids of the headings that were coded, all where empty."""

    name: str
    kind: Literal["analyst", "program"]
    findings: Sequence[Codes]
    sections: frozenset[str] = frozenset()
    note: str = ""
    decided_from: Sequence[str] = ()


def agreement(
    findings: Findings, deciding: Hand | None, further: Sequence[Hand], passages: Passages, *, developed: bool = False
) -> Agreement:
    """The agreement of the ``further`` analysts with each other, of the ``deciding`` one with each of them, and of the
    program's proposals with the deciding analyst, or else with each further one.

    ``developed`` says that the cues of the codebook follow this study.
    """
    program = Hand("program", "program", [codes_of(one) for one in findings.proposals])
    decided = [deciding] if deciding else []
    pairs = [*combinations(further, 2), *product(decided, further), *product([program], decided or further)]
    dimensions = [dimension.id for dimension in findings.dimensions]
    return Agreement(
        study=findings.study,
        codebook=findings.codebook,
        pairs=[
            _pair(first, second, dimensions, passages, _relation(first, second, deciding, developed=developed))
            for first, second in pairs
            if _share_text(first, second)
        ],
    )


def _relation(first: Hand, second: Hand, deciding: Hand | None, *, developed: bool) -> Relation:
    """What the two are to each other: it decides what their agreement can show."""
    if first.kind == "program":
        return (
            "program, on the study that the cues follow, not on unseen text"
            if developed
            else "program, on a study that the cues do not follow"
        )
    if first is deciding:
        used = second.name in first.decided_from
        return "deciding analyst with a coding it used (no test)" if used else "deciding analyst with another"
    return "two analysts"


def _pair(first: Hand, second: Hand, dimensions: Sequence[str], passages: Passages, relation: Relation) -> Pair:
    sections = _common(first.sections, second.sections)
    ours, theirs = (_inside(hand.findings, sections, passages) for hand in (first, second))
    matches = match(ours, theirs)
    sentences = _sentences(passages, sections, [*ours, *theirs])
    return Pair(
        relation=relation,
        first=Coder(name=first.name, hand=first.kind, findings=len(ours), note=first.note),
        second=Coder(name=second.name, hand=second.kind, findings=len(theirs), note=second.note),
        sections=sorted(sections),
        sentences=len(sentences),
        matched=len(matches),
        labels=[_on_label(label, matches) for label in LABELS],
        dimensions=[
            _on_dimension(dimension, [_where(dimension, hand, passages) for hand in (ours, theirs)], sentences)
            for dimension in dimensions
        ],
        differences=_differences(ours, theirs, matches),
    )


def match(ours: Sequence[Codes], theirs: Sequence[Codes]) -> list[tuple[Codes, Codes]]:
    """The findings of both that stand on the same words, two by two, in the order of the text."""
    ranked = sorted(
        (-_likeness(one, other), -_same(one, other), place, number)
        for place, one, number, other in _meeting(ours, theirs)
        if _overlap(one, other) >= _SHARE
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, place, number in ranked:
        if place not in taken and number not in used:
            taken[place] = number
            used.add(number)
    return [(ours[place], theirs[taken[place]]) for place in sorted(taken)]


def _share_text(first: Hand, second: Hand) -> bool:
    """Whether there is a section that both coded."""
    return not (first.sections and second.sections and first.sections.isdisjoint(second.sections))


def _common(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    """The sections both coded."""
    return first & second if first and second else first or second


def _inside(findings: Iterable[Codes], sections: frozenset[str], passages: Passages) -> list[Codes]:
    return [one for one in findings if not sections or passages.section(one.start) in sections]


def _sentences(passages: Passages, sections: frozenset[str], findings: Sequence[Codes]) -> list[Sentence]:
    """The sentences that are compared: those that are coded, and any other that one of ``findings`` stands in."""
    coded = {sentence.id for block, inside in passages.coded() for sentence in inside}
    taken = {id for finding in findings for id in passages.sentences_of(finding.start, finding.end)}
    return [
        sentence
        for sentence in passages.sentences
        if sentence.id in taken
        or (sentence.id in coded and (not sections or passages.section(sentence.start) in sections))
    ]


def _meet(one: Codes, other: Codes) -> bool:
    return one.start < other.end and other.start < one.end


def _meeting(ours: Sequence[Codes], theirs: Sequence[Codes]) -> Iterator[tuple[int, Codes, int, Codes]]:
    """Each finding of ``ours`` with each of ``theirs`` that it shares a character with, and their places."""
    order = sorted(range(len(theirs)), key=lambda number: theirs[number].start)
    starts = [theirs[number].start for number in order]
    longest = max((other.end - other.start for other in theirs), default=0)
    for place, one in enumerate(ours):
        for at in range(bisect_right(starts, one.start - longest), bisect_left(starts, one.end)):
            other = theirs[order[at]]
            if _meet(one, other):
                yield place, one, order[at], other


def _shared(one: Codes, other: Codes) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _overlap(one: Codes, other: Codes) -> float:
    """What the two share of the shorter one's words; below zero where they do not meet."""
    return _shared(one, other) / min(len(one.quote), len(other.quote))


def _likeness(one: Codes, other: Codes) -> float:
    shared = _shared(one, other)
    return shared / (len(one.quote) + len(other.quote) - shared)


def _same(one: Codes, other: Codes) -> int:
    return sum(getattr(one, label) == getattr(other, label) for label in LABELS)


def _on_label(label: Label, matches: Sequence[tuple[Codes, Codes]]) -> LabelAgreement:
    units = [(getattr(one, label), getattr(other, label)) for one, other in matches]
    return LabelAgreement(
        label=label, units=len(units), agreed=sum(one == other for one, other in units), alpha=_alpha(units)
    )


def _where(dimension: str, findings: Sequence[Codes], passages: Passages) -> set[str]:
    """The ids of the sentences with a finding on ``dimension``."""
    inside = (one for one in findings if one.dimension == dimension)
    return {id for one in inside for id in passages.sentences_of(one.start, one.end)}


def _on_dimension(dimension: str, where: Sequence[set[str]], sentences: Sequence[Sentence]) -> DimensionAgreement:
    units = [tuple(sentence.id in inside for inside in where) for sentence in sentences]
    counts = [units.count(value) for value in ((True, True), (True, False), (False, True), (False, False))]
    both, first, second, neither = counts
    return DimensionAgreement(
        dimension=dimension, both=both, first=first, second=second, neither=neither, alpha=_alpha(units)
    )


def _alpha(units: Sequence[tuple[object, ...]]) -> float | None:
    alpha = nominal_alpha(units)
    return None if alpha is None else round(alpha, 3)


def _differences(
    ours: Sequence[Codes], theirs: Sequence[Codes], matches: Sequence[tuple[Codes, Codes]]
) -> list[Difference]:
    """Every difference, in the order of the text: labels that differ, findings that only one has."""
    found: list[Difference] = []
    for one, other in matches:
        labels = [label for label in LABELS if getattr(one, label) != getattr(other, label)]
        if labels:
            found.append(Difference(first=one, second=other, labels=labels))
    matched = {id(one) for pair in matches for one in pair}
    found += [
        Difference(first=one, second=None, split=_is_inside(one, theirs)) for one in ours if id(one) not in matched
    ]
    found += [
        Difference(first=None, second=other, split=_is_inside(other, ours))
        for other in theirs
        if id(other) not in matched
    ]
    return sorted(found, key=_place)


def _is_inside(one: Codes, findings: Sequence[Codes]) -> bool:
    return any(_meet(one, other) and _overlap(one, other) >= _SHARE for other in findings)


def _place(difference: Difference) -> tuple[int, int]:
    codes = difference.first or difference.second
    assert codes is not None
    return codes.start, codes.end


def codes_of(finding: Finding) -> Codes:
    """The labels of ``finding`` and the words they were given to."""
    return Codes(
        quote=finding.evidence.quote,
        start=finding.evidence.start,
        end=finding.evidence.end,
        subject=finding.subject,
        dimension=finding.dimension,
        type=finding.type,
        status=finding.status,
    )
