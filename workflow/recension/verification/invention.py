"""Nothing invented: no fact comes, goes or changes but by an emendation that declares it.

The guard of *emend* is run again, on what the build has written: its word is not taken for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ..emendation.guard import Fault, examine
from ..emendation.units import Unit, units
from ..records.document import Citation
from .promises import Build, Promise, Seen, level, short


def units_of(build: Build) -> Iterator[Unit]:
    """The sentences, headings and blocks that an emendation changes, before and after."""
    for unit in units(build.document, build.apparatus.emendations, build.edition):
        if unit.before != unit.after:
            yield unit


def nothing_invented(build: Build) -> Seen:
    """Each emendation changes the facts that it declares and no other."""
    faults = examine(build.document, build.apparatus.emendations, build.edition, build.apparatus.terms)
    return Seen(sum(1 for _ in units_of(build)), [(_place(fault), _problem(fault)) for fault in faults])


def _place(fault: Fault) -> str:
    return f"{', '.join(one.id for one in fault.emendations) or 'no emendation'} in {fault.place}"


def _problem(fault: Fault) -> str:
    says = f"{fault.says!r} is done and not declared" if fault.done else f"{fault.says!r} is declared and not done"
    return f"{says}: {short(fault.before)} became {short(fault.after)}"


def citations_kept(build: Build) -> Seen:
    """Each in-text citation stands in the edition as it did, or an emendation declares that it drops it."""
    marks = sorted(build.document.citations, key=lambda one: one.start)
    starts = [one.start for one in marks]
    wrong = []
    for unit in units_of(build):
        inside = marks[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
        wrong += [
            (one.id, f"the mark {short(one.text)} is not in the edited {unit.place}")
            for one in inside
            if level(one.text) not in level(unit.after) and not _dropped(one, unit)
        ]
    return Seen(len(marks), wrong)


def _dropped(mark: Citation, unit: Unit) -> bool:
    """Whether an emendation that touches ``mark`` declares that a citation, or its sentence, is dropped.

    The facts of an author-year citation are its name and its year.
    """
    touching = (one for one in unit.emendations if one.start < mark.end and mark.start < one.end)
    kinds = ("drops citation", "drops sentence", "drops name", "drops number")
    return any(says.startswith(kinds) for one in touching for says in one.declares)


PROMISES = (
    Promise(
        "nothing-invented",
        "Numbers, dates, qualifiers, negations, modality, citations, names and sentences change only where declared.",
        "changed sentences, headings and blocks",
        nothing_invented,
    ),
    Promise("citations-kept", "Each in-text citation stands in the edition.", "in-text citations", citations_kept),
)
