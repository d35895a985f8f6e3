"""How far those who coded a study agree: the analysts two by two, and the program with the analyst who decides.

Units are aligned by evidence.  On the labels, two findings are one unit where their words overlap by at least half of
the shorter ones; each is matched once, the greatest overlap first (labels decide only between overlaps that are
the same).  On a dimension the unit is the sentence: it has a finding on it or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    findings: Sequence[Finding]
    sections: frozenset[str] = frozenset()
    note: str = ""


def agreement(findings: Findings, deciding: Hand | None, further: Sequence[Hand], passages: Passages) -> Agreement:
    """The agreement of the ``further`` analysts with each other, of the ``deciding`` one with each of them, and of the
    program's proposals with the deciding analyst, or else with each further one."""
    program = Hand("program", "program", findings.proposals)
    decided = [deciding] if deciding else []
    pairs = [*combinations(further, 2), *product(decided, further), *product([program], decided or further)]
    dimensions = [dimension.id for dimension in findings.dimensions]
    return Agreement(
        study=findings.study,
        codebook=findings.codebook,
        pairs=[_pair(first, second, dimensions, passages) for first, second in pairs],
    )


def _pair(first: Hand, second: Hand, dimensions: Sequence[str], passages: Passages) -> Pair:
    sections = _common(first.sections, second.sections)
    ours, theirs = (_inside(hand.findings, sections, passages) for hand in (first, second))
    matches = match(ours, theirs)
    sentences = _sentences(passages, sections, [*ours, *theirs])
    return Pair(
        first=Coder(name=first.name, hand=first.kind, findings=len(ours), note=first.note),
        second=Coder(name=second.name, hand=second.kind, findings=len(theirs), note=second.note),
        sections=sorted(sections),
        sentences=len(sentences),
        matched=len(matches),
        labels=[_on_label(label, matches) for label in LABELS],
        dimensions=[_on_dimension(dimension, ours, theirs, sentences) for dimension in dimensions],
        differences=_differences(ours, theirs, matches),
    )


def match(ours: Sequence[Finding], theirs: Sequence[Finding]) -> list[tuple[Finding, Finding]]:
    """The findings of both that stand on the same words, two by two, in the order of the text."""
    ranked = sorted(
        (-_likeness(one, other), -_same(one, other), place, number)
        for place, one in enumerate(ours)
        for number, other in enumerate(theirs)
        if _overlap(one, other) >= _SHARE
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, place, number in ranked:
        if place not in taken and number not in used:
            taken[place] = number
            used.add(number)
    return [(ours[place], theirs[taken[place]]) for place in sorted(taken)]


def _common(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    """The sections both coded."""
    return first & second if first and second else first or second


def _inside(findings: Iterable[Finding], sections: frozenset[str], passages: Passages) -> list[Finding]:
    return [one for one in findings if not sections or passages.section(one.evidence.start) in sections]


def _sentences(passages: Passages, sections: frozenset[str], findings: Sequence[Finding]) -> list[Sentence]:
    """The sentences that are compared: those that are coded, and any other that one of ``findings`` stands in."""
    coded = {sentence.id for block, inside in passages.coded() for sentence in inside}
    return [
        sentence
        for sentence in passages.sentences
        if (sentence.id in coded and (not sections or passages.section(sentence.start) in sections))
        or any(_stands_in(one, sentence) for one in findings)
    ]


def _stands_in(finding: Finding, sentence: Sentence) -> bool:
    return finding.evidence.start < sentence.end and sentence.start < finding.evidence.end


def _shared(one: Finding, other: Finding) -> int:
    return min(one.evidence.end, other.evidence.end) - max(one.evidence.start, other.evidence.start)


def _overlap(one: Finding, other: Finding) -> float:
    """What the two share of the shorter one's words; below zero where they do not meet."""
    return _shared(one, other) / min(len(one.evidence.quote), len(other.evidence.quote))


def _likeness(one: Finding, other: Finding) -> float:
    shared = _shared(one, other)
    return shared / (len(one.evidence.quote) + len(other.evidence.quote) - shared)


def _same(one: Finding, other: Finding) -> int:
    return sum(getattr(one, label) == getattr(other, label) for label in LABELS)


def _on_label(label: Label, matches: Sequence[tuple[Finding, Finding]]) -> LabelAgreement:
    units = [(getattr(one, label), getattr(other, label)) for one, other in matches]
    return LabelAgreement(
        label=label, units=len(units), agreed=sum(one == other for one, other in units), alpha=_alpha(units)
    )


def _on_dimension(
    dimension: str, ours: Sequence[Finding], theirs: Sequence[Finding], sentences: Sequence[Sentence]
) -> DimensionAgreement:
    mine, other = ([one for one in found if one.dimension == dimension] for found in (ours, theirs))
    units = [tuple(any(_stands_in(one, at) for one in found) for found in (mine, other)) for at in sentences]
    counts = [units.count(value) for value in ((True, True), (True, False), (False, True), (False, False))]
    both, first, second, neither = counts
    return DimensionAgreement(
        dimension=dimension, both=both, first=first, second=second, neither=neither, alpha=_alpha(units)
    )


def _alpha(units: Sequence[tuple[object, ...]]) -> float | None:
    alpha = nominal_alpha(units)
    return None if alpha is None else round(alpha, 3)


def _differences(
    ours: Sequence[Finding], theirs: Sequence[Finding], matches: Sequence[tuple[Finding, Finding]]
) -> list[Difference]:
    """Every difference, in the order of the text: labels that differ, findings that only one has."""
    found: list[Difference] = []
    for one, other in matches:
        labels = [label for label in LABELS if getattr(one, label) != getattr(other, label)]
        if labels:
            found.append(Difference(first=_codes(one), second=_codes(other), labels=labels))
    matched = {id(one) for pair in matches for one in pair}
    found += [
        Difference(first=_codes(one), second=None, split=any(_overlap(one, other) >= _SHARE for other in theirs))
        for one in ours
        if id(one) not in matched
    ]
    found += [
        Difference(first=None, second=_codes(other), split=any(_overlap(one, other) >= _SHARE for one in ours))
        for other in theirs
        if id(other) not in matched
    ]
    return sorted(found, key=_place)


def _place(difference: Difference) -> tuple[int, int]:
    codes = difference.first or difference.second
    assert codes is not None
    return codes.start, codes.end


def _codes(finding: Finding) -> Codes:
    return Codes(
        quote=finding.evidence.quote,
        start=finding.evidence.start,
        end=finding.evidence.end,
        subject=finding.subject,
        dimension=finding.dimension,
        type=finding.type,
        status=finding.status,
    )
