"""What a bare number counts, as one word: "3 students" counts the student."""

from __future__ import annotations

import re

from .frames import STOP
from .levelled import Levelled
from .measure import Measure
from .nouns import is_plural, singular
from .wordlists import words

_NEXT = re.compile(r"[ -]([a-z]{1,40}(?:['’-][a-z]{1,40}){0,3})")
_ADJECTIVE = re.compile(r".+(?:al|ive|ous|ful|less|able|ible|ic|ish|est|ern|ary)$")
_ADJECTIVES = frozenset(
    words(
        "new old young other more additional further different big small large local total full great major top "
        "key main "
        "same similar such long short high low red black white good bad extra consecutive straight separate individual "
        "possible early late former current recent own female male british american chinese french german "
        "foreign public "
        "registered confirmed reported injured wounded unarmed armed million billion"
    )
)
_NO_NOUN = frozenset(
    words("ago later earlier old away apart alone each respectively yesterday today percent just now too")
)


def counted_name(text: Levelled, measure: Measure) -> str:
    """The noun that ``measure`` counts, in the singular; empty where none stands right behind the number."""
    nouns: list[str] = []
    at = measure.end
    if text.lower[at : at + 1] == "-":
        match = _NEXT.match(text.lower, at)
        return singular(match.group(1).split("-")[0]) if match else ""
    for _ in range(4):
        match = _NEXT.match(text.lower, at)
        if match is None or match.group(1) in STOP or match.group(1) in _NO_NOUN:
            break
        word = match.group(1)
        nouns.append(word)
        at = match.end()
        if is_plural(word):
            break
    else:
        return ""
    if nouns and measure.first.value != 1 and not is_plural(nouns[-1]):
        return ""
    named = [word for word in nouns[:-1] if not _is_adjective(word)] + nouns[-1:]
    return " ".join([*named[:-1], singular(named[-1])][-2:]) if named else ""


def _is_adjective(word: str) -> bool:
    return word in _ADJECTIVES or len(word) > 4 and bool(_ADJECTIVE.match(word))
