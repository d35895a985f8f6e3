"""Where words stand in a text, however often they are looked for and however long the text is."""

from __future__ import annotations

import re
from array import array
from functools import lru_cache

# A word with white space on both sides: where the words looked for stand, it is a word of the text as well.
INNER = re.compile(r"(?<=\s)\S+(?=\s)")
SHORT = 20_000  # code points that are searched from end to end as fast as an index is asked


def occurrences(text: str, words: str, low: int = 0, high: int | None = None) -> list[int]:
    """Where ``words`` begin in ``text`` (code points), all of them inside ``low:high``; they may overlap.

    A long text is indexed by its words once, and only the places of the rarest word are looked at: the time for all
    the quotes of a study grows with its length, not with the square of it.
    """
    high = len(text) if high is None else high
    inner = list(INNER.finditer(words)) if high - low > SHORT else []
    if not inner:
        return _searched(text, words, low, high)
    index = _index(text)
    rarest = min(inner, key=lambda word: len(index.get(word.group(), ())))
    begins = (at - rarest.start() for at in index.get(rarest.group(), ()))
    return [at for at in begins if low <= at <= high - len(words) and text.startswith(words, at)]


def _searched(text: str, words: str, low: int, high: int) -> list[int]:
    found = []
    at = text.find(words, low, high)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1, high)
    return found


@lru_cache(maxsize=4)
def _index(text: str) -> dict[str, array[int]]:
    """Where each word of ``text`` begins, a word being what stands between white space."""
    index: dict[str, array[int]] = {}
    for word in re.finditer(r"\S+", text):
        index.setdefault(word.group(), array("q")).append(word.start())
    return index
