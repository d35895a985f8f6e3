"""What *code* makes: ``findings.json``."""

from __future__ import annotations

from typing import Literal

from . import Record
from .evidence import Evidence
from .synthesis import Synthesis

FindingType = Literal["measure", "outcome", "problem", "context", "evaluation"]
Status = Literal["reported", "intended", "exploratory", "author-judgement", "ambiguous"]
Change = Literal["", "up", "down"]
Qualifier = Literal["exactly", "more than", "at least", "less than", "at most", "about", "always above", "always below"]


class Quantity(Record):
    """A quantity the source states: a single ``value``, or a range from ``low`` to ``high``.

    ``text`` are the exact words at ``start:end`` of the transcript, qualifier and unit included; ``qualifier`` is
    ``exactly`` where the source gives none.  ``unit`` is as the source has it ("%", "years"; empty for a bare
    count), ``counted`` what is counted or measured, ``base`` and ``period`` what it refers to, where stated.
    ``uncertainty`` is the tolerance behind "±", in the same unit; ``change`` says that something goes up or down by
    it ("rose by 5%"), or from or to it where both ends are given ("fell from 3 to 2").  ``supports`` is the analyst's
    word on whether it is a figure for what the finding claims; none where nothing was said.
    """

    text: str
    start: int
    end: int
    qualifier: Qualifier
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    counted: str = ""
    base: str = ""
    period: str = ""
    uncertainty: float | None = None
    change: Change = ""
    supports: bool | None = None


class Finding(Record):
    """One claim the study makes about one subject.

    ``citations`` are ids of in-text citations inside the evidence's sentence; ``section`` is the id of the heading
    the evidence stands under.  For the program's findings ``cues`` says what made it choose the labels and
    ``confidence`` how sure it is; ``note`` is the analyst's.
    """

    id: str
    subject: str
    dimension: str
    type: FindingType
    status: Status
    statement: str
    quantities: list[Quantity]
    actors: list[str]
    citations: list[str]
    section: str | None
    evidence: Evidence
    method: Literal["program", "analyst"]
    confidence: Literal["sure", "probable", "unsure"]
    cues: list[str] = []
    note: str = ""


class Rejected(Record):
    """A proposal of the program that the analyst turned down, with the reason."""

    evidence: Evidence
    reason: str


class Label(Record):
    """A subject or dimension as the codebook names it; ``role`` is a subject's."""

    id: str
    name: str
    definition: str = ""
    role: Literal["one", "all", "outside"] = "one"


class Scope(Record):
    """What every comparison must say about one subject (for instance that the study looks at a part of it only);
    ``short`` says it in a few words for the heads of columns and rows."""

    subject: str
    note: str
    short: str = ""


class Findings(Record):
    """All findings of a study in the order of the text, with the labels of its codebook and the analyst's synthesis."""

    study: str
    codebook: str
    codebook_title: str
    subjects: list[Label]
    dimensions: list[Label]
    scope: list[Scope]
    findings: list[Finding]
    proposals: list[Finding]
    rejected: list[Rejected]
    synthesis: Synthesis = Synthesis()
