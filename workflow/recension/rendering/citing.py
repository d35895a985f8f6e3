"""Which stretch of a citation mark leads to which reference, so that each of ``[1,2]`` is reached."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..records.document import Citation, Reference

TOKEN = re.compile(r"\w+")
YEAR = re.compile(r"\b[12]\d{3}[a-z]?\b")


class Target(NamedTuple):
    """A stretch of the edition that links to ``target``; ``id`` names it, ``more`` are references without words.

    A ``mention`` leads to a part of the study, which does not link back.
    """

    start: int
    end: int
    target: str
    id: str = ""
    more: tuple[str, ...] = ()
    mention: bool = False


def targets(citation: Citation, references: Mapping[str, Reference], text: str, low: int) -> list[Target]:
    """The links of ``citation``, whose edited words are ``text`` from ``low`` of the edition."""
    known = [id for id in citation.references if id in references]
    if not known or not text:
        return []
    found = [(0, len(text), known[0])] if len(known) == 1 else split(citation, known, references, text)
    more = tuple(id for id in known if id not in {id for *_, id in found})
    links = [Target(low + start, low + end, f"#{id}") for start, end, id in found]
    links[0] = links[0]._replace(id=citation.id)
    links[-1] = links[-1]._replace(more=more)
    return links


def split(
    citation: Citation, known: list[str], references: Mapping[str, Reference], text: str
) -> list[tuple[int, int, str]]:
    """Spans of ``text`` with the reference each names; the whole to the first where nothing tells them apart."""
    if citation.style == "numeric":
        labels = {"".join(TOKEN.findall(references[id].label)): id for id in reversed(known)}
        found = [(m.start(), m.end(), labels.pop(m[0])) for m in TOKEN.finditer(text) if m[0] in labels]
    else:
        found = by_year(known, text)
    return found or [(0, len(text), known[0])]


def by_year(known: list[str], text: str) -> list[tuple[int, int, str]]:
    """Author-year marks: one stretch up to each year, when there are as many years as references."""
    years = list(YEAR.finditer(text))
    if len(years) != len(known):
        return []
    starts = [0, *(year.end() for year in years)]
    starts = [start + len(text[start:]) - len(text[start:].lstrip("([;, ")) for start in starts]
    return [(start, year.end(), id) for start, year, id in zip(starts, years, known, strict=False)]
