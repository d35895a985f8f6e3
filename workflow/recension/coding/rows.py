"""``findings.csv``: one row a finding."""

from __future__ import annotations

from ..records.document import Document
from ..records.findings import Finding, Findings, Quantity
from .wordlists import words

HEADER = words(
    "id method confidence subject dimension type status statement quantities actors citations section quote "
    "prefix suffix start end witness cues note"
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
