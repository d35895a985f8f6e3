"""Words shown with those around them, as a reader needs them to recognize the place."""

from __future__ import annotations

from typing import NamedTuple


class Context(NamedTuple):
    """``words`` and what stands before and after them, on one line."""

    before: str
    words: str
    after: str


def context(text: str, start: int, end: int, low: int, high: int, around: int) -> Context:
    """``start:end`` of ``text`` with at most ``around`` code points of ``low:high`` on either side, in whole words."""
    left, right = text[max(low, start - around) : start], text[end : min(high, end + around)]
    if start - around > low:
        left = f"... {left[left.find(' ') + 1 :]}"
    if end + around < high:
        right = f"{right[: right.rfind(' ')]} ..." if " " in right else "..."
    return Context(_line(left), _line(text[start:end]), _line(right))


def _line(text: str) -> str:
    return "".join(" " if character.isspace() else character for character in text)
