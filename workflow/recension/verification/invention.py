"""Nothing invented: numbers, qualifiers, negations, citations and names are the same before and after.

Unchanged pieces cannot differ.  Each unit that an emendation touches is compared as a whole, before and after; each
difference must come from an emendation that says so: one whose kind is about facts or about damage to the source, or
that asks the author (certainty ``query``).  Names may also change by ``terminology``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ..records.apparatus import Emendation
from ..records.document import Citation
from .facts import Facts, differences
from .promises import Build, Promise, Seen, level, short
from .units import Unit, units

SAYING_SO = frozenset({"fact", "reference", "structure", "extraction"})
NAMING = SAYING_SO | {"terminology"}
AROUND = 60  # code points of the transcript on either side that are read with a change


def nothing_invented(build: Build) -> Seen:
    """No fact comes, goes or changes but by an emendation that says so."""
    looked, wrong = 0, []
    for unit in units(build):
        if unit.before != unit.after:
            looked += 1
            wrong += _unit(build, unit)
    return Seen(looked, wrong)


def _unit(build: Build, unit: Unit) -> Iterator[tuple[str, str]]:
    found = _differences(build, unit, unit.before, unit.after)
    if not found:
        return
    single = {one.id: _alone(build, unit, one) for one in unit.emendations}
    for (kind, fact), number in sorted(found.items()):
        by = [one for one in unit.emendations if single[one.id][kind, fact] * number > 0]
        if not any(_says_so(one, kind) for one in by):
            names = ", ".join(one.id for one in by or unit.emendations) or "no emendation"
            done = "adds" if number > 0 else "drops"
            yield f"{names} in {unit.place}", f"{done} the {kind} {short(fact)}, and its kind does not say so"


def _says_so(one: Emendation, kind: str) -> bool:
    return one.certainty == "query" or one.kind in (NAMING if kind == "name" else SAYING_SO)


def _alone(build: Build, unit: Unit, one: Emendation) -> Facts:
    """What ``one`` would change if it were the only emendation, read with the words around it."""
    low, high = one.start - unit.start, one.end - unit.start
    left, right = _words_left(unit.before[:low]), _words_right(unit.before[high:])
    return _differences(build, unit, left + one.source + right, left + one.text + right)


def _words_left(text: str) -> str:
    tail = text[-AROUND:]
    return tail if len(tail) == len(text) else tail[tail.find(" ") + 1 :]


def _words_right(text: str) -> str:
    head = text[:AROUND]
    return head if len(head) == len(text) else head[: head.rfind(" ") + 1]


def _differences(build: Build, unit: Unit, before: str, after: str) -> Facts:
    # German writes every noun with a capital, and so do titles: there a capital says nothing about names.
    language = build.document.language.lower().split("-")[0]
    capitals = language == "de" or (unit.heading and (_title_case(unit.before) or _title_case(unit.after)))
    return differences(before, after, english=language in ("", "en", "und"), names=not capitals)


def _title_case(text: str) -> bool:
    """Whether most of the longer words of ``text`` begin with a capital."""
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) > 0.6 * len(long)


def citations_kept(build: Build) -> Seen:
    """Each in-text citation stands in the edition as it did, or an emendation that says so changes it."""
    marks = sorted(build.document.citations, key=lambda one: one.start)
    starts = [one.start for one in marks]
    wrong = []
    for unit in units(build):
        if unit.before != unit.after:
            inside = marks[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
            wrong += [
                (one.id, f"the mark {short(one.text)} is not in the edited {unit.place}")
                for one in inside
                if level(one.text) not in level(unit.after) and not _cited_anew(one, unit)
            ]
    return Seen(len(marks), wrong)


def _cited_anew(mark: Citation, unit: Unit) -> bool:
    """Whether an emendation that says so changes ``mark``."""
    touching = (one for one in unit.emendations if one.start < mark.end and mark.start < one.end)
    return any(_says_so(one, "citation") for one in touching)


PROMISES = (
    Promise(
        "nothing-invented",
        "Numbers, qualifiers, negations, citations and names change only by an emendation that says so.",
        "changed sentences, headings and blocks",
        nothing_invented,
    ),
    Promise("citations-kept", "Each in-text citation stands in the edition.", "in-text citations", citations_kept),
)
