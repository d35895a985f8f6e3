"""Numbers in running text, written in digits or in English words.

A first, cheap pass finds where a number can begin; a grammar then reads it from there.  Every pattern is matched at one
place and takes each character once, so that reading is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ..spellings import any_of
from .levelled import Levelled
from .wordlists import words

ONES = dict(
    zip(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        ),
        range(20),
        strict=True,
    )
)
TENS = dict(zip(words("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True))
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT_SCALES = {"lakh": 1e5, "crore": 1e7, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
# Letters that stand for a scale behind an amount of money only ("£5m").
MONEY_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
# The plural of a scale says an order of magnitude and no number: "millions of" is at least one million.
VAGUE = {"dozens": 12.0, **{f"{scale}s": value for scale, value in SCALES.items()}, "tens": 10.0}
FRACTIONS = {"half": 2, "halves": 2}
for _name, _parts in zip(
    words("third quarter fourth fifth sixth seventh eighth ninth tenth hundredth thousandth"),
    (3, 4, 4, 5, 6, 7, 8, 9, 10, 100, 1000),
    strict=True,
):
    FRACTIONS[_name] = FRACTIONS[f"{_name}s"] = _parts

_ALL_SCALES = {**SCALES, **SHORT_SCALES}
_UNIT_WORDS = "|".join(sorted(ONES, key=len)[::-1])
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(ONES)[1:10])}))?|{_UNIT_WORDS})"
_HUNDREDS = rf"(?:{_SMALL}(?: |-)hundred(?: (?:and )?{_SMALL})?|hundred(?: (?:and )?{_SMALL})?|{_SMALL})"
_BIG = r"(?:thousand|million|billion|trillion|lakh|crore)"
_WORDS = re.compile(
    rf"(?:{_HUNDREDS}|{_BIG})(?:[- ]{_BIG}(?: (?:and )?{_HUNDREDS})?){{0,3}}"
    r"(?![^\W_])"
)
_PART = "|".join(sorted(FRACTIONS, key=len)[::-1])
_FRACTION = re.compile(rf"({_UNIT_WORDS})[- ]({_PART})(?![^\W_])")
_PART_OF = re.compile(
    rf"({_PART})(?:(?: an?| of an?)? ({_BIG}|dozen|hundred)(?![^\W_])|(?= of\b| the\b))|half(?: an?)?(?= [a-z])"
)
_PART_ALONE = re.compile(r"(?:half|third|quarter|fifth|tenth)(?=[,.;]| to\b| from\b| in\b| since\b|$)")
_VAGUE_OF = re.compile(rf"(?:{any_of(VAGUE)})(?: of (?:{any_of(VAGUE)})(?= of\b|[- ][a-z%$£€]))*(?= of\b)")
_DIGITS = re.compile(r"\d{1,3}(?:[,\u2009’']\d{3})+(?![\d,’'])(?:[.·]\d+)?|\d+(?:[.·]\d+|,\d{1,2}(?= ?[%‰°€])(?<=\d))?")
_POWER = re.compile(
    r"\s?[×x✕⋅·*]\s?10\s?(?:(?:\^|\*\*)?\s?\{?([-−–+]?\s?\d{1,2})\}?(?!\d)|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))|"
    r"[eE]([-−+]?\d{1,2})(?![^\W_])"
)
_TEN_TO = re.compile(
    r"10(?:\^\s?\{?([-−–+]?\d{1,2})\}?|"
    r"\s?(−\s?\d{1,2}|(?<= )[2-9]|(?<= )[12]\d)(?![\d.,:/%-])|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
)
_RATIO = re.compile(r"\s?[/⁄]\s?(\d{1,6})(?:ths?|rds?|nds?|st)?(?![\d/⁄]|[.,]\d)|:(\d{1,6})(?![\d:]|[.,]\d)")
_MIXED = re.compile(r"[ -]?([¼½¾⅐-⅞])|[ -](\d{1,2})[/⁄](\d{1,3})(?![\d/⁄])")
_SCALE = re.compile(
    rf"[ -]?(?:(hundred|thousand)[- ])?({'|'.join(sorted(_ALL_SCALES, key=len)[::-1])}|dozen)s?(?![^\W_])"
)
_HALF = re.compile(rf"[- ]and[- ](?:an?|one)[- ](half|quarter|third)(?:[- ]({_BIG}))?(?![^\W_])")
_DIGIT = f"(?:{'|'.join(list(ONES)[:10])})"
_SPOKEN_POINT = re.compile(rf" point ({_DIGIT}(?: {_DIGIT}){{0,9}})(?![^\W_])")
_AND_MORE = re.compile(rf" and ({_SMALL})(?![^\W_])")
_BEGIN = re.compile(
    r"\d|[¼½¾⅐-⅞]|(?<![^\W_])(?:"
    + any_of([*ONES, *TENS, *SCALES, "lakh", "crore", "dozen", *VAGUE, *FRACTIONS])
    + r")(?![^\W_])"
)
# "5.9m passengers" are millions: nothing is counted in metres.
_THINGS_AFTER = re.compile(r" (?:people|[a-z]{3,20}s)(?![^\W_])")
_SUPERSCRIPTS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-+0123456789--", " {}^")
# "One" that stands for a thing or a person counts nothing.
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|the|which|another|former|latter|only|neither|square)[ -]$"
)
_PRONOUN_AFTER = re.compile(
    r"(?:['’]s|self| another| day\b| hand\b| can\b| could\b| may\b| must\b| should\b| would\b| is\b| has\b|"
    r" of (?:the|these|those|its|their|our|his|her|my)\b|[- ](?:sided|way|off|time)\b)"
)
_ARTICLE = re.compile(r"(?<![^\W_])an? $")
_LONGEST = 40


class Number(NamedTuple):
    """A number at ``start:end`` of a text.

    ``vague`` ones name an order of magnitude only ("millions"), a ``ratio`` is written as one ("1:4"), ``scale`` is the
    value of the scale word behind the number ("million"), 1 where there is none.
    """

    start: int
    end: int
    value: float
    in_words: bool
    vague: bool = False
    ratio: bool = False
    scale: float = 1.0


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers of ``text`` in order, whatever they stand for (years and labels included)."""
    return numbers_of(Levelled(text))


