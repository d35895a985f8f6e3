"""Dated events on a line of years; an end that the study leaves open is drawn open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor
from typing import NamedTuple

from .dates import bounds, find_date
from .drawing import MARGIN, Drawn, finished, key, nothing
from .sheet import BLUE, INK, QUIET, RULE, WIDTH, Piece, Sheet, block, wrap
from .tally import Tally, statement
from .wording import level, listed, scope_notes

TITLE = "When, as far as the study says"
CAPTION = (
    "Each event with the study’s words for the time. A diamond is a month or a day; a full bar reaches from the "
    "beginning to the end of the time that is stated; a hollow bar is a year in which something was so at some time, "
    "the study does not say when; a dashed arrow leads toward an end that the study leaves open. What the study places "
    "in time without a date comes last."
)
HEADER = ["Event", "Subjects", "Words for the time", "From", "To", "Quotes", "Findings"]
LABELS, WORDS = 158.0, 84.0
OPEN = 26.0  # points: how far an open end is drawn


class Happening(NamedTuple):
    """An event as it is drawn; ``start`` and ``end`` are dates, empty where open, both where there is none."""

    text: str
    when: str
    start: str
    end: str
    quotes: list[str]
    findings: list[str]

    @property
    def dated(self) -> bool:
        """Whether it stands on the line."""
        return bool(self.start or self.end)

    @property
    def form(self) -> str:
        """How it is drawn: a key of :data:`FORMS`, empty where it has no date."""
        if not (self.start and self.end):
            return "end open" if self.start else "beginning open" if self.end else ""
        if self.start != self.end:
            return "from … to …"
        return "at some time in" if len(self.start) == 4 else "dated"


def events(tally: Tally) -> Drawn:
    """The analyst's events, or the findings whose evidence states a date; undated ones come last."""
    found = sorted(happenings(tally), key=lambda one: (not one.dated, bounds(one.start or one.end or "0")))
    if not any(one.dated for one in found):
        return nothing("events", TITLE, CAPTION, HEADER, "Nothing to show: no finding states a date.")
    sheet = Sheet("events")
    drawn = {one.form for one in found}
    forms = [(lambda x, y, draw=draw: draw(sheet, x, y), form) for form, draw in FORMS.items() if form in drawn]
    y = key(sheet, 2.0, forms, room=24.0)
    line = Line([one for one in found if one.dated])
    labels = [wrap(_label(tally, one), LABELS - 12) for one in found]
    words = [wrap(one.when or "no date", WORDS - 8) for one in found]
    heights = [max(block(one), block(other)) + 9.0 for one, other in zip(labels, words, strict=True)]
    dated = sum(height for one, height in zip(found, heights, strict=True) if one.dated)
    line.draw(sheet, y + 12.0, y + 14.0 + dated)
    y += 14.0
    rows = []
    for one, label, when, height in zip(found, labels, words, heights, strict=True):
        sheet.rule(MARGIN, y, WIDTH - MARGIN, y, color=RULE)
        middle = y + height / 2
        sheet.text(MARGIN, middle, label)
        sheet.text(WIDTH - MARGIN - WORDS + 8, middle, when, color=INK if one.when else QUIET)
        name = ""
        if not one.dated:
            sheet.text((line.left + line.right) / 2, middle, ["not dated"], align="center", color=QUIET)
        else:
            text = f"{_label(tally, one)}: {_told(one)}"
            name = sheet.mark(
                _mark(sheet, line, one, middle), (one.start or "open", one.end or "open"), text, one.findings
            )
        subjects, quotes = ", ".join(_subjects(tally, one)), " | ".join(one.quotes)
        rows.append([name, one.text, subjects, one.when, one.start, one.end, quotes, "; ".join(one.findings)])
        y += height
    sheet.rule(MARGIN, y, WIDTH - MARGIN, y, color=RULE)
    sheet.height = y + MARGIN
    subjects = {tally.by_id[id].subject for one in found for id in one.findings}
    return finished(
        sheet,
        HEADER,
        rows,
        title=TITLE,
        caption=CAPTION,
        alt=_alt(tally, found),
        notes=[*_without(tally, subjects), *scope_notes(tally.findings, subjects)],
    )


def happenings(tally: Tally) -> list[Happening]:
    """The events of the synthesis; where it has none, the findings that state a date."""
    if tally.synthesis.events:
        return [
            Happening(one.text, one.when, one.start, one.end, [level(q.quote) for q in one.evidence], one.findings)
            for one in tally.synthesis.events
        ]
    found = []
    for finding in tally.findings.findings:
        date = find_date(finding.evidence.quote)
        if date:
            quote = level(finding.evidence.quote)
            found.append(Happening(statement(finding), date.words, date.start, date.end, [quote], [finding.id]))
    return found


