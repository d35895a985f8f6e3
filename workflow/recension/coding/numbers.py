"""Numbers in running text, written in digits or in English words.

Every pattern here has bounded repetition, so that reading is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
# The plural of a scale says an order of magnitude and no number: "millions of" is at least one million.
VAGUE = {"dozens": 12.0, **{f"{scale}s": value for scale, value in SCALES.items()}, "tens": 10.0}
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}

_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(ONES)[1:10])}))?|{'|'.join(sorted(ONES, key=len)[::-1])})"
_HUNDREDS = rf"(?:(?:{_SMALL}|a) hundred(?: (?:and )?{_SMALL})?|{_SMALL})"
_SCALE = r"(?:thousand|million|billion|trillion)"
_WORDS = rf"(?:{_HUNDREDS}|a(?= {_SCALE}))(?: {_SCALE}(?: (?:and )?{_HUNDREDS})?){{0,3}}"
_PART = r"(?:third|quarter|fourth|fifth|tenth)"
_FRACTION = rf"(?:(?:one|two|three|four)[- ]{_PART}s?|an? {_PART}(?= of)|half(?= (?:of|the)\b))"
_VAGUE = rf"(?:(?:tens|hundreds|thousands) of )?(?:{'|'.join(VAGUE)})(?= of\b)"
_DIGITS = (
    r"(?<!\d)(?:\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,5}(?:\.\d{1,15})?|\d{1,15}(?:\.\d{1,15})?|"
    r"(?<![\w.])\.\d{1,15})(?!\d)"
)
_POWER = r"(?:\s?[×x*]\s?10\s?(?:\^?\s?[-−–]?\d{1,2}(?!\d)|[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<power>{_POWER})?(?P<scale>[ -](?:hundred|{_SCALE[3:-1]})\b)?"
    rf"|\b(?P<fraction>{_FRACTION})\b|\b(?P<vague>{_VAGUE})|\b(?P<dozen>(?:a|"
    rf"{_SMALL}) dozen)\b|\b(?P<words>{_WORDS})\b",
    re.IGNORECASE,
)
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-0123456789--")
# "One" that stands for a thing or a person counts nothing.
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|the|which|another|former|latter)[ -]$", re.IGNORECASE
)
_PRONOUN_AFTER = re.compile(
    r"(?:['’]s|self| another| day\b| hand\b| of (?:the|these|those|its|their|our)\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class Number:
    """A number at ``start:end`` of a text.  ``vague`` ones name an order of magnitude only ("millions")."""

    start: int
    end: int
    value: float
    in_words: bool
    vague: bool = False


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers of ``text`` in order, whatever they stand for (years and labels included)."""
    for match in NUMBER.finditer(text):
        number = _read(match)
        if not (number.in_words and number.value == 1 and is_pronoun(text, number)):
            yield number


def is_pronoun(text: str, number: Number) -> bool:
    """Whether the word "one" at ``number`` stands for a thing ("no one", "one of the") and counts nothing."""
    before = text[max(0, number.start - 12) : number.start]
    return bool(_PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(text, number.end))


def _read(match: re.Match[str]) -> Number:
    spelled = match.group().lower()
    vague = match.group("vague") is not None
    if match.group("digits"):
        value = _from_digits(match)
    elif match.group("fraction"):
        value = _from_fraction(spelled)
    elif vague:
        value = _product(VAGUE[word] for word in spelled.split() if word != "of")
    elif match.group("dozen"):
        value = 12 * _from_words(spelled.removesuffix(" dozen"))
    else:
        value = _from_words(spelled)
    return Number(match.start(), match.end(), value, in_words=not match.group("digits"), vague=vague)


def _from_digits(match: re.Match[str]) -> float:
    value = float(re.sub(r"[,\u00a0\u202f]", "", match.group("digits")))
    if match.group("power"):
        power = re.split("10", match.group("power"), maxsplit=1)[1].translate(_SUPERSCRIPTS)
        value *= 10.0 ** int(power.replace("^", "").replace(" ", ""))
    return value * SCALES[match.group("scale").lower()[1:]] if match.group("scale") else value


def _from_fraction(spelled: str) -> float:
    first, _, rest = spelled.replace("-", " ").partition(" ")
    whole = ONES.get(first, 1)
    return whole / FRACTIONS[(rest or first).removesuffix("s")]


def _from_words(spelled: str) -> float:
    """The value of the words ``spelled`` ("two hundred and five thousand")."""
    total = group = 0.0
    for word in spelled.replace("-", " ").split():
        if word == "hundred":
            group = (group or 1) * 100
        elif word in SCALES:
            total, group = total + (group or 1) * SCALES[word], 0.0
        elif word == "a":
            group = 1.0
        elif word != "and":
            group += ONES.get(word, 0) + TENS.get(word, 0)
    return total + group


def _product(values: Iterator[float]) -> float:
    result = 1.0
    for value in values:
        result *= value
    return result
