"""Mentions of a part of the study in its own text ("see section 4.3", "Tables 2 and 3"), as links to that part.

Only what is certain is linked: one part alone has the number that is mentioned, and the words do not go on to name
another work ("section 4 of the Act", "Table 2 in [5]").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .citing import Target

NAMES = {"section": "section", "sect": "section", "sec": "section", "§": "section"}
NAMES |= {"table": "table", "tab": "table", "figure": "figure", "fig": "figure"}
NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,4}|[IVX]{1,5}"
AND = r"\s*(?:,\s*(?:and|or)|,|&|and|or|to|–|-)\s*"  # between numbers of one mention
OPENING = rf"(?P<name>(?:section|sect|sec|table|tab|figure|fig)s?\b\.?|§§?)\s*(?P<numbers>(?:{NUMBER})\b"
MENTION = re.compile(rf"(?<![\w/.#-]){OPENING}(?:{AND}(?:{NUMBER})\b)*)(?![-\w%])", re.IGNORECASE)
ELSEWHERE = re.compile(r"\s*(?:\(|\[|,)?\s*(?:of|in|from)\s+(?!(?:this|our|the present)\b)|\s*\[", re.IGNORECASE)
LABEL = re.compile(rf"{OPENING})", re.IGNORECASE)

Parts = Mapping[tuple[str, str], str]  # (kind, number) -> id


def kind_of(name: str) -> str:
    """``section``, ``table`` or ``figure``, whatever it is called."""
    bare = name.lower().rstrip(".")
    return NAMES.get(bare) or NAMES.get(bare[:-1], "")


def known(those: Iterator[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """(kind, number, id) as a table of what has its number alone."""
    found: dict[tuple[str, str], list[str]] = {}
    for kind, number, id in those:
        found.setdefault((kind, number), []).append(id)
    return {key: ids[0] for key, ids in found.items() if len(ids) == 1}


def labelled(words: str) -> tuple[str, str] | None:
    """The kind and number that the words of a caption begin with ("Table 2. ...")."""
    match = LABEL.match(words)
    return (kind_of(match["name"]), match["numbers"]) if match else None


def mentions(text: str, low: int, high: int, parts: Parts) -> Iterator[Target]:
    """The mentions in ``low:high`` of the edition that ``parts`` has; of several numbers each is a link of its own."""
    for match in MENTION.finditer(text, low, high):
        kind = kind_of(match["name"])
        if ELSEWHERE.match(text, match.end(), high):
            continue
        start = match.start()
        for number in re.finditer(rf"(?:{NUMBER})\b", match["numbers"]):
            first, last = (match.start("numbers") + edge for edge in number.span())
            if (kind, number[0]) in parts:
                yield Target(min(start, first), last, f"#{parts[kind, number[0]]}", mention=True)
            start = high
