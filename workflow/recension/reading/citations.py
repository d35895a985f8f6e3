"""In-text citations and the references they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records.document import Citation, Reference

NUMERIC = re.compile(r"\[(\d{1,3}(?:\s?[-–,;]\s?\d{1,3}){0,40})\]")
YEAR = r"(?:1[89]|20)\d\d[a-z]?"
PARENTHESIS = re.compile(r"\([^()]{4,600}\)")
TOKEN = re.compile(
    r"(?P<year>\b(?:1[89]|20)\d\d)(?P<letter>[a-z]?)\b|(?P<next>(?<=[,;&/] )[a-z]\b)"
    r"|(?P<name>[^\W\d_][\w'’-]+)|(?P<end>;)"
)
NAME_WORD = re.compile(r"[^\W\d_][\w'’-]+")
NARRATIVE = re.compile(
    r"\b[A-ZÀ-Þ][\w'’-]+(?:,?\s(?:and|&)\s[A-ZÀ-Þ][\w'’-]+|,?\set\sal\.?,?)?(?:['’]s)?"
    rf"\s\((?P<year>{YEAR})[^()]{{0,80}}\)"
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
    taken = set()
    for match in NARRATIVE.finditer(transcript, start, end):
        ids = _meant(match.group(), works)
        if ids:
            taken.add(match.start("year") - 1)
            yield match.start(), match.end(), "author-year", ids
    for match in PARENTHESIS.finditer(transcript, start, end):
        ids = [] if match.start() in taken else _meant(match.group(), works)
        if ids:
            yield match.start(), match.end(), "author-year", ids


def _meant(words: str, works: dict) -> list[str]:
    """The ids of the works that ``words`` name, each by a name and one or more years after it."""
    ids: list[str] = []
    names: list[str] = []
    year, told = "", False
    for match in TOKEN.finditer(words):
        if match["end"]:
            names, told = [], False
        elif match["name"]:
            names = [] if told else names
            names.append(match["name"].lower())
            told = False
        else:
            year = match["year"] or year
            letter = match["letter"] or match["next"] or ""
            fitting = (works[name, year + letter] for name in names if (name, year + letter) in works)
            ids += [one for one in next(fitting, []) if one not in ids]
            told = True
    return ids


def _expand(words: str) -> Iterator[str]:
    for part in re.split(r"\s?[,;]\s?", words):
        low, *high = re.split(r"\s?[-–]\s?", part)
        yield from map(str, range(int(low), min(int(high[-1]), int(low) + 60) + 1)) if high else (low,)


def _works(references: Sequence[Reference]) -> dict[tuple[str, str], list[str]]:
    """(a word of the first author's family name, year with its letter) -> ids; the letter may be left out."""
    works: dict[tuple[str, str], list[str]] = {}
    for reference in references:
        issued = reference.csl.get("issued")
        first = reference.csl.get("author", [])[:1]
        if not issued or not first:
            continue
        year = str(issued["date-parts"][0][0])
        letter = re.search(rf"\b{year}([a-z])\b", reference.text)
        name = first[0].get("family") or first[0].get("literal", "")
        for word in {word.lower() for word in NAME_WORD.findall(name)}:
            for said in {year, year + (letter.group(1) if letter else "")}:
                works.setdefault((word, said), []).append(reference.id)
    return works
