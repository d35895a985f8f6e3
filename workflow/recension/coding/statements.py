"""The edition's words for a stretch of the transcript, as a sentence of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..emendation.pieces import SpanMap
from ..records.apparatus import Edition
from ..records.document import Citation, Document

_ENDED = re.compile(r"[.!?…。！？][”’\"')\]]*\Z")
_SPACE_BEFORE_MARK = re.compile(r" +(?=[,.;:!?)\]](?:\s|\Z))")
_LOOSE_ENDS = " \t\n,;:"


class Statements:
    """Reads statements off one edition."""

    def __init__(self, document: Document, edition: Edition) -> None:
        self.edition = edition
        self.spans = SpanMap(edition)
        self.citations = sorted(document.citations, key=lambda citation: citation.start)
        self.starts = [citation.start for citation in self.citations]

    def of(self, start: int, end: int) -> str:
        """The edition's text for ``start:end`` of the transcript: on one line, without citation marks, with a capital
        at its beginning and a mark at its end.  Empty when the edition leaves these words out."""
        low, high = self.spans.span(start, end)
        parts: list[str] = []
        for citation in self.citations_in(start, end):
            first, last = self.spans.span(citation.start, citation.end)
            # A mark that an emendation took in with other words is not cut out of them.
            if low <= first and last <= high and self.edition.text[first:last] == citation.text:
                parts.append(self.edition.text[low:first])
                low = last
        return _sentence(" ".join("".join([*parts, self.edition.text[low:high]]).split()))

    def citations_in(self, start: int, end: int) -> Sequence[Citation]:
        """The citation marks inside ``start:end`` of the transcript, in order."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [citation for citation in self.citations[low:high] if citation.end <= end]


def _sentence(text: str) -> str:
    text = _SPACE_BEFORE_MARK.sub("", text).strip(_LOOSE_ENDS)
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if _ENDED.search(text) else ".")
