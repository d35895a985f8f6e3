"""What *emend* makes: ``apparatus.json`` and ``edition.json``."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from . import Record

Kind = Literal["extraction", "typography", "terminology", "grammar", "clarity", "fact", "structure", "reference"]
Hand = Literal["repair", "term", "edit"]
Certainty = Literal["sure", "probable", "query"]


# What an emendation does to a fact: "drops number 5", "adds name Arden", "moves citation [2]".
Declaration = Annotated[
    str,
    Meta(
        pattern=r"^(?:(?:adds|drops) (?:number|percentage|quantity|date|qualifier|negation|modality|citation|name)"
        r"|reorders (?:name|number)|moves (?:citation|number)|drops sentence) \S"
    ),
]


class WordChange(Record):
    """Words of the transcript, at ``start:end``, in which an emendation's ``text`` differs from its ``source``."""

    start: int
    end: int
    source: str
    text: str


class Emendation(Record):
    """One change to the transcript of ``witness``: ``source`` at ``start:end`` becomes ``text``.

    Where ``text == source`` the words stand and only a query or a note hangs on them.  ``query`` is a question to
    the author, ``note`` an explanation for the reader, marked as the editor's; both are empty when there is none.
    ``words`` breaks the change down to the words that differ; ``declares`` says which facts it changes (each build
    proves that it changes no other).
    """

    id: str
    witness: str
    start: int
    end: int
    source: str
    text: str
    kind: Kind
    hand: Hand
    reason: str
    certainty: Certainty
    query: str = ""
    note: str = ""
    words: list[WordChange] = []
    declares: list[Declaration] = []


class TermNote(Record):
    """A term of a termbase that the study uses: for the glossary and the notes on terms.

    ``preferred`` is the form used in the edition, ``original`` the term in the study's original language
    (``language``, BCP 47), ``uses`` the number of times the preferred form stands in the edition.
    """

    id: str
    preferred: str
    variants: list[str]
    original: str
    language: str
    definition: str
    authority: str
    certainty: Certainty
    note: str
    uses: int


class Apparatus(Record):
    """All emendations of a study, sorted by ``start``, without overlap, and the terms they used."""

    study: str
    emendations: list[Emendation]
    terms: list[TermNote]


class Piece(Record):
    """One piece of the edition: ``transcript[source_start:source_end]`` stands at ``[start:end]`` of the edition.

    ``emendation`` is ``None`` where the words stand as they were.
    """

    source_start: int
    source_end: int
    start: int
    end: int
    emendation: str | None = None


class Edition(Record):
    """The edited text of the text witness, and the map between it and the transcript (the pieces cover both)."""

    study: str
    witness: str
    text: str
    pieces: list[Piece]
