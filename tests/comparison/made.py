"""Findings, a document, changes and a synthesis made by hand for the tests."""

from __future__ import annotations

from typing import Any

from recension.comparison import compare
from recension.records import to_json
from recension.records.apparatus import Apparatus, Emendation
from recension.records.comparison import Comparison, Figure, Table
from recension.records.document import (
    Citation,
    Collated,
    Document,
    Front,
    Heading,
    Reading,
    Reference,
    Sentence,
    Witness,
)
from recension.records.findings import Evidence, Finding, Findings, Label, Quantity, Scope
from recension.records.synthesis import Synthesis

SUBJECTS = {"north": "The North", "south": "The South"}
DIMENSIONS = {"staff": "Staff", "money": "Money"}
TEXT = (
    "Front words. 1 One. For example, it did so [1]. 2 Two. It said nothing (Roe 2015). "
    "References [1] Doe, J. Old. 2014."
)


def at(words: str) -> dict[str, int]:
    """Where ``words`` stand in :data:`TEXT`."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def document(**more: Any) -> Document:
    """A text of two sections with two citations, and a second witness."""
    fields: dict[str, Any] = {
        "study": "made",
        "language": "en",
        "text_witness": "text",
        "witnesses": [
            Witness(id="text", role="text", path="t.txt", sha256="0" * 64, transcript=TEXT),
            Witness(id="page", role="landing-page", path="p.txt", sha256="1" * 64, transcript="Title"),
        ],
        "front": Front(),
        "headings": [
            Heading(id="h1", **at("1 One."), level=1, number="1", title="One"),
            Heading(id="h2", **at("2 Two."), level=1, number="2", title="Two"),
            Heading(id="h3", **at("References"), level=1, number="", title="References"),
        ],
        "blocks": [],
        "gaps": [],
        "sentences": [
            Sentence(id="s1", block="b1", **at("For example, it did so [1].")),
            Sentence(id="s2", block="b2", **at("It said nothing (Roe 2015).")),
        ],
        "citations": [
            Citation(id="c1", **at("[1]"), text="[1]", style="numeric", references=["r1"]),
            Citation(id="c2", **at("(Roe 2015)"), text="(Roe 2015)", style="author-year", references=[]),
        ],
        "references": [
            Reference(
                id="r1",
                label="[1]",
                **at("Doe, J. Old. 2014."),
                text="Doe, J. Old. 2014.",
                csl={"title": "Old", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2014]]}},
            )
        ],
        "metadata": {},
        "collation": [
            Collated(
                field="title",
                agreement="differ",
                chosen="Old",
                readings=[Reading(witness="text", start=0, end=3, text="Old")],
            )
        ],
    }
    return Document(**{**fields, **more})


def change(id: str, words: str, **more: Any) -> Emendation:
    """A change to ``words`` of :data:`TEXT`."""
    fields: dict[str, Any] = {
        "witness": "text",
        "source": words,
        "text": "other words",
        "kind": "clarity",
        "hand": "edit",
        "reason": f"Reason of {id}.",
        "certainty": "sure",
        **more,
    }
    return Emendation(id=id, **at(words), **fields)


CHANGES = [
    change("e1", "Front"),
    change("e2", "it did", kind="grammar", hand="repair", query="Did it?"),
    change("e3", "nothing", kind="clarity"),
]


def compared(
    found: Findings, changes: list[Emendation] = CHANGES, formats: tuple[str, ...] = ("svg",)
) -> tuple[Comparison, dict[str, bytes]]:
    """The comparison of ``found`` with the document made here; drawn once for all tests that look at it."""
    apparatus = Apparatus(study="made", emendations=changes, terms=[])
    key = (to_json(found), to_json(apparatus), formats)
    if key not in DRAWN:
        comparison, files = compare(found, document(), apparatus, formats)
        DRAWN[key] = comparison, {name: file.make() for name, file in files.items()}
    return DRAWN[key]


DRAWN: dict[object, tuple[Comparison, dict[str, bytes]]] = {}


def table(found: Findings, id: str) -> Table:
    """One table of the comparison of ``found``."""
    return next(one for one in compared(found)[0].tables if one.id == id)


def figure(found: Findings, id: str) -> Figure:
    """The record of one figure of the comparison of ``found``."""
    return next(one for one in compared(found)[0].figures if one.id == id)


def quantity(text: str, value: float | None = None, **more: Any) -> Quantity:
    """A percentage unless ``more`` says otherwise."""
    fields = {"qualifier": "exactly", "unit": "%", "counted": "members", **more}
    return Quantity(text=text, start=0, end=len(text), value=value, **fields)


def finding(id: str, subject: str = "north", dimension: str = "staff", **more: Any) -> Finding:
    """A finding that says only that it is one."""
    quote = more.pop("quote", f"quote of {id}")
    evidence = Evidence(witness="text", quote=quote, prefix="", suffix="", start=0, end=1)
    fields: dict[str, Any] = {
        "type": "measure",
        "status": "reported",
        "statement": f"Statement of {id}.",
        "quantities": [],
        "actors": [],
        "citations": [],
        "section": None,
        "method": "analyst",
        "confidence": "sure",
        **more,
    }
    return Finding(id=id, subject=subject, dimension=dimension, **{"evidence": evidence, **fields})


def findings(
    *those: Finding,
    subjects: dict[str, str] = SUBJECTS,
    dimensions: dict[str, str] = DIMENSIONS,
    scope: dict[str, str] | None = None,
    short: dict[str, str] | None = None,
    proposals: list[Finding] | None = None,
    synthesis: Synthesis | None = None,
    roles: dict[str, str] | None = None,
) -> Findings:
    """``those`` with the labels of a codebook."""
    return Findings(
        study="made",
        codebook="made",
        codebook_title="Made",
        subjects=[Label(id=id, name=name, role=(roles or {}).get(id, "one")) for id, name in subjects.items()],
        dimensions=[Label(id=id, name=name) for id, name in dimensions.items()],
        scope=[Scope(subject=id, note=note, short=(short or {}).get(id, "")) for id, note in (scope or {}).items()],
        findings=list(those),
        proposals=proposals or [],
        rejected=[],
        synthesis=synthesis or Synthesis(),
    )
