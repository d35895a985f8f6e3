"""What the analyst writes beside the coding: ``synthesis.yaml``; see ``docs/synthesis.md``."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from . import Record
from .inputs import Id, Words
from .synthesis import InstrumentKind, Support, Wanting


class Anchor(Record):
    """Exact words of the transcript; ``prefix`` and ``suffix`` tell repeated words apart."""

    quote: Words
    prefix: str = ""
    suffix: str = ""


Quotes = Annotated[list[Words | Anchor], Meta(min_length=1)]
Date = Annotated[str, Meta(pattern=r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$")]


class CellPoint(Record):
    """One line of a cell.  Each number in ``text`` stands, with its qualifier, in the evidence of its findings."""

    text: Words
    quotes: Quotes


class CellElsewhere(Record):
    """What a reader may look for in a cell that is empty, and the ``dimension`` it is coded on instead."""

    text: Words
    dimension: Id
    quotes: Quotes


class CellSummary(Record):
    """A cell of the comparison in the analyst's words: its ``points``, or ``elsewhere`` where it has no finding."""

    subject: Id
    dimension: Id
    points: list[CellPoint] = []
    elsewhere: list[CellElsewhere] = []


class DatedEvent(Record):
    """Something the study dates.  ``when`` are its words for the time; ``start`` and ``end`` (``YYYY``, ``YYYY-MM``,
    ``YYYY-MM-DD``) are left out where it leaves them open, both where it gives no date."""

    text: Words
    quotes: Quotes
    when: str = ""
    start: Date = ""
    end: Date = ""


class ReportedFigure(Record):
    """What the study says of a figure.  ``quote`` holds one quantity; what is left out the study does not say.
    ``missing`` is what a reader would have to know besides; left out, the program says it."""

    quote: Words
    prefix: str = ""
    suffix: str = ""
    counted: str = ""
    base: str = ""
    period: str = ""
    place: str = ""
    missing: str = ""


class NamedInstrument(Record):
    """A plan, document, system or platform that the study names, and what it says of it; ``date`` in its words."""

    name: Words
    kind: InstrumentKind
    subject: Id
    says: Words
    quotes: Quotes
    date: str = ""


class ActorDeed(Record):
    """Who acts, what it does, and for which subject."""

    actor: Words
    subject: Id
    does: Words
    quotes: Quotes


class ToldShortcoming(Record):
    """A problem that a subject is said to have: ``wanting now``, or ``to be put right`` by what the study tells of.
    ``said_of`` says whose it is where the subject's name would say too much."""

    subject: Id
    problem: Words
    kind: Wanting
    quotes: Quotes
    said_of: str = ""


class SourceJudgement(Record):
    """Whether a reference can support what cites it.  ``quote`` holds one citation mark."""

    quote: Words
    support: Support
    reason: Words
    question: str = ""
    prefix: str = ""
    suffix: str = ""


class DiagramNode(Record):
    """A box of a diagram; ``certain: false`` draws it dashed."""

    id: Id
    text: Words
    quotes: Quotes
    certain: bool = True


class DiagramEdge(Record):
    """An arrow of a diagram; ``certain: false`` draws it dashed."""

    start: Id = field(name="from")
    to: Id
    quotes: Quotes
    text: str = ""
    certain: bool = True


class DiagramPlan(Record):
    """A structure or process that the findings support."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
    title: Words
    caption: Words
    nodes: Annotated[list[DiagramNode], Meta(min_length=2)]
    edges: list[DiagramEdge]


class Synthesis(Record):
    """``synthesis.yaml``: what the analyst makes of the findings, each part anchored by exact quotes of the source."""

    cells: list[CellSummary] = []
    events: list[DatedEvent] = []
    figures: list[ReportedFigure] = []
    instruments: list[NamedInstrument] = []
    actors: list[ActorDeed] = []
    shortcomings: list[ToldShortcoming] = []
    sources: list[SourceJudgement] = []
    examples: list[Words | Anchor] = []
    diagrams: list[DiagramPlan] = []
