"""The facts in a stretch of text that an editor must not change unsaid: what they are, and how two texts differ.

Digits, percentages, citation marks and names are read in every language; the word lists are English and apply to
English texts only.  "one" and the ordinals are left out: in running prose they seldom count anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

Facts = Counter[tuple[str, str]]

UNITS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
]
UNITS += ["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
NUMBERS = {word: str(value) for value, word in enumerate(UNITS, start=2)}
DECADES = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
TENS = {word: 10 * value for value, word in enumerate(DECADES, start=2)}
SCALE = ["hundred", "thousand", "million", "billion", "trillion", "dozen"]
SCALES = [*SCALE, *(f"{word}s" for word in SCALE), "half", "twice", "double", "triple", "zero"]

NEGATIONS = {
    "not": "no no not cannot nor neither none nothing nobody nowhere",
    "never": "never",
    "without": "without",
    "hardly": "hardly scarcely barely",
}
NEGATION = {word: kind for kind, words in NEGATIONS.items() for word in words.split()}
PREFIXES = ("un", "in", "im", "ir", "il", "non", "non-", "dis")

QUALIFIERS = {
    "more than": "more than|over|above|exceeding|greater than",
    "always above": "always above|always over|always more than",
    "always below": "always below|always under|always less than",
    "at least": "at least|no less than|no fewer than|not less than",
    "less than": "less than|fewer than|under|below",
    "at most": "at most|no more than|not more than|up to",
    "about": "about|around|approximately|roughly|some|circa",
    "nearly": "nearly|almost|close to",
    "exactly": "exactly|precisely",
}
QUALIFIER = {phrase: kind for kind, phrases in QUALIFIERS.items() for phrase in phrases.split("|")}

HEDGES = {
    "plan": "planned to|plans to|plan to|planning to|is planned|are planned|was planned|were planned",
    "explore": "explore|explores|explored|exploring|exploratory",
    "intend": "intend|intends|intended",
    "attempt": "attempt to|attempts to|attempted to|try to|tries to|tried to",
    "may": "may|might",
    "could": "could",
    "jointly": "jointly",
    "always": "always",
    "perhaps": "perhaps|possibly|probably|likely",
    "seem": "seem|seems|seemed|appear to|appears to|appeared to",
}
HEDGE = {phrase: kind for kind, phrases in HEDGES.items() for phrase in phrases.split("|")}

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
CITATION = re.compile(r"\[\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,50}\]")
COUNTED = "|".join([*NUMBERS, *TENS, *SCALES])


def _phrases(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


QUALIFIED = re.compile(
    rf"\b({_phrases(QUALIFIER)})\s+(?:(?:a|the|total|of)\s+){{0,2}}(\d+(?:[.,]\d+)*|(?:{COUNTED})\b)", re.IGNORECASE
)
HEDGED = re.compile(rf"\b({_phrases(HEDGE)})\b")
NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b", re.IGNORECASE)
SENTENCE_START = re.compile(r"(?:^|[.!?:])[\s\"“‘'(]*$")


def differences(before: str, after: str, english: bool = True, names: bool = True) -> Facts:
    """What ``after`` has more (positive) or fewer (negative) of than ``before``: (kind, fact) -> how many."""
    one, other = unicodedata.normalize("NFKC", before), unicodedata.normalize("NFKC", after)
    found = facts(other, english)
    found.subtract(facts(one, english))
    if names:
        found.update({("name", name): -1 for name in _gone(one, other)})
        found.update({("name", name): 1 for name in _gone(other, one)})
    if english:
        found.update(_turned(one, other))
    return Counter({fact: number for fact, number in found.items() if number})


def facts(text: str, english: bool = True) -> Facts:
    """Numbers, percentages and citation marks of ``text``, and with ``english`` its number words, negations,
    qualifiers of numbers, and hedges."""
    found: Facts = Counter(("number", value) for value in numbers(text, english))
    found["percentage", "%"] += len(PERCENT.findall(text))
    found.update(("citation", "".join(mark.split())) for mark in CITATION.findall(text))
    if english:
        found.update(("negation", kind) for kind in _negations(text))
        found.update(
            ("qualifier", f"{QUALIFIER[' '.join(phrase.lower().split())]} {_value(number)}")
            for phrase, number in QUALIFIED.findall(" ".join(text.split()))
        )
        found.update(("hedge", HEDGE[phrase]) for phrase in HEDGED.findall(" ".join(text.split())))
    return found


def numbers(text: str, english: bool = True) -> Iterator[str]:
    """The numbers of ``text`` in figures, number words among them with ``english``; scales ("million") as words."""
    for match in FIGURE.finditer(text):
        yield _value(match.group())
    if not english:
        return
    for match in WORD.finditer(text):
        yield from _number_word(match.group().lower())


def _number_word(word: str) -> Iterator[str]:
    head, _, tail = word.partition("-")
    if head in TENS:
        yield str(TENS[head] + int(NUMBERS.get(tail, "1" if tail == "one" else "0")))
    elif head in NUMBERS or word in SCALES:
        yield NUMBERS.get(head, word)


def _value(number: str) -> str:
    """``number`` without the commas between its thousands; a number word in figures."""
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number)
    return number.replace(",", "") if grouped else next(_number_word(number.lower()), number)


def _negations(text: str) -> Iterator[str]:
    for match in WORD.finditer(NOT_ONLY.sub(" ", text)):
        word = match.group().lower().replace("’", "'")
        if word in NEGATION or word.endswith("n't"):
            yield NEGATION.get(word, "not")


def _words(text: str) -> set[str]:
    return {_stem(match.group()) for match in WORD.finditer(text)}


def _stem(word: str) -> str:
    """``word`` without case, possessive and plural, so that inflection alone changes no name."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") else plain


def _parts(word: str) -> list[str]:
    """``word`` with its hyphens, without them, and what stands between them."""
    return [word, word.replace("-", ""), *word.split("-")]


def _gone(one: str, other: str) -> set[str]:
    """Capitalized words of ``one``, not at the beginning of a sentence, that ``other`` has in no form."""
    kept = {part for word in _words(other) for part in _parts(word)}
    gone = set()
    for match in WORD.finditer(one):
        word = match.group()
        begins = SENTENCE_START.search(one[max(0, match.start() - 8) : match.start()])
        if word[0].isupper() and not begins and word.casefold() not in FUNCTION_WORDS:
            gone |= set() if kept.intersection(map(_stem, _parts(word))) else {word}
    return gone


def _without_prefix(word: str) -> list[str]:
    return [word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix)]


def _turned(one: str, other: str) -> Facts:
    """Words that gained or lost a negative prefix: ``satisfied`` and ``unsatisfied``."""
    before, after = _words(one), _words(other)
    found: Facts = Counter()
    for sign, these, those in ((1, after - before, before - after), (-1, before - after, after - before)):
        for word in these:
            if any(len(plain) > 3 and plain in those for plain in _without_prefix(word)):
                found["negation", word] += sign
    return found


# Words that the beginning of an inserted sentence may capitalize without naming anything.
FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an the this that these those and or but of in on at to for from by with as it its they their we our he she "
        "his her is are was were be been has have had will there here then thus therefore however also when while "
        "where which who what first second third fourth fifth finally one i",
    )
)
