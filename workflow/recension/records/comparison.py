"""What *compare* makes: ``comparison.json`` beside ``tables/*.csv`` and ``figures/*.svg``."""

from __future__ import annotations

from . import Record


class Cell(Record):
    """A table cell: its text and the ids of the findings it rests on (none: "not reported")."""

    text: str
    findings: list[str] = []


class Column(Record):
    """A table column; ``numeric`` ones are set flush right."""

    id: str
    label: str
    numeric: bool = False


class Table(Record):
    """A comparison table, also in ``tables/<id>.csv``.  ``notes`` say what a reader must know (scope, base)."""

    id: str
    title: str
    caption: str
    columns: list[Column]
    rows: list[list[Cell]]
    notes: list[str] = []


class Figure(Record):
    """A figure in ``figures/<id>.svg``.  ``alt`` tells in words what it shows and differs from ``caption``.

    ``empty`` figures have nothing to show for this study and are not printed.
    """

    id: str
    title: str
    caption: str
    alt: str
    findings: list[str]
    notes: list[str] = []
    empty: bool = False


class Comparison(Record):
    """All tables and figures of a study, in the order they are shown."""

    study: str
    tables: list[Table]
    figures: list[Figure]
