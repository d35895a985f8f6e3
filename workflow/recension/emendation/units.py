"""The transcript cut into units (a sentence, or a block or heading without any) that no emendation crosses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..records.apparatus import Edition, Emendation
from ..records.document import Document


class Unit(NamedTuple):
    """A stretch ``start:end`` of the transcript; ``before`` and ``after`` are its words there and in the edition.

    ``heading`` says that it is a heading or the title.
    """

    place: str
    start: int
    end: int
    before: str
    after: str
    heading: bool
    emendations: list[Emendation]


def units(document: Document, emendations: Iterable[Emendation], edition: Edition) -> Iterator[Unit]:
    """Units that together cover the transcript, in its order."""
    transcript = document.transcript
    emendations = sorted(emendations, key=lambda one: (one.start, one.end))
    names = _names(document)
    cuts = [cut for cut in sorted(names) if cut < len(transcript) and not _inside(cut, emendations)]
    starts = [one.start for one in emendations]
    written = _written(edition, cuts)
    titles = [block for block in document.blocks if block.kind == "title"]
    headings = {one.start for one in (*titles, *document.headings)}
    for start, end in zip(cuts, [*cuts[1:], len(transcript) + 1], strict=True):
        touching = emendations[bisect_left(starts, start) : bisect_left(starts, end)]
        before, after = transcript[start:end], "".join(written[start])
        yield Unit(names[start], start, end, before, after, start in headings, touching)


def _names(document: Document) -> dict[int, str]:
    """Where units may begin, and what stands there."""
    names = {0: "the beginning"}
    for parts in (document.gaps, document.headings, document.blocks, document.sentences):
        for part in parts:
            names[part.start] = getattr(part, "id", f"the gap at {part.start}")
    return names


def _inside(cut: int, emendations: list[Emendation]) -> bool:
    before = bisect_left(emendations, cut, key=lambda one: one.start) - 1
    return before >= 0 and emendations[before].end > cut


def _written(edition: Edition, cuts: list[int]) -> dict[int, list[str]]:
    """For each cut, what the pieces put into the edition for its unit; a piece that stands is cut where units meet."""
    written: dict[int, list[str]] = {cut: [] for cut in cuts}
    if not cuts:
        return written
    for piece in edition.pieces:
        text = edition.text[piece.start : piece.end]
        at = max(0, bisect_right(cuts, piece.source_start) - 1)
        if piece.emendation is not None:
            written[cuts[at]].append(text)
            continue
        low = piece.source_start
        while low < piece.source_end:
            high = min(piece.source_end, cuts[at + 1] if at + 1 < len(cuts) else piece.source_end)
            written[cuts[at]].append(text[low - piece.source_start : high - piece.source_start])
            low, at = high, at + 1
    return written
