"""The comparison across studies as headings, tables, and what limits each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..rendering.elements import Node, attributes, division, heading, paragraph, span, strong, words
from .across import Cell, Grid, Group
from .links import to_file, to_place
from .standing import Entry

LEGEND = (
    "“reported”: the study reports at least one thing as done or found. “only …”: all that it says is intended, "
    "exploratory, its author’s judgment, or can be read in more than one way. “not reported”: no claim of the study "
    "was coded here, which does not mean that there is nothing. The marks lead to the findings. A cell says what is on "
    "record; it measures nothing, and nothing is ranked."
)
MOST = 5  # columns that keep one width in all tables; more take what they need
PROGRAM = "Its findings are proposals of the program that no analyst has reviewed."
MIXED = "Some of its findings are proposals of the program that no analyst has reviewed."


def compared(group: Group, names: Mapping[str, str]) -> list[Node]:
    """The section of a codebook that several studies share: a table for each subject, and its limits beside it."""
    blocks = [
        heading(2, words(f"Compared across studies: {group.title}")),
        paragraph(words(f"Coded by the same codebook: {'; '.join(names[one.study] for one in group.entries)}.")),
        paragraph(words(LEGEND)),
        *limits([(one.study, said) for one in group.entries if (said := hand(one))], names),
    ]
    for grid in group.grids():
        blocks += [heading(3, words(grid.subject.name), f"{group.codebook}-{grid.subject.id}")]
        blocks += [paragraph(words(grid.subject.definition))] if grid.subject.definition else []
        blocks += [table(grid, group, names), *limits(grid.limits, names)]
    if group.silent():
        blocks += [paragraph(words(f"No study has a claim about: {', '.join(group.silent())}."))]
    return [division(blocks, f"codebook-{group.codebook}", "section", "across")]


def hand(one: Entry) -> str:
    """Who coded a study's findings, where that limits a comparison."""
    methods = {finding.method for finding in one.results.findings.findings} if one.results else set()
    return {frozenset({"program"}): PROGRAM, frozenset({"program", "analyst"}): MIXED}.get(frozenset(methods), "")


def limits(notes: Sequence[tuple[str, str]], names: Mapping[str, str]) -> list[Node]:
    """What limits a comparison, beside it."""
    said = [paragraph([strong(f"{names[study]}: "), *words(note)]) for study, note in notes]
    return [division([paragraph([strong("What limits this comparison")]), *said], "", "limits")] if said else []


def table(grid: Grid, group: Group, names: Mapping[str, str]) -> Node:
    """Dimension x study, in a region that can be scrolled by keyboard where a window is too narrow for it."""
    count = 1 + len(group.entries)
    titles = [_cell(words("Dimension"), scope="col")]
    titles += [_cell([to_place(names[one.study], f"study-{one.study}")], scope="col") for one in group.entries]
    rows = [
        [_cell(words(dimension.name), scope="row"), *(_shown(*one) for one in zip(group.entries, cells, strict=True))]
        for dimension, cells in grid.rows
    ]
    caption = f"What each study has on record of {grid.subject.name}"
    content = [
        attributes(),
        [None, [{"t": "Plain", "c": words(caption)}]],
        [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * count,
        [attributes(), [[attributes(), titles]]],
        [[attributes(), 1, [], [[attributes(), row] for row in rows]]],
        [attributes(), []],
    ]
    region = {"tabindex": "0", "role": "region", "aria-label": caption}
    return division([{"t": "Table", "c": content}], "", "scroll", *(["many"] if count > MOST else []), **region)


def _shown(one: Entry, cell: Cell) -> list[Any]:
    inlines: list[Node] = [span(words(cell.words), "", cell.words.split(" ")[0])]
    for mark in cell.marks:
        at = to_file(mark.number, one.study, "edition.html", f"finding-{mark.id}", f"finding {mark.number}")
        inlines += [{"t": "Space"}, at]
    return _cell(inlines)


def _cell(inlines: Sequence[Node], **pairs: str) -> list[Any]:
    return [attributes("", (), **pairs), {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": list(inlines)}]]
