"""What tables and figures take from the document and the apparatus: places, sentences, references, emendations."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..records.apparatus import Apparatus
from ..records.document import Citation, Document, Reference
from ..records.findings import Finding
from .wording import level, listed

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

    def section(self, id: str | None) -> str:
        """The number of a section, its title where it has none."""
        heading = self.headings.get(id or "")
        return (heading.number or level(heading.title)) if heading else ""

    def place(self, start: int) -> str | None:
        """The id of the heading that the character at ``start`` stands under."""
        before = [heading for heading in self.document.headings if heading.start <= start]
        return before[-1].id if before else None

    def reference(self, citation: Citation) -> str:
        """The references behind a citation mark, one a line: who, when, what, where."""
        return "\n".join(_short(self.references[id]) for id in citation.references if id in self.references)

    def is_example(self, finding: Finding) -> bool:
        """Whether the sentence of ``finding`` says that it gives an example."""
        index = bisect_right(self._starts, finding.evidence.start) - 1
        sentence = self.sentences[index] if index >= 0 else None
        if sentence is None or sentence.end <= finding.evidence.start:
            return False
        return bool(EXAMPLE.search(self.document.transcript, sentence.start, sentence.end))


def _short(reference: Reference) -> str:
    """A reference in short; its own words where it was not read into fields."""
    item = reference.csl
    if not item.get("title"):
        return level(reference.text)
    names = [str(name.get("family") or name.get("literal") or "") for name in item.get("author", [])]
    dates = item.get("issued", {}).get("date-parts") or [[""]]
    year = f"({dates[0][0]})" if dates[0] and dates[0][0] else ""
    title, who = level(str(item["title"])), listed(list(filter(None, names)))
    head, title = (f"{who} {year}".strip(), title) if who else ("", f"{title} {year}".strip())
    where = item.get("container-title") or item.get("publisher") or ""
    issue = f"no. {item['issue']}" if item.get("issue") else ""
    return ". ".join(
        filter(None, (head, level(str(item["title"])), ", ".join(filter(None, (level(str(where)), issue)))))
    )