def numbers_of(level: Levelled) -> Iterator[Number]:
    """All numbers of a levelled text in order, whatever they stand for."""
    text = level.lower
    at = 0
    while begin := _BEGIN.search(text, at):
        first = begin.group()
        if first.isalpha():
            number = _in_words(text, begin)
        elif first.isdigit() and not "¹" <= first <= "³":
            number = _in_digits(text, begin.start())
        else:
            number = Number(begin.start(), begin.end(), unicodedata.numeric(first), in_words=False)
        at = max(begin.end(), number.end if number else 0)
        if number and number.end - number.start > _LONGEST * 3:
            continue
        if number and not (number.in_words and number.value == 1 and is_pronoun(text, number)):
            yield number
        elif first.isdigit() and number is None:
            at = max(at, _run(text, begin.start()))


def is_pronoun(text: str, number: Number) -> bool:
    """Whether the word "one" at ``number`` stands for a thing ("no one", "one of the") and counts nothing."""
    before = text[max(0, number.start - 12) : number.start]
    return bool(_PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(text, number.end))


def _run(text: str, start: int) -> int:
    match = _DIGITS.match(text, start)
    return match.end() if match else start + 1


def _in_digits(text: str, start: int) -> Number | None:
    """The number in digits that begins at ``start``; nothing where the digits are too many to be one."""
    ten = _TEN_TO.match(text, start)
    if ten and (start == 0 or text[start - 1] not in "0123456789.,×x*"):
        value = _ten_to(ten.group(1) or ten.group(2) or ten.group(3))
        return Number(start, ten.end(), value, in_words=False)
    match = _DIGITS.match(text, start)
    if match is None or match.end() - start > _LONGEST:
        return None
    value, end = _plain(match.group()), match.end()
    power = _POWER.match(text, end)
    if power:
        return Number(start, power.end(), value * _ten_to(power.group(1) or power.group(2) or power.group(3)), False)
    ratio = _RATIO.match(text, end)
    if ratio and "." not in match.group() and not text[ratio.end() : ratio.end() + 1].isalpha():
        other = float(ratio.group(1) or ratio.group(2))
        if other and (ratio.group(1) or not _is_time(value, ratio.group(2))):
            return Number(start, ratio.end(), value / other, in_words=False, ratio=True)
    return _scaled(text, start, end, value)


def _plain(digits: str) -> float:
    """The value of ``digits`` with marks between groups of three and a point, or a comma, before decimals."""
    whole, comma, part = digits.rpartition(",")
    if comma and len(part) < 3:
        digits = f"{whole}.{part}"
    return float(re.sub("[,\u2009’']", "", digits).replace("·", "."))


