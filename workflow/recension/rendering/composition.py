"""The edition as one pandoc AST: title page, text, findings, queries, changes, terms, collation, colophon."""

from __future__ import annotations

import json

from ..records.apparatus import Apparatus, Edition
from ..records.comparison import Comparison
from ..records.document import Document
from ..records.findings import Findings
from .appendix import appendix
from .elements import API_VERSION, Node, division, heading, link, meta, paragraph, words
from .prose import Prose

MADE = (
    "This edition was made from the published text; every change to it is recorded with its reason. "
    "Every finding leads back to the exact words of the source."
)
RUNNING = ("paragraph", "list-item", "quotation", "caption", "footnote")


def build_ast(
    document: Document, apparatus: Apparatus, edition: Edition, findings: Findings, comparison: Comparison
) -> bytes:
    """The whole report as pandoc JSON.  Nothing in it is parsed as markup: all text is ``Str``."""
    prose = Prose(document, apparatus, edition, findings)
    blocks = [*front(document, prose), *body(document, prose), *back(document, prose)]
    blocks += appendix(document, apparatus, findings, comparison, prose)
    title = document.front.title
    name = prose.text(title.start, title.end) if title else str(document.metadata.get("title") or document.study)
    metadata = {
        "title": meta(name),
        "lang": meta(document.language or "en"),
        "year": meta(year(document.metadata)),
        "author": {"t": "MetaList", "c": [meta(author.name) for author in document.front.authors]},
    }
    ast = {"pandoc-api-version": API_VERSION, "meta": metadata, "blocks": blocks}
    return json.dumps(ast, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def year(csl: dict) -> str:
    """The year a CSL-JSON item was issued in, else empty."""
    parts = (csl.get("issued") or {}).get("date-parts") or [[]]
    return str(parts[0][0]) if parts[0] else ""


def front(document: Document, prose: Prose) -> list[Node]:
    """Affiliations, correspondence, journal line, how the edition was made, abstract, keywords."""
    matter, csl = document.front, document.metadata
    lines = [words(f"{a.label} {a.text}".strip()) for a in matter.affiliations]
    if matter.email:
        address = matter.email.text.strip()
        lines.append([*words("Correspondence: "), link(words(address), f"mailto:{address}")])
    source = ", ".join(str(csl[k]) for k in ("container-title", "volume", "issue", "page") if csl.get(k))
    source = ", ".join(filter(None, [source, year(csl)]))
    if source or csl.get("DOI"):
        doi = str(csl.get("DOI") or "")
        lines.append(
            [
                *words(source + (". " if source and doi else "")),
                *([link(words(f"https://doi.org/{doi}"), f"https://doi.org/{doi}")] if doi else []),
            ]
        )
    lines.append(words(MADE))
    blocks = [division([paragraph(line) for line in lines], "", "imprint")]
    for kind, name in (("abstract", "Abstract"), ("keywords", "Keywords")):
        found = [division([paragraph(prose.block(b))], b.id, kind) for b in document.blocks if b.kind == kind]
        blocks += [heading(1, words(name), kind, "unnumbered"), *found] if found else []
    return blocks


def body(document: Document, prose: Prose) -> list[Node]:
    """Headings and running text in the order of the transcript."""
    parts = sorted([*document.headings, *(b for b in document.blocks if b.kind in RUNNING)], key=lambda p: p.start)
    blocks = []
    for part in parts:
        if hasattr(part, "level"):
            low, high = prose.map.span(part.start, part.end)
            blocks.append(heading(min(part.level, 5), prose.inlines(low, high), part.id))
        else:
            blocks.append(division([paragraph(prose.block(part))], part.id, part.kind))
    return blocks


def back(document: Document, prose: Prose) -> list[Node]:
    """Acknowledgements and references, each reference with links back to where it is cited."""
    thanks = [b for b in document.blocks if b.kind == "acknowledgements"]
    blocks = [heading(1, words("Acknowledgements"), "acknowledgements")] if thanks else []
    blocks += [division([paragraph(prose.block(b))], b.id, b.kind) for b in thanks]
    if not document.references:
        return blocks
    named = any(h.title.strip().lower() in ("references", "bibliography") for h in document.headings)
    blocks += [] if named else [heading(1, words("References"), "references")]
    for reference in document.references:
        low, high = prose.map.span(reference.start, reference.end)
        returns = [
            n
            for number, id in enumerate(prose.cited[reference.id], 1)
            for n in ({"t": "Space"}, link(words(f"↑{number}"), f"#{id}", "", "back"))
        ]
        blocks.append(division([paragraph([*prose.inlines(low, high), *returns])], reference.id, "reference"))
    return blocks
