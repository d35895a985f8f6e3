"""What *compare* makes: ``comparison.json`` beside ``tables/*.csv`` and ``figures/``."""

from __future__ import annotations

from . import Record


class Cell(Record):
    """A table cell: its text and the ids of the findings it rests on (none: "not reported").

    ``lines`` has, for each line of a text whose lines rest on findings of their own, the ids of those; ``changes`` are
    the ids of emendations where the cell tells of the edition and not of findings.
    """

    text: str
    findings: list[str] = []
    lines: list[list[str]] = []
    changes: list[str] = []


class Column(Record):
    """A table column; ``numeric`` ones are set flush right."""

    id: str
    label: str
    numeric: bool = False


class Table(Record):
    """A comparison table, also in ``tables/<id>.csv``.  ``notes`` say what a reader must know (scope, base); with
    ``total`` the last row sums up the others."""

    id: str
    title: str
    caption: str
    columns: list[Column]
    rows: list[list[Cell]]
    notes: list[str] = []
    total: bool = False


class Mark(Record):
    """What a mark of a figure shows: ``id`` is that of its element in the SVG, ``text`` says it in words."""

    id: str
    text: str
    findings: list[str] = []
    changes: list[str] = []


class Figure(Record):
    """A figure in ``figures/<path>.svg``, its data beside it in ``figures/<path>.csv``, a row for each mark.

    ``alt`` tells in words what it shows and differs from ``caption``.  ``empty`` figures have nothing to show for this
    study and are not printed.
    """

    id: str
    title: str
    caption: str
    alt: str
    findings: list[str]
    path: str = ""
    notes: list[str] = []
    marks: list[Mark] = []
    empty: bool = False


class Comparison(Record):
    """All tables and figures of a study, in the order they are shown."""

    study: str
    tables: list[Table]
    figures: list[Figure]
