"""Where a stretch of the transcript stands: its block, section, sentences and the citations that apply to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from ..anchors import surroundings
from ..records.document import Block, Document, Sentence
from ..records.findings import Evidence

# What is coded.  The abstract repeats the text in short, and is coded only where there is no other text.
_CODED = ("paragraph", "list-item")
_INSTEAD = ("abstract",)
_NOTHING_BUT_MARKS = re.compile(r"[\s,;.!?。！？”\"')\]]*\Z")
_MARKS = re.compile(r"[\s,;.!?。！？”\"')\]]*")
_NEAR = 8
# Titles in quotation marks, one after the other: a list, parted by commas, semicolons, "and" or "or".
_TITLE = r"(?:\"(?=[\w(])[^\"\n]{1,200}\"|“[^”\n]{1,200}”)"
_TITLES = re.compile(rf"{_TITLE}(?:(?:\s*[,;，、]\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+){_TITLE})+")


class Passages:
    """The text witness of one document, searched by offset."""

    def __init__(self, document: Document) -> None:
        self.witness = document.text_witness
        self.transcript = document.transcript
        self.blocks = sorted(document.blocks, key=lambda block: block.start)
        self.sentences = sorted(document.sentences, key=lambda sentence: sentence.start)
        self.citations = sorted(document.citations, key=lambda citation: citation.start)
        self._block_starts = [block.start for block in self.blocks]
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._citation_starts = [citation.start for citation in self.citations]

    def coded(self) -> list[tuple[Block, list[Sentence]]]:
        """The blocks that are coded, each with its sentences, in the order of the text."""
        kinds = _CODED if any(block.kind in _CODED for block in self.blocks) else _INSTEAD
        sentences: dict[str, list[Sentence]] = {block.id: [] for block in self.blocks}
        for sentence in self.sentences:
            sentences[sentence.block].append(sentence)
        return [(block, sentences[block.id]) for block in self.blocks if block.kind in kinds]

    def section(self, start: int) -> str | None:
        """The id of the heading that the character at ``start`` stands under."""
        index = bisect_right(self._block_starts, start) - 1
        return self.blocks[index].section if index >= 0 else None

    def sentences_of(self, start: int, end: int) -> list[str]:
        """The ids of the sentences that ``start:end`` shares a character with."""
        first = max(0, bisect_right(self._sentence_starts, start) - 1)
        last = bisect_left(self._sentence_starts, end)
        return [one.id for one in self.sentences[first:last] if one.end > start]

    def evidence(self, start: int, end: int) -> Evidence:
        """The words at ``start:end`` as evidence."""
        prefix, suffix = surroundings(self.transcript, start, end)
        quote = self.transcript[start:end]
        return Evidence(witness=self.witness, quote=quote, prefix=prefix, suffix=suffix, start=start, end=end)

    def citations_for(self, start: int, end: int) -> list[str]:
        """The ids of the citations that apply to ``start:end``: those in it, those right behind it, those that close
        its sentence, for a mark at the end of a sentence covers all of it, and those that close a list of titles that
        it has one of."""
        index = bisect_right(self._sentence_starts, max(start, end - 1)) - 1
        close = max(end, self.sentences[index].end) if index >= 0 else end
        first, behind = bisect_left(self._citation_starts, start), bisect_left(self._citation_starts, end)
        last = bisect_left(self._citation_starts, close)
        if behind < last and self._closes(end, self.citations[behind].start):
            behind += 1
        closing = last
        while closing > behind and self._closes(self.citations[closing - 1].end, close):
            close = self.citations[closing - 1].start
            closing -= 1
        marks = {*range(first, behind), *range(closing, last), *self._closing_list(start, end)}
        return [self.citations[place].id for place in sorted(marks)]

    def _closing_list(self, start: int, end: int) -> set[int]:
        """The places of the citations that close a list of titles in quotation marks which ``start:end`` overlaps.

        A mark covers the titles before it, as far back as the mark before that.
        """
        return {mark for low, high, mark in self._lists if low < end and start < high}

    @cached_property
    def _lists(self) -> list[tuple[int, int, int]]:
        """Where lists of titles begin and end that a citation closes, inside the last title or right behind it."""
        found = []
        for titles in _TITLES.finditer(self.transcript):
            low, high = titles.span()
            for place in range(bisect_left(self._citation_starts, low), len(self.citations)):
                mark = self.citations[place]
                closes = self._closes(mark.end, high) if mark.start < high else self._closes(high, mark.start)
                if closes:
                    before = [one.end for one in self.citations[:place] if low <= one.start]
                    behind = _MARKS.match(self.transcript, max(before)) if before else None
                    found.append((behind.end() if behind else low, high, place))
        return found

    def _closes(self, at: int, end: int) -> bool:
        """Whether nothing but marks stands between ``at`` and ``end``."""
        return end - at <= _NEAR and bool(_NOTHING_BUT_MARKS.match(self.transcript[at:end]))
