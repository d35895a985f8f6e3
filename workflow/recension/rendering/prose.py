"""The edited text of a span as inlines: sentences, emendations, citations, addresses, evidence marks, notes."""

from __future__ import annotations

import re
from collections import defaultdict

from ..emendation.pieces import SpanMap
from ..records.apparatus import Apparatus, Edition, Emendation
from ..records.document import Block, Document
from ..records.findings import Findings
from .elements import Node, link, note, span, superscript, words

ADDRESS = re.compile(r"https?://[^\s<>\"\u201d\]]{1,2000}|\b10\.\d{4,9}/[^\s<>\"\u201d\]]{1,500}")


class Prose:
    """Renders spans of the transcript with everything that hangs on them."""

    def __init__(self, document: Document, apparatus: Apparatus, edition: Edition, findings: Findings) -> None:
        self.document, self.edition = document, edition
        self.map = SpanMap(edition)
        self.emendations = {emendation.id: emendation for emendation in apparatus.emendations}
        queries = [emendation for emendation in apparatus.emendations if emendation.query]
        self.queries = {emendation.id: number for number, emendation in enumerate(queries, 1)}
        self.sentences = defaultdict(list)
        for sentence in document.sentences:
            self.sentences[sentence.block].append(sentence)
        self.findings = self._by_sentence(findings)
        self.cited: dict[str, list[str]] = defaultdict(list)

    def _by_sentence(self, findings: Findings) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for finding in findings.findings:
            for sentence in self.document.sentences:
                if sentence.start < finding.evidence.end and finding.evidence.start < sentence.end:
                    found[sentence.id].append(finding.id)
        return found

    def sentence_of(self, offset: int) -> str:
        """The id of the sentence, else the block or heading, at ``offset`` of the transcript; else empty."""
        for part in (*self.document.sentences, *self.document.blocks, *self.document.headings):
            if part.start <= offset < part.end and getattr(part, "kind", "") != "furniture":
                return part.id
        return ""

    def text(self, start: int, end: int) -> str:
        """The edited words of ``start:end``."""
        low, high = self.map.span(start, end)
        return self.edition.text[low:high].strip()

    def block(self, block: Block) -> list[Node]:
        """The inlines of a block, each sentence a span with its id."""
        low, high = self.map.span(block.content, block.end)
        inlines: list[Node] = []
        at = low
        for sentence in self.sentences[block.id]:
            start, end = self.map.span(sentence.start, sentence.end)
            start, end = max(at, start), min(max(at, end), high)
            inlines += self.inlines(at, start)
            marks = [
                superscript([link(words(id), f"#finding-{id}", "", "evidence")]) for id in self.findings[sentence.id]
            ]
            inlines.append(span([*self.inlines(start, end), *marks], sentence.id, "sentence"))
            at = end
        return inlines + self.inlines(at, high)

    def inlines(self, low: int, high: int) -> list[Node]:
        """The inlines of ``low:high`` of the edition, cut where an emendation, citation or address begins or ends."""
        if low >= high:
            return []
        text = self.edition.text
        pieces = [p for p in self.edition.pieces if p.emendation and p.end >= low and p.start <= high]
        citations = [(*self.map.span(c.start, c.end), c) for c in self.document.citations]
        citations = [c for c in citations if c[0] < high and c[1] > low]
        addresses = [
            (low + m.start(), low + len(text[low : low + m.end()].rstrip(".,;)")))
            for m in ADDRESS.finditer(text[low:high])
        ]
        cuts = {low, high}
        for start, end, *_ in [*((p.start, p.end) for p in pieces), *citations, *addresses]:
            cuts |= {min(max(start, low), high), min(max(end, low), high)}
        edges = sorted(cuts)
        inlines: list[Node] = []
        for start, end in zip(edges, edges[1:], strict=False):
            inlines += [n for p in pieces if p.start == p.end == start and start < high for n in self._mark(p, [])]
            part = words(text[start:end])
            piece = next((p for p in pieces if p.start <= start and end <= p.end and p.start < p.end), None)
            citation = next((c for c in citations if c[0] <= start and end <= c[1]), None)
            address = next((a for a in addresses if a[0] <= start and end <= a[1]), None)
            if citation and citation[2].references:
                part = self._cite(part, citation[2], first=start == max(low, citation[0]))
                if piece:
                    part = [span(part, piece.emendation if start == piece.start else "")]
            elif address:
                target = text[address[0] : address[1]]
                part = [link(part, target if target.startswith("http") else f"https://doi.org/{target}")]
                if piece:
                    part = [span(part, piece.emendation if start == piece.start else "")]
            elif piece:
                part = self._mark(piece, part, first=start == piece.start)
            inlines += part
            if piece and end == piece.end:
                inlines += self._notes(self.emendations[piece.emendation])
        return inlines

    def _mark(self, piece, part: list[Node], first: bool = True) -> list[Node]:
        emendation = self.emendations[piece.emendation]
        if not part:
            return [span([], emendation.id), *self._notes(emendation)]
        id = emendation.id if first else ""
        if emendation.text == emendation.source:
            return [span(part, id)]
        return [link(part, f"#change-{emendation.id}", id, "emendation", title=f"Source: {emendation.source}")]

    def _notes(self, emendation: Emendation) -> list[Node]:
        notes = []
        if emendation.note:
            notes.append(note("Editor’s note", emendation.note))
        if emendation.query:
            notes.append(note(f"Author query {self.queries[emendation.id]}", emendation.query))
        return notes

    def _cite(self, part: list[Node], citation, first: bool) -> list[Node]:
        if not first:
            return [link(part, f"#{citation.references[0]}", "", "citation")]
        for reference in citation.references:
            self.cited[reference].append(citation.id)
        # A mark that names several entries links to the first; links to each part of it are still to be made.
        return [link(part, f"#{citation.references[0]}", citation.id, "citation")]
