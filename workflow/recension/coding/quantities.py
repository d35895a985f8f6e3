"""Quantities in English text: value or range, qualifier, unit, what is counted, and what it refers to.

Rules on the words right around each number (the kind of grammar that Foppiano et al., *Automatic identification
and normalisation of physical measurements in scientific literature*, 2019, learn from data).  Every look to the
left or right is bounded, so that the time is linear in the length of the text.

"Millions of" states no number.  It is read as ``at least`` 1,000,000: the smallest number the word can stand for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records.findings import Qualifier, Quantity
from .frames import Frames
from .nonquantities import closed_spans, is_name, is_year
from .numbers import Number, find_numbers
from .units import PERCENT, currency_before, unit_after

_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    (
        "always above",
        r"(?:always|consistently|constantly|invariably|permanently) (?:been )?(?:above|over|"
        r"more than|higher than|greater than)",
    ),
    (
        "always below",
        r"(?:always|consistently|constantly|invariably|permanently) (?:been )?(?:below|under|"
        r"less than|lower than)",
    ),
    (
        "at most",
        r"(?:no|not) (?:more|greater|higher|larger|longer) than|not exceed(?:ing)?|"
        r"at (?:the )?most|up to|(?:a )?maximum of|as (?:many|much) as|[≤⩽≦]|<=",
    ),
    (
        "at least",
        r"(?:no|not|never) (?:less|fewer|lower|smaller) than|never below|at (?:the )?least|"
        r"(?:a )?minimum of|[≥⩾≧]|>=",
    ),
    (
        "more than",
        r"(?:more|greater|higher|larger|longer|older|bigger|better) than|over|above|exceed(?:s|ed|"
        r"ing)?|in excess of|upwards of|beyond|[>＞]",
    ),
    ("less than", r"(?:less|fewer|lower|smaller|shorter|younger) than|under|below|[<＜]"),
    (
        "about",
        r"about|around|approximately|approx\.?|roughly|nearly|almost|circa|ca?\.|some|close to|"
        r"an estimated|in the region of|on the order of|near|[~∼≈≃≅˜]",
    ),
    ("exactly", r"exactly|precisely"),
)
_QUALIFIER = re.compile(
    r"(?:(?<![^\W_])|(?=[≤⩽≦<>＞＜≥⩾≧~∼≈≃≅˜]))(?:"
    + "|".join(f"({words})" for _, words in _BEFORE)
    + r")(?: (?:an? (?:total|average|mean) of|an?|the))?\s?\Z",
    re.IGNORECASE,
)
_AFTER: tuple[tuple[Qualifier, str], ...] = (
    (
        "at least",
        r"\s?\+(?![\w+])|,? (?:or|and) (?:more|above|over|older|higher|greater|longer|upwards?)\b|"
        r" at (?:the )?least\b| minimum\b| plus\b",
    ),
    ("at most", r",? (?:or|and) (?:less|fewer|below|under|younger|lower|shorter)\b| at (?:the )?most\b| maximum\b"),
    ("about", r",? or so\b"),
)
_QUALIFIER_AFTER = re.compile("|".join(f"({words})" for _, words in _AFTER), re.IGNORECASE)
_TO = re.compile(r"\s?[-–—−~～]\s?|\s?-?\s?to\s|\s+or\s+(?=\w)|\s+and\s+", re.IGNORECASE)
_TOLERANCE = re.compile(r"\s?(?:±|\+/-|\+-)\s?\d{1,12}(?:\.\d{1,12})?")
_RANGE_BEFORE = re.compile(
    r"\b(between|from|(?:ranging|ranges|ranged|varying|varies|varied) (?:between|from))\s\Z", re.IGNORECASE
)
# A line end inside a sentence is a space; every code point stays where it is.
_WHITE = re.compile(r"\s")
_LISTED = re.compile(r",? (?:and |or )?")
_SIGN = re.compile(r"(?:(?<![\w)\]%])-|(?<![\w)\]%])−\s?)\Z")


@dataclass
class _Draft:
    """A quantity on its way: spans are those of the text that is read."""

    first: Number
    start: int
    end: int
    unit: str
    last: Number | None = None
    qualifier: Qualifier = "exactly"
    negative: bool = False
    last_negative: bool = False


def find_quantities(text: str, offset: int = 0) -> list[Quantity]:
    """The quantities that ``text`` states, in order.

    ``offset`` (code points) is where ``text`` begins in the transcript; the spans of the result are the transcript's.
    Years, dates, labels ("Table 2"), citation marks, identifiers and quoted names are left out.
    """
    level = _WHITE.sub(" ", text)
    drafts = _drafts(level)
    _share_units(level, drafts)
    frames = Frames(level)
    return [_finished(text, offset, draft, frames) for draft in drafts]


def _drafts(text: str) -> list[_Draft]:
    numbers = list(find_numbers(text))
    closed = closed_spans(text)
    drafts: list[_Draft] = []
    index = gate = reached = 0
    while index < len(numbers):
        number = numbers[index]
        while gate < len(closed) and closed[gate][1] <= number.start:
            gate += 1
        draft = None
        if number.start >= reached and not (gate < len(closed) and closed[gate][0] <= number.start):
            draft = _draft(text, numbers, index)
        index += 2 if draft and draft.last else 1
        if draft:
            reached = draft.end
            drafts.append(draft)
    return drafts


def _share_units(text: str, drafts: list[_Draft]) -> None:
    """Give the bare members of a list the unit that stands behind the last one ("12, 25 and 140 µm")."""
    for draft, after in zip(drafts[-2::-1], drafts[:0:-1], strict=True):
        if not draft.unit and after.unit and _LISTED.fullmatch(text, draft.end, after.start):
            draft.unit = after.unit


def _draft(text: str, numbers: Sequence[Number], index: int) -> _Draft | None:
    """The quantity that begins with the number at ``index``, or nothing when that is no quantity."""
    number = numbers[index]
    unit, end = unit_after(text, number.end, in_words=number.in_words)
    end += len(" of") if number.vague else 0
    currency, start = currency_before(text, number.start)
    draft = _Draft(number, start, end, unit or currency)
    _take_sign(text, draft)
    _take_range(text, numbers, index, draft)
    if is_name(text, number, draft.unit):
        return None
    if draft.last and not draft.unit and is_year(text, number) and (draft.last.value > 31 or draft.last.value < 13):
        return None
    _take_qualifier(text, draft)
    bare = not draft.unit and draft.qualifier == "exactly"
    if bare and is_year(text, number):
        return None
    if bare and number.in_words and number.value == 1 and not draft.last:
        return None
    return draft


def _take_range(text: str, numbers: Sequence[Number], index: int, draft: _Draft) -> None:
    """Let ``draft`` reach to the second number of a range, or over a tolerance."""
    tolerance = _TOLERANCE.match(text, draft.end)
    if tolerance:
        unit, draft.end = unit_after(text, tolerance.end())
        draft.unit = draft.unit or unit
        return
    link = _TO.match(text, draft.end)
    after = numbers[index + 1] if index + 1 < len(numbers) else None
    before = _RANGE_BEFORE.search(text[max(0, draft.start - 24) : draft.start])
    if link is None or after is None or not _links(text, link, draft, after, before):
        return
    unit, end = unit_after(text, after.end, in_words=after.in_words)
    if draft.unit and unit and draft.unit != unit and "%" in (draft.unit, unit):
        return
    draft.last, draft.end, draft.unit = after, end, unit or draft.unit
    draft.last_negative = text[after.start - 1] in "-−" and after.start - 1 == link.end()
    if before:
        draft.start -= len(before.group())


def _links(text: str, link: re.Match[str], draft: _Draft, after: Number, before: re.Match[str] | None) -> bool:
    """Whether ``link`` makes one range of the number of ``draft`` and the one ``after`` it."""
    _, start = currency_before(text, after.start)
    word = link.group().strip().lower()
    # "From 80 % to 60 %" is a change and no range: only "between" may name the greater number first.
    between = before is not None and before.group().strip().lower() != "from"
    signed = (between or draft.negative) and start == link.end() + 1 and text[link.end()] in "-−"
    if not signed and (start != link.end() or after.value <= draft.first.value and not between):
        return False
    if word == "and":
        return before is not None and "between" in before.group().lower()
    if word == "or":
        return draft.first.in_words and after.in_words and after.value - draft.first.value == 1
    return True


def _take_sign(text: str, draft: _Draft) -> None:
    low = max(0, draft.start - 3)
    sign = _SIGN.search(text[low : draft.start])
    if sign:
        draft.negative, draft.start = True, low + sign.start()


def _take_qualifier(text: str, draft: _Draft) -> None:
    low = max(0, draft.start - 48)
    match = _QUALIFIER.search(text[low : draft.start])
    if match:
        draft.qualifier = _BEFORE[(match.lastindex or 1) - 1][0]
        draft.start = low + match.start()
    after = _QUALIFIER_AFTER.match(text, draft.end)
    if after:
        draft.end = after.end()
        if draft.qualifier == "exactly":
            draft.qualifier = _AFTER[(after.lastindex or 1) - 1][0]
    if draft.first.vague and draft.qualifier in ("exactly", "about"):
        draft.qualifier = "at least"


def _finished(text: str, offset: int, draft: _Draft, frames: Frames) -> Quantity:
    value = -draft.first.value if draft.negative else draft.first.value
    ends = [value]
    if draft.last:
        ends.append(-draft.last.value if draft.last_negative else draft.last.value)
    frame = frames.of(draft.start, draft.end, bool(draft.unit))
    single = draft.last is None
    return Quantity(
        text=text[draft.start : draft.end],
        start=offset + draft.start,
        end=offset + draft.end,
        qualifier=draft.qualifier,
        unit="%" if PERCENT.fullmatch(draft.unit) else draft.unit,
        value=value if single else None,
        low=None if single else min(ends),
        high=None if single else max(ends),
        counted=frame.counted,
        base=frame.base,
        period=frame.period,
    )
