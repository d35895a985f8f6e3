"""The front matter of a plain text: title, authors, affiliations, e-mail, abstract, keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records.document import Affiliation, Author, Passage
from .units import Unit

ABSTRACT = re.compile(r"(?:abstract|summary)\b\s*[:.—–-]?\s*", re.IGNORECASE)
KEYWORDS = re.compile(r"(?:key[ -]?words?(?: and phrases)?|index terms)\b\s*[:.—–-]?\s*", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
AFFILIATION_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\^\{?\d{1,2}\}?|\d{1,2}(?=\s?[A-ZÀ-Þ])|[a-z](?=[A-ZÀ-Þ])")
INSTITUTION = re.compile(
    r"\b(?:universi\w*|institu\w*|college|museum|school|department|faculty|academy|hospital|laborator\w*|cent(?:er|re)|ministry)\b",
    re.IGNORECASE,
)
# A line that opens with a mark is what the mark stands for.
MARKED_LINE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\^\{?\d{1,2}\}?|\d{1,2}) ?[A-ZÀ-Þ]")
AUTHOR_MARKS = re.compile(r"(?:\^\{([^}]{0,40})\}|([⁰¹²³⁴⁵⁶⁷⁸⁹0-9*†‡,\s]*[⁰¹²³⁴⁵⁶⁷⁸⁹0-9*†‡]))\s*\Z")
BETWEEN_AUTHORS = re.compile(r"\s*(?:;|,(?!\s*(?:\d|\*))|\band\b|&)\s*")
NAME = re.compile(r"[^\W\d_][\w.'’ -]*[\w.]")


def kind_of(words: str, *, after_affiliation: bool = False) -> str:
    """What a unit between title and abstract is: ``email``, ``affiliation`` or ``authors``.

    Where affiliations have begun, only a line that bears an author's marks, or is one short name, names people again.
    """
    if EMAIL.search(words):
        return "email"
    if INSTITUTION.search(words) or MARKED_LINE.match(words):
        return "affiliation"
    name = "," not in words and 2 <= len(words.split()) <= 4
    return "affiliation" if after_affiliation and not (name or AUTHOR_MARKS.search(words)) else "authors"


def is_prose(words: str) -> bool:
    """Whether a unit is running text rather than names and addresses."""
    count = len(words.split())
    told = EMAIL.search(words) or MARKED_LINE.match(words) or INSTITUTION.search(words)
    return count >= 60 or (count >= 6 and words[-1] in ".!?:" and not told)


def passage(transcript: str, start: int, end: int) -> Passage:
    """The stretch ``start:end`` with its words."""
    return Passage(start=start, end=end, text=transcript[start:end])


def read_affiliation(transcript: str, unit: Unit, number: int) -> Affiliation:
    """The affiliation in ``unit``, its mark apart from its words."""
    match = AFFILIATION_MARK.match(transcript, unit.start, unit.end)
    begins = match.end() if match else unit.start
    begins += len(transcript[begins : unit.end]) - len(transcript[begins : unit.end].lstrip())
    label = re.sub(r"\D", "", match.group().translate(SUPERSCRIPTS)) or match.group() if match else ""
    return Affiliation(id=f"a{number}", label=label, start=begins, end=unit.end, text=transcript[begins : unit.end])


def read_authors(transcript: str, unit: Unit, affiliations: Sequence[Affiliation]) -> list[Author]:
    """The authors in ``unit``, each with the affiliations that its marks name (all when there are no marks)."""
    authors = []
    start = unit.start
    for end, after in [*_separators(transcript, unit), (unit.end, unit.end)]:
        author = _author(transcript, start, end, affiliations)
        if author:
            authors.append(author)
        start = after
    return authors


def _separators(transcript: str, unit: Unit) -> list[tuple[int, int]]:
    words = transcript[unit.start : unit.end]
    braces = [match.span() for match in re.finditer(r"\{[^}]{0,40}\}", words)]
    found = [match.span() for match in BETWEEN_AUTHORS.finditer(words)]
    outside = [span for span in found if not any(low < span[0] < high for low, high in braces)]
    return [(unit.start + low, unit.start + high) for low, high in outside]


def _author(transcript: str, start: int, end: int, affiliations: Sequence[Affiliation]) -> Author | None:
    words = transcript[start:end]
    marks = AUTHOR_MARKS.search(words)
    name = NAME.search(words[: marks.start()] if marks else words)
    if not name:
        return None
    said = (marks.group(1) or marks.group(2) or "").translate(SUPERSCRIPTS) if marks else ""
    labels = re.findall(r"\d+|[a-z]", said)
    ids = (
        [one.id for one in affiliations if one.label in labels]
        if labels
        else [one.id for one in affiliations if not one.label]
    )
    given, _, family = name.group().rpartition(" ")
    return Author(
        start=start + name.start(), end=start + name.end(), name=name.group(), given=given, family=family,
        affiliations=ids, corresponding="*" in said,
    )  # fmt: skip


def read_keywords(transcript: str, start: int, end: int) -> list[Passage]:
    """The keywords between ``start`` and ``end``, set apart by semicolons, or by commas where there are none."""
    mark = ";" if ";" in transcript[start:end] else ","
    found = []
    for match in re.finditer(rf"[^{mark}]+", transcript[start:end]):
        words = match.group()
        low = start + match.start() + len(words) - len(words.lstrip())
        high = low + len(words.strip().rstrip("."))
        if high > low:
            found.append(passage(transcript, low, high))
    return found
