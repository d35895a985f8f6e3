"""Quantities of a text: numbers put together with what belongs to them.

Rules on the words right around each number (the kind of grammar that Foppiano et al., *Automatic identification
and normalisation of physical measurements in scientific literature*, 2019, learn from data).  Every look to the
left or right is bounded, so that the time is linear in the length of the text.

"Millions of" states no number.  It is read as ``at least`` 1,000,000: the smallest number the word can stand for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .changes import change_after, change_before, is_mean
from .context import Before
from .levelled import Levelled
from .measure import Measure
from .nonquantities import closed_at, closed_spans, continues_label, is_name, is_year
from .numbers import Number, numbers_of
from .qualifiers import qualifier_after, qualifier_before
from .ranges import in_money, intro_before, reach_on
from .unit_names import AGES
from .units import currency_before, unit_after
from .wordlists import words

LIST_LINK = re.compile(r",? (?:and|or|&|versus|vs\.?) |, ?|[/;] ?")
_PLUS_MINUS = re.compile(r"(?:±|\+/[-−]|\+[-−]|plus[- ]or[- ]minus) ?\Z")
_SIGN = re.compile(r"(?:(?<![\w)\]%.])[-–]|(?<![\w)\]%])− ?|(?<![^\W_])(?:minus|negative) )\Z")
_HALF_A = re.compile(r"(?:a )?half an? ")
_OR = re.compile(r",? \(?or ")
_AGE_BEFORE = frozenset(("aged", "age", "ages"))
_OLD = re.compile(r"[- ](?:olds?|of age)(?![^\W_])")
_PH = re.compile(r"(?<![^\W_])ph ?(?:(?:of|=|was|to|at|value|is) ?){0,2}\Z")
# Before "over" and a time: it lasts longer than that.
_LONGER = frozenset(
    words(
        "for of is was are were aged lasted lasts took takes take with well just to last after slightly and or "
        "now waited "
        "spent"
    )
)
# Where these are near, pounds are money.
_MONEY_NEAR = re.compile(
    r"(?<![^\W_])(?:pays?|paid|paying|costs?|costing|worth|prices?|fined?|fees?|salary|spends?|spent|spending|earns?|"
    r"earned|raised?|bills?|sold|sell|funds?|debts?|loans?|charged?|budget|profits?|sales|revenue|prize|bought|buy)(?![^\W_])"
)


def find_measures(text: str) -> tuple[Levelled, list[Measure]]:
    """The quantities that ``text`` states, in order and apart, and the text as the rules read it."""
    level = Levelled(text)
    numbers = list(numbers_of(level))
    if not numbers:
        return level, []
    measures = _Reader(level, numbers, closed_spans(level.text)).read()
    _share_units(level, measures)
    return level, measures


class _Reader:
    """One pass over the numbers of a text."""

    def __init__(self, text: Levelled, numbers: Sequence[Number], closed: list[tuple[int, int]]) -> None:
        self.text = text
        self.numbers = numbers
        self.closed = closed
        self.labelled = -9

    def read(self) -> list[Measure]:
        measures: list[Measure] = []
        gate = reached = 0
        for index, number in enumerate(self.numbers):
            while gate < len(self.closed) and self.closed[gate][1] <= number.start:
                gate += 1
            if number.start < reached:
                continue
            if gate < len(self.closed) and self.closed[gate][0] < number.end:
                continue
            if closed := closed_at(self.text, number.start):
                reached = closed
                continue
            measure = self._measure(index)
            if measure:
                self._follow(measures[-1] if measures else None, measure)
                measures.append(measure)
                reached = measure.right
        return measures

    def _measure(self, index: int) -> Measure | None:
        """The quantity that begins with the number at ``index``, or nothing when that is no quantity."""
        number, text = self.numbers[index], self.text
        before = Before(text.lower, number.start)
        currency = currency_before(text, number.start)
        if currency:
            number = in_money(text, number)
        unit = unit_after(text, number.end, in_words=number.in_words, money=bool(currency))
        if not unit and not currency and (half := _HALF_A.match(text.lower, number.start)):
            unit = unit_after(text, half.end() - 1, in_words=True)
        if self._is_label(number, before, has_unit=bool(unit or currency)):
            return None
        start, end = currency.start if currency else number.start, max(number.end, unit.end if unit else 0)
        measure = Measure(number, start, end, start, end, unit, currency or None, [number.value], before)
        if currency:
            measure.begin_at(start)
        self._take_sign(measure)
        reach_on(text, self.numbers, index, measure)
        self._take_of(measure)
        self._take_qualifier(measure)
        self._settle_unit(measure)
        return measure if self._counts(measure) else None

    def _is_label(self, number: Number, before: Before, *, has_unit: bool) -> bool:
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
        is_said = measure.left < measure.start and measure.qualifier not in ("about", "at most")
        if not is_said and is_year(self.text, number, measure.before):
            return False
        if measure.last and is_year(self.text, number) and not 13 <= measure.last.value <= 31:
            return False
        is_one = number.in_words and measure.values == [1.0]
        return not is_one or measure.qualifier != "exactly" or bool(measure.change)

    def _take_sign(self, measure: Measure) -> None:
        start = measure.start
        if start == 0 or self.text.lower[start - 1] not in "-−– ±":
            return
        low = max(0, start - 14)
        both = _PLUS_MINUS.search(self.text.lower, low, start)
        if both:
            measure.tolerance = measure.values[0]
            measure.begin_at(both.start())
            measure.start = start
            return
        sign = _SIGN.search(self.text.lower, low, start)
        if sign:
            measure.values[0] = -measure.values[0]
            measure.begin_at(sign.start())

    def _take_of(self, measure: Measure) -> None:
        """The "of" behind an order of magnitude ("millions of")."""
        if measure.first.vague and measure.kind == "value" and self.text.lower.startswith(" of", measure.end):
            measure.end = measure.right = measure.end + len(" of")

    def _take_qualifier(self, measure: Measure) -> None:
        before = measure.before
        if measure.intro is not None:
            before = before.until(measure.intro)
            measure.left = min(measure.left, measure.intro)
        left = len(before.words)
        found = qualifier_before(before)
        if found:
            left = found.left
            measure.qualifier, measure.phrase = found.qualifier, found.phrase
            measure.about = measure.about or found.about
            measure.is_longer = left > 0 and before.words[left - 1] in _LONGER
            if measure.phrase == "over" and measure.is_lapse:
                measure.qualifier = "exactly"
            measure.left = min(measure.left, found.at)
        elif measure.intro is None and (intro := intro_before(self.text, measure)) and intro.group("range"):
            measure.intro = intro.start()
        self._take_qualifier_after(measure)
        measure.mean = is_mean(before.words, left)
        measure.change = change_before(before.words, left) or change_after(self.text.lower, measure.end)

    def _take_qualifier_after(self, measure: Measure) -> None:
        after = qualifier_after(self.text.lower, measure.end)
        if after:
            measure.right = after.at
            if measure.qualifier in ("exactly", "about"):
                measure.about = measure.about or measure.qualifier == "about"
                measure.qualifier, measure.phrase = after.qualifier, after.phrase
        if measure.first.vague and measure.qualifier in ("exactly", "about"):
            measure.qualifier = "at least"

    def _follow(self, last: Measure | None, measure: Measure) -> None:
        """Let ``measure`` go up or down with the one before it ("fell 1%, or 120 points"; "from 3 to 2")."""
        if last and last.change and not measure.change:
            is_same = _OR.fullmatch(self.text.lower, last.right, measure.left)
            if last.joined == "change" or is_same and not measure.currency:
                measure.change = last.change

    def _settle_unit(self, measure: Measure) -> None:
        """Tell pounds from pounds, ages from times, and an age or a pH without a unit."""
        unit, before = measure.unit, measure.before
        if unit.name == "pound" or unit.name.startswith("pound per"):
            near = self.text.lower[max(0, measure.start - 48) : unit.end + 24]
            name = "pound sterling" if measure.first.scale > 1 or _MONEY_NEAR.search(near) else "pound-mass"
            measure.unit = unit._replace(name=name + unit.name.removeprefix("pound"))
        elif unit.text == "c" and measure.values[0] >= 2:
            measure.unit = unit._replace(name="celsius")
        elif unit.name in AGES:
            if _OLD.match(self.text.lower, unit.end) or before.last() in _AGE_BEFORE:
                measure.unit = unit._replace(name=AGES[unit.name])
        elif not unit and not measure.currency:
            last = before.last()
            if last in _AGE_BEFORE or last == "of" and before.last(2) == "age":
                measure.unit = unit._replace(name="year of age")
            elif _PH.search(self.text.lower, max(0, measure.start - 16), measure.start):
                measure.unit = unit._replace(text="pH", name="ph")


def _share_units(text: Levelled, measures: list[Measure]) -> None:
    """Give the bare members of a list the unit that stands behind the last one ("12, 25 and 140 µm")."""
    for measure, after in zip(measures[-2::-1], measures[:0:-1], strict=True):
        if measure.unit or measure.currency or after.currency or not after.unit.text or measure.first.in_words:
            continue
        if after.kind != "product" and LIST_LINK.fullmatch(text.lower, measure.right, after.left):
            measure.unit = after.unit
