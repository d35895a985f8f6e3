"""The files of tables and figures: each knows what it is made from, and is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from ..records.comparison import Figure, Mark, Table
from .sheet import Sheet


class File(NamedTuple):
    """A file to be made: the same ``source`` gives the same bytes.

    An SVG holds ``words`` besides, which ``reword`` changes in one that was drawn before.
    """

    source: bytes
    make: Callable[[], bytes]
    words: bytes = b""
    reword: Callable[[bytes], bytes] | None = None


def table_file(table: Table) -> File:
    """A table as CSV."""

    def make() -> bytes:
        from .csvfile import as_csv

        return as_csv(table)

    return File(msgspec.json.encode(table), make)


def data_file(header: Sequence[str], rows: Sequence[Sequence[str]]) -> File:
    """The data behind a figure as CSV."""

    def make() -> bytes:
        from .csvfile import data_csv

        return data_csv(header, rows)

    return File(msgspec.json.encode([header, rows]), make)


def figure_file(figure: Figure, sheet: Sheet, format: str) -> File:
    """A figure as ``svg``, ``png`` or ``pdf``; in an SVG, each mark has its words as a title."""
    source = msgspec.json.encode([sheet.id, sheet.height, sheet.pieces])
    words = [figure.title, figure.alt, {mark.id: _titled(mark) for mark in sheet.marks}]

    def plot() -> bytes:
        from .plotting import plotted

        return plotted(sheet, format, figure.title, figure.alt)

    if format != "svg":
        return File(source + msgspec.json.encode(words[:2]), plot)

    def make() -> bytes:
        from .svg import clean

        return clean(plot(), sheet.id, *words)

    def reword(data: bytes) -> bytes:
        from .svg import reworded

        return reworded(data, *words)

    return File(source, make, msgspec.json.encode(words), reword)


def _titled(mark: Mark) -> str:
    ids = ", ".join((*mark.findings, *mark.changes))
    return f"{mark.text} ({ids})" if ids else mark.text
