"""Quantities of a text before they are written down as records: numbers put together with what belongs to them.

Rules on the words right around each number (the kind of grammar that Foppiano et al., *Automatic identification
and normalisation of physical measurements in scientific literature*, 2019, learn from data).  Every look to the
left or right is bounded, so that the time is linear in the length of the text.

"Millions of" states no number.  It is read as ``at least`` 1,000,000: the smallest number the word can stand for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..records.findings import Qualifier
from .levelled import Levelled
from .nonquantities import closed_spans, continues_label, is_name, is_year
from .numbers import MONEY_SCALES, Number, find_numbers
from .qualifiers import (
    Word,
    change_after,
    change_before,
    is_mean,
    qualifier_after,
    qualifier_before,
    words_before,
)
from .unit_names import AGES
from .units import Unit, currency_before, unit_after

Kind = Literal["value", "range", "change", "tolerance", "product"]

_TO = re.compile(
    r"(?: ?(?P<dash>[-–—~～]|−(?! ))(?P<second> ?[-−–](?=[\d.$]))? ?|(?:-| )(?P<word>to|and|or|through)[- ])"
    r"(?P<qualifier>(?:about|around|approximately|nearly|almost|over|more than|as much as|as many as|up to|an estimated|[~∼≈><≥≤]) ?)?"
)
_INTRO = re.compile(
    r"(?<![^\W_])(?:(?P<range>(?:in )?(?:the |a )?ranges? (?:of|from|between)|(?:ranging|ranges|ranged|range|varying|varies|"
    r"varied|vary|spanning|spans) (?:between|from)|range|between|anywhere (?:between|from)|somewhere between)|(?P<from>from))"
    r"(?P<about> (?:about|around|approximately|roughly|nearly|just|over|under)| [~∼≈><≥≤])? ?[~∼≈><≥≤]?\Z"
)
_TOLERANCE = re.compile(r" ?(?:±|\+/[-−]|\+[-−]|\+ ?/ ?[-−])[ ≈~]?(?=\d|\.\d)")
_PLUS_MINUS = re.compile(r"(?:±|\+/[-−]|\+[-−]) ?\Z")
_SIGN = re.compile(r"(?:(?<![\w)\]%.])[-–]|(?<![\w)\]%])− ?|(?<![^\W_])(?:minus|negative) )\Z")
_TIMES = re.compile(r" ?[×x✕*] ?(?=\d)|[- ]by[- ](?=\d)")
LIST_LINK = re.compile(r",? (?:and|or|&|versus|vs\.?) |, ?|[/;] ?")
_OUT_OF = re.compile(r" (?:out of|in|of)(?: every| the)? (?=\d|two|three|four|five|six|seven|eight|nine|ten)")
_AGE_BEFORE = frozenset(("aged", "age", "ages"))
_OLD = re.compile(r"[- ](?:olds?|of age)(?![^\W_])")
_PH = re.compile(r"(?<![^\W_])ph ?(?:(?:of|=|was|to|at|value|is) ?){0,2}\Z")


_ABOUT = frozenset(("about ", "around ", "approximately ", "nearly ", "almost ", "~", "~ ", "∼", "∼ ", "≈", "≈ "))
_FAMILIES = (
    frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade")),
    frozenset(("inch", "foot", "yard", "mile")),
)
_TIME_UNITS = _FAMILIES[0] | {"century", "quarter", "fortnight", "season"}
# Before "over" and a time: it lasts longer than that.
_LONGER = frozenset(
    (
        "for",
        "of",
        "is",
        "was",
        "are",
        "were",
        "aged",
        "lasted",
        "lasts",
        "took",
        "takes",
        "take",
        "with",
        "well",
        "just",
        "to",
        "last",
        "after",
        "slightly",
        "and",
        "or",
        "now",
        "waited",
        "spent",
    )
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
_LENGTHS = frozenset(("", "metre", "centimetre", "millimetre", "kilometre", "inch", "foot", "yard", "mile"))


@dataclass(slots=True)
class Measure:
    """A quantity at ``start:end`` (number and unit) and, with the words that qualify it, at ``left:right``.

    ``first`` to ``last`` are its numbers: one, or the two ends of a range or change, a value and its tolerance, the
    edges of a product ("60 × 10 mm").
    """

    first: Number
    start: int
    end: int
    left: int
    right: int
    unit: Unit
    kind: Kind = "value"
    values: list[float] = field(default_factory=list)
    last: Number | None = None
    qualifier: Qualifier = "exactly"
    phrase: str = ""
    currency: Unit | None = None
    tolerance: float | None = None
    intro: int | None = None
    mean: bool = False
    change: str = ""
    about: bool = False
    is_longer: bool = False
    joined: Literal["", "change", "range"] = ""
    before: list[Word] = field(default_factory=list)

    @property
    def is_lapse(self) -> bool:
        """Whether "over" before a time says how long something took, and not that it took longer."""
        return self.phrase in ("over", "within") and self.unit.name.split(" ")[0] in _TIME_UNITS and not self.is_longer

    @property
    def unit_text(self) -> str:
        """The unit as the text has it: the currency sign, or what stands behind the number."""
        if self.currency:
            return f"{self.currency.text} {self.unit.text}" if self.unit else self.currency.text
        return self.unit.text

    @property
    def unit_name(self) -> str:
        """The one name of the unit; empty for a bare count."""
        if self.currency:
            return f"{self.currency.name} {self.unit.name}" if self.unit.name else self.currency.name
        return self.unit.name


def find_measures(text: str) -> tuple[Levelled, list[Measure]]:
    """The quantities that ``text`` states, in order and apart, and the text as the rules read it."""
    level = Levelled(text)
    numbers = list(find_numbers(level.lower))
    if not numbers:
        return level, []
    measures = _Reader(level, numbers, closed_spans(text)).read()
    _share_units(level, measures)
    return level, measures


class _Reader:
    """One pass over the numbers of a text."""

    def __init__(self, text: Levelled, numbers: Sequence[Number], closed: list[tuple[int, int]]) -> None:
        self.text = text
        self.numbers = numbers
        self.closed = closed
        self.labelled = -9
        self.reached = 0

    def read(self) -> list[Measure]:
        measures: list[Measure] = []
        index = gate = 0
        while index < len(self.numbers):
            number = self.numbers[index]
            while gate < len(self.closed) and self.closed[gate][1] <= number.start:
                gate += 1
            inside = gate < len(self.closed) and self.closed[gate][0] < number.end
            measure = None if inside or number.start < self.reached else self._measure(index)
            index += 1
            if measure:
                measures.append(measure)
                self.reached = measure.right
                while index < len(self.numbers) and self.numbers[index].start < measure.end:
                    index += 1
        return measures

    def _measure(self, index: int) -> Measure | None:
        """The quantity that begins with the number at ``index``, or nothing when that is no quantity."""
        number, text = self.numbers[index], self.text
        before = words_before(text.lower, number.start)
        currency = currency_before(text, number.start)
        unit = unit_after(text, number.end, in_words=number.in_words, money=False)
        if currency:
            number = self._money(number)
            unit = unit_after(text, number.end, money=True)
        if self._is_label(number, before, has_unit=bool(unit or currency)):
            return None
        start = currency.start if currency else number.start
        end = max(number.end, unit.end if unit else 0)
        measure = Measure(number, start, end, start, end, unit, values=[number.value], currency=currency or None)
        measure.before = [word for word in before if word.start < start]
        self._take_sign(measure)
        self._take_more(index, measure)
        if measure.kind == "value" and number.vague:
            measure.end += len(" of") if text.lower.startswith(" of", measure.end) else 0
            measure.right = max(measure.right, measure.end)
        self._take_qualifier(measure)
        return measure if self._counts(measure) else None

    def _is_label(self, number: Number, before: list[Word], *, has_unit: bool) -> bool:
        label = is_name(self.text, number, before, has_unit=has_unit)
        if not label and not has_unit and not number.in_words:
            label = continues_label(self.text, self.labelled, number.start)
        if label and not number.in_words:
            self.labelled = number.end
        return label

    def _counts(self, measure: Measure) -> bool:
        """Whether ``measure`` is no year and no bare "one"."""
        number = measure.first
        if measure.unit or measure.currency:
            return True
        if is_year(self.text, number, measure.before) and measure.qualifier in ("exactly", "about", "at most"):
            return False
        if measure.last and is_year(self.text, number, []) and (measure.last.value > 31 or measure.last.value < 13):
            return False
        bare_one = number.in_words and number.value == 1 and not measure.last
        return not (bare_one and measure.qualifier == "exactly" and not measure.change)

    def _money(self, number: Number) -> Number:
        """``number`` with the letter behind it that is a scale of money ("£5m")."""
        letter = self.text.lower[number.end : number.end + 1]
        after = self.text.lower[number.end + 1 : number.end + 2]
        if number.scale == 1 and letter in MONEY_SCALES and letter and not after.isalnum():
            scale = MONEY_SCALES[letter]
            return number._replace(end=number.end + 1, value=number.value * scale, scale=scale)
        return number

    def _take_sign(self, measure: Measure) -> None:
        low, start = max(0, measure.start - 10), measure.start
        last = self.text.lower[start - 1 : start]
        if last in "" or last not in "-−– ±":
            return
        if last in " ±−-" and (both := _PLUS_MINUS.search(self.text.text, low, start)):
            measure.left, measure.tolerance = both.start(), measure.values[0]
            measure.before = [word for word in measure.before if word.start < both.start()]
            return
        sign = _SIGN.search(self.text.lower, low, start)
        if sign:
            measure.values[0] = -measure.values[0]
            measure.start = measure.left = sign.start()
            measure.before = [word for word in measure.before if word.start < measure.start]

    def _take_more(self, index: int, measure: Measure) -> None:
        """Let ``measure`` reach over a tolerance, to the end of a range, over a product or the whole of a part."""
        if self._take_tolerance(index, measure) or self._take_product(index, measure):
            return
        if index + 1 < len(self.numbers):
            self._take_range(index, measure)
        if not measure.unit and measure.kind == "value" and (out_of := _OUT_OF.match(self.text.lower, measure.end)):
            whole = self._next(index, out_of.end())
            if (
                whole
                and whole.value >= measure.first.value
                and (
                    " in" not in out_of.group()
                    and not number_in_words(measure, whole)
                    or "out" in out_of.group()
                    or whole.value == 10
                )
            ):
                measure.end = measure.right = whole.end
                measure.values = [measure.first.value / whole.value] if whole.value else measure.values

    def _next(self, index: int, start: int) -> Number | None:
        """The number after the one at ``index`` that begins at ``start``."""
        for number in self.numbers[index + 1 : index + 3]:
            if number.start == start:
                return number
        return None

    def _extend(self, measure: Measure, number: Number, unit: Unit, kind: Kind) -> None:
        measure.last, measure.kind = number, kind
        measure.end = measure.right = max(number.end, unit.end if unit else 0)
        if unit and not measure.currency:
            measure.unit = unit

    def _take_tolerance(self, index: int, measure: Measure) -> bool:
        mark = _TOLERANCE.match(self.text.text, measure.end)
        number = self._next(index, mark.end()) if mark else None
        if number is None:
            return False
        unit = unit_after(self.text, number.end)
        self._extend(measure, number, unit, "tolerance")
        measure.tolerance = number.value
        return True

    def _take_product(self, index: int, measure: Measure) -> bool:
        at, found = measure.end, False
        while times := _TIMES.match(self.text.lower, at):
            number = self._next(index, times.end())
            if number is None or "by" in times.group() and measure.unit.name not in _LENGTHS:
                break
            unit = unit_after(self.text, number.end)
            measure.values.append(number.value)
            self._extend(measure, number, unit, "product")
            at, index, found = measure.end, index + 1, True
        return found

    def _take_range(self, index: int, measure: Measure) -> None:
        text = self.text
        link = _TO.match(text.lower, measure.end)
        if link is None:
            return
        currency = None
        number = self._next(index, link.end())
        sign = text.text[link.end() : link.end() + 1]
        if number is None and sign and sign in "-−–":
            number = self._next(index, link.end() + 1)
        else:
            sign = link.group("second") or ""
        if number is None and self.numbers[index + 1].start - link.end() < 6:
            currency = currency_before(text, self.numbers[index + 1].start)
            number = self.numbers[index + 1] if currency and currency.start == link.end() else None
        if number is None:
            return
        if measure.currency:
            number = self._money(number)
        unit = unit_after(text, number.end, in_words=number.in_words, money=bool(currency))
        intro = _INTRO.search(text.lower, max(0, measure.left - 40), measure.left)
        value = -number.value if sign.strip() else number.value
        first = self._shared_scale(measure, number)
        kind = _range_kind(link, intro, first, value, in_words=measure.first.in_words and number.in_words)
        if kind == "range" and intro and intro.group("from") and self._is_changing(intro):
            kind = "change"
        if kind is None or not _same_kind(measure.unit, unit):
            return
        if kind == "change" or measure.unit and unit and measure.unit.name != unit.name:
            measure.joined = "change" if kind == "change" else "range"
            measure.intro = intro.start() if intro else None
            return
        measure.about = link.group("qualifier") in _ABOUT
        measure.values = [first, value]
        self._extend(measure, number, unit, kind)
        if intro:
            measure.intro = intro.start()

    def _is_changing(self, intro: re.Match[str]) -> bool:
        """Whether what runs "from" one number to the other is said to rise or fall."""
        before = words_before(self.text.lower, intro.start())
        return bool(change_before(before, len(before))) or bool(before) and before[-1].text in ("up", "down")

    def _shared_scale(self, measure: Measure, number: Number) -> float:
        """The first value of a range; a scale word behind the second holds for it as well ("3-5 million")."""
        value = measure.values[0]
        if (
            number.scale > 1
            and measure.first.scale == 1
            and abs(value) * number.scale <= number.value
            and not measure.unit
        ):
            return value * number.scale
        return value

    def _take_qualifier(self, measure: Measure) -> None:
        before = measure.before
        if measure.intro is not None:
            before = [word for word in before if word.start < measure.intro]
            measure.left = min(measure.left, measure.intro)
        left = len(before)
        found = qualifier_before(before)
        if found is None and before and measure.intro is None:
            intro = _INTRO.search(self.text.lower, max(0, measure.left - 40), measure.left)
            if intro and intro.group("range") and measure.kind in ("range", "value"):
                measure.intro = intro.start()
        if found:
            measure.qualifier, measure.phrase, left = found.qualifier, found.phrase, found.left
            measure.about = measure.about or found.about
            measure.is_longer = left > 0 and before[left - 1].text in _LONGER
            if measure.phrase == "over" and measure.is_lapse:
                measure.qualifier = "exactly"
            measure.left = min(measure.left, found.at)
        after = qualifier_after(self.text.lower, measure.end)
        if after:
            measure.right = after.at
            if measure.qualifier in ("exactly", "about"):
                measure.about = measure.about or measure.qualifier == "about"
                measure.qualifier, measure.phrase = after.qualifier, after.phrase
        if measure.first.vague and measure.qualifier in ("exactly", "about"):
            measure.qualifier = "at least"
        measure.mean = is_mean(before, left)
        measure.change = change_before(before, left) or change_after(self.text.lower, measure.end)
        self._take_age(measure)

    def _take_age(self, measure: Measure) -> None:
        unit, before = measure.unit, measure.before
        if unit.name in AGES and _OLD.match(self.text.lower, unit.end):
            measure.unit = unit._replace(name=AGES[unit.name])
        elif unit.name in AGES and before and before[-1].text in _AGE_BEFORE:
            measure.unit = unit._replace(name=AGES[unit.name])
        elif not unit and not measure.currency:
            near = [word.text for word in before[-2:]]
            if near and (near[-1] in _AGE_BEFORE or near == ["age", "of"]):
                measure.unit = unit._replace(name="year of age")
            elif (
                near
                and near[-1] in ("ph", "of", "=")
                and _PH.search(self.text.lower, max(0, measure.start - 16), measure.start)
            ):
                measure.unit = unit._replace(text="pH", name="ph")


def number_in_words(measure: Measure, whole: Number) -> bool:
    return measure.first.in_words or whole.in_words


def _range_kind(
    link: re.Match[str], intro: re.Match[str] | None, first: float, second: float, *, in_words: bool
) -> Kind | None:
    """Whether ``link`` makes a range of the numbers around it, a change from one to the other, or nothing."""
    word = link.group("word")
    is_range = intro is not None and intro.group("range") is not None
    if word == "and":
        return "range" if is_range and intro and "between" in intro.group() else None
    if word == "or":
        return "range" if in_words and second - first == 1 else None
    if second > first:
        return "range"
    # "From 80 % to 60 %" is a change and no range: only "between" may name the greater number first.
    if is_range or first < 0 and word is None:
        return "range"
    if word == "to":
        return "change" if intro or first != second else None
    return None


def _same_kind(first: Unit, second: Unit) -> bool:
    """Whether a range may run from one unit to the other: not from a share to something else."""
    if not first or not second or first.name == second.name:
        return True
    if any(first.name in family and second.name in family for family in _FAMILIES):
        return True
    return any(first.name.endswith(root) and second.name.endswith(root) for root in _ROOTS)


def _share_units(text: Levelled, measures: list[Measure]) -> None:
    """Give the bare members of a list the unit that stands behind the last one ("12, 25 and 140 µm")."""
    for measure, after in zip(measures[-2::-1], measures[:0:-1], strict=True):
        if measure.unit or measure.currency or after.currency or not after.unit.text or measure.first.in_words:
            continue
        if after.kind != "product" and LIST_LINK.fullmatch(text.lower, measure.right, after.left):
            measure.unit = after.unit
