"""The report as a printed page has it: marks in the margin, lists in two columns, tables and figures over both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count

from .elements import Node, division
from .entries import asked, cards, defined, is_internal, page_of, size
from .grids import holds_notes, turn
from .layout import classes, identifier
from .literals import block, enclosed, raw
from .walking import Nodes, Walk, content_of, mark_of, text_of, without_letter

FLOATING = 2500  # bytes of a table that may float: more may not fit a page
LEAST, MOST, A_LINE = 12, 36, 36  # em: room that a heading asks for before a table; bytes of a line of its first row


def arrange(tree: Node) -> None:
    """Bring a report into the order and the elements of a printed page, in place."""
    walk = Walk(
        inline={"Span": partial(beside, numbers=count(1)), "Link": referring},
        block={"Table": cards, "DefinitionList": defined, "Div": divided},
        lists=without_letter,
    )
    walk.document(tree)
    tree["blocks"] = with_notes(tree["blocks"])
    make_room(tree["blocks"])
    tree["blocks"] = arranged(on_its_side(tree["blocks"]))


def beside(one: Node, numbers: Iterator[int]) -> Nodes:
    """A sentence whose findings are in the margin: their numbers, four or more as a range of the first to the last."""
    if "sentence" not in classes(one):
        return [one]
    marks = [mark for inline in one["c"][1] if (mark := mark_of(inline, "evidence"))]
    if marks:
        rest = [inline for inline in one["c"][1] if not mark_of(inline, "evidence")]
        one["c"][1] = [*enclosed(f"#beside-line({next(numbers)})[", listed(marks)), *rest]
    return [one]


def listed(marks: Nodes) -> Nodes:
    """Marks with a space between, four or more as the first and the last."""
    if len(marks) > 3:
        return [marks[0], {"t": "Str", "c": "–"}, marks[-1]]
    return [inline for mark in marks for inline in ({"t": "Space"}, mark)][1:]


def referring(one: Node) -> Nodes:
    """A link back to the text, as the page it leads to."""
    if "back" in classes(one) and is_internal(one):
        return [raw("#text(size: 8pt)[↑ "), page_of(one), raw("];")]
    return [one]


def divided(one: Node) -> Nodes:
    """Queries as entries; a block whose words all stand elsewhere takes no room."""
    if "asked" in classes(one):
        return asked(one)
    if one["c"][1] and identifier(one) and not text_of(one):
        classes(one).append("dropped")
    return [one]


def with_notes(blocks: Nodes) -> Nodes:
    """``blocks`` with the notes that follow a table at its foot, so that they stay with it."""
    out: Nodes = []
    for place, one in enumerate(blocks):
        if are_notes(blocks, place) and out and out[-1]["t"] == "Table" and holds_notes(out[-1]):
            said = [content_of(each) for each in one["c"][1]]
            lines = [inline for line in said for inline in ({"t": "LineBreak"}, *line)][1:]
            lines = enclosed("#note-text[", lines)
            under = [["", [], []], {"t": "AlignDefault"}, 1, len(out[-1]["c"][2]), [{"t": "Plain", "c": lines}]]
            out[-1]["c"][5][1].append([["", [], []], [under]])
        else:
            out.append(one)
    return out


def on_its_side(blocks: Nodes) -> Nodes:
    """``blocks`` with each table that needs it on a page on its side, with the heading before and the notes after."""
    out: Nodes = []
    for place, one in enumerate(blocks):
        if are_notes(blocks, place) and out and "turned" in kinds_of(out[-1]):
            out[-1]["c"][1].append(one)
        elif one["t"] == "Table" and turn(one):
            before = [out.pop()] if out and out[-1]["t"] == "Header" else []
            out.append(division([*before, one], "", "turned"))
        else:
            out.append(one)
    return out


def make_room(blocks: Nodes) -> None:
    """The room that a heading asks for before a table: more where the first row, which is kept whole, is high."""
    for place, one in enumerate(blocks):
        if one["t"] == "Header" and "roomy" in classes(one):
            lines = [size(cell[4]) // A_LINE for near in blocks[place + 1 : place + 4] for cell in first_row(near)]
            room = max([LEAST, *(min(MOST, LEAST + each) for each in lines)])
            one["c"][1][2].append(["room", str(room)])


def first_row(one: Node) -> list:
    """The cells of the first row of a table, or of one in a division."""
    if one["t"] == "Div" and one["c"][1]:
        one = one["c"][1][0]
    if one["t"] != "Table" or not one["c"][4]:
        return []
    rows = one["c"][4][0][3]
    return rows[0][1] if rows else []


def arranged(blocks: Nodes) -> Nodes:
    """The edition, then what follows the text: over the whole width up to the first list, in two columns from there."""
    out: Nodes = []
    rest: Nodes = []
    for one in blocks:
        kinds = kinds_of(one)
        if "edition" in kinds:
            one["c"][1] = title_page(one["c"][1])
            out.append(one)
        else:
            rest += one["c"][1] if "letter" in kinds else [one]
    if rest:
        out.append(block("#show: appendix"))
    first = columns_begin(rest)
    return [*out, *rest[:first], *(in_columns(rest[first:]) if rest[first:] else [])]


def title_page(blocks: Nodes) -> Nodes:
    """The journal's line first; what is said of this edition is set at the foot of the page."""
    journal: Nodes = []
    out: Nodes = []
    for one in blocks:
        if one["t"] == "Div" and "imprint" in classes(one):
            *before, made = one["c"][1] or [None]
            journal = before or journal
            out += [{"t": "Div", "c": [[identifier(one), ["made"], []], [made]]}] if made else []
        else:
            out.append(one)
    return [*([{"t": "Div", "c": [["", ["journal"], []], journal]}] if journal else []), *out]


