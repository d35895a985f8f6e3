"""The title page: title, authors, affiliations, correspondence, citation line, abstract, keywords."""

from __future__ import annotations

import re
from typing import Any

from ..records.document import Affiliation, Author, Block, Document
from .elements import Node, division, heading, link, paragraph, superscript, words
from .prose import Prose

MADE = (
    "This edition was made from the published text; every change to it is recorded with the words of the source and "
    "the reason."
)
RANGE = re.compile(r"(?<=\d)-(?=\d)")


def title_page(document: Document, prose: Prose) -> list[Node]:
    """What stands before the text, each block of the source in a division with its id."""
    blocks = [titled(document, prose), *by(document, prose)]
    for block in of_kind(document, "affiliation"):
        blocks.append(division([paragraph(affiliated(document, prose, block))], block.id, "affiliation"))
    blocks += [division([paragraph(addressed(document, prose, b))], b.id, "email") for b in of_kind(document, "email")]
    blocks.append(
        division(
            [paragraph(line) for line in (citation_line(document.metadata), words(MADE)) if line], "imprint", "imprint"
        )
    )
    for kind, name in (("abstract", "Abstract"), ("keywords", "Keywords")):
        found = of_kind(document, kind)
        if found:
            blocks.append(heading(1, words(label(document, found[0]) or name), kind, "unnumbered", "front"))
        blocks += [division([paragraph(prose.block(b))], b.id, kind) for b in found]
    return [*blocks, division([], "", "contents")]


def of_kind(document: Document, kind: str) -> list[Block]:
    return [block for block in document.blocks if block.kind == kind]


def label(document: Document, block: Block) -> str:
    """The label a block is printed with ("Abstract:"), without its mark; empty when it has none."""
    printed = document.transcript[block.start : block.content].strip().rstrip(":.—–- ").strip()
    return printed if len(printed) <= 40 and "\n" not in printed else ""


def short_title(title: str, limit: int = 72) -> str:
    """``title`` for running heads: cut at a word to about ``limit`` code points."""
    flat = " ".join(title.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit + 1].rsplit(" ", 1)[0][:limit].rstrip(" ,;:") + " …"


def title_of(document: Document, prose: Prose) -> str:
    """The edited title, else that of the metadata, else the id of the study."""
    block = next(iter(of_kind(document, "title")), None)
    passage = document.front.title
    edited = prose.words_of(block) if block else prose.text(passage.start, passage.end) if passage else ""
    return edited or str(document.metadata.get("title") or document.study)


def titled(document: Document, prose: Prose) -> Node:
    found = of_kind(document, "title")
    inlines = prose.block(found[0]) if found else words(title_of(document, prose))
    return division([paragraph(inlines)], found[0].id if found else "title", "title")


def by(document: Document, prose: Prose) -> list[Node]:
    """The authors' line, each name with the marks of its affiliations; as printed where no author was made out."""
    blocks, authors = of_kind(document, "authors"), document.front.authors
    if not blocks:
        return [division([paragraph(signed(document, prose, authors))], "authors", "authors")] if authors else []
    found = []
    for block in blocks:
        inside = [author for author in authors if block.start <= author.start < block.end]
        inlines = signed(document, prose, inside) if inside else prose.block(block)
        found.append(division([paragraph(inlines)], block.id, "authors"))
    return found


def signed(document: Document, prose: Prose, authors: list[Author]) -> list[Node]:
    labels = {affiliation.id: affiliation.label for affiliation in document.front.affiliations}
    inlines: list[Node] = []
    for author in authors:
        marks = [labels.get(id, "") for id in author.affiliations] + ["*"] * author.corresponding
        marks = [mark for mark in marks if mark]
        inlines += [*words(", " if inlines else ""), *words(prose.text(author.start, author.end) or author.name)]
        inlines += [superscript(words(",".join(marks)))] if marks else []
    return inlines


def affiliated(document: Document, prose: Prose, block: Block) -> list[Node]:
    """An affiliation with its mark raised; as printed where it has none or more than one stands in the block."""
    inside = [a for a in document.front.affiliations if block.start <= a.start < block.end]
    printed = document.transcript[block.start : block.end]
    if len(inside) != 1 or not inside[0].label:
        return prose.block(block)
    return [superscript(words(inside[0].label)), *prose.inlines(*beyond(inside[0], block, printed, prose))]


def beyond(affiliation: Affiliation, block: Block, printed: str, prose: Prose) -> tuple[int, int]:
    """The span of the edition after the mark: from where the affiliation's own words begin."""
    at = printed.find(affiliation.text)
    low, high = prose.map.span(block.start + max(at, 0), block.end)
    own_low, own_high = prose.ranges[block.id]
    while low < high and at < 0 and not prose.edition.text[low].isalpha():
        low += 1
    return max(low, own_low), min(high, own_high)


def addressed(document: Document, prose: Prose, block: Block) -> list[Node]:
    """The line of correspondence with its address as a link."""
    words_ = prose.words_of(block)
    address = document.front.email.text.strip() if document.front.email else ""
    before, found, after = words_.partition(address) if address else (words_, "", "")
    return [*words(before), *([link(words(address), f"mailto:{address}")] if found else []), *words(after)]


def year(csl: dict[str, Any]) -> str:
    """The year a CSL-JSON item was issued in, else empty."""
    issued = csl.get("issued")
    parts = (issued.get("date-parts") if isinstance(issued, dict) else None) or [[]]
    return str(parts[0][0]) if parts[0] else ""


def citation_line(csl: dict[str, Any]) -> list[Node]:
    """Journal, year, volume(issue), pages, DOI as a link."""
    volume = str(csl.get("volume") or "") + (f"({csl['issue']})" if csl.get("issue") else "")
    pages = RANGE.sub("–", str(csl.get("page") or ""))
    place = f"{volume}: {pages}" if volume and pages else volume or pages
    source = ", ".join(filter(None, [str(csl.get("container-title") or ""), year(csl), place]))
    address = f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else ""
    inlines = words(source + (". " if source and address else ""))
    return [*inlines, *([link(words(address), address)] if address else [])]
