"""Leaves: stretches of the page of about the same length, so that a browser lays out only those that are seen.

What is off the screen takes no time then (CSS Containment 2, section 4.1), but each stretch takes a little at every
frame: a paragraph is too short for one.  As leaves are about equally long, the style sheet knows how high one is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .elements import Node, division
from .layout import identifier
from .walking import Nodes, text_of

LONG = 8000  # code points: about four screens of text
FIRST = 2000  # of the first leaf, which is laid out before anything is seen
LISTS = {"cards", "listing"}  # tables whose bodies are laid out by themselves


def bind(tree: Node) -> None:
    """Put the edition, the letter to the author and the lists of records into leaves, in place."""
    for block in tree["blocks"]:
        if block["t"] == "Div" and identifier(block) in ("edition", "letter"):
            block["c"][1] = [leaf(part) for part in parts(block["c"][1], text_of)]
        elif block["t"] == "Table" and LISTS & set(block["c"][0][1]):
            block["c"][4] = [
                [attributes, heads, head if place == 0 else [], part]
                for attributes, heads, head, rows in block["c"][4]
                for place, part in enumerate(parts(rows, lambda row: text_of([cell[4] for cell in row[1]])))
            ]


def leaf(blocks: Nodes) -> Node:
    """``blocks`` as a leaf.  Pandoc takes a division that begins with a heading for a section, and moves its id."""
    begun = [{"t": "RawBlock", "c": ["html", ""]}] if blocks[0]["t"] == "Header" else []
    return division([*begun, *blocks], "", "leaf")


def parts(those: list[Any], said: Callable[[Any], str]) -> Iterator[list[Any]]:
    """``those`` in order, in parts of about ``LONG`` code points, the first shorter; no heading is the last of one."""
    part: list[Any] = []
    length, most = 0, FIRST
    for one in those:
        if length >= most and not is_heading(part[-1]):
            yield part
            part, length, most = [], 0, LONG
        part.append(one)
        length += len(said(one))
    if part:
        yield part


def is_heading(one: Any) -> bool:
    return isinstance(one, dict) and one["t"] == "Header"