def kinds_of(one: Node) -> list[str]:
    return classes(one) if one["t"] == "Div" else []


def is_wide(one: Node) -> bool:
    return one["t"] in ("Table", "Figure")


def is_table(one: Node) -> bool:
    return one["t"] == "Table" or "turned" in kinds_of(one)


def is_list(one: Node) -> bool:
    return "narrow" in kinds_of(one)


def are_notes(blocks: Nodes, place: int) -> bool:
    return place < len(blocks) and "notes" in kinds_of(blocks[place])


def columns_begin(blocks: Nodes) -> int:
    """Where the columns begin: behind the last table, and its notes, before the first list."""
    first = next((place for place, one in enumerate(blocks) if is_list(one)), len(blocks))
    place = max((place + 1 for place, one in enumerate(blocks[:first]) if is_table(one)), default=0)
    while are_notes(blocks, place):
        place += 1
    return place


def in_columns(blocks: Nodes) -> Nodes:
    """``blocks`` in two columns; tables and figures, each with its notes, over both or on pages of their own."""
    out, place = [block("#show: two-columns")], 0
    heading: Nodes = []
    while place < len(blocks):
        one, wide = blocks[place], is_wide(blocks[place])
        if one["t"] == "Header" and not stands(blocks, place):
            heading, place = [one], place + 1
            continue
        if wide:
            floats = one["t"] == "Figure" or size(one) < FLOATING
            out += [block("#over-columns[" if floats else "#wide-pages["), *heading]
            heading = []
        out.append(one)
        while wide and are_notes(blocks, place + 1):
            place += 1
            out.append(blocks[place])
        if wide:
            out.append(block("]"))
        place += 1
    return out


def stands(blocks: Nodes, place: int) -> bool:
    """Whether a heading stands in the column: one under which all is afloat goes with the first figure."""
    after = place + 1
    while after < len(blocks) and (blocks[after]["t"] == "Figure" or are_notes(blocks, after)):
        after += 1
    return after == place + 1 or (after < len(blocks) and blocks[after]["t"] != "Header")
