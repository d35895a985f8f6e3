"""What the analyst makes of the findings; part of ``findings.json``.

Each part names the findings it rests on: those whose evidence shares words with the quotes it is anchored by.
"""

from __future__ import annotations

from typing import Literal

from . import Record
from .evidence import Evidence

InstrumentKind = Literal["plan", "document", "list", "system", "mechanism", "method", "body", "platform", "database"]
Support = Literal["supports", "cannot support", "cannot be told", "no, as it stands", "doubtful by title"]
Wanting = Literal["wanting now", "to be put right"]


class Anchored(Record):
    """What each part of a synthesis rests on: exact words, and the ids of the findings that share words with them."""

    findings: list[str]
    evidence: list[Evidence]


class Point(Anchored):
    """One line of a cell of the comparison, in the analyst's words."""

    text: str


class Elsewhere(Anchored):
    """Something a reader may look for in an empty cell, and the ``dimension`` it is coded on instead."""

    text: str
    dimension: str


class Summary(Record):
    """What the study says of ``subject`` on ``dimension``, in short; ``elsewhere`` is for a cell without findings."""

    subject: str
    dimension: str
    points: list[Point]
    elsewhere: list[Elsewhere] = []


class Event(Anchored):
    """Something that is dated, or that the study leaves undated.

    ``start`` and ``end`` are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as exact as the source; an empty one is an end
    that the source leaves open, and an event with neither has no date.  ``when`` are the words of the source.
    """

    text: str
    when: str
    start: str = ""
    end: str = ""


class Reported(Anchored):
    """What the study says of a figure: what is counted, base, period and place; empty is what it does not say.

    ``missing`` is what a reader would have to know besides, in the analyst's words; empty leaves it to the program.
    """

    counted: str
    base: str
    period: str
    place: str
    missing: str = ""


class Instrument(Anchored):
    """A plan, document, system, platform and so on that the study names; ``date`` is empty where it gives none."""

    name: str
    kind: InstrumentKind
    subject: str
    says: str
    date: str = ""


class Deed(Anchored):
    """Who acts, what it does, and for which subject."""

    actor: str
    subject: str
    does: str


class Shortcoming(Anchored):
    """A problem that ``subject`` is said to have; ``said_of`` says it in words where its name would say too much."""

    subject: str
    problem: str
    kind: Wanting
    said_of: str = ""


class Judgement(Anchored):
    """Whether the reference behind a citation can support what is said there, with a question where it is not clear."""

    citation: str
    support: Support
    reason: str
    question: str = ""


class Node(Anchored):
    """A box of a diagram; not ``certain`` where the source is unclear."""

    id: str
    text: str
    certain: bool = True


class Edge(Anchored):
    """An arrow of a diagram from one node to another."""

    start: str
    end: str
    text: str = ""
    certain: bool = True


class Diagram(Record):
    """A structure or process that the findings support."""

    id: str
    title: str
    caption: str
    nodes: list[Node]
    edges: list[Edge]


class Synthesis(Record):
    """All of it; empty lists where the analyst wrote nothing.  ``examples`` are findings told as an example."""

    cells: list[Summary] = []
    events: list[Event] = []
    figures: list[Reported] = []
    instruments: list[Instrument] = []
    actors: list[Deed] = []
    shortcomings: list[Shortcoming] = []
    sources: list[Judgement] = []
    examples: list[str] = []
    diagrams: list[Diagram] = []
