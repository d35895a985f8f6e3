"""The letter to the author: every query in the order of the text, with source, reading chosen and question."""

from __future__ import annotations

from ..records.apparatus import Apparatus, Emendation
from .context import Context
from .elements import Node, division, heading, line_break, link, paragraph, span, strong, words
from .prose import Prose

OPENING = (
    "To the author: these questions arose while the text was edited. Each gives the words as they were published, the "
    "reading that this edition has chosen until you answer, and the question. Where one question arises at several "
    "places, it is asked once."
)
AROUND = 140  # code points on either side that are shown with the words in question
NOTHING = "(left out)"


def letter(apparatus: Apparatus, prose: Prose) -> list[Node]:
    """The letter, in a division of its own; nothing when there is no query."""
    asked: dict[int, list[Emendation]] = {}
    for one in apparatus.emendations:
        if one.query:
            asked.setdefault(prose.queries[one.id], []).append(one)
    entries = [_entry(number, those, prose) for number, those in asked.items()]
    title = heading(1, words("Queries to the author"), "queries", "roomy")
    return [division([title, paragraph(words(OPENING)), *entries], "letter", "letter")] if entries else []


def _entry(number: int, those: list[Emendation], prose: Prose) -> Node:
    blocks = []
    for place, one in enumerate(those):
        label = [span([strong(f"Query {number}")], f"query-{number}")] if place == 0 else [strong("Also")]
        target, name = prose.place_of(one), words(prose.section_of(one.start) or "Here")
        blocks.append(paragraph([*label, *words(", "), *([link(name, f"#{target}")] if target else name)]))
        blocks.append(_readings(one, prose))
    blocks.append(paragraph([strong("Question: "), *words(those[0].query)]))
    return division(blocks, "", "asked")


def _readings(one: Emendation, prose: Prose) -> Node:
    source = [strong("Source: "), *_shown(prose.before(one, AROUND))]
    if one.text == one.source:
        return paragraph([*source, line_break(), strong("Reading: "), *words("as in the source.")])
    return paragraph([*source, line_break(), strong("Reading: "), *_shown(prose.after(one, AROUND))])


def _shown(context: Context) -> list[Node]:
    """The words in question, those around them in spans of their own: the page, where the text stands, omits them."""
    middle = strong(context.words) if context.words.strip() else strong(NOTHING)
    return [span(words(context.before), "", "around"), middle, span(words(context.after), "", "around")]
