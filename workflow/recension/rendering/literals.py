"""Pieces of Typst's markup, and text as string literals, which no rule of that language can read otherwise."""

from __future__ import annotations

import re

from .elements import Node
from .walking import Nodes

ANCHOR = "#metadata(none)#label("

# A word no line could hold may break: after every eighth letter where it has 24 or more without a space.  Scripts
# written without spaces break by themselves.  In a narrow column of a table fewer are too many.
LONG, STEP, STEP_IN_COLUMN = 24, 8, 4
RUN = re.compile(r"[^ \u0590-\U0010ffff]+")
PIECES = {step: re.compile(rf".{{1,{step}}}[\u0300-\u036f]*", re.DOTALL) for step in (STEP, STEP_IN_COLUMN)}
LINE_END = re.compile(r"[\n\r]")


def raw(text: str) -> Node:
    return {"t": "RawInline", "c": ["typst", text]}


def block(text: str) -> Node:
    return {"t": "RawBlock", "c": ["typst", text]}


def literal(text: str) -> str:
    """``text`` as a string of Typst; a line end becomes a space."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{LINE_END.sub(" ", escaped)}"'


def anchor(id: str) -> Node:
    """A place that links lead to."""
    return raw(f"{ANCHOR}{literal(id)});")


def is_anchor(one: Node) -> bool:
    return one["t"] == "RawInline" and one["c"][1].startswith(ANCHOR)


def enclosed(opening: str, content: Nodes, closing: str = "];") -> Nodes:
    """``content`` between two pieces of markup."""
    return [raw(opening), *content, raw(closing)]


def breakable(text: str, room: int | None = None) -> Node:
    """``text`` as a literal, with places to break where a word is longer than ``room`` (letters of a column)."""
    fits = LONG if room is None else min(room, LONG)
    if len(text) < fits or max(map(len, RUN.findall(text)), default=0) < fits:
        return raw(f"#{literal(text)};")
    pieces = PIECES[STEP if room is None else STEP_IN_COLUMN].findall(text)
    return raw("#may-break;".join(f"#{literal(piece)};" for piece in pieces))