class Line:
    """The line of years."""

    def __init__(self, dated: Sequence[Happening]) -> None:
        ends = [end for one in dated for date in (one.start, one.end) if date for end in bounds(date)]
        low, high = floor(min(ends)), max(ceil(max(ends)), floor(min(ends)) + 2)
        opening = any(not one.start and bounds(one.end)[1] - 1 < low for one in dated)  # an arrow takes about a year
        closing = any(not one.end and bounds(one.start)[0] + 1 > high for one in dated)
        self.low, self.high = low - opening, high + closing
        self.left, self.right = MARGIN + LABELS + 8.0, WIDTH - MARGIN - WORDS - 8.0

    def x(self, year: float) -> float:
        """Where a moment stands, in points."""
        return self.left + (year - self.low) / (self.high - self.low) * (self.right - self.left)

    def draw(self, sheet: Sheet, top: float, bottom: float) -> None:
        """The years, each between its lines and named there, or as many named as there is room for."""
        step = max(1, ceil((self.high - self.low) * 24.0 / (self.right - self.left)))
        for year in range(self.low, self.high + 1):
            sheet.rule(self.x(year), top, self.x(year), bottom, color=RULE)
            if (year - self.low) % step == 0 and year < self.high:
                sheet.text(self.x(year + 0.5), top - 7.0, [str(year)], align="center", color=QUIET)


def _mark(sheet: Sheet, line: Line, one: Happening, y: float) -> Piece:
    low, high = line.x(bounds(one.start or one.end)[0]), line.x(bounds(one.end or one.start)[1])
    if one.form == "beginning open":
        return _arrow(sheet, high, high - OPEN, y)
    if one.form == "end open":
        return _arrow(sheet, low, low + OPEN, y)
    if one.form == "dated":
        return _diamond(sheet, (low + high) / 2, y)
    return _within(sheet, low, high, y) if one.form == "at some time in" else _span(sheet, low, high, y)


def _diamond(sheet: Sheet, x: float, y: float) -> Piece:
    return sheet.shape([(x - 5, y), (x, y - 5), (x + 5, y), (x, y + 5)], fill=BLUE)


def _span(sheet: Sheet, low: float, high: float, y: float) -> Piece:
    return sheet.box(low, y - 3.0, high - low, 6.0, fill=BLUE)


def _within(sheet: Sheet, low: float, high: float, y: float) -> Piece:
    return sheet.box(low, y - 3.0, high - low, 6.0, fill="#FFFFFF", dashed=True)


def _arrow(sheet: Sheet, x: float, to: float, y: float) -> Piece:
    """From a stated end at ``x`` toward an open one."""
    sign = 1.0 if to > x else -1.0
    sheet.stroke([x, x], [y - 5, y + 5], color=BLUE, width=2.0)
    artist = sheet.stroke([x, to - sign * 5], [y, y], color=BLUE, width=1.5, dashed=True)
    sheet.shape([(to, y), (to - sign * 6, y - 3.5), (to - sign * 6, y + 3.5)], fill="#FFFFFF")
    return artist


# How a date is drawn, with the mark that stands for it in the key.
FORMS: dict[str, Callable[[Sheet, float, float], Piece]] = {
    "dated": _diamond,
    "from … to …": lambda sheet, x, y: _span(sheet, x - 10, x + 10, y),
    "at some time in": lambda sheet, x, y: _within(sheet, x - 10, x + 10, y),
    "beginning open": lambda sheet, x, y: _arrow(sheet, x + 10, x - 12, y),
    "end open": lambda sheet, x, y: _arrow(sheet, x - 10, x + 12, y),
}


def _subjects(tally: Tally, one: Happening) -> list[str]:
    found = {tally.by_id[id].subject for id in one.findings}
    return [name for id, name in tally.subjects.items() if id in found]


def _label(tally: Tally, one: Happening) -> str:
    return f"{', '.join(_subjects(tally, one))}: {one.text}"


def _told(one: Happening) -> str:
    """The date in words, with what is open."""
    if not one.dated:
        return "not dated"
    if one.form == "at some time in":
        return f"{one.when} (at some time in {one.start})" if one.when else f"at some time in {one.start}"
    if one.start == one.end:
        return one.when or one.start
    ends = f"from {one.start or 'an open beginning'} to {one.end or 'an open end'}"
    return f"{one.when} ({ends})" if one.when else ends


def _alt(tally: Tally, found: Sequence[Happening]) -> str:
    told = "; ".join(f"{_label(tally, one).rstrip('.')}: {_told(one)}" for one in found)
    return f"In the order of time. {told}."


def _without(tally: Tally, subjects: set[str]) -> list[str]:
    """Which subjects have no event at all."""
    names = [label.name for label in tally.findings.subjects if label.role == "one" and label.id not in subjects]
    return [f"No event is listed for {listed(names)}."] if names else []
