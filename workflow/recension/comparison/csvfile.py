"""A table as CSV: UTF-8, LF, no cell that a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas

from ..files import safe_cell
from ..records.comparison import Cell, Table

# Where each cell has findings of its own they stand in a column beside it; where a row has one set, at its end.
BESIDE = ("comparison",)
AT_END = ("quantities", "documents", "actors", "shortcomings", "citations")


def as_csv(table: Table) -> bytes:
    """``table`` as CSV.  Ids of findings (of changes, in the summary of them) are put apart by ``; ``."""
    columns: list[tuple[str, list[object]]] = []
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        columns.append((column.label, _texts(cells, column.numeric)))
        if table.id in BESIDE and place:
            columns.append((f"{column.label} findings", list(map(_ids, cells))))
    if table.id in AT_END:
        columns.append(("Findings", [_ids(row[0]) for row in table.rows]))
    if any(cell.changes for row in table.rows for cell in row):
        ids = ["; ".join(_changes(row)) for row in table.rows]
        columns.append(("Changes", [*ids[:-1], ""] if table.total else ids))
    return _written(columns)


def data_csv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """The data behind a figure as CSV."""
    return _written([(label, [row[place] for row in rows]) for place, label in enumerate(header)])


def _written(columns: list[tuple[str, list[object]]]) -> bytes:
    return _frame(columns).to_csv(index=False, lineterminator="\n").encode("utf-8")


def _changes(row: list[Cell]) -> list[str]:
    return list(dict.fromkeys(id for cell in row for id in cell.changes))


def _frame(columns: list[tuple[str, list[object]]]) -> pandas.DataFrame:
    """The frame of ``columns``; by position, as two subjects may have one name."""
    frame = pandas.DataFrame({place: pandas.Series(cells, dtype=object) for place, (_, cells) in enumerate(columns)})
    frame = frame.map(safe_cell)
    frame.columns = pandas.Index([safe_cell(label) for label, _ in columns])
    return frame


def _texts(cells: list[Cell], numeric: bool) -> list[object]:
    kind: Callable[[str], object] = int if numeric else str
    return [kind(cell.text) for cell in cells]


def _ids(cell: Cell) -> str:
    return "; ".join(cell.findings)
