"""The PDF: title, language, tags, pages, fonts, bookmarks, alternative texts.

PDFium reads it; the validator of PDF/A and PDF/UA is run by the tests.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager

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
    """The text of each page, as PDFium orders it; U+FFFE stands where a line ends in a hyphen."""
    with opened(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def sheets(build: Build) -> Seen:
    """No page is blank, and no text stands outside its page."""
    wrong = []
    with opened(build.pdf) as pdf:
        for number, page in enumerate(pdf, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            boxes = [text.get_rect(place) for place in range(text.count_rects())]
            if not text.get_text_range().strip():
                wrong.append((f"page {number}", "is blank"))
            for left, bottom, right, top in boxes:
                if min(left, bottom) < -SLACK or right > width + SLACK or top > height + SLACK:
                    place = f"{left:.0f} to {right:.0f} across, {bottom:.0f} to {top:.0f} up"
                    wrong.append((f"page {number}", f"has text outside of it, at {place} points"))
        return Seen(len(pdf), wrong)


def fonts(build: Build) -> Seen:
    """Each font that is used is in the PDF."""
    import pypdfium2.raw as raw

    inside: dict[str, bool] = {}
    with opened(build.pdf) as pdf:
        for page in pdf:
            for text in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=DEEP):
                font = text.get_font()
                inside[font.get_base_name()] = bool(font.is_embedded)
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
    with opened(build.pdf) as pdf:
        found = [level(alt) for page in pdf for kind, alt in _structure(page) if kind == "Figure"]
    wrong = [(f"figure {number}", "has no alternative text") for number, alt in enumerate(found, 1) if not alt]
    wrong += [("the figures", f"lack the alternative text {short(alt)}") for alt in wanted if alt not in found]
    wrong += [("the figures", f"have more than the comparison: {short(alt)}") for alt in found if alt not in wanted]
    return Seen(len(found), wrong)


def _structure(page) -> Iterator[tuple[str, str]]:
    """Type and alternative text of each element in the structure tree of a page."""
    import pypdfium2.raw as raw

    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    stack = [raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(raw.FPDF_StructTree_CountChildren(tree))]
    while stack:
        element = stack.pop(0)
        if element:
            kind = _text(lambda *to, e=element: raw.FPDF_StructElement_GetType(e, *to))
            yield kind, _text(lambda *to, e=element: raw.FPDF_StructElement_GetAltText(e, *to))
            children = range(raw.FPDF_StructElement_CountChildren(element))
            stack = [*(raw.FPDF_StructElement_GetChildAtIndex(element, n) for n in children), *stack]


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
