"""The facts in a stretch of text that an editor must not change unsaid: what they are, and how two texts differ.

Digits, percentages, citation marks, addresses and names are read in every language; the word lists (:mod:`.lexicon`)
are English and apply to English texts only.  "one" is left out: in running prose it seldom counts anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ..spellings import any_of
from .lexicon import DENYING, MODALITY, NEGATION, NOT_ONLY, OPPOSITE, PREFIXES, QUANTITY
from .numbers import LETTERED, MONTH, WORD, dated, labels, measured, numbers, qualified, ranges

Facts = Counter[tuple[str, str]]

PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
CITATION = re.compile(r"\[\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,50}\]")
# An author-year mark: its year in parentheses, with whatever stands there beside it.
AUTHOR_YEAR = re.compile(r"\([^()]{0,200}\b(?:1[5-9]|20)\d\d[a-z]?\b[^()]{0,200}\)")
# Patterns for lowered text; "May" and "Will" with a capital are a month and a man.
MODAL = re.compile(rf"\b({any_of(MODALITY)}|co-(?!op|ord)[a-z]{{3,}})\b")
CAPITAL = re.compile(r"\b(?:May|Will)\b")
ONLY = re.compile(rf"\b(?:{any_of(NOT_ONLY.split('|'))})\b")
DENIED = re.compile(rf"\b(?:{any_of(NEGATION)})\b|\b\w{{1,9}}n't\b|\b(?:{DENYING.pattern})\b")
# "No." before a figure abbreviates "number".
NUMERO = re.compile(r"\bnos?\.(?=\s*[:\d])")
# "A few" are some, "first of all" counts nothing, "both ... and" joins two things that are named.
AMOUNT = re.compile(
    rf"(?<![\w-])(?<!\ba )(?<!first of )({any_of(QUANTITY)})(?![\w-])(?<!both(?=(?:\s[\w-]+){{1,4}}\s+and\b))"
)


def facts(text: str, english: bool = True) -> Facts:
    """Numbers, percentages, addresses and citation marks of ``text``, and with ``english`` its number words, months,
    lengths of time, negations, qualifiers of numbers, and modality."""
    return Counter(_read(text, english))


@lru_cache(maxsize=1 << 12)
def _read(text: str, english: bool) -> Facts:
    found = [("number", value) for value in numbers(text, english)]
    line = " ".join(text.split())
    if found:
        found += [("number", one) for one in ranges(line)]
        found += [("percentage", "%") for _ in PERCENT.findall(text)]
        found += [("citation", "".join(mark.split())) for mark in CITATION.findall(text)]
        found += [("citation", year) for year in LETTERED.findall(text)]
    found += [("name", word) for word in _addresses(text)]
    if english:
        _read_english(line, found)
    return Counter(found)


def _read_english(line: str, found: list[tuple[str, str]]) -> None:
    """Add to ``found``, which has the numbers of ``line``, what its words say."""
    lowered = CAPITAL.sub("_", line).lower()
    if found:
        found += [("number", one) for one in measured(lowered)]
        found += [("qualifier", one) for one in qualified(lowered)]
    months = MONTH.findall(line)
    if found or months:
        found += [("qualifier", one) for one in dated(line)]
    found += [("date", month) for month in months]
    found += [("negation", kind) for kind in _negations(lowered)]
    found += [("modality", MODALITY.get(phrase, "together")) for phrase in MODAL.findall(lowered)]
    found += [("quantity", QUANTITY[one]) for one in AMOUNT.findall(lowered)]


def citation_marks(text: str) -> list[re.Match[str]]:
    """The citation marks of ``text``, numeric and author-year, in its order."""
    marks = [*CITATION.finditer(text), *AUTHOR_YEAR.finditer(text)]
    return sorted(marks, key=lambda match: match.start())


def plain(text: str) -> str:
    """``text`` with superscript figures, ligatures and the like as plain characters (Unicode's NFKC)."""
    return unicodedata.normalize("NFKC", text)


def differences(before: str, after: str, english: bool = True) -> Facts:
    """What ``after`` has more (positive) or fewer (negative) of than ``before``: (kind, fact) -> how many."""
    one, other = plain(before), plain(after)
    found = facts(other, english)
    found.subtract(facts(one, english))
    if english:
        found.update(_turned(one, other))
        found.update(_relabelled(one, other))
    return Counter({fact: number for fact, number in found.items() if number})


def _addresses(text: str) -> Iterator[str]:
    """The addresses of e-mail and web pages."""
    for word in text.split():
        if "@" in word[1:] or "://" in word:
            yield word.strip("()[]<>.,;:")


def _negations(line: str) -> Iterator[str]:
    yield from ("not only" for _ in ONLY.finditer(line))
    for match in DENIED.finditer(NUMERO.sub(" ", ONLY.sub(" ", line)).replace("’", "'")):
        word = match.group()
        yield NEGATION.get(word) or ("not" if word.endswith("n't") else stem(word))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """``word`` without case, possessive and plural, so that inflection alone changes no name."""
    bare = word.casefold().replace("’", "'").removesuffix("'s")
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare


def _without_prefix(word: str) -> list[str]:
    return [word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix)]


def _relabelled(one: str, other: str) -> Facts:
    """Numbers that follow another word than they did: "by 38" and "to 38", "vol. 7" and "no. 7"."""
    before, after = labels(one), labels(other)
    found: Facts = Counter()
    for number in before.keys() & after.keys():
        if before[number] != after[number]:
            found["qualifier", f"{after[number]} {number}"] += 1
            found["qualifier", f"{before[number]} {number}"] -= 1
    return found


def _turned(one: str, other: str) -> Facts:
    """Words that gained or lost a negative prefix, ``legal`` and ``illegal``, but for those that count by themselves;
    and words that gave way to their opposites."""
    before, after = (Counter(map(stem, WORD.findall(text))) for text in (one, other))
    gone, come = before - after, after - before
    found: Facts = Counter()
    for sign, these, those in ((1, come, gone), (-1, gone, come)):
        for word in these:
            if any(len(rest) > 3 and rest in those for rest in _without_prefix(word)) and not DENYING.fullmatch(word):
                found["negation", word] += sign
    for word, other_side in ((word, OPPOSITE[word]) for word in gone if word in OPPOSITE):
        found.update(("negation", f"{new} for {word}") for new in come if new in other_side)
    return found
