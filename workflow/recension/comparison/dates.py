"""Dates that a study states in running text, as exact and as open as its words leave them.

A year counts as a date only after a word that makes it one ("in", "by", "since"), so that the year of a citation and
a number of four digits are left alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october"]
MONTHS = {name: number for number, name in enumerate([*_NAMES, "november", "december"], start=1)}
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DATE = rf"(?:(?:the )?(?:early|mid|late)[- ])?(?:{_MONTH} (?:\d{{1,2}}, )?)?(?:1[5-9]|20)\d\d(?!\d)"
_OPEN_START = r"(?:by|until|till|before|up to|prior to)(?: the)?(?: (?:end|beginning|start|close) of)?"
_OPEN_END = r"(?:since|from|after|starting in|beginning in)(?: the)?(?: (?:end|beginning|start) of)?"
_WITHIN = r"(?:in|during|of|on|at)(?: the)?(?: (?:end|beginning|start|summer|autumn|fall|winter|spring) of)?"
_RANGE = re.compile(
    rf"\b(?:between|from|in|during)\s(?P<first>{_DATE}|{_MONTH})(?:\s(?:and|to|until)\s|\s?[-–]\s?)(?P<second>{_DATE})",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"\b(?:(?P<before>{_OPEN_START})|(?P<after>{_OPEN_END})|(?P<within>{_WITHIN}))\s(?P<date>{_DATE})", re.IGNORECASE
)
_WHITE = re.compile(r"\s")


class Dated(NamedTuple):
    """The words of a date, and where it begins and ends (``YYYY`` or ``YYYY-MM``); an empty one is open."""

    words: str
    start: str
    end: str


def find_date(text: str) -> Dated | None:
    """The first date of ``text``, or nothing."""
    line = _WHITE.sub(" ", text)
    span, single = _RANGE.search(line), _SINGLE.search(line)
    if span and (single is None or span.start() <= single.start()):
        second = _iso(span["second"])
        first = _iso(span["first"] if re.search(r"\d", span["first"]) else f"{span['first']} {second[:4]}")
        return Dated(span.group(), first, second) if first[:4] <= second[:4] else None
    if single is None:
        return None
    date = _iso(single["date"])
    return Dated(single.group(), "" if single["before"] else date, "" if single["after"] else date)


def _iso(date: str) -> str:
    """``November 2015`` -> ``2015-11``."""
    year = re.search(r"\d{4}", date)
    month = next((number for name, number in MONTHS.items() if name in date.lower()), None)
    return f"{year.group() if year else ''}" + (f"-{month:02d}" if month else "")


def bounds(date: str) -> tuple[float, float]:
    """Where a date begins and ends on a line of years: ``2015-11`` -> (2015.83, 2015.92)."""
    year, month, day = (int(part) for part in f"{date}-0-0".split("-")[:3])
    if not month:
        return float(year), year + 1.0
    low = year + (month - 1) / 12
    return (low + (day - 1) / 372, low + day / 372) if day else (low, low + 1 / 12)
