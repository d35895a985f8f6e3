"""Checks that HTML, PDF and Markdown carry the edition's text, all of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..emendation.pieces import SpanMap
from ..errors import excerpt
from ..records.apparatus import Apparatus, Edition
from ..records.checks import Check
from ..records.document import Document
from .result import check

BODY = {"abstract", "paragraph", "list-item", "quotation", "caption", "footnote", "acknowledgements", "reference"}
# Layout hyphenates and breaks lines; neither is a difference of text.
LAYOUT = re.compile("[\\s\x02\u00ad\u200b\u2010\u2011\u2060\ufffe\ufeff-]+")


def outputs_agree(
    document: Document, apparatus: Apparatus, edition: Edition, page: str, pdf: bytes, markdown: bytes
) -> Iterator[Check]:
    """A check an output: each stretch of the edited text is in it, in the order of the text."""
    stretches = list(_stretches(document, apparatus, edition))
    texts = {
        "html": [levelled(page)],
        "pdf": [levelled(one) for one in _pages(pdf)],
        "markdown": [levelled(_unescaped(markdown.decode("utf-8")))],
    }
    for name, pages in texts.items():
        failures = list(_missing(stretches, pages))
        yield check(
            f"text-{name}",
            f"The {name} output carries the whole edited text, in its order.",
            "stretches of text",
            len(stretches),
            failures,
        )


def levelled(words: str) -> str:
    """``words`` without what layout may change: white space, hyphens, compatibility forms such as ligatures."""
    return LAYOUT.sub("", unicodedata.normalize("NFKC", words))


def _stretches(document: Document, apparatus: Apparatus, edition: Edition) -> Iterator[tuple[str, str]]:
    """(place, levelled words) of the edited text, cut where an output may put a mark: notes, sentence ends."""
    spans = SpanMap(edition)
    noted = [spans.point(one.end, last=True) for one in apparatus.emendations if one.note or one.query]
    cuts = sorted({*noted, *(spans.point(one.end, last=True) for one in document.sentences)})
    for block in document.blocks:
        if block.kind not in BODY:
            continue
        low, high = spans.span(block.content, block.end)
        edges = [low, *(cut for cut in cuts if low < cut < high), high]
        for start, end in zip(edges, edges[1:], strict=False):
            words = levelled(edition.text[start:end])
            if words:
                yield block.id, words


def _missing(stretches: list[tuple[str, str]], pages: list[str]) -> Iterator[tuple[str, str]]:
    """The stretches that are not in ``pages`` after the one before; one may go on over the end of a page."""
    page = at = 0
    for place, words in stretches:
        found = _find(words, pages, page, at)
        if found is None:
            yield place, f"{excerpt(words)} is not there, or not in its order"
        else:
            page, at = found


def _find(words: str, pages: list[str], page: int, at: int) -> tuple[int, int] | None:
    for number in range(page, len(pages)):
        begins = pages[number].find(words, at if number == page else 0)
        if begins >= 0:
            return number, begins + len(words)
        over = _over_page_end(words, pages, number)
        if over:
            return over
    return None


def _over_page_end(words: str, pages: list[str], number: int) -> tuple[int, int] | None:
    """Where ``words`` end when they begin on page ``number`` and go on on the next one."""
    if number + 1 == len(pages):
        return None
    for length in range(len(words) - 1, 0, -1):
        if words[:length] in pages[number]:
            begins = pages[number + 1].find(words[length:])
            return (number + 1, begins + len(words) - length) if begins >= 0 else None
    return None


def _pages(data: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


def _unescaped(markdown: str) -> str:
    """Markdown without its escapes and note marks (CommonMark 0.31, section 2.4)."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", re.sub(r"(?<!\\)\[\^[^\]\s]+\]", "", markdown))
