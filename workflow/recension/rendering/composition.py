"""The edition as one pandoc AST: title page, text, findings, queries, changes, terms, collation, colophon."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ..records.agreement import Agreement
from ..records.apparatus import Apparatus, Edition
from ..records.comparison import Comparison
from ..records.document import Block, Document, Heading
from ..records.findings import Findings
from ..records.provenance import Provenance
from .appendix import appendix
from .colophon import cited, colophon
from .elements import API_VERSION, Node, division, heading, link, meta, paragraph, span, words
from .places import Places
from .prose import Prose
from .title_page import label, short_title, title_of, title_page, year

TEXT = ("paragraph", "list-item", "quotation", "caption", "footnote", "acknowledgements", "reference")
NAMES = {"acknowledgements": "Acknowledgments", "reference": "References"}


def build_ast(
    document: Document,
    apparatus: Apparatus,
    edition: Edition,
    findings: Findings,
    comparison: Comparison,
    agreement: Agreement | None = None,
    provenance: Provenance | None = None,
    citations: Mapping[str, bytes] | None = None,
) -> bytes:
    """The whole report as pandoc JSON.  Nothing in it is parsed as markup: all text is ``Str``.

    The edited text is one division of id ``edition``; each block and heading of it has the id it has in the document.
    """
    prose = Prose(document, apparatus, edition, findings)
    text = division([*title_page(document, prose), *body(document, prose)], "edition", "edition")
    blocks = [text, *appendix(apparatus, findings, comparison, prose, agreement)]
    blocks += [*cited(citations or {}), *colophon(document, apparatus, findings, provenance)]
    title = title_of(document, prose)
    metadata = {
        "title": meta(title),
        "shorttitle": meta(short_title(title)),
        "lang": meta(document.language or "en"),
        "year": meta(year(document.metadata)),
        "author": {"t": "MetaList", "c": [meta(author.name) for author in document.front.authors]},
    }
    ast = {"pandoc-api-version": API_VERSION, "meta": metadata, "blocks": blocks}
    return msgspec.json.encode(ast)


def body(document: Document, prose: Prose) -> list[Node]:
    """Headings and text in the order of the transcript.

    References come last to be rendered, as each links back to where it is cited.
    """
    parts = [part for part in prose.parts.spans if isinstance(part, Heading) or part.kind in TEXT]
    done = {part.id: rendered(part, prose) for part in parts if getattr(part, "kind", "") != "reference"}
    entries = Places(document.references)
    done |= {part.id: listed(part, entries, prose) for part in parts if part.id not in done}
    blocks: list[Node] = []
    before: Block | Heading | None = None
    for part in parts:
        if isinstance(part, Block) and part.kind in NAMES and not opened(before, part):
            name = label(document, part) if part.kind == "acknowledgements" else ""
            blocks.append(heading(1, words(name or NAMES[part.kind]), f"{part.kind}-{part.id}", "unnumbered"))
        blocks += [done[part.id]]
        before = part
    return blocks


def opened(before: Block | Heading | None, part: Block) -> bool:
    """Whether ``part`` needs no heading: it follows one of the source, or a block of its own kind."""
    return isinstance(before, Heading) or (before is not None and before.kind == part.kind)


def rendered(part: Block | Heading, prose: Prose) -> Node:
    """One heading or block; a block all of whose words were taken out is of class ``dropped``."""
    if isinstance(part, Heading):
        return heading(min(part.level, 4), prose.heading(part), part.id)
    low, high = prose.ranges[part.id]
    gone = [] if prose.edition.text[low:high].strip() else ["dropped"]
    return division([paragraph(prose.block(part))], part.id, part.kind, *gone)


def listed(block: Block, entries: Places, prose: Prose) -> Node:
    """The references of a block, each with links back to where it is cited."""
    inside = entries.beginning(block.start, block.end)
    if not inside:
        return rendered(block, prose)
    low, high = prose.ranges[block.id]
    starts = [low, *(max(low, prose.map.span(entry.start, entry.end)[0]) for entry in inside[1:]), high]
    paragraphs = []
    for entry, start, end in zip(inside, starts, starts[1:], strict=False):
        returns = [
            node
            for number, id in enumerate(dict.fromkeys(prose.cited[entry.id]), 1)
            for node in ({"t": "Space"}, link(words(f"↑{number}"), f"#{id}", "", "back"))
        ]
        paragraphs.append(paragraph([span(prose.inlines(start, end), entry.id), *returns]))
    return division(paragraphs, block.id, "reference")
