"""The apparatus as a table, for a spreadsheet or a diff."""

from __future__ import annotations

from collections.abc import Iterator

from ..records.apparatus import Apparatus

PLAIN = ("id", "witness", "start", "end", "source", "text", "kind", "hand", "reason", "certainty", "query", "note")
HEADER = (*PLAIN, "words", "declares")


def rows(apparatus: Apparatus) -> Iterator[list[object]]:
    """One row an emendation, the columns of :data:`HEADER`, in the order of the text."""
    for emendation in apparatus.emendations:
        changed = " | ".join(f"{one.source} → {one.text}" for one in emendation.words)
        yield [*(getattr(emendation, column) for column in PLAIN), changed, "; ".join(emendation.declares)]