def _is_time(first: float, second: str) -> bool:
    return first < 25 and len(second) == 2 and second < "60"


def _scaled(text: str, start: int, end: int, value: float, last: str = "") -> Number:
    """The number ``value`` with a fraction and the scale words behind it; ``last`` is its last word, if it has any."""
    mixed = None if last else _MIXED.match(text, end)
    if mixed:
        value += unicodedata.numeric(mixed.group(1)) if mixed.group(1) else _part(mixed.group(2), mixed.group(3))
        end = mixed.end()
    unit = _ALL_SCALES.get(last, 1.0)
    if text.startswith("m ", end) and "." in text[start:end] and _THINGS_AFTER.match(text, end + 1):
        return Number(start, end + 1, value * 1e6, in_words=False, scale=1e6)
    scale = _SCALE.match(text, end)
    if scale:
        unit = _ALL_SCALES.get(scale.group(2), 12.0) * (SCALES[scale.group(1)] if scale.group(1) else 1)
        value, end = value * unit, scale.end()
    half = _HALF.match(text, end)
    if half:
        value = (value + unit / FRACTIONS[half.group(1)]) * (_ALL_SCALES[half.group(2)] if half.group(2) else 1)
        end = half.end()
    elif scale and (more := _AND_MORE.match(text, end)):
        value, end = value + _from_words(more.group(1)), more.end()
    return Number(start, end, value, bool(last), scale=unit)


def _part(above: str, below: str) -> float:
    return float(above) / float(below) if float(below) else 0.0


def _ten_to(power: str) -> float:
    return 10.0 ** int(power.translate(_SUPERSCRIPTS))


def _in_words(text: str, begin: re.Match[str]) -> Number | None:
    start, first = begin.start(), begin.group()
    article = _ARTICLE.search(text, max(0, start - 3), start)
    whole = article.start() if article else start
    if first in VAGUE:
        vague = _VAGUE_OF.match(text, start)
        if vague is None:
            return None
        value = _product(VAGUE[word] for word in vague.group().split() if word != "of")
        return Number(start, vague.end(), value, in_words=True, vague=True)
    if first in FRACTIONS:
        return _fraction(text, start, whole)
    if first == "dozen":
        return Number(whole, begin.end(), 12.0, in_words=True) if article else None
    fraction = _FRACTION.match(text, start)
    if fraction and fraction.group(2) not in ("second", "seconds"):
        return Number(start, fraction.end(), ONES[fraction.group(1)] / FRACTIONS[fraction.group(2)], in_words=True)
    match = _WORDS.match(text, start)
    if match is None or first in _ALL_SCALES and not article:
        return None
    start = whole if first in _ALL_SCALES else start
    spoken = _SPOKEN_POINT.match(text, match.end())
    if spoken:
        digits = "".join(str(ONES[word]) for word in spoken.group(1).split())
        return _scaled(text, start, spoken.end(), _from_words(match.group()) + float(f"0.{digits}"), last="point")
    last = re.split("[ -]", match.group())[-1]
    return _scaled(text, start, match.end(), _from_words(match.group()), last=last)


def _fraction(text: str, start: int, whole: int) -> Number | None:
    """A part named without a number before it: "half of", "a third of", "half a million"."""
    if whole < start and text.startswith("by ", whole - 3) and (part := _PART_ALONE.match(text, start)):
        return Number(whole, part.end(), 1 / FRACTIONS[part.group()], in_words=True)
    match = _PART_OF.match(text, start)
    if match is None or (whole == start and not text.startswith("half", start)):
        return None
    part = match.group(1) or "half"
    scale = {**_ALL_SCALES, "dozen": 12.0}[match.group(2)] if match.group(2) else 1.0
    if match.group(1) is None and match.group() != "half":
        return Number(whole, start + len("half"), 0.5, in_words=True)
    return Number(whole, match.end(), scale / FRACTIONS[part], in_words=True)


def _from_words(spelled: str) -> float:
    """The value of the words ``spelled`` ("two hundred and five thousand")."""
    total = group = 0.0
    for word in spelled.replace("-", " ").replace(",", " ").split():
        if word == "hundred":
            group = (group or 1) * 100
        elif word in _ALL_SCALES:
            total, group = total + (group or (0 if total else 1)) * _ALL_SCALES[word], 0.0
        elif word != "and":
            group += ONES.get(word, 0) + TENS.get(word, 0)
    return total + group


def _product(values: Iterator[float]) -> float:
    result = 1.0
    for value in values:
        result *= value
    return result
