"""What an editor is told when the guard finds a fault: the place, both texts, and the declaration to add or remove."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from ..errors import RecensionError, excerpt
from .guard import Fault

MOST = 10  # places that one message shows
WIDTH = 240  # code points of either text that it shows


def refuse(faults: Iterable[Fault], places: Mapping[str, str]) -> None:
    """Raise :class:`RecensionError` for ``faults``, if there are any; ``places`` says where each emendation is
    written."""
    those = [list(group) for _, group in groupby(faults, key=_about)]
    if not those:
        return
    first, *others = [_told(group, places) for group in those[:MOST]]
    more = [f"  {len(those) - MOST} more places are not shown."] if len(those) > MOST else []
    place, problem, remedy = first
    rest = [f"  {place}: {problem}\n  {remedy}" for place, problem, remedy in others]
    raise RecensionError(place, problem, "\n".join([remedy, *rest, *more]))


def _about(fault: Fault) -> tuple[object, ...]:
    return [one.id for one in fault.emendations], fault.place, fault.done


def _told(group: list[Fault], places: Mapping[str, str]) -> tuple[str, str, str]:
    fault, says = group[0], [one.says for one in group]
    place = " and ".join(dict.fromkeys(places.get(one.id, one.id) for one in fault.emendations)) or fault.place
    texts = f"  before: {excerpt(fault.before, WIDTH)}\n  after:  {excerpt(fault.after, WIDTH)}"
    if not fault.done:
        problem = f"this change declares what it does not do: {', '.join(says)}\n{texts}"
        return place, problem, "Take that out of its 'declares'."
    problem = f"what is changed here changes facts and does not declare it\n{texts}"
    if any(one.hand != "edit" for one in fault.emendations) and len(fault.emendations) == 1:
        return place, problem, f"It {', '.join(says)}. Make the change by hand, in edits.yaml, if it is meant."
    line = ", ".join(f'"{one}"' for one in says)
    return place, problem, f"Correct its text or, if it is meant, add to the change:  declares: [{line}]"
