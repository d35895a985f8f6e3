"""The PDF: title, language, tags, pages, fonts, bookmarks, alternative texts.

PDFium reads it; the validator of PDF/A and PDF/UA is run by the tests.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import NamedTuple

from ..emendation.pieces import SpanMap
from .promises import Build, Promise, Seen, level, short
from .stream import Stream

SLACK = 1.0  # points that a glyph may reach past its place without running off the page
DEEP = 12  # levels of nested drawings that are looked into
WITHOUT_FIGURES = "edition"  # the layout that has the text alone


@contextmanager
def opened(data: bytes) -> Iterator:
    """The PDF ``data`` as PDFium's document."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        yield pdf
    finally:
        pdf.close()


class Sheet(NamedTuple):
    """One page: its text as PDFium orders it (U+FFFE stands where a line ends in a hyphen), and what it is set in."""

    text: str
    outside: list[str]  # places of text that runs off the page
    fonts: dict[str, bool]  # each font that is used, and whether the PDF holds it
    alternatives: list[str]  # of its figures


@lru_cache(maxsize=1)
def sheets_of(data: bytes) -> tuple[Sheet, ...]:
    """Each page of a PDF, loaded once for all who ask."""
    with opened(data) as pdf:
        return tuple(_sheet(page) for page in pdf)


def _sheet(page) -> Sheet:
    import pypdfium2.raw as raw

    text, objects = page.get_textpage(), list(page.get_objects(max_depth=DEEP))
    # One font for each address: a page has thousands of stretches of text, set in a few.
    used = {_address(one): one for one in objects if one.type == raw.FPDF_PAGEOBJ_TEXT}
    fonts = {font.get_base_name(): bool(font.is_embedded) for font in (one.get_font() for one in used.values())}
    # PDFium gives each page the tags of all that runs over it: looking through them on each page would take the square
    # of the length.  A figure can only be where something drawn is content, which rules of tables and pages are not.
    others = (one.raw for one in objects if one.type != raw.FPDF_PAGEOBJ_TEXT)
    drawn = any(raw.FPDFPageObj_GetMarkedContentID(one) >= 0 for one in others)
    figures = [level(alt) for alt in _figures(page)] if drawn else []
    return Sheet(text.get_text_range(), list(_outside(page, text)), fonts, figures)


def _address(text) -> int:
    """Where PDFium has the font that an object of text is set in."""
    import pypdfium2.raw as raw

    return ctypes.cast(raw.FPDFTextObj_GetFont(text.raw), ctypes.c_void_p).value or 0


def _outside(page, text) -> Iterator[str]:
    width, height = page.get_size()
    for left, bottom, right, top in (text.get_rect(place) for place in range(text.count_rects())):
        if min(left, bottom) < -SLACK or right > width + SLACK or top > height + SLACK:
            yield f"{left:.0f} to {right:.0f} across, {bottom:.0f} to {top:.0f} up"


def metadata(build: Build) -> Seen:
    """The PDF has a title and a language, and is tagged."""
    with opened(build.pdf) as pdf:
        title, language, tagged = pdf.get_metadata_dict().get("Title", ""), _language(pdf), pdf.is_tagged()
    wrong = [] if tagged else [("the catalog", "does not say that the PDF is tagged")]
    if not level(title):
        wrong.append(("the title", "is missing"))
    wanted = build.document.language.lower().split("-")[0]
    if not language or (wanted and language.lower().split("-")[0] != wanted):
        wrong.append(("the language", f"is {short(language)}, that of the document {short(build.document.language)}"))
    return Seen(3, wrong)


def pages(data: bytes) -> list[str]:
    """The text of each page."""
    return [sheet.text for sheet in sheets_of(data)]


def sheets(build: Build) -> Seen:
    """No page is blank, and no text stands outside its page."""
    seen = list(enumerate(sheets_of(build.pdf), 1))
    wrong = [(f"page {number}", "is blank") for number, sheet in seen if not sheet.text.strip()]
    wrong += [
        (f"page {number}", f"has text outside of it, at {place} points")
        for number, sheet in seen
        for place in sheet.outside
    ]
    return Seen(len(seen), wrong)


def fonts(build: Build) -> Seen:
    """Each font that is used is in the PDF."""
    inside = {name: held for sheet in sheets_of(build.pdf) for name, held in sheet.fonts.items()}
    return Seen(len(inside), [(name, "is not embedded") for name, held in sorted(inside.items()) if not held])


def bookmarks(build: Build) -> Seen:
    """Each heading of the edition is a bookmark, in its order."""
    with opened(build.pdf) as pdf:
        titles = Stream(" ".join(mark.get_title() for mark in pdf.get_toc()))
    spans, at, wrong, count = SpanMap(build.edition), 0, [], 0
    for heading in sorted(build.document.headings, key=lambda one: one.start):
        low, high = spans.span(heading.start, heading.end)
        words = level(build.edition.text[low:high])
        if words:
            count += 1
            end, problem = titles.find(words, at)
            at = max(at, end)
            wrong += [(heading.id, f"{short(words)} is no bookmark: {problem}")] if end < 0 else []
    return Seen(count, wrong)


def alternatives(build: Build) -> Seen:
    """Each figure of the PDF has its alternative text, and each of the comparison is there."""
    shown = [one for one in build.comparison.figures if not one.empty]
    wanted = [] if build.layout == WITHOUT_FIGURES else [level(one.alt) for one in shown]
    found = [alt for sheet in sheets_of(build.pdf) for alt in sheet.alternatives]
    wrong = [(f"figure {number}", "has no alternative text") for number, alt in enumerate(found, 1) if not alt]
    wrong += [("the figures", f"lack the alternative text {short(alt)}") for alt in wanted if alt not in found]
    wrong += [("the figures", f"have more than the comparison: {short(alt)}") for alt in found if alt not in wanted]
    return Seen(len(found), wrong)


def _figures(page) -> Iterator[str]:
    """The alternative text of each figure in the structure tree of a page, in the order of the tree."""
    import pypdfium2.raw as raw

    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    # Most children of what runs over many pages stand on others: PDFium gives none for them.
    children = map(partial(raw.FPDF_StructTree_GetChildAtIndex, tree), range(raw.FPDF_StructTree_CountChildren(tree)))
    stack = list(filter(None, children))[::-1]
    while stack:
        element = stack.pop()
        if _text(partial(raw.FPDF_StructElement_GetType, element)) == "Figure":
            yield _text(partial(raw.FPDF_StructElement_GetAltText, element))
        count = raw.FPDF_StructElement_CountChildren(element)
        children = map(partial(raw.FPDF_StructElement_GetChildAtIndex, element), range(count))
        stack += list(filter(None, children))[::-1]


def _language(pdf) -> str:
    import pypdfium2.raw as raw

    return _text(lambda buffer, size: raw.FPDFCatalog_GetLanguage(pdf.raw, _shorts(buffer), size)).strip()


def _shorts(buffer):
    return ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if buffer else None


def _text(get: Callable[[object, int], int]) -> str:
    """A string that PDFium writes into a buffer, as UTF-16."""
    size = get(None, 0)
    if not size:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


PROMISES = (
    Promise("pdf-metadata", "The PDF is tagged and has a title and a language.", "fields", metadata),
    Promise("pdf-pages", "No page is blank, and no text runs off its page.", "pages", sheets),
    Promise("pdf-fonts", "The PDF holds each font that it uses.", "fonts", fonts),
    Promise("pdf-bookmarks", "Each heading of the edition is a bookmark.", "headings", bookmarks),
    Promise("pdf-figures", "Each figure of the PDF has its alternative text.", "figures", alternatives),
)
