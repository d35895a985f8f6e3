"""Findings, tables and figures as a reader can take them in: no table wider than a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from ..records.comparison import Cell, Comparison, Figure, Table
from ..records.findings import Finding, Findings, Label
from .elements import (
    Across,
    Node,
    definitions,
    division,
    figure,
    heading,
    lines,
    link,
    paragraph,
    span,
    strong,
    table,
    words,
)
from .once import Once
from .prose import Prose

WIDE = 60  # code points: a cell of more is running text
MOST = 7  # columns that a page holds
ABREAST = 4  # subjects that stand side by side
APART = ("changes", "collation")  # tables and figures of the text, which stand with the changes and the witnesses

# How tables of many columns are gathered into few: heads, and for each the columns whose cells stand below each other,
# those of the second list with their name in front; then the widths.
Gathered = list[tuple[str, list[str], list[str]]]
GATHERED: dict[str, tuple[Gathered, list[float]]] = {
    "quantities": (
        [
            ("Figure", ["stated", "subject"], []),
            ("What is counted", ["counted"], []),
            ("Said with it", [], ["base", "period", "place", "citation"]),
            ("Not stated", ["missing"], []),
        ],
        [0.21, 0.28, 0.33, 0.18],
    ),
    "documents": (
        [
            ("Name", ["name"], []),
            ("Subject, kind", ["subject", "kind"], []),
            ("What the study says", ["says"], []),
            ("Status, date, citation", ["status"], ["date", "citation"]),
        ],
        [0.29, 0.14, 0.35, 0.22],
    ),
    "actors": (
        [("Actor", ["actor"], []), ("Subject", ["subject"], []), ("What it does", ["does"], [])],
        [0.34, 0.16, 0.5],
    ),
    "shortcomings": (
        [
            ("Said of", ["subject"], []),
            ("Shortcoming", ["problem"], []),
            ("Kind", ["kind"], []),
            ("Dimension", ["dimension"], ["section"]),
            ("Rests on", ["rests"], []),
        ],
        [0.17, 0.32, 0.16, 0.18, 0.17],
    ),
    "citations": (
        [
            ("Citation", ["citation"], []),
            ("Cited for", ["statements"], []),
            ("Reference", ["reference"], []),
            ("Can it support this?", ["support", "question"], []),
        ],
        [0.13, 0.3, 0.27, 0.3],
    ),
}
STRONG = frozenset({"stated", "name", "actor", "support"})
MARKED = {"quantities": 0, "documents": 2, "actors": 2, "shortcomings": 1, "citations": 1}  # the column with the marks


def compared(findings: Findings, comparison: Comparison, prose: Prose) -> list[Node]:
    """The part "Findings": scope, tables, figures, dimensions, all findings."""
    blocks = [heading(1, words("Findings"), "findings", "roomy")]
    names = {label.id: label.name for label in (*findings.subjects, *findings.dimensions)}
    blocks += [paragraph([strong(names.get(s.subject, s.subject)), *words(f": {s.note}")]) for s in findings.scope]
    apart = {label.id for label in findings.subjects if label.role != "one"}
    for each in comparison.tables:
        if each.rows and each.id not in APART:
            blocks += [heading(2, words(each.title), f"table-{each.id}", "roomy")]
            blocks += [compared_table(each, prose.numbers, apart), *noted(each.notes)]
    figures = [node for each in comparison.figures if each.id not in APART for node in shown_figure(each)]
    blocks += [heading(2, words("Figures"), "figures"), *figures] if figures else []
    defined = [label for label in (*findings.subjects, *findings.dimensions) if label.definition]
    if defined:
        blocks += [heading(2, words("Subjects and dimensions"), "dimensions")]
        blocks += [definitions((label.name, label.definition) for label in defined)]
    return [*blocks, heading(2, words("All findings"), "all-findings", "roomy"), *all_findings(findings, prose)]


def summary_of_changes(comparison: Comparison) -> list[Node]:
    """The figure and the table of changes, for the part that lists them."""
    blocks = [node for each in comparison.figures if each.id == "changes" for node in shown_figure(each)]
    for each in comparison.tables:
        if each.rows and each.id == "changes":
            blocks += [compared_table(each, {}), *noted(each.notes)]
    return blocks


def shown_figure(each: Figure) -> list[Node]:
    """A figure with its title at the head of its caption, and its notes; nothing when it is empty."""
    if each.empty:
        return []
    marks = " ".join(f"{mark.id}={','.join((*mark.findings, *mark.changes))}" for mark in each.marks)
    return [figure(each.id, f"{each.title}. {each.caption}", each.alt, marks), *noted(each.notes)]


def noted(notes: Sequence[str]) -> list[Node]:
    """What a reader must know of a table or figure, in small print under it."""
    return [division([paragraph(words(text)) for text in notes], "", "notes")] if notes else []


def all_findings(findings: Findings, prose: Prose) -> list[Node]:
    """Each finding with its labels, statement and words of the source."""
    subjects = {label.id: label for label in findings.subjects}
    dimensions = {label.id: label for label in findings.dimensions}
    once = Once("evidence")
    rows = [finding_row(finding, subjects, dimensions, prose, once) for finding in findings.findings]
    header = ["Id", "Labels", "Statement", "Words of the source"]
    if not rows:
        return [paragraph(words("No findings."))]
    caption = "All findings, in the order of the text, coded by the analyst where nothing else is said"
    return [table(header, rows, caption, "cards", "findings", widths=[0.11, 0.23, 0.33, 0.33])]


def finding_row(
    finding: Finding, subjects: Mapping[str, Label], dimensions: Mapping[str, Label], prose: Prose, once: Once
) -> list[list[Node]]:
    subject = subjects[finding.subject].name if finding.subject in subjects else finding.subject
    dimension = dimensions[finding.dimension].name if finding.dimension in dimensions else finding.dimension
    place = prose.sentence_of(finding.evidence.start)
    status = finding.status.replace("author-judgement", "author’s judgment")
    cited = ", with citation" if finding.citations else ""
    method = "coded by the program" if finding.method == "program" else ""
    labels = (subject, dimension, f"{finding.type}, {status}{cited}", method)
    same = finding.statement.split() == finding.evidence.quote.split()
    quote = words("the same words" if same else finding.evidence.quote)
    said = ["same"] if same else []
    number, id = prose.numbers[finding.id], f"finding-{finding.id}"
    note = [strong("Note: "), *once(finding.note, number, id)] if finding.note else []
    return [
        lines([[span(words(number), id)], words(finding.id)]),
        lines(words(label) for label in labels),
        lines([words(finding.statement), note]),
        [link(quote, f"#{place}", "", *said) if place else span(quote, "", *said)],
    ]


def compared_table(each: Table, known: Mapping[str, str], apart: Collection[str] = ()) -> Node:
    """A table in the form that fits a page; ``apart`` are the columns that stand for no subject alone."""
    own = [place for place, column in enumerate(each.columns) if place and column.id not in apart]
    if each.id == "comparison" and 0 < len(own) <= ABREAST:
        return matrix(each, own, known)
    if each.id in GATHERED:
        return gathered(each, known)
    running = any(len(cell.text) > WIDE for row in each.rows for cell in row[1:])
    if len(each.columns) > MOST or (running and len(each.columns) > 2):
        return blocked(each, known)
    rows = [[shown(cell, known) for cell in row] for row in each.rows]
    numeric = [column.numeric for column in each.columns]
    return table([column.label for column in each.columns], rows, each.caption, "grid", numeric=numeric)


def matrix(each: Table, own: Sequence[int], known: Mapping[str, str]) -> Node:
    """A block for each row of the comparison: its subjects side by side, then what is said of none of them alone."""
    groups = []
    for row in each.rows:
        members: list[list[Sequence[Node] | Across]] = [[shown(row[place], known) for place in own]]
        for place in range(1, len(row)):
            if place not in own and row[place].findings:
                name = strong(f"{each.columns[place].label}: ")
                inlines = lines([[name], *inline_lines(row[place], known)])
                members.append([Across(inlines, len(own))])
        groups.append(([strong(row[0].text)], members))
    header = [each.columns[place].label for place in own]
    return table(header, (), each.caption, "matrix", groups=groups)


def gathered(each: Table, known: Mapping[str, str]) -> Node:
    """A table of few columns, each holding the cells of several."""
    heads, widths = GATHERED[each.id]
    at = {column.id: place for place, column in enumerate(each.columns)}
    rows = []
    for row in each.rows:
        cells = []
        for place, (_, plain, named) in enumerate(heads):
            told = {id: row[at[id]] for id in plain if row[at[id]].text}
            entries = marked(row, told, known if place == MARKED[each.id] else {})
            for id in named:
                if row[at[id]].text:
                    entries.append([strong(f"{each.columns[at[id]].label}: "), *words(row[at[id]].text)])
            cells.append(lines(entries))
        rows.append(cells)
    return table([head for head, _, _ in heads], rows, each.caption, "listing", widths=widths)


def marked(row: Sequence[Cell], told: Mapping[str, Cell], known: Mapping[str, str]) -> list[list[Node]]:
    """The lines of the cells ``told``, with the marks of the findings: of each line, or of the row after the first."""
    entries: list[list[Node]] = []
    for id, cell in told.items():
        if id in STRONG:
            entries.append([strong(cell.text)])
        else:
            entries += inline_lines(cell, known if cell.lines else {})
    if entries and not any(cell.lines for cell in told.values()):
        entries[0] = [*entries[0], *marks(row[0].findings, known)]
    return entries


def blocked(each: Table, known: Mapping[str, str]) -> Node:
    """A block for each row: what its first cell says as a heading, then a row for each other column.

    Columns that rest on no finding share one row ("not reported").
    """
    groups = []
    for row in each.rows:
        members, silent = [], defaultdict(list)
        for column, cell in zip(each.columns[1:], row[1:], strict=True):
            if cell.findings:
                members.append([words(column.label), shown(cell, known)])
            elif cell.text:
                silent[cell.text].append(column.label)
        members += [[words(", ".join(labels)), words(text)] for text, labels in silent.items()]
        groups.append(([strong(row[0].text)], members))
    header = [each.columns[0].label, "What the study says"]
    return table(header, (), each.caption, "blocks", groups=groups, widths=[0.2, 0.8])


def shown(cell: Cell, known: Mapping[str, str]) -> list[Node]:
    """A cell with the marks of its findings.  Numbers stand alone."""
    return words(cell.text) if cell.text.strip().isdigit() else lines(inline_lines(cell, known))


def inline_lines(cell: Cell, known: Mapping[str, str]) -> list[list[Node]]:
    """The lines of a cell, each with the marks of its own findings where it has such; the others follow the last."""
    parts = cell.text.split("\n")
    if len(parts) != len(cell.lines):
        entries = [words(part) for part in parts]
        return [*entries[:-1], [*entries[-1], *marks(cell.findings, known)]]
    entries = [[*words(part), *marks(ids, known)] for part, ids in zip(parts, cell.lines, strict=True)]
    told = {id for ids in cell.lines for id in ids}
    rest = marks([id for id in cell.findings if id not in told], known)
    return [*entries, [*words("also"), *rest]] if rest else entries


def marks(ids: Sequence[str], known: Mapping[str, str]) -> list[Node]:
    links = ([{"t": "Space"}, link(words(known[id]), f"#finding-{id}", "", "evidence")] for id in ids if id in known)
    return [node for pair in links for node in pair]
