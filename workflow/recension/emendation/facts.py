"""The facts in a stretch of text that an editor must not change unsaid: what they are, and how two texts differ.

Digits, percentages, citation marks and names are read in every language; the word lists are English and apply to
English texts only.  "one" is left out: in running prose it seldom counts anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

Facts = Counter[tuple[str, str]]

UNITS = re.findall(
    r"\w+",
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen",
)
NUMBERS = {word: str(value) for value, word in enumerate(UNITS, start=2)}
ORDINAL = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
ORDINALS = {form: f"no. {value}" for value, word in enumerate(ORDINAL, start=1) for form in (word, f"{word}ly")}
DECADES = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
TENS = {word: 10 * value for value, word in enumerate(DECADES, start=2)}
SCALE = ["hundred", "thousand", "million", "billion", "trillion", "dozen"]
SCALES = [*SCALE, *(f"{word}s" for word in SCALE), "half", "twice", "double", "triple", "zero"]
MONTHS = re.findall(r"\w+", "January February March April June July August September October November December")

NEGATIONS = {
    "not": "no no not cannot nor neither none nothing nobody nowhere",
    "never": "never",
    "without": "without",
    "hardly": "hardly scarcely barely",
}
NEGATION = {word: kind for kind, words in NEGATIONS.items() for word in words.split()}
PREFIXES = ("un", "in", "im", "ir", "il", "non", "non-", "dis")

QUALIFIERS = {
    "more than": "more than|over|above|exceeding|greater than|upwards of",
    "always above": "always above|always over|always more than",
    "always below": "always below|always under|always less than",
    "at least": "at least|no less than|no fewer than|not less than|a minimum of",
    "less than": "less than|fewer than|under|below",
    "at most": "at most|no more than|not more than|up to|a maximum of",
    "about": "about|around|approximately|roughly|some|circa",
    "nearly": "nearly|almost|close to",
    "exactly": "exactly|precisely",
    "only": "only|merely",
    "a total of": "a total of|in total|altogether",
}
QUALIFIER = {phrase: kind for kind, phrases in QUALIFIERS.items() for phrase in phrases.split("|")}

MODALITIES = {
    "will": "will|would",
    "shall": "shall",
    "must": "must|have to|has to",
    "should": "should|ought to",
    "may": "may|might",
    "can": "can|could",
    "plan": "planned to|plans to|plan to|planning to|is planned|are planned|was planned|were planned",
    "explore": "explore|explores|explored|exploring|exploratory",
    "intend": "intend|intends|intended",
    "attempt": "attempt to|attempts to|attempted to|try to|tries to|tried to",
    "together": "jointly|together",
    "always": "always",
    "perhaps": "perhaps|possibly|probably|likely",
    "seem": "seem|seems|seemed|appear to|appears to|appeared to",
}
MODALITY = {phrase: kind for kind, phrases in MODALITIES.items() for phrase in phrases.split("|")}

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
CITATION = re.compile(r"\[\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,50}\]")
# An author-year mark: its year in parentheses, with whatever stands there beside it.
AUTHOR_YEAR = re.compile(r"\([^()]{0,200}\b(?:1[5-9]|20)\d\d[a-z]?\b[^()]{0,200}\)")
COUNTED = "|".join([*NUMBERS, *TENS, *SCALES])


def _phrases(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


QUALIFIED = re.compile(
    rf"\b({_phrases(QUALIFIER)})\s+(?:(?:a|the|total|of)\s+){{0,2}}(\d+(?:[.,]\d+)*(?![\w.,]*[^\W\d_])|(?:{COUNTED})\b)",
    re.IGNORECASE,
)
OR_MORE = re.compile(rf"(\d+(?:[.,]\d+)*|\b(?:{COUNTED}))\s?%?\s+or\s+(more|over|above|less|fewer)\b", re.IGNORECASE)
MODAL = re.compile(rf"\b({_phrases(MODALITY)})\b")
# "Not only" does not deny what follows; without its "not" it would say the opposite, so it is a fact of its own.
NOT_ONLY = re.compile(r"\bnot\s+(?:only|just|merely)\b", re.IGNORECASE)
# "No." before a figure abbreviates "number".
NUMERO = re.compile(r"\bnos?\.(?=\s*[:\d])", re.IGNORECASE)
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)}|May(?=\s+\d))\b")


def facts(text: str, english: bool = True) -> Facts:
    """Numbers, percentages and citation marks of ``text``, and with ``english`` its number words, months, negations,
    qualifiers of numbers, and modality."""
    found: Facts = Counter(("number", value) for value in numbers(text, english))
    found["percentage", "%"] += len(PERCENT.findall(text))
    found.update(("citation", "".join(mark.split())) for mark in CITATION.findall(text))
    if english:
        line = " ".join(text.split())
        found.update(("date", month) for month in MONTH.findall(line))
        found.update(("negation", kind) for kind in _negations(text))
        found.update(("qualifier", qualified) for qualified in _qualified(line))
        found.update(("modality", MODALITY[phrase]) for phrase in MODAL.findall(line))
    return +found


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
    return Counter({fact: number for fact, number in found.items() if number})


def numbers(text: str, english: bool = True) -> Iterator[str]:
    """The numbers of ``text`` in figures, number words among them with ``english``; scales ("million") as words."""
    found = [(match.start(), _value(match.group())) for match in FIGURE.finditer(text)]
    if english:
        words = WORD.finditer(text)
        found += [(match.start(), number) for match in words for number in _number_word(match.group().lower())]
    yield from (number for _, number in sorted(found, key=lambda one: one[0]))


def _number_word(word: str) -> Iterator[str]:
    head, _, tail = word.partition("-")
    if head in TENS:
        yield str(TENS[head] + int(NUMBERS.get(tail, "1" if tail == "one" else "0")))
    elif head in NUMBERS or word in SCALES:
        yield NUMBERS.get(head, word)
    elif word in ORDINALS:
        yield ORDINALS[word]


def _value(number: str) -> str:
    """``number`` without the commas between its thousands; a number word in figures."""
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number)
    return number.replace(",", "") if grouped else next(_number_word(number.lower()), number)


def _qualified(line: str) -> Iterator[str]:
    for phrase, number in QUALIFIED.findall(line):
        yield f"{QUALIFIER[' '.join(phrase.lower().split())]} {_value(number)}"
    for number, side in OR_MORE.findall(line):
        yield f"{'at most' if side.lower() in ('less', 'fewer') else 'at least'} {_value(number)}"


def _negations(text: str) -> Iterator[str]:
    yield from ("not only" for _ in NOT_ONLY.finditer(text))
    for match in WORD.finditer(NUMERO.sub(" ", NOT_ONLY.sub(" ", text))):
        word = match.group().lower().replace("’", "'")
        if word in NEGATION or word.endswith("n't"):
            yield NEGATION.get(word, "not")


def stem(word: str) -> str:
    """``word`` without case, possessive and plural, so that inflection alone changes no name."""
    bare = word.casefold().replace("’", "'").removesuffix("'s")
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare


def _without_prefix(word: str) -> list[str]:
    return [word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix)]


def _turned(one: str, other: str) -> Facts:
    """Words that gained or lost a negative prefix: ``satisfied`` and ``unsatisfied``."""
    before, after = ({stem(match.group()) for match in WORD.finditer(text)} for text in (one, other))
    found: Facts = Counter()
    for sign, these, those in ((1, after - before, before - after), (-1, before - after, after - before)):
        for word in these:
            if any(len(rest) > 3 and rest in those for rest in _without_prefix(word)):
                found["negation", word] += sign
    return found
