"""The report as plain text formats have it: the edited text alone, or the letter to the author alone."""

from __future__ import annotations

from .elements import Node, heading, paragraph, strong, words
from .layout import classes, division_of
from .walking import Nodes, Walk, mark_of

MARKS = ("evidence", "emendation", "also", "query")
NONE = "There are no questions to the author."


def edition_alone(tree: Node) -> Node:
    """The edited text: no spans, no marks, no links inside the report, nothing that follows the text."""
    blocks = division_of(tree["blocks"], "edition") or tree["blocks"]
    return _alone(tree, blocks, unmarked, {"Link": unreferred, "Span": unwrapped}, divided)


def letter_alone(tree: Node) -> Node:
    """The letter to the author, with room for the answers."""
    none = [heading(1, words("Queries to the author")), paragraph(words(NONE))]
    blocks = division_of(tree["blocks"], "letter") or none
    return _alone(tree, blocks, list, {"Link": unlinked, "Span": held}, answered)


def _alone(tree: Node, blocks: Nodes, lists, inline, division) -> Node:
    meta = {name: value for name, value in tree["meta"].items() if name != "shorttitle"}
    alone = tree | {"meta": meta, "blocks": blocks}
    Walk(inline=inline, block={"Div": division, "Header": unnamed}, lists=lists).document(alone)
    return alone


def unmarked(inlines: Nodes) -> Nodes:
    """``inlines`` without marks; the questions to the author stay, as notes."""
    return [one for one in inlines if not mark_of(one, *MARKS)]


def held(one: Node) -> Nodes:
    return one["c"][1]


def unlinked(one: Node) -> Nodes:
    """A link inside the report is its words."""
    return held(one) if one["c"][2][0].startswith("#") else [one]


def unreferred(one: Node) -> Nodes:
    return [] if "back" in classes(one) else unlinked(one)


def unwrapped(one: Node) -> Nodes:
    """What is in a span, but for what was taken out."""
    return [] if "deleted" in classes(one) else held(one)


def divided(one: Node) -> Nodes:
    return [] if {"title", "dropped"} & set(classes(one)) else held(one)


def answered(one: Node) -> Nodes:
    answer = [paragraph([strong("Answer:")])] if "asked" in classes(one) else []
    return [*held(one), *answer]


def unnamed(one: Node) -> Nodes:
    one["c"][1] = ["", [], []]
    return [one]
