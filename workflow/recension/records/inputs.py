"""The files people write: study, edits, termbase, stylebook, codebook, coding.  All YAML; see ``docs/formats.md``."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from . import Record
from .apparatus import Certainty, Declaration, Kind
from .findings import FindingType, Status

Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)]
Words = Annotated[str, Meta(min_length=1)]
Reason = Said = Annotated[str, Meta(pattern=r"\S")]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class WitnessFile(Record):
    """A source file of the study, by its path in the study's folder, pinned by its sha256."""

    id: Id
    role: Literal["text", "landing-page"]
    path: Words
    sha256: Sha256 | None = None


class Study(Record):
    """``study.yaml``: what the study is.  ``language`` and ``source_language`` are BCP 47 tags."""

    witnesses: Annotated[list[WitnessFile], Meta(min_length=1)]
    language: str = "en"
    source_language: str = ""
    licence: str = ""
    termbases: list[Id] = []
    codebook: Id | None = None


class Change(Record):
    """One change inside a passage.  ``source`` must stand exactly once in it; ``prefix`` and ``suffix`` (the words
    right before and after) tell repeated words apart.  Without ``text`` the words stand and only carry the query or
    note.  ``declares`` names the facts that it changes, if any; the build stops at one that it does not."""

    source: Words
    kind: Kind
    reason: Reason
    text: str | None = None
    prefix: str = ""
    suffix: str = ""
    certainty: Certainty = "sure"
    query: str = ""
    note: str = ""
    declares: list[Declaration] = []


class Edit(Record):
    """Changes to one passage.  ``passage`` are exact words of the transcript that stand there exactly once."""

    passage: Words
    changes: Annotated[list[Change], Meta(min_length=1)]


class Edits(Record):
    """``edits.yaml``: the editor's hand."""

    edits: list[Edit]


class Variant(Record):
    """A form to be replaced.  ``text`` is what to put there when it is not the preferred form (a plural, say).
    With ``apply: false`` it is listed but never replaced by itself: only a hand edit may."""

    form: Said
    text: Said | None = None
    apply: bool = True


class Term(Record):
    """A term: the ``preferred`` form and the variants it replaces.  ``authority`` is where the official or usual
    English name comes from."""

    id: Id
    preferred: Said
    variants: list[Variant] = []
    original: str = ""
    definition: str = ""
    authority: str = ""
    certainty: Certainty = "sure"
    note: str = ""


class Termbase(Record):
    """A termbase, shared between studies.  ``language`` is that of the ``original`` forms."""

    title: Words
    terms: list[Term]
    language: str = ""


class StyleExample(Record):
    """Words with a slip, and the words that a suggestion would make of them (none: it only says so)."""

    before: Words
    after: Words | None = None


class StyleRule(Record):
    """A slip that an editor looks for, in the edited text.

    ``find`` are regular expressions (Python's ``re``); the group ``slip``, where there is one, is what the suggestion
    is about.  ``put`` takes its place, with ``\\1`` or ``\\g<name>`` for a group; without it the slip is only told.
    ``words`` are whole words and what takes their place; the case of the first letter is kept, and a word with a
    capital inside a sentence, which may be a name, is left alone.  ``place`` says where the rule looks: in any text,
    or at the beginning of a sentence.  ``authors`` limits it to papers by so many.
    """

    id: Id
    kind: Kind
    reason: Words
    examples: Annotated[list[StyleExample], Meta(min_length=1)]
    find: list[Words] = []
    put: str | None = None
    words: dict[str, Words] = {}
    place: Literal["text", "sentence"] = "text"
    authors: int | None = None
    stands: list[Words] = []


class Stylebook(Record):
    """A stylebook, shared between studies: what ``recension suggest`` looks for in texts of the ``languages`` but those
    of ``other_languages`` (BCP 47 tags; ``en`` takes in ``en-US``), translated from one of ``source_languages`` when
    there are any.  ``distinct`` are compounds that mean something else without their hyphen."""

    title: Words
    languages: Annotated[list[Words], Meta(min_length=1)]
    rules: list[StyleRule] = []
    other_languages: list[Words] = []
    source_languages: list[Words] = []
    distinct: list[Words] = []


