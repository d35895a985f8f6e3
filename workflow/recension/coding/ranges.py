"""How one number reaches on to the next: ranges, tolerances, products, shares, changes from one to the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from .changes import change_before
from .context import Before
from .levelled import Levelled
from .measure import Kind, Measure
from .numbers import MONEY_SCALES, Number
from .units import Unit, currency_before, unit_after

_TO = re.compile(
    r"(?: ?(?P<dash>[-–—~～]|−(?! )|(?<= )−(?= ))(?P<second> ?[-−–](?=[\d.$]))? ?|"
    r"(?:-| )(?P<word>to|and|or|through)[- ])"
    r"(?P<qualifier>(?:about|around|approximately|nearly|almost|over|more than|as much as|as many as|up to|"
    r"an estimated|[~∼≈><≥≤]) ?)?"
)
_ABOUT = frozenset(("about", "around", "approximately", "nearly", "almost", "~", "∼", "≈"))
_INTRO = re.compile(
    r"(?<![^\W_])(?:(?P<range>(?:in )?(?:the |a )?ranges? (?:of|from|between)|"
    r"(?:ranging|ranges|ranged|range|varying|varies|varied|vary|spanning|spans) (?:between|from)|"
    r"range|(?:anywhere |somewhere )?between|anywhere from)|(?P<from>from))"
    r"(?: (?:about|around|approximately|roughly|nearly|just|over|under))? ?[~∼≈><≥≤]? ?\Z"
)
_TOLERANCE = re.compile(r" ?(?:±|\+/[-−]|\+[-−]|\+ ?/ ?[-−])[ ≈~]?(?=\d|\.\d)")
_TIMES = re.compile(r" ?[×x✕*] ?(?=\d)|[- ]by[- ](?=\d)")
_OUT_OF = re.compile(r" (?:out of|in|of)(?: every| the)? (?=\d|two|three|four|five|six|seven|eight|nine|ten)")
_SHARED_IN = (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000)
_LENGTHS = frozenset(("", "metre", "centimetre", "millimetre", "kilometre", "inch", "foot", "yard", "mile"))
_FAMILIES = (
    frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade")),
    frozenset(("inch", "foot", "yard", "mile")),
)
_ROOTS = (
    "metre",
    "gram",
    "second",
    "volt",
    "watt",
    "hertz",
    "joule",
    "electronvolt",
    "litre",
    "pascal",
    "molar",
    "mole",
)


def reach_on(text: Levelled, numbers: Sequence[Number], index: int, measure: Measure) -> None:
    """Let ``measure``, which begins with the number at ``index``, reach over what belongs to it behind that."""
    if index + 1 == len(numbers) or numbers[index + 1].start > measure.end + 40:
        return
    ahead = numbers[index + 1 : index + 9]
    if not (_take_tolerance(text, ahead, measure) or _take_product(text, ahead, measure)):
        _take_range(text, ahead, measure)
        _take_share(text, ahead, measure)


def intro_before(text: Levelled, measure: Measure) -> re.Match[str] | None:
    """The words that announce a range right before ``measure``."""
    return _INTRO.search(text.lower, max(0, measure.left - 40), measure.left)


def in_money(text: Levelled, number: Number) -> Number:
    """``number`` with the letter behind it that is a scale of money ("£5m")."""
    letter, after = text.lower[number.end : number.end + 1], text.lower[number.end + 1 : number.end + 2]
    if number.scale == 1 and letter in MONEY_SCALES and not after.isalnum():
        scale = MONEY_SCALES[letter]
        return number._replace(end=number.end + 1, value=number.value * scale, scale=scale)
    return number


def _at(ahead: Sequence[Number], start: int) -> Number | None:
    return next((number for number in ahead if number.start == start), None)


def _extend(measure: Measure, number: Number, unit: Unit, kind: Kind) -> None:
    measure.last, measure.kind = number, kind
    measure.end = measure.right = max(number.end, unit.end if unit else 0)
    if unit and (not measure.currency or unit.name.startswith("per")):
        measure.unit = unit


def _take_tolerance(text: Levelled, ahead: Sequence[Number], measure: Measure) -> bool:
    mark = _TOLERANCE.match(text.text, measure.end)
    number = _at(ahead, mark.end()) if mark else None
    if number is None:
        return False
    _extend(measure, number, unit_after(text, number.end), "tolerance")
    measure.tolerance = number.value
    return True


def _take_product(text: Levelled, ahead: Sequence[Number], measure: Measure) -> bool:
    while times := _TIMES.match(text.lower, measure.end):
        number = _at(ahead, times.end())
        if number is None or "by" in times.group() and measure.unit.name not in _LENGTHS:
            break
        measure.values.append(number.value)
        _extend(measure, number, unit_after(text, number.end), "product")
    return measure.kind == "product"


def _take_share(text: Levelled, ahead: Sequence[Number], measure: Measure) -> None:
    """A share of two numbers: "49 out of 250", "140 of 226", "one in five"."""
    link = (
        None if measure.unit or measure.currency or measure.kind != "value" else _OUT_OF.match(text.lower, measure.end)
    )
    whole = _at(ahead, link.end()) if link else None
    if link is None or whole is None or not whole.value or whole.value < measure.first.value:
        return
    if " in" in link.group():
        is_share = measure.first.value < 10 and whole.value in _SHARED_IN and "the" not in link.group()
    else:
        is_share = "out" in link.group() or not (measure.first.in_words or whole.in_words)
    if is_share:
        measure.end = measure.right = whole.end
        measure.values = [measure.first.value / whole.value]


def _take_range(text: Levelled, ahead: Sequence[Number], measure: Measure) -> None:
    link = _TO.match(text.lower, measure.end)
    second = _second(text, ahead, link, measure) if link else None
    if link is None or second is None:
        return
    number, value, unit = second
    first = _shared_scale(measure, number)
    intro = intro_before(text, measure)
    kind = _kind(link, intro, first, value, in_words=measure.first.in_words and number.in_words)
    if kind is None or not _same_kind(measure.unit, unit):
        return
    if link.group("word") == "to" and intro is None and _is_step(measure):
        return
    if intro and intro.group("from") and _is_changing(text, intro):
        kind = "change"
    measure.intro = intro.start() if intro else None
    if kind == "change" or measure.unit and unit and measure.unit.name != unit.name:
        measure.joined = kind
        return
    measure.about = (link.group("qualifier") or "").strip() in _ABOUT
    measure.values = [first, value]
    _extend(measure, number, unit, "range")


def _second(
    text: Levelled, ahead: Sequence[Number], link: re.Match[str], measure: Measure
) -> tuple[Number, float, Unit] | None:
    """The number that ``link`` leads to, its value with its sign, and its unit."""
    at, negative = link.end(), bool(link.group("second"))
    number = _at(ahead, at)
    if number is None and text.text[at : at + 1] in ("-", "−", "–"):
        number, negative = _at(ahead, at + 1), True
    currency = currency_before(text, ahead[0].start) if number is None and measure.currency else None
    if currency and currency.start == at:
        number = ahead[0]
    if number is None:
        return None
    if measure.currency:
        number = in_money(text, number)
    unit = unit_after(text, number.end, in_words=number.in_words, money=measure.currency is not None)
    return number, -number.value if negative else number.value, unit


def _kind(
    link: re.Match[str], intro: re.Match[str] | None, first: float, second: float, *, in_words: bool
) -> Literal["range", "change"] | None:
    """Whether ``link`` makes a range of the numbers around it, a change from one to the other, or nothing."""
    word = link.group("word")
    is_range = intro is not None and intro.group("range") is not None
    if word == "and":
        return "range" if is_range and intro and "between" in intro.group() else None
    if word == "or":
        return "range" if in_words and second - first == 1 else None
    # "From 80 % to 60 %" is a change and no range: only "between" may name the greater number first.
    if second > first or is_range or first < 0 and word is None:
        return "range"
    return "change" if word == "to" and first != second else None


def _is_step(measure: Measure) -> bool:
    """Whether the first number, with a unit of its own, is what something rose or fell by ("rose $2 to $9")."""
    return bool(measure.unit or measure.currency) and bool(
        change_before(measure.before.words, len(measure.before.words))
    )


def _is_changing(text: Levelled, intro: re.Match[str]) -> bool:
    """Whether what runs "from" one number to the other is said to rise or fall."""
    before = Before(text.lower, intro.start())
    return bool(change_before(before.words, len(before.words)))


def _shared_scale(measure: Measure, number: Number) -> float:
    """The first value of a range; a scale word behind the second holds for it as well ("3-5 million")."""
    value = measure.values[0]
    is_bare = number.scale > 1 and measure.first.scale == 1 and not measure.unit
    return value * number.scale if is_bare and abs(value) * number.scale <= number.value else value


def _same_kind(first: Unit, second: Unit) -> bool:
    """Whether a range may run from one unit to the other: from minutes to hours, not from a share to something else."""
    if not first or not second or first.name == second.name:
        return True
    if any(first.name in family and second.name in family for family in _FAMILIES):
        return True
    return any(first.name.endswith(root) and second.name.endswith(root) for root in _ROOTS)
