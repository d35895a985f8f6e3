"""Dot plots of figures that can be compared: same unit, same thing counted and, for shares, same stated base."""

from __future__ import annotations

from itertools import accumulate
from math import ceil, floor, log10
from typing import NamedTuple

from ..records.findings import Quantity
from .drawing import MARGIN, Drawn, finished, key, nothing
from .sheet import BLUE, ORANGE, QUIET, RULE, WIDTH, Piece, Sheet, block, wrap
from .tally import Stated, Tally
from .wording import PERCENT, level, number, scope_notes, value

TITLE = "Figures that can be compared"
CAPTION = (
    "Figures with the same unit that count the same thing over the same base, each with its exact words. A dot is the "
    "value itself, a diamond one the study calls approximate, two of them joined the ends of a range. A triangle "
    "stands on a stated bound and points, along its line, over all that the words allow; it is hollow where the bound "
    "itself is not among them."
)
HEADER = [
    "Subject",
    "What is counted",
    "Unit",
    "Base",
    "Period",
    "Place",
    "Qualifier",
    "Low",
    "High",
    "Words",
    "Finding",
]
FEWEST = 3  # figures that make a plot worth drawing
TALLEST = 560.0  # points of rows that a page can hold; the table has all figures
LEFT, RIGHT = 150.0, 112.0  # points: labels of the rows, words at the right
LARGEST = 1e12  # a figure beyond this would leave nothing else to see on the axis
HOLLOW = frozenset({"more than", "always above", "less than", "always below"})
UPWARD = frozenset({"more than", "always above", "at least"})
DOWNWARD = frozenset({"less than", "always below", "at most"})
OPEN = UPWARD | DOWNWARD


class Group(NamedTuple):
    """Figures that can be compared, and what they have in common."""

    unit: str
    counted: str
    base: str
    stated: list[Stated]

    @property
    def title(self) -> str:
        """What is compared."""
        return f"{self.counted}, {self.unit or 'number'}" + (f"; base: {self.base}" if self.base else "")


def groups(tally: Tally) -> list[Group]:
    """Those of at least :data:`FEWEST` figures, in the order of the first of each."""
    found: dict[tuple[str, str, str], Group] = {}
    for one in tally.stated():
        unit, counted, base = (level(text) for text in (one.quantity.unit, one.quantity.counted, one.quantity.base))
        if counted and _bounds(one.quantity) and (base or unit.lower() not in PERCENT):
            unit = "%" if unit.lower() in PERCENT else unit
            same = (unit.casefold(), counted.casefold(), base.casefold())
            found.setdefault(same, Group(unit, counted, base, [])).stated.append(one)
    return [group for group in found.values() if len(group.stated) >= FEWEST]


def dots(tally: Tally) -> Drawn:
    """A plot for each group of figures that can be compared."""
    found = groups(tally)
    if not found:
        words = "Nothing to show: the study gives no three figures with the same unit, object and base."
        return nothing("quantities", TITLE, CAPTION, HEADER, words)
    sheet, shown, total = Sheet("quantities"), _shown(tally, found), sum(len(group.stated) for group in found)
    y = key(sheet, 2.0, [(lambda x, y, like=like: _shape(sheet, x, y, like), words) for like, words in _KEY])
    rows: list[list[str]] = []
    for group in shown:
        y = _plot(sheet, tally, group, y, rows)
    sheet.height = y
    drawn = sum(len(group.stated) for group in shown)
    cut = [f"The first {drawn} of {total} are drawn; the table of reported figures has all."] if drawn < total else []
    subjects = {one.finding.subject for group in shown for one in group.stated}
    alt = " ".join(f"{group.title}: {'; '.join(told(tally, one) for one in group.stated)}." for group in shown)
    notes = [*cut, *scope_notes(tally.findings, subjects)]
    return finished(sheet, HEADER, rows, title=TITLE, caption=CAPTION, alt=alt, notes=notes)


_KEY = (
    ("exactly", "value"),
    ("about", "about"),
    ("at least", "at least"),
    ("more than", "more than"),
    ("at most", "at most"),
    ("less than", "less than"),
)


def told(tally: Tally, one: Stated) -> str:
    """Subject and value, with its qualifier and unit."""
    unit = level(one.quantity.unit)
    return f"{_label(tally, one)} {value(one.quantity)}" + (unit if unit in "%％" else f" {unit}")


def _shown(tally: Tally, found: list[Group]) -> list[Group]:
    """As many groups and rows as :data:`TALLEST` has room for."""
    rows = [(group, one, Row.of(tally, one).height) for group in found for one in group.stated]
    heights = accumulate(height for _, _, height in rows)
    kept = [(group, one) for (group, one, _), height in zip(rows, heights, strict=True) if height <= TALLEST]
    return [
        group._replace(stated=[one for other, one in kept if other is group])
        for group in found
        if any(other is group for other, _ in kept)
    ]


