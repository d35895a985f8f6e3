"""Studies for the tests of rendering: a text in parts, and the records that the stages before would make of it."""

from __future__ import annotations

from pathlib import Path

from recension.emendation.pieces import apply
from recension.records.apparatus import Apparatus, Emendation, TermNote
from recension.records.comparison import Comparison
from recension.records.document import Block, Citation, Document, Front, Heading, Passage, Reference, Sentence, Witness
from recension.records.findings import Evidence, Finding, Findings, Label
from recension.records.provenance import Provenance
from recension.rendering import build_ast

TEMPLATES = Path(__file__).parents[2] / "templates"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"><rect width="900" height="90" fill="red"/></svg>'
)


class Specimen:
    """A study of the ``parts`` (kind, text), one sentence a paragraph; emendations and citations by their words."""

    def __init__(self, *parts: tuple[str, str], language: str = "en", path: str = "text.txt") -> None:
        self.text = "\n\n".join(text for _, text in parts)
        self.language, self.path = language, path
        self.emendations: list[Emendation] = []
        self.citations: list[Citation] = []
        self.references: list[Reference] = []
        self.findings: list[Finding] = []
        self.terms: list[TermNote] = []
        self.comparison = Comparison(study="s", tables=[], figures=[])
        self.blocks: list[Block] = []
        self.headings: list[Heading] = []
        at = 0
        for kind, text in parts:
            self._part(kind, at, at + len(text))
            at += len(text) + 2

    def _part(self, kind: str, start: int, end: int) -> None:
        if kind == "heading":
            id = f"h{len(self.headings) + 1}"
            title = self.text[start:end]
            self.headings.append(Heading(id=id, start=start, end=end, level=1, number="", title=title))
            return
        section = self.headings[-1].id if self.headings else None
        block = Block(id=f"b{len(self.blocks) + 1}", kind=kind, start=start, end=end, content=start, section=section)
        self.blocks.append(block)
        if kind == "reference":
            label = self.text[start:end].split(" ")[0] if self.text[start] == "[" else ""
            id = f"r{len(self.references) + 1}"
            text = self.text[start:end]
            self.references.append(Reference(id=id, label=label, start=start, end=end, text=text, csl={"id": id}))

    def change(self, source: str, text: str, query: str = "", note: str = "") -> str:
        start = self.text.index(source)
        id = f"e{len(self.emendations) + 1}"
        self.emendations.append(
            Emendation(
                id=id, witness="w", start=start, end=start + len(source), source=source, text=text, kind="clarity",
                hand="edit", reason=f"reason of {id}", certainty="query" if query else "sure", query=query, note=note,
            )
        )  # fmt: skip
        return id

    def cite(self, mark: str, *references: str, style: str = "numeric") -> None:
        start, id = self.text.index(mark), f"c{len(self.citations) + 1}"
        self.citations.append(
            Citation(id=id, start=start, end=start + len(mark), text=mark, style=style, references=list(references))
        )

    def find(self, quote: str, statement: str) -> None:
        start = self.text.index(quote)
        evidence = Evidence(witness="w", quote=quote, prefix="", suffix="", start=start, end=start + len(quote))
        self.findings.append(
            Finding(
                id=f"f{len(self.findings) + 1}", subject="x", dimension="d", type="measure", status="reported",
                statement=statement, quantities=[], actors=[], citations=[], section=None, evidence=evidence,
                method="analyst", confidence="sure",
            )
        )  # fmt: skip

    def document(self) -> Document:
        title = next((b for b in self.blocks if b.kind == "title"), None)
        passage = Passage(start=title.start, end=title.end, text=self.text[title.start : title.end]) if title else None
        running = [b for b in self.blocks if b.kind in ("paragraph", "abstract")]
        return Document(
            study="s", language=self.language, text_witness="w", metadata={}, collation=[], gaps=[],
            headings=self.headings, blocks=self.blocks, citations=self.citations, references=self.references,
            witnesses=[Witness(id="w", role="text", path=self.path, sha256="0" * 64, transcript=self.text)],
            front=Front(title=passage),
            sentences=[Sentence(id=f"s{n}", block=b.id, start=b.start, end=b.end) for n, b in enumerate(running, 1)],
        )  # fmt: skip

    def ast(self, provenance: Provenance | None = None, citations: dict[str, bytes] | None = None) -> bytes:
        self.emendations.sort(key=lambda one: one.start)
        labels = [Label(id="x", name="Subject X")], [Label(id="d", name="Dimension D", definition="What D is.")]
        findings = Findings(
            study="s", codebook="c", codebook_title="", subjects=labels[0], dimensions=labels[1], scope=[],
            findings=self.findings, proposals=[], rejected=[],
        )  # fmt: skip
        return build_ast(
            self.document(),
            Apparatus(study="s", emendations=self.emendations, terms=self.terms),
            apply("s", "w", self.text, self.emendations),
            findings,
            self.comparison,
            provenance=provenance,
            citations=citations,
        )
