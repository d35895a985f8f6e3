"""A text as the rules read it: one kind of space, one case, and every code point where it was."""

from __future__ import annotations

import re

_LINE = re.compile(r"\n[ \t]*")
_WHITE = re.compile(r"[^\S ]|\u200b")
# A space that groups the digits of one number is told from one between two numbers by being thin or fixed.
_GROUPING = re.compile(r"(?<=\d)[\u00a0\u2009\u202f\u2007](?=\d{3}(?!\d))")


class Levelled:
    """``text`` with each white space as one space, and the same in lower case; both as long as ``text``."""

    __slots__ = ("_breaks", "lower", "text")

    def __init__(self, text: str) -> None:
        if not text.isascii():
            text = _GROUPING.sub("\0", text)
        self._breaks = frozenset(match.end() for match in _LINE.finditer(text))
        self.text = _WHITE.sub(" ", text).replace("\0", "\u2009")
        lower = self.text.lower()
        # One capital letter of Unicode is two in lower case.
        self.lower = lower if len(lower) == len(text) else "".join(map(_lower, self.text))

    def begins_line(self, at: int) -> bool:
        """Whether nothing but white space stands before ``at`` in its line."""
        return at in self._breaks or at < 9 and not self.text[:at].strip()


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character
