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

AGREEMENT = words(
    "first second relation of what over units agreed share share_is alpha both first_only first_finer second_only "
    "second_finer neither"
)
F1, AGREED = "F1 (2 x matched / findings of both)", "agreed / units"
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
    """A quantity as text, with what is said of it: "more than 80 % [counted: members; base: all sections]", "55
    books [period: in 2018]"."""
    number = _figure(quantity.value)
    if quantity.low is not None or quantity.high is not None:
        number = " to ".join(filter(None, (_figure(quantity.low), _figure(quantity.high))))
    qualifier = "" if quantity.qualifier == "exactly" else quantity.qualifier
    keys = ("counted", "base", "period") if quantity.unit else ("base", "period")
    said = "; ".join(f"{key}: {getattr(quantity, key)}" for key in keys if getattr(quantity, key))
    unit = quantity.unit or quantity.counted
    return " ".join(filter(None, (qualifier, number, unit, f"[{said}]" if said else "")))


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
    return f"coded more finely by the {one}" if difference.split else f"coded by the {one} only"


def _pair_rows(pair: Pair) -> list[list[object]]:
    who = [pair.first.name, pair.second.name, pair.relation]
    rows: list[list[object]] = [[*who, *_on_findings(pair)]]
    for label in pair.labels:
        share, alpha = round(label.agreed / max(1, label.units), 3), _known(label.alpha)
        units = ["label", label.label, "matched findings", label.units, label.agreed]
        rows.append([*who, *units, share, AGREED, alpha] + [""] * 6)
    for one in pair.dimensions:
        agreed, alpha = one.both + one.neither, _known(one.alpha)
        share = round(agreed / max(1, pair.sentences), 3)
        units = ["dimension", one.dimension, "sentences", pair.sentences, agreed]
        rows.append([*who, *units, share, AGREED, alpha, one.both, one.first, "", one.second, "", one.neither])
    return rows


def _on_findings(pair: Pair) -> list[object]:
    """How many findings both have, each has alone, and each has parted from a claim that the other has whole."""
    alone = [(one.first is not None, one.split) for one in pair.differences if not one.labels]
    counts = [alone.count((True, False)), alone.count((True, True)), alone.count((False, False))]
    counts.append(alone.count((False, True)))
    share = round(2 * pair.matched / max(1, pair.first.findings + pair.second.findings), 3)
    units = pair.matched + len(alone)
    return ["findings", "", "all findings", units, pair.matched, share, F1, "", pair.matched, *counts, ""]


def _known(alpha: float | None) -> object:
    return "" if alpha is None else alpha


def _codes(codes: Codes | None) -> list[object]:
    return [codes.subject, codes.dimension, codes.type, codes.status, codes.quote] if codes else [""] * 5


def _span(difference: Difference) -> list[object]:
    spans = [codes for codes in (difference.first, difference.second) if codes]
    return [min(codes.start for codes in spans), max(codes.end for codes in spans)]
