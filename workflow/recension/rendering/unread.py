"""Markdown that reads back as the text it was made of: what pandoc 3.9 leaves for a reader to take for more."""

from __future__ import annotations

import re

from .elements import Node
from .walking import Nodes, Walk

# The sign of an entity, and that of a citation which no letter stands before.
TAKEN = re.compile(r"(&(?=#?\w+;)|(?<!\w)@)")


def unread(tree: Node) -> Node:
    """``tree`` with these signs escaped, and with no parenthesis in an address, which would end it."""
    Walk(inline={"Str": escaped, "Link": closed}).document(tree)
    return tree


def escaped(one: Node) -> Nodes:
    parts = TAKEN.split(one["c"])
    if len(parts) == 1:
        return [one]
    return [
        {"t": "RawInline", "c": ["markdown", f"\\{part}"]} if place % 2 else {"t": "Str", "c": part}
        for place, part in enumerate(parts)
        if part
    ]


def closed(one: Node) -> Nodes:
    target = one["c"][2]
    target[0] = target[0].replace("(", "%28").replace(")", "%29")
    return [one]
