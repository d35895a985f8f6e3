"""In-text citations and the references they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records.document import Citation, Reference

NUMERIC = re.compile(r"\[(\d{1,3}(?:\s?[-–,;]\s?\d{1,3}){0,40})\]")
YEAR = r"(?:1[89]|20)\d\d[a-z]?"
PARENTHESIS = re.compile(rf"\([^()\n]{{0,400}}?\b{YEAR}[^()\n]{{0,400}}?\)")
ONE = re.compile(rf"([^\W\d_][\w'’-]+)[^;()]{{0,120}}?\b({YEAR})")
NARRATIVE = re.compile(
    rf"\b([A-ZÀ-Þ][\w'’-]+)(?:,? (?:and|&) [A-ZÀ-Þ][\w'’-]+|,? et al\.?)?(?:['’]s)? \(({YEAR})[^()\n]{{0,40}}\)"
)


def find_citations(
    transcript: str, spans: Sequence[tuple[int, int]], references: Sequence[Reference]
) -> list[Citation]:
    """The citations in ``spans`` of ``transcript``, each with the ids of the ``references`` it means.

    Numbers in brackets count only where the list has such a number, names with years only where the list has such an
    author and year: a bracketed year or count is no citation.
    """
    numbers = {reference.label.strip("[]().- "): reference.id for reference in references if reference.label}
    works = _works(references)
    found = [hit for start, end in spans for hit in _hits(transcript, start, end, numbers, works)]
    found.sort(key=lambda hit: hit[0])
    return [
        Citation(id=f"c{n}", start=start, end=end, text=transcript[start:end], style=style, references=ids)
        for n, (start, end, style, ids) in enumerate(found, 1)
    ]


def _hits(transcript: str, start: int, end: int, numbers: dict[str, str], works: dict) -> Iterator[tuple]:
    for match in NUMERIC.finditer(transcript, start, end):
        ids = [numbers[number] for number in _expand(match.group(1)) if number in numbers]
        if ids:
            yield match.start(), match.end(), "numeric", ids
    taken = []
    for match in NARRATIVE.finditer(transcript, start, end):
        ids = works.get((match.group(1).lower(), match.group(2)), [])
        if ids:
            taken.append(match.span())
            yield match.start(), match.end(), "author-year", ids
    for match in PARENTHESIS.finditer(transcript, start, end):
        inside = any(low <= match.start() < high for low, high in taken)
        ids = [] if inside else _meant(match.group(), works)
        if ids:
            yield match.start(), match.end(), "author-year", ids


def _meant(words: str, works: dict) -> list[str]:
    ids: list[str] = []
    for match in ONE.finditer(words):
        ids += [one for one in works.get((match.group(1).lower(), match.group(2)), []) if one not in ids]
    return ids


def _expand(words: str) -> Iterator[str]:
    for part in re.split(r"\s?[,;]\s?", words):
        low, *high = re.split(r"\s?[-–]\s?", part)
        yield from map(str, range(int(low), min(int(high[-1]), int(low) + 60) + 1)) if high else (low,)


def _works(references: Sequence[Reference]) -> dict[tuple[str, str], list[str]]:
    """(family name of any author, year with its letter) -> ids."""
    works: dict[tuple[str, str], list[str]] = {}
    for reference in references:
        year = re.search(rf"\b{YEAR}\b", reference.text)
        for author in reference.csl.get("author", [])[:1] if year else ():
            name = author.get("family") or author.get("literal", "")
            works.setdefault((name.lower(), year.group()), []).append(reference.id)
    return works
