"""Drawing counts on a grid: dots with numbers, bars with numbers, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import sqrt
from typing import NamedTuple

from .sheet import BLUE, GREEN, INK, ORANGE, QUIET, RULE, SKY, VERMILLION, WIDTH, Sheet, block, wrap
from .wording import claims

MARGIN = 6.0
LABELS = 150.0  # points: the width of the labels of the rows
FILLS = (BLUE, ORANGE, SKY, GREEN, VERMILLION)


class Grid(NamedTuple):
    """``rows`` x ``columns`` (id -> name) and the ids of the findings at their crossings."""

    rows: Mapping[str, str]
    columns: Mapping[str, str]
    ids: Mapping[tuple[object, ...], list[str]]

    def row(self, id: str) -> Iterator[tuple[str, int]]:
        """The numbers in the row ``id``, each with the name of its column."""
        return ((name, len(self.ids.get((id, column), []))) for column, name in self.columns.items())

    def column(self, id: str) -> Iterator[tuple[str, int]]:
        """The numbers in the column ``id``, each with the name of its row."""
        return ((name, len(self.ids.get((row, id), []))) for row, name in self.rows.items())

    @property
    def largest(self) -> int:
        """The largest number, at least 1."""
        return max((len(ids) for ids in self.ids.values()), default=1) or 1

    def title(self, row: str, column: str) -> str:
        """What stands at a crossing, in words, with the ids of its findings."""
        ids = self.ids.get((row, column), [])
        return f"{self.rows[row]}, {self.columns[column]}: {claims(len(ids))} ({', '.join(ids)})"


class Frame(NamedTuple):
    """Where the columns and rows of a grid stand: middles in points, and the lines of their labels."""

    sheet: Sheet
    width: float
    columns: Mapping[str, float]
    rows: Mapping[str, float]


def draw_dots(id: str, title: str, grid: Grid) -> bytes:
    """A dot at each crossing, its area in proportion to the number beside it."""
    frame = _frame(id, grid, least=30.0, centered=True)
    radius = min(13.0, frame.width / 2 - 7.5)
    for row, y in frame.rows.items():
        for column, middle in frame.columns.items():
            number, x = len(grid.ids.get((row, column), [])), middle - 7
            if number:
                dot = frame.sheet.dot(x, y, radius * sqrt(number / max(4, grid.largest)))
                frame.sheet.mark(dot, ("cell", column, row), grid.title(row, column))
            frame.sheet.text(x + radius + 3, y, [str(number)], color=INK if number else QUIET)
    return frame.sheet.svg(title)


def draw_bars(id: str, title: str, grid: Grid) -> bytes:
    """A bar from the left of each crossing, the number at its end; one scale for all."""
    frame = _frame(id, grid, least=22.0)
    longest = frame.width - 26.0
    for row, y in frame.rows.items():
        for (column, x), fill in zip(frame.columns.items(), FILLS, strict=False):
            number, left = len(grid.ids.get((row, column), [])), x - frame.width / 2
            length = longest * number / max(4, grid.largest)
            if number:
                bar = frame.sheet.bar(left, y, length, 12.0, fill=fill)
                frame.sheet.mark(bar, ("bar", row, column), grid.title(row, column))
            frame.sheet.rule(left, y - 10, left, y + 10, color=QUIET)
            frame.sheet.text(left + length + 4, y, [str(number)], color=INK if number else QUIET)
    return frame.sheet.svg(title)


def draw_nothing(id: str, title: str, words: str) -> bytes:
    """A sheet that says there is nothing to show."""
    lines = wrap(words, WIDTH - 2 * MARGIN)
    sheet = Sheet(id, block(lines) + 4 * MARGIN)
    sheet.text(WIDTH / 2, sheet.height / 2, lines, align="center", color=QUIET)
    return sheet.svg(title)


def _frame(id: str, grid: Grid, least: float, centered: bool = False) -> Frame:
    """The sheet for ``grid`` with its labels and lines; rows are ``least`` points high or as high as their labels."""
    width = (WIDTH - LABELS - 2 * MARGIN) / max(1, len(grid.columns))
    slanted = width < 54.0
    heads = {one: wrap(name, 100.0 if slanted else width - 8) for one, name in grid.columns.items()}
    labels = {one: wrap(name, LABELS - 10) for one, name in grid.rows.items()}
    heights = {one: max(least, block(lines) + 8) for one, lines in labels.items()}
    top = MARGIN + max((104.0 if slanted else block(lines) for lines in heads.values()), default=0.0) + 6
    sheet = Sheet(id, top + sum(heights.values()) + MARGIN)
    columns = {one: LABELS + MARGIN + width * (place + 0.5) for place, one in enumerate(grid.columns)}
    for one, lines in heads.items():
        if slanted:
            sheet.upright(columns[one], top - 6, lines)
        else:
            x = columns[one] if centered else columns[one] - width / 2
            sheet.text(x, top - 6 - block(lines) / 2, lines, align="center" if centered else "left")
    rows, y = {}, top
    for one, lines in labels.items():
        sheet.rule(MARGIN, y, WIDTH - MARGIN, y, color=RULE)
        rows[one] = y + heights[one] / 2
        sheet.text(MARGIN, rows[one], lines)
        y += heights[one]
    sheet.rule(MARGIN, y, WIDTH - MARGIN, y, color=RULE)
    return Frame(sheet, width, columns, rows)
