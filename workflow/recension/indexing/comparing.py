"""The comparison across studies as headings, tables, and what limits each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..rendering.elements import Node, attributes, division, heading, paragraph, span, strong, words
from .across import Cell, Grid, Group
from .links import to_file, to_place
from .standing import Entry

Write = Callable[[Sequence[Node]], list[Node]]
LEGEND = (
    "“reported”: the study reports at least one thing as done or found. “only …”: all that it says is intended, "
    "exploratory, its author’s judgment, or can be read in more than one way. “not reported”: no claim of the study "
    "was coded here, which does not mean that there is nothing. The marks lead to the findings. A cell says what is on "
    "record; it measures nothing, and nothing is ranked."
)
MANY = 50  # studies: with more, a row each, for no window shows so many columns, and one mark a cell
MOST = 5  # columns that keep one width in all tables; more take what they need
PROGRAM = "Its findings are proposals of the program that no analyst has reviewed."
MIXED = "Some of its findings are proposals of the program that no analyst has reviewed."


def compared(group: Group, names: Mapping[str, str], write: Write = list) -> list[Node]:
    """The section of a codebook that several studies share: a table for each subject, and its limits beside it.

    ``write`` gives what stands for the blocks of a subject: these themselves, or their markup.
    """
    coded = listed_short([names[one.study] for one in group.entries])
    blocks = [
        heading(2, words(f"Compared across studies: {group.title}")),
        paragraph(words(f"Coded by the same codebook: {coded}.")),
        paragraph(words(LEGEND)),
        *limits([(one.study, said) for one in group.entries if (said := hand(one))], names),
    ]
    for grid in group.grids():
        told = [heading(3, words(grid.subject.name), f"{group.codebook}-{grid.subject.id}")]
        told += [paragraph(words(grid.subject.definition))] if grid.subject.definition else []
        blocks += write([*told, table(grid, group, names), *limits(grid.limits, names)])
    if group.silent():
        blocks += [paragraph(words(f"No study has a claim about: {', '.join(group.silent())}."))]
    return [division(blocks, f"codebook-{group.codebook}", "section", "across")]


def listed_short(names: Sequence[str]) -> str:
    """``names`` in running text; of very many, how many there are."""
    return "; ".join(names) if len(names) <= MANY else f"{len(names):,} studies"


def hand(one: Entry) -> str:
    """Who coded a study's findings, where that limits a comparison."""
    methods = one.results.methods if one.results else ()
    return {frozenset({"program"}): PROGRAM, frozenset({"program", "analyst"}): MIXED}.get(frozenset(methods), "")


def limits(notes: Sequence[tuple[str, str]], names: Mapping[str, str]) -> list[Node]:
    """What limits a comparison, beside it."""
    said = [(names[study], note) for study, note in notes]
    if len(notes) > MANY:  # many say the same
        by: dict[str, list[str]] = {}
        for name, note in said:
            by.setdefault(note, []).append(name)
        said = [(listed_short(those), note) for note, those in by.items()]
    shown = [paragraph([strong(f"{name}: "), *words(note)]) for name, note in said]
    return [division([paragraph([strong("What limits this comparison")]), *shown], "", "limits")] if shown else []


def table(grid: Grid, group: Group, names: Mapping[str, str]) -> Node:
    """Dimension x study, in a region that can be scrolled by keyboard where a window is too narrow for it."""
    studies = [[to_place(names[one.study], f"study-{one.study}")] for one in group.entries]
    dimensions = [words(dimension.name) for dimension, _ in grid.rows]
    most = 1 if len(studies) > MANY else None
    cells = [
        [_shown(one, cell, most) for one, cell in zip(group.entries, those, strict=True)] for _, those in grid.rows
    ]
    corner, heads, sides = "Dimension", studies, dimensions
    if most:
        corner, heads, sides, cells = "Study", dimensions, studies, list(map(list, zip(*cells, strict=True)))
    count = 1 + len(heads)
    titles = [_cell(words(corner), scope="col"), *(_cell(head, scope="col") for head in heads)]
    rows = [[_cell(side, scope="row"), *those] for side, those in zip(sides, cells, strict=True)]
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


def _shown(one: Entry, cell: Cell, most: int | None) -> list[Any]:
    inlines: list[Node] = [span(words(cell.words), "", cell.words.split(" ")[0])]
    for mark in cell.marks[:most]:
        at = to_file(mark.number, one.study, "edition.html", f"finding-{mark.id}", f"finding {mark.number}")
        inlines += [{"t": "Space"}, at]
    return _cell(inlines)


def _cell(inlines: Sequence[Node], **pairs: str) -> list[Any]:
    return [attributes("", (), **pairs), {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": list(inlines)}]]
