"""Tables in Typst: widths by what the columns hold, a header that repeats, rows kept whole."""

from __future__ import annotations

from collections.abc import Callable

from .elements import Node
from .layout import classes
from .literals import raw
from .walking import Nodes, content_of, split, text_of

FEW, MANY, IN_A_LINE = 8, 40, 105  # letters: of the narrowest and widest column, of a line as wide as the page
ROOM, LEAST = 1.7, 0.4  # a table of few letters need not be stretched over all of the page, but over this part of it
WHOLE = 1500  # bytes of a cell whose row might not fit a page, and may break

Typeset = Callable[[Nodes, int | None], Nodes]  # blocks and the room for a word (letters) -> inlines as markup


def grid(table: Node, typeset: Typeset) -> Node:
    """A table as one paragraph of markup; ``typeset`` gives the contents of a cell or caption."""
    _, (_, caption), columns, (_, heads), bodies, _ = table["c"]
    widths, share = widths_of(table)
    rooms = [int(width * IN_A_LINE) for width in widths]
    aligned = ", ".join("right" if side["t"] == "AlignRight" else "start" for side, _ in columns)
    parts = ", ".join(f"{width * 10:.3f}fr" for width in widths)
    opening = f"#ruled(columns: ({parts},), align: ({aligned},), width: {share * 100:.0f}%, caption: ["
    out = [raw(opening), *typeset(caption, None), raw("], table.header(")]
    out += [*row(heads[0], rooms, typeset), raw("), ")]
    for _, _, titles, rows in bodies:
        for title in titles:
            out += [
                raw("table.header(level: 2, repeat: false, "),
                *row(title, rooms, typeset, ", fill: tint"),
                raw("), "),
            ]
        for each in rows:
            out += row(each, rooms, typeset)
    return {"t": "Plain", "c": [*out, raw(")")]}


def row(cells: list, rooms: list[int], typeset: Typeset, more: str = "") -> Nodes:
    """A row, which is kept whole but for one that might not fit a page."""
    breaks = "true" if max((len(text_of(cell[4]).encode()) for cell in cells[1]), default=0) >= WHOLE else "false"
    known = len(cells[1]) == len(rooms)
    out: Nodes = []
    for place, (_, _, _, across, blocks) in enumerate(cells[1]):
        out.append(raw(f"table.cell(colspan: {across}, breakable: {breaks}{more})["))
        inlines = typeset(blocks, rooms[place] if known else None)
        out += [raw("#parbreak()") if one["t"] == "LineBreak" else one for one in inlines]
        out.append(raw("], "))
    return out


def widths_of(table: Node) -> tuple[list[float], float]:
    """The widths of the columns as parts of the whole, and how much of the page the table takes.

    A table that gives no widths: each column as its longest line needs, those of numbers alike.
    """
    columns = table["c"][2]
    widths = [width.get("c", 1 / len(columns)) for _, width in columns]
    share = 1.0
    if "grid" in classes(table):
        widths = capped(needed(table))
        share = max(LEAST, min(1, sum(widths) * ROOM / IN_A_LINE))
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


def capped(widths: list[int]) -> list[int]:
    """``widths`` with the widest giving way until all fit a line."""
    for most in range(MANY, FEW - 1, -2):
        widths = [min(width, most) for width in widths]
        if sum(widths) <= IN_A_LINE:
            break
    return widths
