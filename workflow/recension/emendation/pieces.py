"""The piece table: a transcript plus sorted, non-overlapping replacements.

This one idea gives the edition, its undo, and the map between both (Crowley, *Data Structures for Text
Sequences*, 1998).  Pure functions on plain spans; nothing here knows where a replacement comes from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ..records.apparatus import Edition, Emendation, Piece


def apply(study: str, witness: str, transcript: str, emendations: Sequence[Emendation]) -> Edition:
    """The edition of ``transcript``.  ``emendations`` are sorted by ``start`` and do not overlap."""
    pieces: list[Piece] = []
    parts: list[str] = []
    source = edition = 0

    def add(end: int, text: str, emendation: str | None) -> None:
        nonlocal source, edition
        pieces.append(
            Piece(source_start=source, source_end=end, start=edition, end=edition + len(text), emendation=emendation)
        )
        parts.append(text)
        source, edition = end, edition + len(text)

    for emendation in emendations:
        if emendation.start > source:
            add(emendation.start, transcript[source : emendation.start], None)
        add(emendation.end, emendation.text, emendation.id)
    if source < len(transcript):
        add(len(transcript), transcript[source:], None)
    return Edition(study=study, witness=witness, text="".join(parts), pieces=pieces)


def undo(edition: Edition, emendations: Iterable[Emendation]) -> str:
    """The transcript, from the edition and its emendations alone."""
    sources = {emendation.id: emendation.source for emendation in emendations}
    return "".join(
        edition.text[piece.start : piece.end] if piece.emendation is None else sources[piece.emendation]
        for piece in edition.pieces
    )


class SpanMap:
    """From spans of the transcript to spans of the edition.

    A place inside a replaced stretch has no counterpart of its own: a span that begins or ends there takes in the
    whole replacement, so that evidence is never cut short.
    """

    def __init__(self, edition: Edition) -> None:
        self.pieces = edition.pieces
        self.starts = [piece.source_start for piece in edition.pieces]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the edition for ``start:end`` of the transcript."""
        low = self.point(start, last=False)
        return low, max(low, self.point(end, last=True)) if end > start else low

    def point(self, offset: int, *, last: bool) -> int:
        """Where ``offset`` of the transcript stands in the edition; ``last`` says that it ends a span."""
        if not self.pieces:
            return 0
        index = max(0, bisect_right(self.starts, offset - 1 if last and offset else offset) - 1)
        piece = self.pieces[index]
        if piece.emendation is None:
            return piece.start + min(offset - piece.source_start, piece.end - piece.start)
        inside = offset > piece.source_start if last else offset >= piece.source_end
        return piece.end if inside else piece.start
