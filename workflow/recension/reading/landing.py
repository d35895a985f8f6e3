"""A journal's landing page as text -> what it says of the article, each with its place."""

from __future__ import annotations

import re

from ..records.document import Passage, Reference
from . import front as fronts
from .references import DOI, label_of, parse_reference
from .units import Unit, units

ISSUE = re.compile(
    r"(?P<container>[^\W\d_][^\n,;()]{2,120}?),?\s\(?(?P<year>(?:19|20)\d\d)\)?[,;]?\s+"
    r"(?:(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,4})\)|vol\.?\s?(?P<volume2>\d{1,4}),?\s(?:issue|no\.?)\s?(?P<issue2>\d{1,4}))"
    r"(?:\s?[:,]\s?(?P<page>\d{1,6}\s?[-–]\s?\d{1,6}))?",
    re.IGNORECASE,
)
CORRESPONDING = re.compile(r"correspond(?:ing|ence)[^\n:]{0,30}:\s*([^\n]{2,100})", re.IGNORECASE)
FIELDS = ("container", "year", "volume", "issue", "page")
NAMES = {"container": "container-title"}


def read_landing(transcript: str, title: str, keywords: int) -> tuple[dict[str, list[Passage]], list[Reference]]:
    """Field name -> its readings on the page, and the references it lists.

    ``title`` is the article's, as its text has it: what stands under it on the page are its authors, affiliations,
    abstract and (``keywords`` of them) keywords.
    """
    fields: dict[str, list[Passage]] = {}
    for match in ISSUE.finditer(transcript):
        for name in FIELDS:
            group = name if match.group(name) else f"{name}2" if name in ("volume", "issue") else name
            if match.group(group):
                low, high = match.span(group)
                stop = transcript.rfind(". ", low, high) if name == "container" else -1
                low = low if stop < 0 else stop + 2
                fields.setdefault(NAMES.get(name, name), []).append(fronts.passage(transcript, low, high))
    for match in DOI.finditer(transcript):
        fields.setdefault("DOI", []).append(fronts.passage(transcript, *match.span()))
    if match := CORRESPONDING.search(transcript):
        fields["corresponding-author"] = [fronts.passage(transcript, *match.span(1))]
    if match := fronts.EMAIL.search(transcript):
        fields["email"] = [fronts.passage(transcript, *match.span())]
    found = units(transcript)
    _under_title(transcript, found, title, keywords, fields)
    return fields, _references(transcript, found)


def _under_title(transcript: str, found: list[Unit], title: str, keywords: int, fields: dict) -> None:
    at = next((n for n, unit in enumerate(found) if _level(transcript[unit.start : unit.end]) == _level(title)), None)
    if at is None:
        return
    fields["title"] = [fronts.passage(transcript, found[at].start, found[at].end)]
    for unit in found[at + 1 :]:
        words = transcript[unit.start : unit.end]
        if CORRESPONDING.match(words) or label_of(words)[0].startswith("["):
            continue
        if len(words) > 300 and "abstract" not in fields:
            label = fronts.ABSTRACT.match(words)
            fields["abstract"] = [fronts.passage(transcript, unit.start + (label.end() if label else 0), unit.end)]
        elif "abstract" not in fields:
            kind = {"authors": "authors", "affiliation": "affiliations"}.get(fronts.kind_of(words))
            # The first line under the title that names people is theirs; what comes later is something else.
            if kind == "affiliations" or (kind == "authors" and kind not in fields):
                fields.setdefault(kind, []).extend(_people(transcript, unit, kind))
        elif "keywords" not in fields and keywords and words.count(";") + 1 == keywords:
            label = fronts.KEYWORDS.match(words)
            fields["keywords"] = [fronts.passage(transcript, unit.start + (label.end() if label else 0), unit.end)]


def _people(transcript: str, unit: Unit, kind: str) -> list[Passage]:
    """The affiliation in ``unit``, or each author, without marks; the whole of it where no name is found."""
    if kind == "affiliations":
        one = fronts.read_affiliation(transcript, unit, 1)
        return [fronts.passage(transcript, one.start, one.end)]
    named = [fronts.passage(transcript, one.start, one.end) for one in fronts.read_authors(transcript, unit, ())]
    return named or [fronts.passage(transcript, unit.start, unit.end)]


def _references(transcript: str, found: list[Unit]) -> list[Reference]:
    references: list[Reference] = []
    for unit in found:
        words = transcript[unit.start : unit.end]
        label, begins = label_of(words)
        if label.startswith("["):
            csl = parse_reference(f"r{len(references) + 1}", words[begins:])
            references.append(Reference(id=csl["id"], label=label, start=unit.start, end=unit.end, text=words, csl=csl))
    return references


def _level(words: str) -> str:
    return " ".join(words.lower().split())
