"""The elements of a pandoc AST, as data (Pandoc types 1.23.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

API_VERSION = [1, 23, 1, 1]
SAFE_SCHEMES = ("http://", "https://", "mailto:")
Node = dict[str, Any]


def attributes(id: str = "", classes: Sequence[str] = (), **pairs: str) -> list[Any]:
    """Pandoc's ``Attr``."""
    return [id, list(classes), [[key, value] for key, value in pairs.items() if value]]


def words(text: str) -> list[Node]:
    """``text`` as inlines, character for character; a line end becomes a space."""
    inlines: list[Node] = []
    for part in re.split(r"((?<! ) (?! ))", re.sub(r"[\n\t\r\f\v]", " ", text)):
        if part:
            inlines.append({"t": "Space"} if part == " " else {"t": "Str", "c": part})
    return inlines


def span(inlines: Sequence[Node], id: str = "", *classes: str, **pairs: str) -> Node:
    return {"t": "Span", "c": [attributes(id, classes, **pairs), list(inlines)]}


def link(inlines: Sequence[Node], target: str, id: str = "", *classes: str, title: str = "") -> Node:
    """A link to an id (``#...``) or a safe address; any other target gives a span, so that nothing can run."""
    if not target.startswith(("#", *SAFE_SCHEMES)):
        return span(inlines, id, *classes)
    return {"t": "Link", "c": [attributes(id, classes), list(inlines), [target, title]]}


def strong(text: str) -> Node:
    return {"t": "Strong", "c": words(text)}


def emphasis(inlines: Sequence[Node]) -> Node:
    return {"t": "Emph", "c": list(inlines)}


def superscript(inlines: Sequence[Node]) -> Node:
    return {"t": "Superscript", "c": list(inlines)}


def note(label: str, text: str) -> Node:
    return {"t": "Note", "c": [paragraph([strong(label), *words(f": {text}")])]}


def paragraph(inlines: Sequence[Node]) -> Node:
    return {"t": "Para", "c": list(inlines)}


def division(blocks: Sequence[Node], id: str = "", *classes: str, **pairs: str) -> Node:
    return {"t": "Div", "c": [attributes(id, classes, **pairs), list(blocks)]}


def heading(level: int, inlines: Sequence[Node], id: str = "", *classes: str) -> Node:
    return {"t": "Header", "c": [level, attributes(id, classes), list(inlines)]}


def items(entries: Iterable[Sequence[Node]]) -> Node:
    return {"t": "BulletList", "c": [list(entry) for entry in entries]}


def line_break() -> Node:
    return {"t": "LineBreak"}


def lines(entries: Iterable[Sequence[Node]]) -> list[Node]:
    """Inlines, each entry on a line of its own."""
    broken = [[line_break(), *entry] for entry in entries if entry]
    return [inline for entry in broken for inline in entry][1:]


def definitions(entries: Iterable[tuple[str, str]]) -> Node:
    """A list of terms, each with what it means."""
    return {"t": "DefinitionList", "c": [[words(term), [[{"t": "Plain", "c": words(text)}]]] for term, text in entries]}


def cell(inlines: Sequence[Node], across: int = 1, id: str = "") -> list[Any]:
    """A table cell over ``across`` columns."""
    return [attributes(id), {"t": "AlignDefault"}, 1, across, [{"t": "Plain", "c": list(inlines)}]]


class Across(NamedTuple):
    """A cell over several columns."""

    inlines: Sequence[Node]
    columns: int


def row(cells: Iterable[Sequence[Node] | Across]) -> list[Any]:
    return [attributes(), [cell(*one) if isinstance(one, Across) else cell(one) for one in cells]]


Groups = Sequence[tuple[Sequence[Node], Sequence[Sequence[Sequence[Node]]]]]


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[Sequence[Node]]] = (),
    caption: str = "",
    *classes: str,
    groups: Groups = (),
    numeric: Sequence[bool] = (),
    widths: Sequence[float] = (),
) -> Node:
    """A table of inlines with a header row; ``widths`` are fractions of the measure.

    ``groups`` are rows under a heading that spans the table.  ``caption`` is also the name assistive technology gives.
    """
    count = len(header)
    columns = [
        [{"t": "AlignRight" if right else "AlignLeft"}, {"t": "ColWidth", "c": width}]
        for right, width in zip(numeric or [False] * count, widths or [1 / count] * count, strict=True)
    ]
    head = [attributes(), [row([words(name) for name in header])]]
    bodies = [[attributes(), 0, [], [row(cells) for cells in rows]]] if not groups else []
    for title, members in groups:
        bodies.append([attributes(), 0, [[attributes(), [cell(title, count)]]], [row(cells) for cells in members]])
    title = [None, [{"t": "Plain", "c": words(caption)}] if caption else []]
    return {"t": "Table", "c": [attributes("", classes), title, columns, head, bodies, [attributes(), []]]}


def figure(id: str, caption: str, alt: str, marks: str = "") -> Node:
    """A figure; ``marks`` tells formats that can show it what each mark rests on: ``mark=id,id mark=id``."""
    image = {"t": "Image", "c": [attributes(marks=marks), words(alt), [f"{id}.svg", ""]]}
    body = [{"t": "Plain", "c": [image]}]
    return {"t": "Figure", "c": [attributes(f"figure-{id}"), [None, [{"t": "Plain", "c": words(caption)}]], body]}


def meta(text: str) -> Node:
    return {"t": "MetaInlines", "c": words(text)}
