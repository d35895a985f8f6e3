"""Findings, tables and figures as a reader can take them in: no table wider than a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ..records.comparison import Cell, Comparison, Table
from ..records.findings import Finding, Findings, Label
from .elements import Node, definitions, division, figure, heading, lines, link, paragraph, span, strong, table, words
from .prose import Prose

MARKED = "The marks lead to the findings, which tell what the study says."
WIDE = 60  # code points: a cell of more is running text
MOST = 7  # columns that a page holds


def compared(findings: Findings, comparison: Comparison, prose: Prose) -> list[Node]:
    """The part "Findings": scope, tables, figures, dimensions, all findings."""
    blocks = [heading(1, words("Findings"), "findings", "roomy")]
    names = {label.id: label.name for label in (*findings.subjects, *findings.dimensions)}
    blocks += [paragraph([strong(names.get(s.subject, s.subject)), *words(f": {s.note}")]) for s in findings.scope]
    known = prose.numbers
    told: set[str] = set()
    for original in comparison.tables:
        each = without_repeats(original, told)
        if each.rows:
            blocks += [heading(2, words(each.title), f"table-{each.id}", "roomy"), compared_table(each, known)]
            blocks += noted(each.notes)
    shown = [each for each in comparison.figures if not each.empty]
    blocks += [heading(2, words("Figures"), "figures")] if shown else []
    for each in shown:
        blocks += [figure(each.id, each.caption, each.alt), *noted(each.notes)]
    defined = [label for label in (*findings.subjects, *findings.dimensions) if label.definition]
    if defined:
        blocks += [heading(2, words("Subjects and dimensions"), "dimensions")]
        blocks += [definitions((label.name, label.definition) for label in defined)]
    return [*blocks, heading(2, words("All findings"), "all-findings", "roomy"), *all_findings(findings, prose)]


def noted(notes: Sequence[str]) -> list[Node]:
    """What a reader must know of a table or figure, in small print under it."""
    return [division([paragraph(words(text)) for text in notes], "", "notes")] if notes else []


def without_repeats(each: Table, told: set[str]) -> Table:
    """``each``, its cells left to their marks where all their statements stand in earlier tables (``told``)."""
    cells = [cell for row in each.rows for cell in row[1:] if cell.findings and not cell.text.strip().isdigit()]
    listed = all(len(cell.text.split("\n")) == len(cell.findings) for cell in cells)
    ids = {id for cell in cells for id in cell.findings}
    again = bool(ids) and ids <= told and listed and not any(row[0].findings for row in each.rows)
    told |= ids if listed else set()
    if not again:
        return each
    rows = [[Cell(text="", findings=cell.findings) if cell in cells else cell for cell in row] for row in each.rows]
    return replace(each, rows=rows, notes=[MARKED, *each.notes])


def all_findings(findings: Findings, prose: Prose) -> list[Node]:
    """Each finding with its labels, statement and words of the source."""
    subjects = {label.id: label for label in findings.subjects}
    dimensions = {label.id: label for label in findings.dimensions}
    rows = [finding_row(finding, subjects, dimensions, prose) for finding in findings.findings]
    header = ["Id", "Labels", "Statement", "Words of the source"]
    if not rows:
        return [paragraph(words("No findings."))]
    caption = "All findings, in the order of the text"
    return [table(header, rows, caption, "cards", widths=[0.11, 0.23, 0.33, 0.33])]


def finding_row(
    finding: Finding, subjects: Mapping[str, Label], dimensions: Mapping[str, Label], prose: Prose
) -> list[list[Node]]:
    subject = subjects[finding.subject].name if finding.subject in subjects else finding.subject
    dimension = dimensions[finding.dimension].name if finding.dimension in dimensions else finding.dimension
    place = prose.sentence_of(finding.evidence.start)
    status = finding.status.replace("author-judgement", "author’s judgment")
    labels = f"{finding.type}, {status}; coded by the {finding.method}"
    same = finding.statement.split() == finding.evidence.quote.split()
    quote = words("the same words" if same else finding.evidence.quote)
    return [
        lines([[span(words(prose.numbers[finding.id]), f"finding-{finding.id}")], words(finding.id)]),
        lines([words(f"{subject}: {dimension}"), words(labels)]),
        lines([words(finding.statement), [*strong_note(finding.note)]]),
        [link(quote, f"#{place}") if place else span(quote)],
    ]


def strong_note(text: str) -> list[Node]:
    return [strong("Note: "), *words(text)] if text else []


def compared_table(each: Table, known: Mapping[str, str]) -> Node:
    """A table in the form that fits a page: as it is, turned, or a block of rows for each of its rows."""
    text = [place for place, column in enumerate(each.columns) if not column.numeric]
    running = any(len(row[place].text) > WIDE for row in each.rows for place in text[1:])
    if len(each.columns) > 2 and (running or (len(each.columns) > MOST and len(text) > 1)):
        return blocked(each, known)
    if len(each.columns) > MOST:
        return turned(each, known) if len(each.rows) < MOST else blocked(each, known)
    rows = [[shown(cell, known) for cell in row] for row in each.rows]
    numeric = [column.numeric for column in each.columns]
    return table([column.label for column in each.columns], rows, each.caption, "grid", numeric=numeric)


def blocked(each: Table, known: Mapping[str, str]) -> Node:
    """A block for each row: what its first cell says as a heading, then a row for each other column.

    Columns that rest on no finding share one row ("not reported").
    """
    groups = []
    for row in each.rows:
        ids = [id for id in row[0].findings if id in known]
        shared = bool(ids) and all(cell.findings == row[0].findings for cell in row[1:] if cell.findings)
        members, silent = [], defaultdict(list)
        for column, cell in zip(each.columns[1:], row[1:], strict=True):
            if cell.findings or (shared and cell.text):
                members.append([words(column.label), shown(cell, {} if shared else known)])
            elif cell.text:
                silent[cell.text].append(column.label)
        members += [[words(", ".join(labels)), words(text)] for text, labels in silent.items()]
        groups.append(([strong(row[0].text), *(marks(ids, known) if shared else [])], members))
    header = [each.columns[0].label, "What the study says"]
    return table(header, (), each.caption, "blocks", groups=groups, widths=[0.2, 0.8])


def turned(each: Table, known: Mapping[str, str]) -> Node:
    """Columns as rows, for a table of many numbers and few rows."""
    header = [each.columns[0].label, *(row[0].text for row in each.rows)]
    rows = [
        [words(column.label), *(shown(row[place], known) for row in each.rows)]
        for place, column in enumerate(each.columns)
        if place
    ]
    numeric = [False, *([True] * len(each.rows))]
    return table(header, rows, each.caption, "grid", numeric=numeric)


def shown(cell: Cell, known: Mapping[str, str]) -> list[Node]:
    """A cell; where it has a line for each finding, each line leads to its own.  Numbers stand alone."""
    ids = [id for id in cell.findings if id in known]
    parts = cell.text.split("\n")
    if not ids or cell.text.strip().isdigit():
        return lines(words(part) for part in parts)
    if not cell.text:
        return marks(ids, known)[1:]
    if len(parts) == len(cell.findings):
        return lines([*words(part), *marks([id], known)] for part, id in zip(parts, cell.findings, strict=True))
    return [*lines(words(part) for part in parts), *marks(ids, known)]


def marks(ids: Sequence[str], known: Mapping[str, str]) -> list[Node]:
    links = ([{"t": "Space"}, link(words(known[id]), f"#finding-{id}", "", "evidence")] for id in ids if id in known)
    return [node for pair in links for node in pair]
