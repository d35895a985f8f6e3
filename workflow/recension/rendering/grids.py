"""Tables in Typst: widths by what the columns hold, a header that repeats, rows kept whole."""

from __future__ import annotations

from collections.abc import Callable

from .elements import Node
from .layout import classes
from .literals import LONG, raw
from .walking import Nodes, content_of, split, text_of

FEW, MANY = 8, 40  # letters of the narrowest and the widest column
UPRIGHT, TURNED = 105, 156  # letters of a line as wide as the page, and as the page on its side
ROOM, LEAST = 1.7, 0.4  # a table of few letters need not be stretched over all of the page, but over this part of it
WHOLE = 1500  # bytes of a cell whose row might not fit a page, and may break

Typeset = Callable[[Nodes, int | None], Nodes]  # blocks and the room for a word (letters) -> inlines as markup


def grid(table: Node, typeset: Typeset) -> Node:
    """A table as one paragraph of markup; ``typeset`` gives the contents of a cell or caption."""
    _, (_, caption), columns, (_, heads), bodies, (_, notes) = table["c"]
    widths, share = widths_of(table)
    rooms = rooms_of(table)
    aligned = ", ".join("right" if side["t"] == "AlignRight" else "start" for side, _ in columns)
    parts = ", ".join(f"{width * 10:.3f}fr" for width in widths)
    opening = f"#ruled(columns: ({parts},), align: ({aligned},), width: {share * 100:.0f}%, caption: ["
    out = [raw(opening), *typeset(caption, None), raw("], table.header(")]
    out += [*row(heads[0], rooms, typeset), raw("), ")]
    for body in bodies:
        for title in body[2]:
            out += [
                raw("table.header(level: 2, repeat: false, "),
                *row(title, rooms, typeset, ", fill: tint"),
                raw("), "),
            ]
        kept = body[3][-1:] if notes and body is bodies[-1] else []
        for each in body[3][: len(body[3]) - len(kept)]:
            out += row(each, rooms, typeset)
    if notes:
        out += foot(kept, notes, rooms, typeset)
    return {"t": "Plain", "c": [*out, raw(")")]}


def foot(last: list, notes: list, rooms: list[int], typeset: Typeset) -> Nodes:
    """The notes of a table with its last row, which stand on one page: Typst keeps a footer whole."""
    out = [raw("table.footer(repeat: false, ")]
    for each in last:
        out += row(each, rooms, typeset)
    for each in notes:
        out += row(each, rooms, typeset, ", ..under")
    return [*out, raw(")")]


def may_break(cells: list) -> bool:
    """Whether a row might not fit a page."""
    return max((len(text_of(cell[4]).encode()) for cell in cells), default=0) >= WHOLE


def holds_notes(table: Node) -> bool:
    """Whether notes can stand in the table: it is as wide as they are, and its last row is kept whole."""
    bodies = table["c"][4]
    return widths_of(table)[1] == 1 and bool(bodies and bodies[-1][3]) and not may_break(bodies[-1][3][-1][1])


def row(cells: list, rooms: list[int], typeset: Typeset, more: str = "") -> Nodes:
    """A row, which is kept whole but for one that might not fit a page."""
    breaks = "true" if may_break(cells[1]) else "false"
    known = len(cells[1]) == len(rooms)
    out: Nodes = []
    for place, (_, _, _, across, blocks) in enumerate(cells[1]):
        out.append(raw(f"table.cell(colspan: {across}, breakable: {breaks}{more})["))
        inlines = typeset(blocks, rooms[place] if known else None)
        out += [raw("#parbreak()") if one["t"] == "LineBreak" else one for one in inlines]
        out.append(raw("], "))
    return out


def line_of(table: Node) -> int:
    """The letters of a line as wide as the page that the table stands on."""
    return TURNED if "turned" in classes(table) else UPRIGHT


def rooms_of(table: Node) -> list[int]:
    """How many letters a word may have in each column."""
    return [int(width * line_of(table)) for width in widths_of(table)[0]]


def turn(table: Node) -> bool:
    """Turn a table on its side (class ``turned``) when more of its words fit their columns then; whether it was."""
    upright = cut(table)
    if upright:
        classes(table).append("turned")
        if cut(table) == upright:
            classes(table).remove("turned")
    return "turned" in classes(table)


def cut(table: Node) -> int:
    """How many words are longer than their column, without those that break on any page."""
    rooms = rooms_of(table)
    rows = [cells for body in table["c"][4] for _, cells in body[3]]
    return sum(
        room < len(word) < LONG
        for cells in rows
        if len(cells) == len(rooms)
        for room, cell in zip(rooms, cells, strict=True)
        for one in cell[4]
        for line in split(content_of(one))
        for word in text_of(line).split()
    )


def widths_of(table: Node) -> tuple[list[float], float]:
    """The widths of the columns as parts of the whole, and how much of the page the table takes.

    A table that gives no widths: each column as its longest line needs, those of numbers alike.
    """
    columns = table["c"][2]
    widths = [width.get("c", 1 / len(columns)) for _, width in columns]
    share = 1.0
    if "grid" in classes(table):
        line = line_of(table)
        widths = capped(needed(table), line)
        share = max(LEAST, min(1, sum(widths) * ROOM / line))
    total = sum(widths)
    return [width / total for width in widths], share


def needed(table: Node) -> list[int]:
    """How many letters each column asks for."""
    _, _, columns, head, bodies, _ = table["c"]
    widths = [FEW] * len(columns)
    for _, cells in [*head[1], *(bodies[0][3] if bodies else [])]:
        for place, cell in enumerate(cells):
            widths[place] = max(widths[place], longest_line(cell[4]) + 3)
    numbers = [place for place, (side, _) in enumerate(columns) if side["t"] == "AlignRight"]
    widest = max((widths[place] for place in numbers), default=FEW)
    return [widest if place in numbers else width for place, width in enumerate(widths)]


def longest_line(blocks: Nodes) -> int:
    return max((len(text_of(line)) for one in blocks for line in split(content_of(one))), default=0)


def capped(widths: list[int], line: int) -> list[int]:
    """``widths`` with the widest giving way until all fit a line."""
    for most in range(MANY, FEW - 1, -2):
        widths = [min(width, most) for width in widths]
        if sum(widths) <= line:
            break
    return widths
