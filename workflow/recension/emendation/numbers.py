"""The numbers of a text with what qualifies them: bounds, dates, units, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..spellings import any_of
from .lexicon import (
    FRACTIONS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PART,
    PERIODS,
    QUALIFIER,
    SCALES,
    TENS,
    UNITS,
    WHEN,
    groups,
)

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
COUNTED = "|".join([*NUMBERS, *TENS, *SCALES])
COUNTING = frozenset([*NUMBERS, *TENS, *SCALES, *ORDINALS, *FRACTIONS])
# Bounded, so that hostile text takes no longer than its length.
FIGURES = r"(?<!\d)(?<!\d[.,])\d{1,15}(?:[.,]\d{1,15}){0,6}(?!\w|[.,]\d)"
NUMBER = rf"(?:{FIGURES}|(?:{COUNTED})(?:-(?:one|{'|'.join(UNITS)}))?\b)"
QUALIFIED = re.compile(rf"\b({any_of(QUALIFIER)})\s+(?:(?:a|the|total|of)\s+){{0,2}}({NUMBER})")
OR_MORE = re.compile(rf"({NUMBER})\s?%?\s+or\s+(more|over|above|less|fewer)\b")
# "May" is a month before a figure and after a word that asks for one.
MAY = r"May(?=\s+\d)|(?:(?<=[Ii]n )|(?<=\bby )|(?<=\bof )|(?<=fter )|(?<=fore )|(?<=ince )|(?<=ntil )|(?<=and ))May"
MONTH = re.compile(rf"\b(?:{any_of(MONTHS)}|{MAY})\b")
YEAR = r"(?:1[5-9]|20)\d\d"
MEASURED = re.compile(rf"\b({NUMBER})[\s-]+({PERIODS})s?\b")
DATED = re.compile(
    rf"\b(?i:({any_of(WHEN)})\s+(?:the\s+)?(?:({any_of(PART)})[\s-]+)?|({any_of(PART)})[\s-]+)"
    rf"({YEAR}\b|(?:{any_of(MONTHS)}|May)\b|(?i:{NUMBER}[\s-]+(?:{PERIODS})s?\b))"
)
RANGE = re.compile(
    r"(?<![\w–-])(?<!\d[.,])(\d{1,9})\s?%?\s?(?:[–—-]|\bto\b)\s?(\d{1,9})(?![\w–-])"
    r"|\b[Bb]etween\s(\d{1,9})\s?%?\sand\s(\d{1,9})\b"
)
LABELS = groups({"vol.": "vol|volume", "no.": "no|nos|number|issue", "p.": "p|pp|page|pages", "by": "by", "to": "to"})
LABELLED = re.compile(rf"\b({any_of(LABELS)})\b\.?\s?:?\s?({NUMBER})")
LETTERED = re.compile(rf"\b{YEAR}[a-z]\b")


def numbers(text: str, english: bool = True) -> Iterator[str]:
    """The numbers of ``text`` in figures, number words among them with ``english``; scales ("million") as words."""
    found = [(match.start(), value(match.group())) for match in FIGURE.finditer(text)]
    if english and any(map(_counting, WORD.findall(text))):
        found += [(match.start(), one) for match in WORD.finditer(text) for one in _counting(match.group())]
    yield from (number for _, number in sorted(found, key=lambda one: one[0]))


@lru_cache(maxsize=1 << 16)
def _counting(word: str) -> tuple[str, ...]:
    """The numbers that ``word`` is made of; most words are of none."""
    word = word.lower()
    return tuple(_number_word(word)) if word in COUNTING or "-" in word else ()


def value(number: str) -> str:
    """``number`` without the commas between its thousands; a number word in figures."""
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number)
    return number.replace(",", "") if grouped else next(_number_word(number.lower()), number)


def _number_word(word: str) -> Iterator[str]:
    head, _, tail = word.partition("-")
    if head in TENS:
        yield str(TENS[head] + int(NUMBERS.get(tail, "1" if tail == "one" else "0")))
    elif word in SCALES:
        yield word
    elif word in ORDINALS:
        yield ORDINALS[word]
    else:
        for part in word.split("-"):
            if part in NUMBERS or part in FRACTIONS:
                yield NUMBERS.get(part) or FRACTIONS[part]


def qualified(line: str) -> Iterator[str]:
    """The bounds that ``line``, in small letters, sets to numbers: "more than 80"."""
    for phrase, number in QUALIFIED.findall(line):
        yield f"{QUALIFIER[' '.join(phrase.split())]} {value(number)}"
    for number, side in OR_MORE.findall(line) if " or " in line else ():
        yield f"{'at most' if side in ('less', 'fewer') else 'at least'} {value(number)}"


def dated(line: str) -> Iterator[str]:
    """What ``line`` says of dates and lengths of time: "by 2018", "end of 2018", "after 4 year"."""
    for when, its_part, part, date in DATED.findall(line):
        length = MEASURED.fullmatch(date.lower())
        name = _measure(*length.groups()) if length else date
        for table, word in ((WHEN, when), (PART, its_part or part)):
            if word:
                yield f"{table[' '.join(word.lower().split())]} {name}"


def measured(line: str) -> Iterator[str]:
    """The lengths of time of ``line``, in small letters: "5 day"."""
    yield from (_measure(*match.groups()) for match in MEASURED.finditer(line))


def _measure(number: str, period: str) -> str:
    return f"{value(number)} {period}"


def ranges(line: str) -> Iterator[str]:
    """The ranges of ``line`` as "9–12"; "between" and "from" set them too."""
    for match in RANGE.finditer(line):
        yield f"{match[1] or match[3]}–{match[2] or match[4]}"


def labels(text: str) -> dict[str, str]:
    """The numbers of ``text`` that follow one of the words of ``LABELS``, with that word."""
    return {value(number): LABELS[label.lower()] for label, number in LABELLED.findall(text.lower())}
