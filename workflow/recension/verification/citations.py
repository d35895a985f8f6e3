"""Citations and references lead to each other.

A defect of the source (a citation of an entry the list does not have, an entry nothing cites) is counted and passes:
a build must not fail for what the author did.  What fails is what the build itself has lost: an id that does not
exist, a mark whose entry is in the list but not linked, an entry whose mark stands in the text, a dropped entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..emendation.units import units
from .promises import Build, Promise, Seen, level, short

NUMBER = re.compile(r"\d+")


def citations(build: Build) -> Seen:
    """Each in-text citation has its reference, where the list has one."""
    references = build.document.references
    known = {one.id for one in references}
    by_number = {number: one.id for one in references for number in NUMBER.findall(one.label)}
    wrong = []
    for one in build.document.citations:
        wrong += [(one.id, f"leads to {id!r}, which does not exist") for id in one.references if id not in known]
        numbers = _numbers(one.text) if one.style == "numeric" else []
        lost = [number for number in numbers if number in by_number and by_number[number] not in one.references]
        wrong += [(one.id, f"{short(one.text)} does not lead to the entry [{number}] of the list") for number in lost]
    return Seen(len(build.document.citations), wrong)


def _numbers(mark: str) -> list[str]:
    """The numbers a mark names, ranges spelled out (of at most 100)."""
    found: list[str] = []
    for part in re.split(r"[,;]", mark):
        ends = NUMBER.findall(part)
        if len(ends) == 2 and 0 < int(ends[1][:6]) - int(ends[0][:6]) < 100:
            found += map(str, range(int(ends[0]), int(ends[1]) + 1))
        else:
            found += ends
    return found


def references(build: Build) -> Seen:
    """Each reference is cited, unless the source itself nowhere cites it; and it is in the edition."""
    document = build.document
    cited = {id for one in document.citations for id in one.references}
    numbers = {number for one in document.citations if one.style == "numeric" for number in _numbers(one.text)}
    wrong = [
        (one.id, f"the entry {one.label} is cited in the text, but no citation leads to it")
        for one in document.references
        if one.id not in cited and one.label and set(NUMBER.findall(one.label)) & numbers
    ]
    return Seen(len(document.references), [*wrong, *_dropped(build)])


def _dropped(build: Build) -> Iterator[tuple[str, str]]:
    written = {unit.start: unit for unit in units(build.document, build.apparatus.emendations, build.edition)}
    for one in build.document.references:
        unit = written.get(one.start)
        if unit and not level(unit.after):
            yield one.id, f"the entry {short(one.text)} is not in the edition"


PROMISES = (
    Promise("citations", "Each citation leads to its reference.", "in-text citations", citations),
    Promise("references", "Each reference is in the edition and is led to by its citations.", "references", references),
)
