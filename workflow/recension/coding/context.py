"""The words right before a number."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?|\d[\d.,]*|[<>]=|[~∼≈≃≅˜]+|[^\s]")
_REACH = 72


class Before:
    """The words and marks of a text in lower case that stand between a little before ``end`` and ``end``.

    No word is cut off by the limit of the look.  ``words`` are all that most rules need; where one begins is looked up
    when it is asked for.
    """

    __slots__ = ("_low", "_reach", "end", "words")

    def __init__(self, low: str, end: int) -> None:
        reach = max(0, end - _REACH)
        while 0 < reach < end and low[reach - 1].isalnum():
            reach += 1
        self._low, self._reach, self.end = low, reach, end
        self.words: list[str] = _TOKEN.findall(low, reach, end)

    def start(self, place: int) -> int:
        """Where the word at ``place`` begins."""
        for at, match in enumerate(_TOKEN.finditer(self._low, self._reach, self.end)):
            if at == place:
                return match.start()
        return self.end

    def last(self, back: int = 1) -> str:
        """The last word, or the one ``back`` places from the end; empty where there is none."""
        return self.words[-back] if back <= len(self.words) else ""

    def until(self, end: int) -> Before:
        """Those of the words that stand before ``end``."""
        return Before(self._low, end) if end < self.end else self
