"""The edited text of a span as inlines: sentences, emendations, citations, addresses, evidence marks, notes.

What is not text of the edition (marks and notes) is a note or a superscript link, and words that an emendation took
out are a span of class ``deleted``, so that each format can leave them out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..emendation.pieces import SpanMap
from ..records.apparatus import Apparatus, Edition, Emendation
from ..records.document import Block, Document, Heading, Sentence
from ..records.findings import Findings
from .citing import Target, targets
from .context import Context, context
from .elements import Node, emphasis, link, note, span, superscript, words
from .mentions import known, labelled, mentions
from .places import Places
from .stressed import Stress, stressed
from .stretches import Stretch, stretches
from .terms import Use, first_uses

RUNNING = ("abstract", "paragraph", "list-item", "quotation", "footnote")  # where parts of the study are mentioned
ADDRESS = re.compile(r"https?://[^\s<>\"\u201d\]]{1,2000}|\b10\.\d{4,9}/[^\s<>\"\u201d\]]{1,500}")


class Prose:
    """Renders spans of the transcript with everything that hangs on them."""

    def __init__(self, document: Document, apparatus: Apparatus, edition: Edition, findings: Findings) -> None:
        self.document, self.edition = document, edition
        self.map = SpanMap(edition)
        self.pieces = {piece.emendation: (piece.start, piece.end) for piece in edition.pieces if piece.emendation}
        self.emendations = {emendation.id: emendation for emendation in apparatus.emendations}
        asked = dict.fromkeys(one.query for one in apparatus.emendations if one.query)
        numbers = {query: number for number, query in enumerate(asked, 1)}
        self.queries = {one.id: numbers[one.query] for one in apparatus.emendations if one.query}
        changed = list(stretches(edition, self.emendations))
        self.changed: Places[Stretch] = Places(one for one in changed if one.start < one.end)
        self.deleted: Places[Stretch] = Places(one for one in changed if one.start == one.end)
        self.stressed: Places[Stress] = Places(stressed(document, self.emendations, self.map))
        self.numbers = {finding.id: f"F{number}" for number, finding in enumerate(findings.findings, 1)}
        self.numbers |= {change.id: f"C{number}" for number, change in enumerate(apparatus.emendations, 1)}
        self.sentences: Places[Sentence] = Places(document.sentences)
        self.parts: Places[Block | Heading] = Places(
            [*(b for b in document.blocks if b.kind != "furniture"), *document.headings]
        )
        self.headings = {heading.id: heading for heading in document.headings}
        self.ranges = self._ranges()
        self.citations: Places[Target] = Places(self._citations())
        self.findings = self._by_sentence(findings)
        blocks = [part for part in self.parts.spans if isinstance(part, Block)]
        self.mentions: Places[Target] = Places(self._mentions(blocks))
        uses = first_uses(apparatus.terms, blocks, self.ranges, edition.text)
        self.terms: Places[Use] = Places(use for use in uses if not any(self._links(use.start, use.end)))
        self.cited: dict[str, list[str]] = defaultdict(list)
        self.placed: set[str] = set()
        self.removed: set[int] = set()
        self.said: set[str] = set()

    def _ranges(self) -> dict[str, tuple[int, int]]:
        """The span of the edition of each block and heading; a replacement over two of them stands in the first."""
        ranges, at = {}, 0
        for part in self.parts.spans:
            content = part.content if isinstance(part, Block) and part.kind != "reference" else part.start
            low, high = self.map.span(content, part.end)
            low = max(at, low)
            ranges[part.id] = (low, at := max(low, high))
        return ranges

    def _citations(self) -> list[Target]:
        references = {reference.id: reference for reference in self.document.references}
        found: list[Target] = []
        for citation in self.document.citations:
            low, high = self.map.span(citation.start, citation.end)
            at = self.edition.text.find(citation.text, low, high)
            if at >= 0:  # inside a longer replacement: the mark alone is the link
                low, high = at, at + len(citation.text)
            low = max(low, found[-1].end if found else 0)
            found += targets(citation, references, self.edition.text[low:high], low)
        return found

    def _mentions(self, blocks: Sequence[Block]) -> Iterator[Target]:
        """The parts of the study that its running text mentions, where no citation stands."""
        captions = ((block, labelled(self.words_of(block))) for block in blocks if block.kind == "caption")
        named = [(*label, block.id) for block, label in captions if label]
        named += [("section", one.number, one.id) for one in self.document.headings if one.number]
        parts = known(iter(named))
        for block in blocks:
            if block.kind in RUNNING:
                found = mentions(self.edition.text, *self.ranges[block.id], parts)
                yield from (one for one in found if not any(self.citations.touching(one.start, one.end)))

    def _links(self, low: int, high: int) -> Iterator[Target]:
        yield from self.citations.touching(low, high)
        yield from self.mentions.touching(low, high)

    def _by_sentence(self, findings: Findings) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for finding in findings.findings:
            for sentence in self.sentences.touching(finding.evidence.start, finding.evidence.end):
                found[sentence.id].append(finding.id)
        return found

    def sentence_of(self, offset: int) -> str:
        """The id of the sentence, else the block or heading, at ``offset`` of the transcript; else empty."""
        part = self.sentences.at(offset) or self.parts.at(offset)
        return part.id if part else ""

    def place_of(self, emendation: Emendation) -> str:
        """The id of the place where ``emendation`` stands in what was rendered so far; empty when nowhere."""
        return emendation.id if emendation.id in self.placed else self.sentence_of(emendation.start)

    def section_of(self, offset: int) -> str:
        """The number or title of the section ``offset`` of the transcript lies in, else the kind of its block."""
        part = self.parts.at(offset)
        section = part if isinstance(part, Heading) else self.headings.get(getattr(part, "section", None) or "")
        if section:
            return f"Section {section.number}" if section.number else section.title
        return part.kind.replace("-", " ").capitalize() if isinstance(part, Block) else ""

    def text(self, start: int, end: int) -> str:
        """The edited words of ``start:end``."""
        low, high = self.map.span(start, end)
        return self.edition.text[low:high].strip()

    def words_of(self, part: Block | Heading) -> str:
        """The edited words of a block or heading."""
        low, high = self.ranges[part.id]
        return self.edition.text[low:high].strip()

    def block(self, block: Block) -> list[Node]:
        """The inlines of a block, each sentence a span with its id."""
        low, high = self.ranges[block.id]
        inlines: list[Node] = []
        at = low
        for sentence in self.sentences.beginning(block.start, block.end):
            start, end = self.map.span(sentence.start, sentence.end)
            start, end = min(max(at, start), high), min(max(at, end), high)
            inlines += self.inlines(at, start)
            marks = [
                superscript([link(words(self.numbers[id]), f"#finding-{id}", "", "evidence")])
                for id in self.findings[sentence.id]
            ]
            inlines.append(span([*self._explained(start, end), *marks], sentence.id, "sentence"))
            at = end
        inlines += self.inlines(at, high)
        return [*inlines, *self._deletions(self.deleted.beginning(high, high + 1), (block.start, block.end))]

    def _explained(self, low: int, high: int) -> list[Node]:
        """The inlines of ``low:high``, each term that is to be explained in a span that names it.

        Marks and notes are links, which must not stand inside another one: they follow the term.
        """
        inlines: list[Node] = []
        for use in self.terms.beginning(low, high):
            if use.end <= high:
                inside = self.inlines(use.start, use.end)
                after = [node for node in inside if node["t"] in ("Superscript", "Note")]
                inside = [node for node in inside if node not in after]
                new = ["new"] if all(_added(node) for node in inside) else []
                term = span(inside, "", "term", *new, term=use.term)
                inlines += [*self.inlines(low, use.start), term, *after]
                low = use.end
        return [*inlines, *self.inlines(low, high)]

    def heading(self, heading: Heading) -> list[Node]:
        """The inlines of a heading."""
        low, high = self.ranges[heading.id]
        within = (heading.start, heading.end)
        return [*self.inlines(low, high), *self._deletions(self.deleted.beginning(high, high + 1), within)]

    def inlines(self, low: int, high: int) -> list[Node]:
        """The inlines of ``low:high`` of the edition, cut where an emendation, link or stress begins or ends."""
        if low >= high:
            return []
        links = [*self._links(low, high)]
        links = Places([*links, *self._addresses(low, high, Places(links))])
        deleted = self.deleted.beginning(low, high)
        spans = [*self.changed.touching(low, high), *links.spans, *deleted, *self.stressed.touching(low, high)]
        cuts = {low, high} | {min(max(edge, low), high) for one in spans for edge in (one.start, one.end)}
        gone = Places(deleted)
        inlines: list[Node] = []
        edges = sorted(cuts)
        for start, end in zip(edges, edges[1:], strict=False):
            inlines += self._deletions(gone.beginning(start, start + 1))
            part = self._stretch(start, end, links.at(start), self.changed.at(start))
            stress = self.stressed.at(start)
            begun = inlines[-1]["c"] if inlines and inlines[-1]["t"] == "Emph" else None
            if stress and begun is not None and stress.start < start:
                begun += part  # one stress over several changes
            else:
                inlines += [emphasis(part)] if stress else part
        return inlines

    def _addresses(self, low: int, high: int, citations: Places[Target]) -> list[Target]:
        text = self.edition.text[low:high]
        found = []
        for match in ADDRESS.finditer(text):
            words_ = match[0].rstrip(".,;)")
            start, end = low + match.start(), low + match.start() + len(words_)
            if not any(citations.touching(start, end)):
                target = words_ if words_.startswith("http") else f"https://doi.org/{words_}"
                found.append(Target(start, end, target))
        return found

    def _stretch(self, start: int, end: int, target: Target | None, change: Stretch | None) -> list[Node]:
        """``start:end`` of the edition, which no emendation or link begins or ends in."""
        part = words(self.edition.text[start:end])
        if target:
            part = self._linked(part, target, first=start == target.start, last=end == target.end)
        return self._changed(part, change, first=start == change.start, last=end == change.end) if change else part

    def _linked(self, part: list[Node], target: Target, *, first: bool, last: bool) -> list[Node]:
        if not target.target.startswith("#"):
            return [link(part, target.target)]
        if target.mention:
            return [link(part, target.target)]
        inlines = [link(part, target.target, target.id if first else "", "citation")]
        back = target.id or f"{target.target[1:]}-{target.start}"
        if first:
            if not target.id:
                inlines = [link(part, target.target, back, "citation")]
            for reference in (target.target[1:], *target.more):
                self.cited[reference].append(back)
        if last:
            inlines += [superscript([link(words(id), f"#{id}", "", "also")]) for id in target.more]
        return inlines

    def _changed(self, part: list[Node], change: Stretch, *, first: bool, last: bool) -> list[Node]:
        one = change.emendation
        id = one.id if one.id not in self.placed else ""
        self.placed.add(one.id)
        after = self._after(one) if last and change.last else []
        if change.kept:
            return [*([span(part, id)] if id else part), *after]
        gone = [span(words(change.source), "", "deleted")] if first and change.source else []
        return [span([*gone, span(part, "", "inserted")], id, "change"), *after]

    def _deletions(self, gone: Sequence[Stretch], within: tuple[int, int] | None = None) -> list[Node]:
        """Words taken out with nothing in their place, each where it stood, once."""
        inlines: list[Node] = []
        for change in gone:
            if change.at in self.removed or (within and not within[0] <= change.at < within[1]):
                continue
            self.removed.add(change.at)
            one = change.emendation
            id = one.id if one.id not in self.placed else ""
            self.placed.add(one.id)
            words_ = [span(words(change.source), "", "deleted")] if change.source else []
            inlines += [span(words_, id, "change"), *(self._after(one) if change.last else [])]
        return inlines

    def _after(self, one: Emendation) -> list[Node]:
        """What follows the words of an emendation: its mark, its note, its query.

        A note or query that stands at several places is printed at the first; at the others its number is enough.
        """
        marks: list[Node] = [] if one.text == one.source else [self._mark(one)]
        if one.note and one.note not in self.said:
            marks.append(note("Editor’s note", one.note))
        if one.query:
            number = self.queries[one.id]
            again = one.query in self.said
            # Formats with the letter to the author show the mark, the others the note that follows it.
            marks.append(superscript([link(words(f"Q{number}"), f"#query-{number}", "", "query")]))
            marks.append(note(f"Author query {number}", "See the query of this number above." if again else one.query))
        self.said |= {one.note, one.query}
        return marks

    def _mark(self, emendation: Emendation) -> Node:
        """The mark that leads from a changed place to its entry under "Changes"."""
        return superscript([link(words(self.numbers[emendation.id]), f"#change-{emendation.id}", "", "emendation")])

    def before(self, one: Emendation, around: int) -> Context:
        """The words of the source that ``one`` changes, with at most ``around`` code points of its sentence."""
        part = self.sentences.at(one.start) or self.parts.at(one.start)
        low, high = (part.start, part.end) if part else (one.start, one.end)
        return context(self.document.transcript, one.start, one.end, low, high, around)

    def after(self, one: Emendation, around: int) -> Context:
        """The words of the edition that ``one`` has put there, likewise."""
        part = self.sentences.at(one.start) or self.parts.at(one.start)
        start, end = self.pieces[one.id]
        low, high = self.map.span(part.start, part.end) if part else (start, end)
        return context(self.edition.text, start, end, low, high, around)


def _added(node: Node) -> bool:
    """Whether ``node`` is a change that stands for nothing in the source."""
    if node["t"] != "Span" or "change" not in node["c"][0][1]:
        return False
    return all(one["t"] == "Span" and "inserted" in one["c"][0][1] for one in node["c"][1])
