"""HTML, PDF and Markdown carry the same edited text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml.html import HtmlElement

from ..emendation.pieces import SpanMap
from .markup import read_html
from .pdf import pages
from .promises import Build, Promise, Seen, first_difference, level, short
from .stream import PAGE, Stream

# Blocks that the outputs set in their own way: as a title page, or (furniture) not at all.
SET_APART = frozenset({"title", "authors", "affiliation", "email", "furniture"})
BODY = frozenset({"paragraph", "list-item", "quotation", "caption"})
# What the page adds to the text, by class, and marks by where they lead: changes, findings, queries, notes.
ADDED = frozenset({"also", "anchor", "back"})
MARK = re.compile(r"#(?:[CF]\d|query-|note-)")
# What the PDF adds: the number of a note, a query, a finding, or of the first and the last of several findings.
PDF_ADDED = r"[↑A-Z]?\d{1,4}(?:–[A-Z]\d{1,4})?"
# What Markdown adds: a mark for emphasis or of a note; the angle brackets around an address; the rest of a link around
# its words.
MARKDOWN_ADDED = r"\*|\[\^[^\]\s]{1,40}\]|[<>]|\]\([^()\s]{0,2000}\)|\["


class Passage(NamedTuple):
    """A heading or block by the id it has in the page, and its edited words."""

    id: str
    words: str
    start: int
    body: bool


def passages(build: Build) -> Iterator[Passage]:
    """What every output must carry, in the order of the source."""
    document, spans = build.document, SpanMap(build.edition)
    entries = {one.start: one.id for one in document.references}
    parts = [(one, one.start, True) for one in document.headings]
    parts += [(one, one.content, one.kind in BODY) for one in document.blocks if one.kind not in SET_APART]
    for part, start, body in sorted(parts, key=lambda one: one[0].start):
        low, high = spans.span(start, part.end)
        words = level(build.edition.text[low:high])
        if words:
            yield Passage(entries.get(part.start, part.id), words, part.start, body)


def html_text(build: Build) -> Seen:
    """Each passage stands in the page, word for word, and those of the body in the order of the source."""
    root = read_html(build.html)
    elements = {element.get("id"): (place, element) for place, element in enumerate(root.iter()) if element.get("id")}
    those = list(passages(build))
    wrong, at = [], -1
    for one in those:
        if one.id not in elements:
            wrong.append((one.id, f"is not in the page: {short(one.words)}"))
            continue
        place, element = elements[one.id]
        found = level(words_of(element))
        if found != one.words:
            wrong.append((one.id, first_difference(found, one.words)))
        if one.body and place < at:
            wrong.append((one.id, "stands before what comes before it in the source"))
        at = max(at, place) if one.body else at
    return Seen(len(those), wrong)


def words_of(element: HtmlElement, without: str = "del") -> str:
    """The text of ``element`` as edited, or as in the source ``without="ins"``; what the page adds is left out."""
    copy = deepcopy(element)
    copy.tail = None
    for part in list(copy.iter(without, "a")):
        added = ADDED & set((part.get("class") or "").split()) or MARK.match(part.get("href") or "")
        if part is not copy and (added or part.tag == without):
            part.clear(keep_tail=True)
    return copy.text_content()


def _carried(build: Build, stream: Stream) -> Seen:
    """Whether ``stream`` has all passages in the order of the page; what the page lacks is looked for last."""
    ids = [element.get("id") for element in read_html(build.html).iter() if element.get("id")]
    places = {id: place for place, id in enumerate(ids)}
    those = sorted(passages(build), key=lambda one: (places.get(one.id, len(places)), one.start))
    wrong: list[tuple[str, str]] = []
    at, last = 0, ("", 0)  # the id of the passage before, and where it was looked for from
    for one in those:
        end, problem = stream.find(one.words, at)
        if end < 0 and last[1] < at:
            end, problem = stream.find(one.words, last[1])
            wrong += [(last[0], "does not stand in its place, but farther on")] if end >= 0 else []
        if end < 0:
            wrong.append((one.id, f"{short(one.words)} is not there, or not in its place: {problem}"))
        else:
            at, last = end, (one.id, at)
    return Seen(len(those), wrong)


def pdf_text(build: Build) -> Seen:
    """Each passage stands in the PDF, word for word, in the order of the page."""
    marks = [one.id for one in build.findings.findings]
    return _carried(build, Stream(PAGE.join(pages(build.pdf)), marks, added=PDF_ADDED, by_pdfium=True))


def markdown_text(build: Build) -> Seen:
    """Each passage stands in the Markdown, word for word, in the order of the page."""
    return _carried(build, Stream(build.markdown.decode("utf-8"), escape="\\", added=MARKDOWN_ADDED))


def letter(build: Build) -> Seen:
    """Each query stands in the letter once, after the words of the source it asks about, in the order of the text."""
    stream, at, wrong = Stream(build.letter.decode("utf-8"), escape="\\", added=MARKDOWN_ADDED), 0, []
    asked: dict[str, str] = {}
    for one in build.apparatus.emendations:
        if one.query:
            asked.setdefault(level(one.query), one.id)
    for query, id in asked.items():
        end, problem = stream.find(f"Question: {query}", at)
        if end < 0:
            wrong.append((id, f"the query {short(query)} is not in the letter, or not in its place: {problem}"))
        at = max(at, end)
    return Seen(len(asked), wrong)


PROMISES = (
    Promise("html-text", "The page carries the edited text.", "headings and blocks", html_text),
    Promise("pdf-text", "The PDF carries the same text as the page.", "headings and blocks", pdf_text),
    Promise("markdown-text", "The Markdown carries the same text as the page.", "headings and blocks", markdown_text),
    Promise("letter", "Each query is put to the author, in the order of the text.", "queries", letter),
)
