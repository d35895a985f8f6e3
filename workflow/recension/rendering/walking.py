"""How an output takes a pandoc AST apart: each list of inlines, then each element once its contents are done.

This is the order of pandoc's own filters (typewise, from the inside out), without a process of their own: a filter in
Lua costs pandoc three times what it needs to write the page, as every list crosses between the two languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .elements import Node

Nodes = list[Node]
Change = Callable[[Node], Nodes]  # what stands for an element: nothing, itself, or others

# Where an element holds its inlines: its contents as a whole, or one part of them.
WHOLE = ("Emph", "Strong", "Superscript", "Subscript", "Underline", "Strikeout", "SmallCaps")
SECOND = ("Span", "Link", "Quoted", "Cite")
PARAGRAPHS = ("Para", "Plain")
BLANKS = ("Space", "SoftBreak", "LineBreak")


class Walk:
    """Rewrites trees in place: ``inline`` and ``block`` are changes by type, ``lists`` sees a list of inlines first."""

    def __init__(
        self,
        inline: Mapping[str, Change] | None = None,
        block: Mapping[str, Change] | None = None,
        lists: Callable[[Nodes], Nodes] | None = None,
    ) -> None:
        self.inline, self.block, self.lists = inline or {}, block or {}, lists

    def inlines(self, given: Nodes) -> Nodes:
        """``given`` and all in it, rewritten."""
        out: Nodes = []
        for one in self.lists(given) if self.lists else given:
            kind = one["t"]
            if kind in WHOLE:
                one["c"] = self.inlines(one["c"])
            elif kind in SECOND:
                one["c"][1] = self.inlines(one["c"][1])
            elif kind == "Note":
                one["c"] = self.blocks(one["c"])
            change = self.inline.get(kind)
            out.extend(change(one)) if change else out.append(one)
        return out

    def blocks(self, given: Nodes) -> Nodes:
        """``given`` and all in it, rewritten."""
        out: Nodes = []
        for one in given:
            self.within(one)
            change = self.block.get(one["t"])
            out.extend(change(one)) if change else out.append(one)
        return out

    def meta(self, value: Any) -> None:
        """A value of the metadata, rewritten."""
        kind, held = value["t"], value["c"]
        if kind == "MetaInlines":
            value["c"] = self.inlines(held)
        elif kind == "MetaBlocks":
            value["c"] = self.blocks(held)
        elif kind in ("MetaList", "MetaMap"):
            for each in held.values() if kind == "MetaMap" else held:
                self.meta(each)

    def document(self, tree: Node) -> None:
        """A whole document: its metadata, then its blocks."""
        for value in tree["meta"].values():
            self.meta(value)
        tree["blocks"] = self.blocks(tree["blocks"])

    def within(self, one: Node) -> None:
        """Rewrite what a block holds."""
        kind, held = one["t"], one.get("c")
        if kind in PARAGRAPHS:
            one["c"] = self.inlines(held)
        elif kind == "Header":
            held[2] = self.inlines(held[2])
        elif kind == "Div":
            held[1] = self.blocks(held[1])
        elif kind == "BlockQuote":
            one["c"] = self.blocks(held)
        elif kind in ("BulletList", "OrderedList"):
            entries = held if kind == "BulletList" else held[1]
            entries[:] = [self.blocks(entry) for entry in entries]
        elif kind == "DefinitionList":
            one["c"] = [[self.inlines(term), [self.blocks(each) for each in meant]] for term, meant in held]
        elif kind == "Figure":
            held[1][1], held[2] = self.blocks(held[1][1]), self.blocks(held[2])
        elif kind == "Table":
            held[1][1] = self.blocks(held[1][1])
            for cell in cells_of(one):
                cell[4] = self.blocks(cell[4])


def rows_of(table: Node) -> Iterator[list]:
    """Every row of a table: its head, then of each body the rows that head it and the others, then its foot."""
    _, _, _, (_, head), bodies, (_, foot) = table["c"]
    yield from head
    for _, _, heads, rows in bodies:
        yield from heads
        yield from rows
    yield from foot


def cells_of(table: Node) -> Iterator[list]:
    """Every cell of a table, in the order in which it is read."""
    for _, cells in rows_of(table):
        yield from cells


def text_of(content: object) -> str:
    """The characters of ``content`` in one line, as pandoc's ``stringify`` gives them: notes are left out."""
    out: list[str] = []
    _gather(content, out)
    return "".join(out)


def _gather(content: object, out: list[str]) -> None:
    """Put the characters of ``content`` at the end of ``out``."""
    if isinstance(content, list):
        for each in content:
            _gather(each, out)
    elif isinstance(content, dict):
        kind = content["t"]
        if kind in ("Str", "MetaString"):
            out.append(content["c"])
        elif kind in BLANKS:
            out.append(" ")
        elif kind not in ("Note", "RawInline", "RawBlock"):
            _gather(content.get("c"), out)


def content_of(node: Node) -> Nodes:
    """The inlines of a paragraph, heading or inline; of anything else none."""
    kind, held = node["t"], node.get("c")
    if kind in PARAGRAPHS or kind in WHOLE:
        return held
    return held[2] if kind == "Header" else held[1] if kind in SECOND else []


def split(inlines: Nodes) -> list[Nodes]:
    """The lines of ``inlines``."""
    parts: list[Nodes] = [[]]
    for inline in inlines:
        if inline["t"] == "LineBreak":
            parts.append([])
        else:
            parts[-1].append(inline)
    return parts


def mark_of(inline: Node, *kinds: str) -> Node | None:
    """The link of a raised mark whose class is one of ``kinds`` (of any class without them)."""
    first = inline["c"][0] if inline["t"] == "Superscript" and inline["c"] else None
    if first and first["t"] == "Link" and (not kinds or set(kinds) & set(first["c"][0][1])):
        return first
    return None


def without_letter(inlines: Nodes) -> Nodes:
    """``inlines`` without the notes that ask the author what the letter asks: the mark before each leads there."""
    out: Nodes = []
    skip = False
    for inline in inlines:
        if not (skip and inline["t"] == "Note"):
            out.append(inline)
        skip = mark_of(inline, "query") is not None
    return out
