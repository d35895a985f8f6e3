"""A report in the order of a printed page -> the same with every word and element as Typst's markup."""

from __future__ import annotations

import re

from .elements import Node
from .grids import grid
from .layout import classes
from .literals import LONG, anchor, block, breakable, enclosed, is_anchor, literal, raw
from .walking import PARAGRAPHS, Nodes, Walk, content_of, mark_of, text_of

LANGUAGE = re.compile("[A-Za-z]{2,3}")
PART = "7"  # em: the least room for a part of the text with its first lines and their notes
FUNCTIONS = {
    "title": "title-line",
    "authors": "authors-line",
    "affiliation": "small-line",
    "email": "small-line",
    "journal": "journal-line",
    "made": "made-block",
    "abstract": "abstract-block",
    "keywords": "keywords-block",
    "quotation": "quotation-block",
    "reference": "reference-block",
    "caption": "small-line",
    "notes": "notes-block",
    "turned": "turned-page",
}


class Setter(Walk):
    """Every word as a literal; the words of a table by the room that their columns have."""

    def __init__(self) -> None:
        self.room: int | None = None
        super().__init__(
            inline={"Str": self.word, "Link": linked, "Span": spanned},
            block={"Table": self.table, "Header": headed, "Div": divided, "BulletList": kept},
            lists=self.joined,
        )

    def joined(self, inlines: Nodes) -> Nodes:
        """``inlines`` with words that fit any line as one element: the same to Typst, and a third of the markup."""
        out: Nodes = []
        fits, last = LONG if self.room is None else min(self.room, LONG), None
        for one in inlines:
            short = one["t"] == "Str" and len(one["c"]) < fits
            if short and last is not None and out[-1]["t"] == "Space":
                out.pop()
                last["c"] += f" {one['c']}"
                continue
            if short:
                last = one = {"t": "Str", "c": one["c"]}
            elif one["t"] != "Space" or (out and out[-1]["t"] == "Space"):
                last = None
            out.append(one)
        return out

    def word(self, one: Node) -> Nodes:
        return [breakable(one["c"], self.room)]

    def table(self, one: Node) -> Nodes:
        return [grid(one, self.cell)]

    def cell(self, blocks: Nodes, room: int | None) -> Nodes:
        """The inlines of a cell, whose words have this room (letters)."""
        self.room, around = room, self.room
        inlines = [inline for one in self.blocks(blocks) for inline in content_of(one)]
        self.room = around
        return inlines

    def within(self, one: Node) -> None:
        if one["t"] != "Table":  # its cells need their room, which is known when all of it has been looked at
            super().within(one)


def typeset(tree: Node) -> None:
    """Turn a report, in place, into markup that Typst reads as the same text, character for character."""
    Walk(inline={"Superscript": raised, "Span": remaining}, block={"Figure": shown}).document(tree)
    meta = tree["meta"]
    named = {
        "titlestring": raw(literal(text_of(meta["title"]))),
        "subject": raw(literal(text_of(meta.get("subject", [])))),
        "authors": strings(meta.get("author")),
        "keywordlist": strings(meta.get("keywords")),
    }
    Setter().document(tree)
    meta |= {name: {"t": "MetaInlines", "c": [value]} for name, value in named.items()}


def strings(values: Node | None) -> Node:
    """The members of a list of the metadata as elements of an array."""
    listed = [] if values is None else values["c"] if values["t"] == "MetaList" else [values]
    return raw(" ".join(f"{literal(text_of(value))}," for value in listed))


def raised(one: Node) -> Nodes:
    """Marks; those of changes say nothing without the words that were taken out."""
    mark = mark_of(one)
    if mark is None:
        return [one]
    return [] if "emendation" in classes(mark) else enclosed("#mark[", [mark])


def remaining(one: Node) -> Nodes:
    """What was taken out is not printed."""
    return [] if "deleted" in classes(one) else [one]


def shown(one: Node) -> Nodes:
    """A figure, with its alternative text."""
    (id, _, _), (_, caption), body = one["c"]
    _, alt, (source, _) = content_of(body[0])[0]["c"]
    said = ", ".join(literal(text) for text in (source, text_of(alt), text_of(caption), id))
    return [block(f"#shown({said})")]


def linked(one: Node) -> Nodes:
    (id, _, _), inner, (target, _) = one["c"]
    to = f"label({literal(target[1:])})" if target.startswith("#") else literal(target)
    return [*labels(id), *enclosed(f"#link({to})[", inner)]


def spanned(one: Node) -> Nodes:
    (id, _, pairs), inner = one["c"]
    language = LANGUAGE.match(dict(map(tuple, pairs)).get("lang", ""))
    return [*labels(id), *(enclosed(f"#text(lang: {literal(language[0].lower())})[", inner) if language else inner)]


def labels(id: str) -> Nodes:
    return [anchor(id)] if id else []


def headed(one: Node) -> Nodes:
    """A heading; labels go in front of it, as the contents repeat it and a label may stand once."""
    level, (id, kinds, pairs), inner = one["c"]
    before = [inline for inline in inner if is_anchor(inline)]
    said: Nodes = []
    for inline in inner:
        if inline["t"] == "Note":
            said += [raw("#heading-note["), *content_of(inline["c"][0]), raw("]")]
        elif not is_anchor(inline):
            said.append(inline)
    if "front" in kinds:
        return [{"t": "Plain", "c": [*before, anchor(id), raw("#front-heading["), *said, raw("]")]}]
    one["c"][2] = said
    room = dict(map(tuple, pairs)).get("room", "12") if "roomy" in kinds else PART if level == 1 else ""
    whole = [*([{"t": "Plain", "c": before}] if before else []), one]
    return [block(f"#needed[#need({room}em, {level})"), *whole, block("]")] if room else whole


def kept(one: Node) -> Nodes:
    """A list, each entry of it on one page: Typst has no tags for one that goes on behind a page of figures."""
    for paragraph in (part for entry in one["c"] for part in entry if part["t"] in PARAGRAPHS):
        paragraph["c"] = enclosed("#whole[", paragraph["c"])
    return [one]


def divided(one: Node) -> Nodes:
    """Divisions that have a function of the template, and those that print has none of."""
    (id, kinds, _), inner = one["c"]
    if "dropped" in kinds:
        return [{"t": "Plain", "c": [anchor(id), *anchors_in(inner)]}]
    if "screen" in kinds:
        return []
    if "contents" in kinds:
        return [block("#contents")]
    if "edition" in kinds:
        return inner
    if id and inner and inner[0]["t"] in (*PARAGRAPHS, "Header"):
        content_of(inner[0]).insert(0, anchor(id))
    name = FUNCTIONS.get(kinds[0]) if kinds else None
    return [block(f"#{name}["), *inner, block("]")] if name else inner


def anchors_in(blocks: Nodes) -> Nodes:
    """The places in words that were taken out, which links still lead to."""
    found: Nodes = []
    Walk(inline={"RawInline": lambda one: found.append(one) or [one] if is_anchor(one) else [one]}).blocks(blocks)
    return found
