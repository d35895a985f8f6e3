"""The comparison: each cell rests on the findings it names, and silence is not absence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..records.comparison import Cell, Table
from .promises import Build, Promise, Seen, level, short

SILENT = "not reported"


def cells(build: Build) -> Seen:
    """Each cell's findings exist; a count is their number; a cell is "not reported" exactly where there is none."""
    known = {one.id for one in build.findings.findings}
    looked, wrong = 0, []
    for table in build.comparison.tables:
        for number, row in enumerate(table.rows, start=1):
            looked += len(row)
            if len(row) != len(table.columns):
                wrong.append((f"{table.id}, row {number}", f"has {len(row)} cells for {len(table.columns)} columns"))
            for column, cell in list(zip(table.columns, row, strict=False)):
                place = f"{table.id}, row {number}, {column.label}"
                wrong += [(place, problem) for problem in _cell(cell, column.numeric, known)]
    return Seen(looked, wrong)


def _cell(cell: Cell, numeric: bool, known: set[str]) -> Iterator[str]:
    yield from (f"names the finding {id!r}, which does not exist" for id in cell.findings if id not in known)
    if numeric and cell.text != str(len(cell.findings)):
        yield f"says {short(cell.text)} and names {len(cell.findings)} findings"
    if (cell.text == SILENT) and cell.findings:
        yield f"says “{SILENT}” and names {len(cell.findings)} findings"
    if len(set(cell.findings)) != len(cell.findings):
        yield "names a finding twice"


def crossings(build: Build) -> Seen:
    """Comparison and coverage: each crossing holds exactly the findings of its subject and dimension."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for one in build.findings.findings:
        wanted.setdefault((one.dimension, one.subject), []).append(one.id)
    tables = [table for table in build.comparison.tables if table.id in ("comparison", "coverage")]
    looked, wrong = 0, []
    for table in tables:
        dimensions, subjects = build.findings.dimensions, [column.id for column in table.columns[1:]]
        if subjects != [one.id for one in build.findings.subjects] or len(table.rows) != len(dimensions):
            wrong.append((table.id, "does not have the subjects and dimensions of the codebook, in its order"))
        for dimension, row in zip(dimensions, table.rows, strict=False):
            for subject, cell in zip(subjects, row[1:], strict=False):
                looked += 1
                place = f"{table.id}, {dimension.name}, {subject}"
                wrong += _crossing(place, table, cell, wanted.get((dimension.id, subject), []))
    return Seen(looked, wrong)


def _crossing(place: str, table: Table, cell: Cell, wanted: list[str]) -> Iterator[tuple[str, str]]:
    if Counter(cell.findings) != Counter(wanted):
        yield place, f"rests on {cell.findings}, the findings are {wanted}"
    if table.id == "comparison" and (cell.text == SILENT) != (not wanted):
        yield place, f"says {short(cell.text)} with {len(wanted)} findings"


def statements(build: Build) -> Seen:
    """Each statement stands in the comparison, and each quantity has its row with its exact words."""
    tables = {table.id: table for table in build.comparison.tables}
    found = build.findings.findings
    said: dict[str, list[str]] = {}
    for cell in (cell for row in _rows(tables, "comparison") for cell in row[1:]):
        for id in cell.findings:
            said.setdefault(id, []).append(level(cell.text))
    wrong = [
        (one.id, f"its statement {short(one.statement)} is not in its cell of the comparison")
        for one in found
        if not any(level(one.statement) in text for text in said.get(one.id, []))
    ]
    rows = Counter((row[0].findings[0], _words(row)) for row in _rows(tables, "quantities") if row[0].findings)
    stated = Counter((one.id, level(quantity.text)) for one in found for quantity in one.quantities)
    short_of = [(id, f"the quantity {short(text)} has no row of its own") for id, text in (stated - rows)]
    extra = [(id, f"a row for {short(text)} rests on no quantity") for id, text in (rows - stated)]
    return Seen(len(found) + stated.total(), [*wrong, *short_of, *extra])


def _rows(tables: dict[str, Table], id: str) -> list[list[Cell]]:
    return tables[id].rows if id in tables else []


def _words(row: list[Cell]) -> str:
    """The exact words of a row of quantities: its last cell but one."""
    return level(row[-2].text)


def scope(build: Build) -> Seen:
    """What must be said of a subject is said under the comparison and under the coverage, in table and figure."""
    notes = build.findings.scope
    shown = [
        (f"table {one.id}", one.notes) for one in build.comparison.tables if one.id in ("comparison", "coverage")
    ] + [(f"figure {one.id}", one.notes) for one in build.comparison.figures if one.id == "coverage" and not one.empty]
    wrong = [
        (place, f"does not say of {one.subject}: {short(one.note)}")
        for place, said in shown
        for one in notes
        if not any(level(one.note) in level(text) for text in said)
    ]
    return Seen(len(notes) * len(shown), wrong)


PROMISES = (
    Promise("cells", "Each cell rests on the findings it names.", "cells of the tables", cells),
    Promise("crossings", "Silence is not absence: “not reported” cells have no finding.", "crossings", crossings),
    Promise("statements", "Each statement and each quantity is in its table.", "statements, quantities", statements),
    Promise("scope", "What limits a comparison is said beside it.", "notes on scope beside what they limit", scope),
)
