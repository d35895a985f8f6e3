"""What tables and figures take from the document and the apparatus: places, sentences, references, emendations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from ..records.apparatus import Apparatus
from ..records.document import Citation, Document, Reference
from ..records.findings import Finding
from .wording import level, unmarked

# What makes an example of a sentence, where the analyst has marked none.
EXAMPLE = re.compile(r"\b(?:for (?:example|instance)|as an example|e\.g\.)", re.IGNORECASE)


class Sources:
    """The document and the apparatus of one study, looked up by offset and id."""

    def __init__(self, document: Document, apparatus: Apparatus) -> None:
        self.document, self.apparatus = document, apparatus
        self.headings = {heading.id: heading for heading in document.headings}
        self.citations = {citation.id: citation for citation in document.citations}
        self.references = {reference.id: reference for reference in document.references}
        self.sentences = sorted(document.sentences, key=lambda sentence: sentence.start)
        self._starts = [sentence.start for sentence in self.sentences]
        self._headings = sorted(document.headings, key=lambda heading: heading.start)
        self._heading_starts = [heading.start for heading in self._headings]
        witness = document.text_witness
        self._changes = sorted(
            (one for one in apparatus.emendations if one.witness == witness), key=lambda one: one.start
        )
        self._change_starts = [one.start for one in self._changes]

    def section(self, id: str | None) -> str:
        """The number of a section, its title where it has none."""
        heading = self.headings.get(id or "")
        return (heading.number or level(heading.title)) if heading else ""

    def place(self, start: int) -> str | None:
        """The id of the heading that the character at ``start`` stands under."""
        at = bisect_right(self._heading_starts, start)
        return self._headings[at - 1].id if at else None

    def reference(self, citation: Citation) -> str:
        """The references behind a citation mark, one a line, each whole and in the words of the edition."""
        return "\n".join(self._edited(self.references[id]) for id in citation.references if id in self.references)

    def _edited(self, reference: Reference) -> str:
        """The entry of ``reference`` as emended, without its label."""
        parts, at = [], reference.start
        low, high = (bisect_left(self._change_starts, place) for place in (reference.start, reference.end + 1))
        for one in self._changes[low:high]:
            if one.end <= reference.end:
                parts += [self.document.transcript[at : one.start], one.text]
                at = one.end
        entry = unmarked("".join((*parts, self.document.transcript[at : reference.end])))
        return entry.removeprefix(reference.label).lstrip()

    def marks(self, findings: Iterable[Finding]) -> str:
        """The citation marks that ``findings`` carry, as printed."""
        ids = dict.fromkeys(id for finding in findings for id in finding.citations if id in self.citations)
        return ", ".join(level(self.citations[id].text) for id in ids)

    def is_example(self, finding: Finding) -> bool:
        """Whether the sentence of ``finding`` says that it gives an example."""
        index = bisect_right(self._starts, finding.evidence.start) - 1
        sentence = self.sentences[index] if index >= 0 else None
        if sentence is None or sentence.end <= finding.evidence.start:
            return False
        return bool(EXAMPLE.search(self.document.transcript, sentence.start, sentence.end))
