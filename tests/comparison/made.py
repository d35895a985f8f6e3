"""Findings made by hand for the tests."""

from __future__ import annotations

from typing import Any

from recension.records.findings import Evidence, Finding, Findings, Label, Quantity, Scope

SUBJECTS = {"north": "The North", "south": "The South"}
DIMENSIONS = {"staff": "Staff", "money": "Money"}


def quantity(text: str, value: float | None = None, **more: Any) -> Quantity:
    """A percentage unless ``more`` says otherwise."""
    fields = {"qualifier": "exactly", "unit": "%", "counted": "members", **more}
    return Quantity(text=text, start=0, end=len(text), value=value, **fields)


def finding(id: str, subject: str = "north", dimension: str = "staff", **more: Any) -> Finding:
    """A finding that says only that it is one."""
    evidence = Evidence(witness="text", quote=f"quote of {id}", prefix="", suffix="", start=0, end=1)
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
    return Finding(id=id, subject=subject, dimension=dimension, evidence=evidence, **fields)


def findings(
    *those: Finding,
    subjects: dict[str, str] = SUBJECTS,
    dimensions: dict[str, str] = DIMENSIONS,
    scope: dict[str, str] | None = None,
    proposals: list[Finding] | None = None,
) -> Findings:
    """``those`` with the labels of a codebook."""
    return Findings(
        study="made",
        codebook="made",
        codebook_title="Made",
        subjects=[Label(id=id, name=name) for id, name in subjects.items()],
        dimensions=[Label(id=id, name=name) for id, name in dimensions.items()],
        scope=[Scope(subject=subject, note=note) for subject, note in (scope or {}).items()],
        findings=list(those),
        proposals=proposals or [],
        rejected=[],
    )
