"""Which units are headings, of which level, under which other heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .units import Unit

NUMBERED = re.compile(r"(?:(?:section|chapter)\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?[ \t]+(?=[^\W\d_])", re.IGNORECASE)
ROMAN = re.compile(r"([IVX]{1,5})[.)][ \t]+(?=[^\W\d_])")
MARKDOWN = re.compile(r"(#{1,6})[ \t]+")
KNOWN = re.compile(
    r"(?:introduction|background|methods?|materials? and methods?|data|results?|findings|discussions?|conclusions?|"
    r"limitations?|acknowledge?ments?|references|bibliography|works cited|literature cited|summary)\s*:?$",
    re.IGNORECASE,
)
LONGEST = 160
MOST_WORDS = 9
MOST_WORDS_UNMARKED = 15


class Title(NamedTuple):
    """What a heading says of itself: its number as printed, where its words begin, its level (0: not said)."""

    number: str
    begins: int
    level: int


def title_of(transcript: str, unit: Unit, following: Unit | None) -> Title | None:
    """What the heading ``unit`` says of itself, ``None`` when it is no heading.

    ``following`` is the next unit: a short line without a mark is a heading only when text stands under it.
    """
    words = transcript[unit.start : unit.end]
    if len(words) > LONGEST or words[-1] in ".,;" or "\n" in words:
        return None
    if match := MARKDOWN.match(words):
        return Title("", match.end(), len(match.group(1)))
    if match := NUMBERED.match(words):
        return Title(match.group(1), match.end(), match.group(1).count(".") + 1)
    if match := ROMAN.match(words):
        return Title(match.group(1), match.end(), 1)
    return _unmarked(transcript, words, following)


def _unmarked(transcript: str, words: str, following: Unit | None) -> Title | None:
    if KNOWN.match(words) or (words.isupper() and len(words.split()) <= MOST_WORDS and len(words) > 3):
        return Title("", 0, 1)
    plain = (
        len(words.split()) <= MOST_WORDS_UNMARKED and words[0].isupper() and (words[-1].isalnum() or words[-1] in "?)")
    )
    if (
        plain
        and following
        and following.end - following.start > 2 * len(words)
        and transcript[following.start].isupper()
    ):
        return Title("", 0, 0)
    return None


def levels(titles: Sequence[Title]) -> list[int]:
    """The level of each heading, from 1.  One that does not say its level stands under those that do, if any."""
    own = 2 if any(title.level for title in titles) else 1
    lowest = min((title.level for title in titles if title.level), default=1)
    return [max(1, title.level - lowest + 1) if title.level else own for title in titles]