def _plot(sheet: Sheet, tally: Tally, group: Group, y: float, rows: list[list[str]]) -> float:
    """One plot from ``y`` downward; gives where it ends."""
    head = wrap(group.title, WIDTH - 2 * MARGIN)
    sheet.text(MARGIN, y + block(head) / 2 + 4, head)
    top = y = y + block(head) + 12.0
    drawn = [(one, Row.of(tally, one)) for one in group.stated]
    axis = Axis(group)
    axis.draw(sheet, top, top + sum(row.height for _, row in drawn))
    for one, row in drawn:
        sheet.rule(MARGIN, y, WIDTH - MARGIN, y)
        middle = y + row.height / 2
        sheet.text(MARGIN, middle, row.label)
        sheet.text(WIDTH - RIGHT + 10, middle, row.words)
        name = _mark(sheet, axis, middle, one, told(tally, one))
        q, ends = one.quantity, (*_bounds(one.quantity), "")
        low, high = (str(ends[0]), str(ends[1] if len(ends) > 2 else ends[0]))
        common = [group.counted, group.unit, group.base, level(q.period), one.place]
        subject = tally.subjects[one.finding.subject]
        rows.append([name, subject, *common, q.qualifier, low, high, level(q.text), one.finding.id])
        y += row.height
    return y + 28.0


class Row(NamedTuple):
    """The lines of a row: whose figure it is, and the exact words."""

    label: list[str]
    words: list[str]

    @classmethod
    def of(cls, tally: Tally, one: Stated) -> Row:
        """The row of ``one``."""
        return cls(wrap(_label(tally, one), LEFT - 14), wrap(one.quantity.text, RIGHT - 12))

    @property
    def height(self) -> float:
        """In points, with the space around the lines."""
        return max(22.0, block(self.label) + 8, block(self.words) + 8)


class Axis:
    """The axis of a group, from ``low`` to ``high``; that of shares runs from 0 to 100 where all lie within."""

    def __init__(self, group: Group) -> None:
        share = group.unit == "%"
        ends = [0.0, *([100.0] if share else []), *(end for one in group.stated for end in _bounds(one.quantity))]
        self.low, self.high, self.unit = min(ends), max(ends), group.unit if share else ""
        if not share or (self.low, self.high) != (0.0, 100.0) or self._opens(group, 100.0):
            room = (self.high - self.low or 1.0) * 0.1  # for what lies, or points, beyond
            self.low, self.high = self.low - (room if self.low < 0 else 0.0), self.high + room
        whole = share and (self.low, self.high) == (0.0, 100.0)
        self.step = 20.0 if whole else _round_step((self.high - self.low) / 4)

    def _opens(self, group: Group, end: float) -> bool:
        return any(one.quantity.qualifier in UPWARD and _bounds(one.quantity)[0] >= end for one in group.stated)

    def x(self, figure: float) -> float:
        """Where ``figure`` stands, in points."""
        share = figure / (self.high - self.low) - self.low / (self.high - self.low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def draw(self, sheet: Sheet, top: float, bottom: float) -> None:
        """The lines of the axis and their numbers."""
        place = ceil(self.low / self.step)
        while place * self.step <= self.high:
            x = self.x(place * self.step)
            sheet.rule(x, top, x, bottom, color=RULE)
            sheet.text(x, bottom + 8, [f"{number(place * self.step)}{self.unit}"], align="center", color=QUIET)
            place += 1


def _mark(sheet: Sheet, axis: Axis, y: float, one: Stated, text: str) -> str:
    """A dot, a diamond for "about", two of them joined for a range, a triangle on a bound; gives its name."""
    ends, qualifier = [axis.x(end) for end in _bounds(one.quantity)], one.quantity.qualifier
    if qualifier in OPEN:
        sheet.stroke([ends[0], axis.x(axis.high if qualifier in UPWARD else axis.low)], [y, y])
    elif len(ends) == 2:
        sheet.stroke(ends, [y, y])
    artists = [_shape(sheet, x, y, qualifier) for x in ends]
    names = (one.finding.id, str(one.quantity.start))
    return sheet.mark(artists[0], names, text, [one.finding.id])


def _shape(sheet: Sheet, x: float, y: float, qualifier: str) -> Piece:
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
    """Whose figure it is: subject, place, period."""
    return ", ".join(filter(None, (tally.subjects[one.finding.subject], one.place, level(one.quantity.period))))


def _round_step(rough: float) -> float:
    """A step of 1, 2 or 5 times a power of ten, not smaller than ``rough``."""
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= rough * 0.999)
