"""What follows the text: comparison, findings, queries, changes, terms, collation, colophon."""

from __future__ import annotations

from ..records.apparatus import Apparatus
from ..records.comparison import Comparison, Table
from ..records.document import Document
from ..records.findings import Findings
from .elements import Node, figure, heading, items, link, paragraph, span, strong, table, words
from .prose import Prose


def appendix(
    document: Document, apparatus: Apparatus, findings: Findings, comparison: Comparison, prose: Prose
) -> list[Node]:
    """All parts after the references; a part with nothing in it is left out."""
    return [
        *compared(findings, comparison, prose),
        *queries(apparatus, prose),
        *changes(apparatus, prose),
        *terms(apparatus),
        *collation(document),
        *colophon(document, apparatus, findings),
    ]


def compared(findings: Findings, comparison: Comparison, prose: Prose) -> list[Node]:
    blocks = [heading(1, words("Findings"), "findings")]
    names = {label.id: label.name for label in (*findings.subjects, *findings.dimensions)}
    blocks += [paragraph([strong(names.get(s.subject, s.subject)), *words(f": {s.note}")]) for s in findings.scope]
    known = {finding.id for finding in findings.findings}
    for each in comparison.tables:
        blocks += [heading(2, words(each.title), f"table-{each.id}"), compared_table(each, known)]
        blocks += [paragraph(words(text)) for text in each.notes]
    for each in comparison.figures:
        if not each.empty:
            blocks += [figure(each.id, each.caption, each.alt), *(paragraph(words(text)) for text in each.notes)]
    blocks += [heading(2, words("All findings"), "all-findings")]
    rows = []
    for finding in findings.findings:
        place = prose.sentence_of(finding.evidence.start)
        rows.append(
            [
                [span(words(finding.id), f"finding-{finding.id}")],
                words(
                    f"{names.get(finding.subject, finding.subject)}: {names.get(finding.dimension, finding.dimension)}"
                ),
                words(f"{finding.type}, {finding.status}"),
                words(finding.statement),
                [link(words(finding.evidence.quote), f"#{place}") if place else span(words(finding.evidence.quote))],
            ]
        )
    header = ["Id", "Subject: dimension", "Type, status", "Statement", "Words of the source"]
    empty = [paragraph(words("No findings."))]
    return [*blocks, *([table(header, rows, widths=[0.08, 0.17, 0.13, 0.31, 0.31])] if rows else empty)]


def compared_table(each: Table, known: set[str]) -> Node:
    rows = [
        [
            [
                *words(cell.text),
                *(
                    n
                    for id in cell.findings
                    if id in known
                    for n in ({"t": "Space"}, link(words(id), f"#finding-{id}", "", "evidence"))
                ),
            ]
            for cell in row
        ]
        for row in each.rows
    ]
    return table([c.label for c in each.columns], rows, each.caption, numeric=[c.numeric for c in each.columns])


def queries(apparatus: Apparatus, prose: Prose) -> list[Node]:
    asked = [e for e in apparatus.emendations if e.query]
    rows = [
        [
            [link(words(str(prose.queries[e.id])), f"#{prose.sentence_of(e.start)}")],
            words(e.source),
            words(e.text),
            words(e.query),
        ]
        for e in asked
    ]
    header = ["Query", "Source", "Reading chosen", "Question"]
    grid = table(header, rows, widths=[0.1, 0.27, 0.27, 0.36])
    return [heading(1, words("Queries to the author"), "queries"), grid] if rows else []


def changes(apparatus: Apparatus, prose: Prose) -> list[Node]:
    rows = []
    for e in apparatus.emendations:
        name = span(words(e.id), f"change-{e.id}")
        place = prose.sentence_of(e.start)
        rows.append(
            [
                [link([name], f"#{place}") if place else name],
                words(e.source),
                words(e.text),
                words(f"{e.kind}, {e.hand}, {e.certainty}"),
                words(e.reason),
            ]
        )
    header = ["Change", "Source", "Edition", "Kind, hand, certainty", "Reason"]
    grid = table(header, rows, widths=[0.1, 0.25, 0.25, 0.17, 0.23])
    return [heading(1, words("Changes"), "changes"), grid] if rows else []


def terms(apparatus: Apparatus) -> list[Node]:
    rows = [
        [
            [strong(t.preferred)],
            [span(words(t.original), lang=t.language)],
            words(", ".join(t.variants)),
            words(t.definition),
        ]
        for t in apparatus.terms
    ]
    grid = table(["Term", "Original", "Variants replaced", "Definition"], rows)
    return [heading(1, words("Terms"), "terms"), grid] if rows else []


def collation(document: Document) -> list[Node]:
    rows = [
        [
            words(c.field),
            words(c.agreement),
            words(c.chosen),
            words("; ".join(f"{r.witness}: {r.text}" for r in c.readings)),
        ]
        for c in document.collation
    ]
    grid = table(["Field", "Agreement", "Chosen", "Readings"], rows, widths=[0.13, 0.13, 0.3, 0.44])
    return [heading(1, words("Collation"), "collation"), grid] if rows else []


def colophon(document: Document, apparatus: Apparatus, findings: Findings) -> list[Node]:
    lines = [f"{w.id} ({w.role}): {w.path}, sha256 {w.sha256}" for w in document.witnesses]
    lines.append(
        f"{len(document.sentences)} sentences, {len(apparatus.emendations)} changes, {len(findings.findings)} findings."
    )
    return [heading(1, words("Colophon"), "colophon"), items([[{"t": "Plain", "c": words(line)}] for line in lines])]