class Subject(Record):
    """Something the study compares.  ``cues`` are words that point to it.

    ``role``: ``one`` is a subject of its own, ``all`` takes what is said of all of them together, ``outside`` what
    is said of something beyond them (the nation, the literature).
    """

    id: Id
    name: Words
    role: Literal["one", "all", "outside"] = "one"
    definition: str = ""
    cues: list[Words] = []


class Dimension(Record):
    """Something subjects are compared on.  ``cues`` are words or word beginnings (``train*``) that point to it."""

    id: Id
    name: Words
    definition: Words
    include: list[Words] = []
    exclude: list[Words] = []
    cues: list[Words] = []


class TypeCues(Record):
    """Words that point to a ``type`` of finding, in the language and manner of the studies."""

    id: FindingType
    cues: list[Words]


class StatusCues(Record):
    """Words that point to a ``status`` of a finding, in the language and manner of the studies."""

    id: Status
    cues: list[Words]


class Codebook(Record):
    """A codebook, shared between studies.  ``rules`` tell those who code what one finding is and how to label it.

    ``types`` and ``statuses`` are cues that count before the program's own, which are those of English reports.
    ``developed_on`` are the studies whose words the cues follow: there, how well the program does is no test.
    """

    title: Words
    subjects: Annotated[list[Subject], Meta(min_length=1)]
    dimensions: Annotated[list[Dimension], Meta(min_length=1)]
    description: str = ""
    rules: list[Words] = []
    types: list[TypeCues] = []
    statuses: list[StatusCues] = []
    actors: list[Words] = []
    developed_on: list[Id] = []


class ScopeNote(Record):
    """What every comparison must say about a subject, and in ``short`` in the heads of columns and rows."""

    subject: Id
    note: Words
    short: Annotated[str, Meta(max_length=60)] = ""


class CodedQuantity(Record):
    """What the analyst says of a quantity in the quote; ``text`` are words of it.  What is left out is the program's;
    ``leave_out`` says that it is none (a name, or a number that is no figure), ``supports`` whether it is a figure for
    what the finding claims."""

    text: Words
    counted: str | None = None
    base: str | None = None
    period: str | None = None
    leave_out: bool = False
    supports: bool | None = None


class CodedFinding(Record):
    """One finding of the analyst.  ``quote`` are exact words of the transcript; ``prefix`` and ``suffix`` tell repeated
    words apart.  A label left out is the program's for these words."""

    quote: Words
    prefix: str = ""
    suffix: str = ""
    subject: Id | None = None
    dimension: Id | None = None
    type: FindingType | None = None
    status: Status | None = None
    statement: str | None = None
    actors: list[Words] | None = None
    quantities: list[CodedQuantity] = []
    note: str = ""


class Rejection(Record):
    """A proposal the analyst turns down: words inside it and why."""

    quote: Words
    reason: Words
    prefix: str = ""
    suffix: str = ""


class Coding(Record):
    """``coding.yaml``: the analyst's hand.  ``review: complete`` drops the proposals the analyst did not take up;
    ``partial`` keeps them, as the program's.

    ``coding-<name>.yaml`` is a further analyst's: it makes no findings and serves to measure agreement.  ``sections``
    are the numbers or titles of the headings that were coded, where it was not the whole text.  ``decided_from`` are
    the analysts whose codings this one was decided from: how far it agrees with them is no test.
    """

    findings: list[CodedFinding] = []
    rejected: list[Rejection] = []
    scope: list[ScopeNote] = []
    sections: list[Words] = []
    analyst: str = ""
    decided_from: list[Words] = []
    note: str = ""
    review: Literal["complete", "partial"] = "partial"
