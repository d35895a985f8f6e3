"""The apparatus as a table, for a spreadsheet or a diff."""

from __future__ import annotations

from collections.abc import Iterator

from ..records.apparatus import Apparatus

HEADER = ("id", "witness", "start", "end", "source", "text", "kind", "hand", "reason", "certainty", "query", "note")


def rows(apparatus: Apparatus) -> Iterator[list[object]]:
    """One row an emendation, the columns of :data:`HEADER`, in the order of the text."""
    for emendation in apparatus.emendations:
        yield [getattr(emendation, column) for column in HEADER]
