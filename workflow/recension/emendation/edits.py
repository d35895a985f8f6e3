"""The editor's hand: changes anchored by the exact words of the source."""

from __future__ import annotations

from collections.abc import Iterator

from ..anchors import locate
from ..errors import RecensionError, excerpt
from ..records.document import Document
from ..records.inputs import Change, Edits
from ..yamlfile import YamlFile
from .apparatus import Proposal


def propose_edits(document: Document, edits: Edits | None, source: YamlFile | None = None) -> Iterator[Proposal]:
    """The changes that ``edits`` ask for.  Raises :class:`RecensionError` when their words are not found once."""
    transcript = document.transcript
    for number, edit in enumerate(edits.edits if edits else ()):
        place = _place(source, "edits", number, "passage")
        start = locate(transcript, edit.passage, place, key="passage")
        within = (start, start + len(edit.passage))
        for index, change in enumerate(edit.changes):
            yield _propose(transcript, change, within, _place(source, "edits", number, "changes", index))


def _propose(transcript: str, change: Change, within: tuple[int, int], place: str) -> Proposal:
    start = locate(transcript, change.source, place, change.prefix, change.suffix, within)
    unchanged = change.text is None or change.text == change.source
    if unchanged and not (change.query or change.note):
        raise RecensionError(
            place, f"{excerpt(change.source)} is changed to itself", "Give it a new 'text', a 'query' or a 'note'."
        )
    return Proposal(
        start,
        start + len(change.source),
        change.source if change.text is None else change.text,
        kind=change.kind,
        hand="edit",
        reason=change.reason,
        place=place,
        certainty=change.certainty,
        query=change.query,
        note=change.note,
        declares=change.declares,
    )


def _place(source: YamlFile | None, *steps: str | int) -> str:
    return source.place(*steps) if source else "edits"
