"""The percentages a study states, drawn as it states them: dots for values, triangles on bounds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import ceil, floor, log10
from typing import NamedTuple

from matplotlib.artist import Artist

from ..records.comparison import Figure
from ..records.findings import Quantity
from .sheet import BLUE, ORANGE, QUIET, RULE, WIDTH, Sheet, block, wrap
from .tally import Stated, Tally, statement
from .wording import level, number, value

UNITS = frozenset({"%", "％", "percent", "per cent"})
TALLEST = 600.0  # points of rows that a page can hold; the table has all quantities
MARGIN, LEFT, RIGHT = 6.0, 200.0, 112.0  # points: labels of the rows, words at the right
LARGEST = 1e9  # a "percentage" beyond this would leave nothing else to see on the axis
HOLLOW = frozenset({"more than", "always above", "less than", "always below"})
UPWARD = frozenset({"more than", "always above", "at least"})
DOWNWARD = frozenset({"less than", "always below", "at most"})
OPEN = UPWARD | DOWNWARD


def percentages(tally: Tally) -> list[Stated]:
    """The quantities whose unit is the percentage and that have a value, in the order of the codebook's subjects."""
    return [one for one in tally.stated() if level(one.quantity.unit).lower() in UNITS and _bounds(one.quantity)]


def shown(tally: Tally, stated: Sequence[Stated]) -> list[Stated]:
    """Those that are drawn: the first ones, as many as :data:`TALLEST` has room for."""
    heights = accumulate(Row.of(tally, one).height for one in stated)
    return [one for one, height in zip(stated, heights, strict=True) if height <= TALLEST]


def told(tally: Tally, stated: Sequence[Stated]) -> str:
    """``stated`` in words: subject, what is counted, and the value with its qualifier."""
    return "; ".join(f"{_label(tally, one)}: {value(one.quantity)} percent" for one in stated)


def draw_percentages(tally: Tally, figure: Figure, stated: Sequence[Stated]) -> bytes:
    """One row for each of ``stated`` on one axis: 0 to 100 where all lie within it."""
    rows = [Row.of(tally, one) for one in stated]
    sheet = Sheet(figure.id, sum(row.height for row in rows) + 2 * MARGIN + 20)
    axis = Axis(stated)
    axis.draw(sheet, MARGIN, sheet.height - MARGIN - 16)
    y = MARGIN
    for place, (one, row) in enumerate(zip(stated, rows, strict=True), start=1):
        middle = y + row.height / 2
        sheet.text(MARGIN, middle, row.label)
        sheet.text(WIDTH - RIGHT + 10, middle, row.words)
        names = (one.finding.id, str(place))
        _mark(sheet, axis, middle, one.quantity, names, f"{told(tally, [one])} ({one.finding.id})")
        y += row.height
        sheet.rule(MARGIN, y, WIDTH - MARGIN, y)
    return sheet.svg(figure.title)


class Row(NamedTuple):
    """The lines of a row: what is counted, and the exact words."""

    label: list[str]
    words: list[str]

    @classmethod
    def of(cls, tally: Tally, one: Stated) -> Row:
        """The row of ``one``."""
        return cls(wrap(_label(tally, one), LEFT - 14), wrap(one.quantity.text, RIGHT - 12))

    @property
    def height(self) -> float:
        """In points, with the space around the lines."""
        return max(24.0, block(self.label) + 8, block(self.words) + 8)


class Axis:
    """The axis of percentages, from ``low`` to ``high``."""

    def __init__(self, stated: Sequence[Stated]) -> None:
        ends = [0.0, 100.0, *(end for one in stated for end in _bounds(one.quantity))]
        self.low, self.high = min(ends), max(ends)
        if self._beyond(stated):  # room for what lies, or points, beyond 0 to 100
            room = (self.high - self.low) * 0.1
            self.low, self.high = self.low - (room if self.low < 0 else 0.0), self.high + room
        self.step = 20.0 if (self.low, self.high) == (0.0, 100.0) else _round_step((self.high - self.low) / 4)

    def _beyond(self, stated: Sequence[Stated]) -> bool:
        return (self.low, self.high) != (0.0, 100.0) or any(
            one.quantity.qualifier in UPWARD and _bounds(one.quantity)[0] >= 100 for one in stated
        )

    def x(self, percent: float) -> float:
        """Where ``percent`` stands, in points."""
        share = percent / (self.high - self.low) - self.low / (self.high - self.low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def draw(self, sheet: Sheet, top: float, bottom: float) -> None:
        """The lines of the axis and their numbers."""
        place = ceil(self.low / self.step)
        while place * self.step <= self.high:
            x = self.x(place * self.step)
            sheet.rule(x, top, x, bottom, color=RULE)
            sheet.text(x, bottom + 8, [f"{number(place * self.step)}%"], align="center", color=QUIET)
            place += 1


def _mark(sheet: Sheet, axis: Axis, y: float, quantity: Quantity, names: tuple[str, str], title: str) -> None:
    """The mark of one quantity: a dot, a diamond for "about", two of them joined for a range, a triangle on a bound."""
    ends = [axis.x(end) for end in _bounds(quantity)]
    if quantity.qualifier in OPEN:
        sheet.stroke([ends[0], axis.x(axis.high if quantity.qualifier in UPWARD else axis.low)], [y, y])
    elif len(ends) == 2:
        sheet.stroke(ends, [y, y])
    for place, x in enumerate(ends):
        artist = _shape(sheet, x, y, quantity.qualifier)
        sheet.mark(artist, ("percent", *names, *(["high"] if place else [])), title)


def _shape(sheet: Sheet, x: float, y: float, qualifier: str) -> Artist:
    fill = "#FFFFFF" if qualifier in HOLLOW else BLUE
    if qualifier in OPEN:
        tip = x + (8.0 if qualifier in UPWARD else -8.0)
        return sheet.shape([(x, y - 5), (tip, y), (x, y + 5)], fill=fill)
    if qualifier == "about":
        return sheet.shape([(x - 5.5, y), (x, y - 5.5), (x + 5.5, y), (x, y + 5.5)], fill=ORANGE)
    return sheet.dot(x, y, 4.0, fill=fill)


def _bounds(quantity: Quantity) -> list[float]:
    """The value, or the two ends of a range; empty when there is none or none that fits on an axis."""
    ends = [quantity.value] if quantity.value is not None else [quantity.low, quantity.high]
    known = [end for end in ends if end is not None and abs(end) <= LARGEST]
    return known[-1:] if quantity.qualifier in DOWNWARD else known[:1] if quantity.qualifier in UPWARD else known


def _label(tally: Tally, one: Stated) -> str:
    """Subject and what is counted; the statement where that is not known."""
    name = tally.subjects[one.finding.subject]
    return f"{name}: {level(one.quantity.counted) or statement(one.finding).rstrip('.')}"


def _round_step(rough: float) -> float:
    """A step of 1, 2 or 5 times a power of ten, not smaller than ``rough``."""
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= rough * 0.999)
