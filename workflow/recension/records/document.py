"""What *read* makes of a study's witnesses: ``document.json``."""

from __future__ import annotations

from typing import Any, Literal

from . import Record


class Witness(Record):
    """A source file as text.  ``transcript`` is its Unicode text with LF line ends and without a byte order mark."""

    id: str
    role: Literal["text", "landing-page"]
    path: str
    sha256: str
    transcript: str


class Passage(Record):
    """A stretch of a transcript and its exact words: ``transcript[start:end] == text``."""

    start: int
    end: int
    text: str


class Author(Record):
    """One author as printed.  ``affiliations`` are ids of :class:`Affiliation`."""

    start: int
    end: int
    name: str
    given: str = ""
    family: str = ""
    affiliations: list[str] = []
    corresponding: bool = False


class Affiliation(Record):
    """One affiliation; ``label`` is the mark that ties it to authors (``1``, ``a``; empty when there is none)."""

    id: str
    label: str
    start: int
    end: int
    text: str


class Front(Record):
    """The front matter of the text witness; what was not found is ``None`` or empty."""

    title: Passage | None = None
    authors: list[Author] = []
    affiliations: list[Affiliation] = []
    email: Passage | None = None
    abstract: Passage | None = None
    keywords: list[Passage] = []


class Heading(Record):
    """A heading of the body.  ``level`` counts from 1; ``number`` is as printed ("2.1"), empty when there is none;
    ``title`` is the span's text without the number."""

    id: str
    start: int
    end: int
    level: int
    number: str
    title: str
    parent: str | None = None


BlockKind = Literal[
    "title",
    "authors",
    "affiliation",
    "email",
    "abstract",
    "keywords",
    "paragraph",
    "list-item",
    "quotation",
    "caption",
    "footnote",
    "acknowledgements",
    "reference",
    "furniture",
]


class Break(Record):
    """A place inside a block where a page, column or line end has cut it.

    ``transcript[start:end]`` is what the cut left behind (white space, a hyphen, a page header);
    ``text`` is what stands there in the unbroken block (``" "`` or ``""``).
    """

    start: int
    end: int
    text: str
    reason: Literal["page", "line", "hyphen"]


class Block(Record):
    """A unit of the text other than a heading.  ``section`` is the id of the heading it stands under.

    ``furniture`` is what the page added (running heads, page numbers) and the edition leaves out.
    A label such as "Abstract:" belongs to the span; ``content`` is where the words themselves begin.
    """

    id: str
    kind: BlockKind
    start: int
    end: int
    content: int
    section: str | None = None
    breaks: list[Break] = []


class Gap(Record):
    """White space between blocks and headings."""

    start: int
    end: int


class Sentence(Record):
    """A sentence of a block of running text."""

    id: str
    block: str
    start: int
    end: int


class Citation(Record):
    """An in-text citation mark, brackets included.  ``references`` are ids; empty when none of the list fits."""

    id: str
    start: int
    end: int
    text: str
    style: Literal["numeric", "author-year"]
    references: list[str]


class Reference(Record):
    """An entry of the reference list.  ``csl`` is a CSL-JSON item whose ``id`` is this ``id``.

    ``label`` is the mark it is cited by as printed ("[1]"), empty in author-year style.
    """

    id: str
    label: str
    start: int
    end: int
    text: str
    csl: dict[str, Any]


class Reading(Record):
    """What one witness says of a field.  A witness that is silent has no reading."""

    witness: str
    start: int
    end: int
    text: str


class Collated(Record):
    """One bibliographic field over all witnesses.

    ``agreement``: ``same`` (after white space, case of ``doi`` and marks are levelled), ``differ``, or ``single``
    when one witness alone has the field.  ``chosen`` is the value that goes into ``metadata``.
    """

    field: str
    agreement: Literal["same", "differ", "single"]
    chosen: str
    readings: list[Reading]


class Document(Record):
    """The structure over the text witness.

    The spans of ``blocks``, ``headings`` and ``gaps`` are disjoint and together cover every character of the
    transcript of ``text_witness``.  ``metadata`` is a CSL-JSON item (``id`` = study id).
    """

    study: str
    language: str
    text_witness: str
    witnesses: list[Witness]
    front: Front
    headings: list[Heading]
    blocks: list[Block]
    gaps: list[Gap]
    sentences: list[Sentence]
    citations: list[Citation]
    references: list[Reference]
    metadata: dict[str, Any]
    collation: list[Collated]

    @property
    def transcript(self) -> str:
        """The transcript of the text witness."""
        return next(w.transcript for w in self.witnesses if w.id == self.text_witness)
