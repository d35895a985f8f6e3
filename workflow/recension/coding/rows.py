"""The tables of this stage: ``findings.csv``, ``agreement.csv`` and ``differences.csv``."""

from __future__ import annotations

from ..records.agreement import Agreement, Codes, Difference, Pair
from ..records.document import Document
from ..records.findings import Finding, Findings, Quantity
from .wordlists import words

HEADER = words(
    "id method confidence subject dimension type status statement quantities actors citations section quote "
    "prefix suffix start end witness cues note"
)

AGREEMENT = words("first second of what units agreed share alpha both first_only second_only neither")
DIFFERENCES = words(
    "first second differ first_subject first_dimension first_type first_status first_quote "
    "second_subject second_dimension second_type second_status second_quote start end"
)


def findings_rows(findings: Findings, document: Document) -> tuple[list[str], list[list[object]]]:
    """Header and rows of ``findings.csv``: labels by their ids, citations as printed, sections by number and title."""
    marks = {citation.id: citation.text for citation in document.citations}
    sections = {heading.id: f"{heading.number} {heading.title}".strip() for heading in document.headings}
    return list(HEADER), [_row(finding, marks, sections) for finding in findings.findings]


def in_words(quantity: Quantity) -> str:
    """A quantity as text: "more than 80 %", "2 to 5 years", "55 long-term documents"."""
    number = _figure(quantity.value)
    if quantity.low is not None or quantity.high is not None:
        number = " to ".join(filter(None, (_figure(quantity.low), _figure(quantity.high))))
    qualifier = "" if quantity.qualifier == "exactly" else quantity.qualifier
    return " ".join(filter(None, (qualifier, number, quantity.unit or quantity.counted)))


def _row(finding: Finding, marks: dict[str, str], sections: dict[str, str]) -> list[object]:
    evidence = finding.evidence
    return [
        finding.id,
        finding.method,
        finding.confidence,
        finding.subject,
        finding.dimension,
        finding.type,
        finding.status,
        finding.statement,
        "; ".join(in_words(quantity) for quantity in finding.quantities),
        "; ".join(finding.actors),
        "; ".join(marks.get(citation, citation) for citation in finding.citations),
        sections.get(finding.section or "", ""),
        evidence.quote,
        evidence.prefix,
        evidence.suffix,
        evidence.start,
        evidence.end,
        evidence.witness,
        "; ".join(finding.cues),
        finding.note,
    ]


def _figure(value: float | None) -> str:
    """``value`` without exponent or needless decimals, thousands parted by commas."""
    if value is None:
        return ""
    if value == int(value):
        return f"{int(value):,}"
    whole, _, decimals = f"{value:,.15f}".partition(".")
    return f"{whole}.{decimals.rstrip('0')}" if abs(value) < 1e-3 else f"{value:,.10g}"


def agreement_rows(agreement: Agreement) -> tuple[list[str], list[list[object]]]:
    """Header and rows of ``agreement.csv``: for each two coders the findings, each label and each dimension."""
    return list(AGREEMENT), [row for pair in agreement.pairs for row in _pair_rows(pair)]


def difference_rows(agreement: Agreement) -> tuple[list[str], list[list[object]]]:
    """Header and rows of ``differences.csv``: each place where two coders differ, with both codings."""
    return list(DIFFERENCES), [
        [pair.first.name, pair.second.name, in_what(one), *_codes(one.first), *_codes(one.second), *_span(one)]
        for pair in agreement.pairs
        for one in pair.differences
    ]


def in_what(difference: Difference) -> str:
    """In what two coders differ, in words."""
    if difference.labels:
        return ", ".join(difference.labels)
    one = "first" if difference.first else "second"
    return f"parted from another claim by the {one} only" if difference.split else f"coded by the {one} only"


def _pair_rows(pair: Pair) -> list[list[object]]:
    who = [pair.first.name, pair.second.name]
    first, second = pair.first.findings - pair.matched, pair.second.findings - pair.matched
    share = round(2 * pair.matched / max(1, pair.first.findings + pair.second.findings), 3)
    rows: list[list[object]] = [[*who, "findings", "", pair.matched + first + second, "", share, "", pair.matched]]
    rows[0] += [first, second, ""]
    for label in pair.labels:
        agreed = round(label.agreed / max(1, label.units), 3)
        rows.append([*who, "label", label.label, label.units, label.agreed, agreed, _known(label.alpha)] + [""] * 4)
    for one in pair.dimensions:
        counts = [one.both, one.first, one.second, one.neither]
        agreed = one.both + one.neither
        share = round(agreed / max(1, pair.sentences), 3)
        rows.append([*who, "dimension", one.dimension, pair.sentences, agreed, share, _known(one.alpha), *counts])
    return rows


def _known(alpha: float | None) -> object:
    return "" if alpha is None else alpha


def _codes(codes: Codes | None) -> list[object]:
    return [codes.subject, codes.dimension, codes.type, codes.status, codes.quote] if codes else [""] * 5


def _span(difference: Difference) -> list[object]:
    spans = [codes for codes in (difference.first, difference.second) if codes]
    return [min(codes.start for codes in spans), max(codes.end for codes in spans)]
