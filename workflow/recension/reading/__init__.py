"""Read: witnesses -> document.

The bytes of a study's witnesses become transcripts; the text witness gets its structure, landing pages give
bibliographic fields, and all are collated.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import RecensionError
from ..files import sha256
from ..records.document import Document, Witness
from ..records.inputs import Study
from .citations import find_citations
from .collation import collate, fields_of_front, metadata
from .landing import read_landing
from .sentences import RUNNING, split_sentences
from .text import read_text
from .transcript import decode


def read_study(study_id: str, study: Study, sources: Mapping[str, bytes]) -> Document:
    """The document of ``study``.  ``sources`` has the bytes of each witness by its id.

    Raises :class:`RecensionError` when a witness is not the pinned one or no text, or when there is not exactly one
    witness with the role ``text``.
    """
    witnesses = [
        Witness(
            id=one.id,
            role=one.role,
            path=one.path,
            sha256=sha256(sources[one.id]),
            transcript=decode(one, sources[one.id]),
        )
        for one in study.witnesses
    ]
    texts = [witness for witness in witnesses if witness.role == "text"]
    if len(texts) != 1:
        raise RecensionError(
            f"{study_id}/study.yaml",
            f"has {len(texts)} witnesses with the role 'text'",
            "Give that role to exactly one.",
        )
    return _document(study_id, study.language, witnesses, texts[0])


def _document(study_id: str, language: str, witnesses: list[Witness], main: Witness) -> Document:
    transcript = main.transcript
    text = read_text(transcript)
    fields = {main.id: fields_of_front(text.front, transcript)}
    listed = {main.id: text.references}
    for page in witnesses:
        if page is not main:
            title = text.front.title.text if text.front.title else ""
            fields[page.id], listed[page.id] = read_landing(page.transcript, title, len(text.front.keywords))
    collation = collate(fields, listed)
    running = [(block.content, block.end) for block in text.blocks if block.kind in RUNNING]
    return Document(
        study=study_id, language=language, text_witness=main.id, witnesses=witnesses, front=text.front,
        headings=text.headings, blocks=text.blocks, gaps=text.gaps,
        sentences=split_sentences(language, transcript, text.blocks),
        citations=find_citations(transcript, running, text.references),
        references=text.references, metadata=metadata(study_id, text.front, collation), collation=collation,
    )  # fmt: skip
