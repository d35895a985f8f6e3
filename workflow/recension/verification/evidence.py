"""Checks of findings and comparison against the transcript: evidence holds, silence is not absence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..emendation.pieces import SpanMap
from ..errors import excerpt
from ..records.apparatus import Edition
from ..records.checks import Check
from ..records.comparison import Comparison
from ..records.document import Document
from ..records.findings import Evidence, Findings
from .result import check

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
UNREPORTED = "not reported"


def quotes(document: Document, findings: Findings) -> Check:
    """Each quote stands where it claims to, and with its surroundings nowhere else."""
    texts = {witness.id: witness.transcript for witness in document.witnesses}
    failures = []
    for finding in findings.findings:
        problem = _problem(texts.get(finding.evidence.witness, ""), finding.evidence)
        if problem:
            failures.append((finding.id, problem))
    return check(
        "evidence", "Each quote stands exactly once where it claims to.", "findings", len(findings.findings), failures
    )


def _problem(transcript: str, evidence: Evidence) -> str:
    if transcript[evidence.start : evidence.end] != evidence.quote:
        return f"{excerpt(evidence.quote)} does not stand at {evidence.start}"
    times = transcript.count(evidence.prefix + evidence.quote + evidence.suffix)
    return "" if times == 1 else f"{excerpt(evidence.quote)} with its surroundings stands {times} times"


def statement_numbers(findings: Findings) -> Check:
    """Each figure in a statement stands in its evidence."""
    failures, count = [], 0
    for finding in findings.findings:
        numbers = NUMBER.findall(finding.statement)
        count += len(numbers)
        stands = set(NUMBER.findall(finding.evidence.quote))
        failures += [(finding.id, f"{one} does not stand in the evidence") for one in numbers if one not in stands]
    return check("statements", "Each figure in a statement stands in its evidence.", "figures", count, failures)


def quantities(document: Document, findings: Findings) -> Check:
    """Each quantity's words stand at its place, inside the evidence of its finding."""
    texts = {witness.id: witness.transcript for witness in document.witnesses}
    failures, count = [], 0
    for finding in findings.findings:
        evidence = finding.evidence
        for quantity in finding.quantities:
            count += 1
            if texts[evidence.witness][quantity.start : quantity.end] != quantity.text:
                failures.append((finding.id, f"{excerpt(quantity.text)} does not stand at {quantity.start}"))
            elif not evidence.start <= quantity.start <= quantity.end <= evidence.end:
                failures.append((finding.id, f"{excerpt(quantity.text)} stands outside of the evidence"))
    return check("quantities", "Each quantity is the source's words at its place.", "quantities", count, failures)


def citations(document: Document, edition: Edition) -> Check:
    """Each citation of the source is in the edition and means entries of the list; so is each entry."""
    spans = SpanMap(edition)
    text = edition.text
    known = {reference.id for reference in document.references}
    failures = []
    for citation in document.citations:
        low, high = spans.span(citation.start, citation.end)
        if citation.text not in text[max(0, low - 400) : high + 400]:
            failures.append((citation.id, f"{citation.text} is not in the edition near its place"))
        if not citation.references or not set(citation.references) <= known:
            failures.append((citation.id, f"{citation.text} means no entry of the list"))
    for reference in document.references:
        low, high = spans.span(reference.start, reference.end)
        if not text[low:high].strip():
            failures.append((reference.id, f"{excerpt(reference.text)} is not in the edition"))
    count = len(document.citations) + len(document.references)
    return check(
        "citations",
        "Each citation is in the edition and has its reference; each reference is in the edition.",
        "citations and references",
        count,
        failures,
    )


def cells(findings: Findings, comparison: Comparison) -> Check:
    """Each finding that a cell or figure names exists; a cell says "not reported" just when it names none."""
    known = {finding.id for finding in findings.findings}
    failures, count = [], 0
    for table in comparison.tables:
        for number, row in enumerate(table.rows, 1):
            for column, cell in zip(table.columns, row, strict=True):
                count += 1
                place = f"table {table.id}, row {number}, column {column.id}"
                failures += [(place, f"names {one}, which is no finding") for one in cell.findings if one not in known]
                if (cell.text == UNREPORTED) and cell.findings:
                    failures.append((place, "says that nothing is reported but names findings"))
    failures += list(_compared(findings, comparison))
    for figure in comparison.figures:
        unknown = [one for one in figure.findings if one not in known]
        failures += [(f"figure {figure.id}", f"names {one}, which is no finding") for one in unknown]
    return check("cells", "Each cell rests on findings; silence is not taken for absence.", "cells", count, failures)


def _compared(findings: Findings, comparison: Comparison) -> Iterator[tuple[str, str]]:
    """What is wrong with the cells of the table that compares subjects: a finding in the wrong one, or in none."""
    table = next((one for one in comparison.tables if one.id == "comparison"), None)
    if table is None:
        yield "table comparison", "is missing"
        return
    place = {finding.id: finding.subject for finding in findings.findings}
    shown: set[str] = set()
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            wrong = [one for one in cell.findings if place.get(one) != column.id and column.id in place.values()]
            yield from ((f"table comparison, column {column.id}", f"{one} is about {place.get(one)}") for one in wrong)
            shown.update(cell.findings)
    yield from ((one, "is in no cell of the comparison") for one in place if one not in shown)
