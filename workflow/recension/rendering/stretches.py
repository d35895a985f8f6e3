"""The emendations as stretches of the edition: the words each one changes, and those it keeps between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..records.apparatus import Edition, Emendation, Piece, WordChange


class Stretch(NamedTuple):
    """``start:end`` of the edition, which ``emendation`` puts there for ``source``, at ``at`` of the transcript.

    Words that it ``kept`` have no source of their own; taken-out words have no length.  ``first`` and ``last`` say
    that nothing of the same emendation comes before or after.
    """

    start: int
    end: int
    emendation: Emendation
    at: int
    source: str
    kept: bool
    first: bool
    last: bool


def stretches(edition: Edition, emendations: Mapping[str, Emendation]) -> Iterator[Stretch]:
    """All stretches of ``edition``, in its order."""
    for piece in edition.pieces:
        if piece.emendation:
            parts = list(_parts(piece, emendations[piece.emendation]))
            for number, part in enumerate(parts):
                yield part._replace(first=number == 0, last=number == len(parts) - 1)


def _parts(piece: Piece, one: Emendation) -> Iterator[Stretch]:
    at, here = one.start, piece.start
    for change in _changes(one):
        kept = change.start - at
        if kept:
            yield _stretch(here, here + kept, one, at, "", kept=True)
        here += kept
        yield _stretch(here, here + len(change.text), one, change.start, change.source, kept=False)
        at, here = change.end, here + len(change.text)
    if at < one.end:
        yield _stretch(here, piece.end, one, at, "", kept=True)


def _changes(one: Emendation) -> list[WordChange]:
    whole = WordChange(start=one.start, end=one.end, source=one.source, text=one.text)
    return one.words or ([whole] if one.text != one.source else [])


def _stretch(start: int, end: int, one: Emendation, at: int, source: str, *, kept: bool) -> Stretch:
    return Stretch(start, end, one, at, source, kept, first=False, last=False)
