"""The four figures: each a record with caption and alternative text, and its SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..records.comparison import Figure
from .grids import Grid, draw_bars, draw_dots, draw_nothing
from .percentages import draw_percentages, percentages, shown, told
from .tally import Stated, Tally
from .wording import STATUSES, listed, scope_notes

NO_CLAIM = "Nothing to show: no claim was coded for this study."
NO_PERCENTAGE = "Nothing to show: the study states no percentage that was coded."
SUPPORT = {"cited": "with a citation", "counted": "with a quantity", "neither": "with neither"}
CAPTIONS = {
    "coverage": "Number of claims coded for each dimension and subject. The area of a dot is in proportion to the "
    "number beside it; 0 says that no claim was coded, not that nothing was done.",
    "status": "Number of claims coded for each subject, by status: what the study reports as done, what it says is "
    "intended or explored, what its author judges, and what can be read in more than one way.",
    "support": "Number of claims coded for each subject that come with a citation, with a quantity, or with neither. "
    "A claim that has both is counted under both.",
    "quantities": "Percentages as the study states them, each with its exact words. A dot is the value itself, a "
    "diamond one the study calls approximate, two of them joined the ends of a range. A triangle stands on a stated "
    "bound and points, along its line, over all that the words allow; it is hollow where the bound itself is not "
    "among them. The percentages have different bases and cannot be compared with each other.",
}


class Drawn(NamedTuple):
    """A figure and its SVG."""

    figure: Figure
    svg: bytes


def draw_figures(tally: Tally) -> Iterator[Drawn]:
    """All figures, in the order they are shown."""
    yield coverage(tally)
    yield status(tally)
    yield support(tally)
    yield quantities(tally)


def coverage(tally: Tally) -> Drawn:
    """Dimension x subject: a dot with the number of claims coded."""
    grid = Grid(tally.dimensions, tally.subjects, tally.ids("dimension", "subject"))
    words = (_numbers(name, grid.column(id)) for id, name in grid.columns.items())
    return _counted(tally, "coverage", "What was coded where", grid, words, draw_dots)


def status(tally: Tally) -> Drawn:
    """Subject x status: a bar with the number of claims."""
    grid = Grid(tally.subjects, STATUSES, tally.ids("subject", "status"))
    words = (_numbers(name, grid.row(id)) for id, name in grid.rows.items())
    return _counted(tally, "status", "Status of the claims", grid, words, draw_bars)


def support(tally: Tally) -> Drawn:
    """Subject x what the claims come with: a citation, a quantity, neither."""
    ids: dict[tuple[object, ...], list[str]] = {}
    for (subject, cited, counted), found in tally.ids("subject", "cited", "counted").items():
        for kind, holds in (("cited", cited), ("counted", counted), ("neither", not (cited or counted))):
            if holds:
                ids[(subject, kind)] = [*ids.get((subject, kind), []), *found]
    grid = Grid(tally.subjects, SUPPORT, ids)
    words = (_numbers(name, grid.row(id)) for id, name in grid.rows.items())
    return _counted(tally, "support", "What the claims come with", grid, words, draw_bars)


def quantities(tally: Tally) -> Drawn:
    """The percentages the study states: a dot where it is exact, a triangle on a bound."""
    stated = percentages(tally)
    if not stated:
        return _empty("quantities", "Percentages", NO_PERCENTAGE)
    drawn = shown(tally, stated)
    figure = Figure(
        id="quantities",
        title="Percentages",
        caption=CAPTIONS["quantities"],
        alt=f"A row for each percentage. {told(tally, drawn)}.",
        findings=_in_order(tally, (one.finding.id for one in drawn)),
        notes=[*_left_out(stated, drawn), *scope_notes(tally.findings, {one.finding.subject for one in drawn})],
    )
    return Drawn(figure, draw_percentages(tally, figure, drawn))


def _counted(
    tally: Tally,
    id: str,
    title: str,
    grid: Grid,
    words: Iterable[str],
    draw: Callable[[str, str, Grid], bytes],
) -> Drawn:
    """A figure of counts, its numbers told in ``words``."""
    if not tally.by_id:
        return _empty(id, title, NO_CLAIM)
    figure = Figure(
        id=id,
        title=title,
        caption=CAPTIONS[id],
        alt=f"Number of claims coded. {'; '.join(words)}.",
        findings=_in_order(tally, (one for ids in grid.ids.values() for one in ids)),
        notes=scope_notes(tally.findings),
    )
    return Drawn(figure, draw(id, title, grid))


def _empty(id: str, title: str, words: str) -> Drawn:
    figure = Figure(id=id, title=title, caption=CAPTIONS[id], alt=words, findings=[], empty=True)
    return Drawn(figure, draw_nothing(id, title, words))


def _numbers(name: str, cells: Iterable[tuple[str, int]]) -> str:
    """The numbers of one subject in words: those that are not 0, then what has none."""
    cells = list(cells)
    counted = [f"{label} {number}" for label, number in cells if number]
    if not counted:
        return f"{name}: none"
    without = [label for label, number in cells if not number]
    return f"{name}: {listed(counted)}" + (f" (none for {listed(without)})" if without else "")


def _in_order(tally: Tally, ids: Iterable[str]) -> list[str]:
    wanted = set(ids)
    return [id for id in tally.by_id if id in wanted]


def _left_out(stated: list[Stated], drawn: list[Stated]) -> list[str]:
    if len(drawn) == len(stated):
        return []
    return [f"The first {len(drawn)} of {len(stated)} percentages are drawn; the table of quantities has all of them."]
