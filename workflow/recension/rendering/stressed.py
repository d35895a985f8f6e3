"""Where the source set words in italics and the repairs have taken its marks for that away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..emendation.pieces import SpanMap
from ..emendation.repairs import EMPHASIS
from ..records.apparatus import Emendation
from ..records.document import Document


class Stress(NamedTuple):
    """``start:end`` of the edition, which the source marks for emphasis."""

    start: int
    end: int


def stressed(document: Document, emendations: Mapping[str, Emendation], spans: SpanMap) -> Iterator[Stress]:
    """The words between each pair of marks for emphasis that the repairs took out of a reference."""
    for block in document.blocks:
        if block.kind == "reference":
            for match in EMPHASIS.finditer(document.transcript, block.start, block.end):
                marks = [emendations.get(f"e{match.start(group)}") for group in (1, 2)]
                low, high = spans.point(match.end(1), last=False), spans.point(match.start(2), last=True)
                if all(mark and not mark.text for mark in marks) and low < high:
                    yield Stress(low, high)
