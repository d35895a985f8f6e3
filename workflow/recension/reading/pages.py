"""What pages add to a text: running heads and page numbers at their edges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–]?\s?\d{1,4}\s?[-–]?(?:\s+of\s+\d{1,4})?\Z", re.IGNORECASE)
LONGEST = 120
# Lines at each edge of a page that can be its head or foot.
DEPTH = 3


def furniture(transcript: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """The numbers of those ``lines`` that stand at the edge of a page and return, but for digits, on another page.

    Pages are told by form feeds; a text without them has none.
    """
    if "\f" not in transcript:
        return set()
    edges = [edge for number, page in enumerate(_pages(transcript, lines)) for edge in _edges(page, number)]
    forms = {line: _form(transcript[slice(*lines[line])]) for edge in edges for line in edge}
    seen = Counter(forms.values())
    found: set[int] = set()
    for edge in edges:
        for line in edge:
            words = transcript[slice(*lines[line])]
            if not (PAGE_NUMBER.match(words) or (len(words) <= LONGEST and seen[forms[line]] > 1)):
                break
            found.add(line)
    return found


def _pages(transcript: str, lines: Sequence[tuple[int, int]]) -> list[list[int]]:
    pages: list[list[int]] = [[]]
    at = 0
    for number, (start, end) in enumerate(lines):
        if transcript.find("\f", at, start) >= 0:
            pages.append([])
        pages[-1].append(number)
        at = end
    return [page for page in pages if page]


def _edges(page: list[int], number: int) -> list[list[int]]:
    """The lines at the head and the foot of ``page``, outermost first; the first page's head is the title."""
    depth = min(DEPTH, len(page) // 2)
    foot = page[::-1][: max(1, depth)]
    return [foot] if number == 0 else [page[:depth], foot]


def _form(words: str) -> str:
    return " ".join(NUMBER.sub("#", words.casefold()).split())
