"""What a check is: a promise, what is looked at to see it kept, and the look itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..errors import excerpt, printable
from ..records.apparatus import Apparatus, Edition
from ..records.checks import Check, Failure
from ..records.comparison import Comparison
from ..records.document import Document
from ..records.findings import Findings

MOST = 200  # failures that are listed; the rest are counted


@dataclass(frozen=True)
class Build:
    """Everything a build has made of one study; ``layout`` is that of the PDF."""

    document: Document
    apparatus: Apparatus
    edition: Edition
    findings: Findings
    comparison: Comparison
    html: bytes
    pdf: bytes
    markdown: bytes
    letter: bytes
    figures: Mapping[str, bytes]
    layout: str = "apparatus"


class Seen(NamedTuple):
    """How many were looked at, and what was wrong: place and problem."""

    count: int
    wrong: list[tuple[str, str]]


class Promise(NamedTuple):
    """``text`` is what is promised, ``looked_at`` what ``look`` counts."""

    id: str
    text: str
    looked_at: str
    look: Callable[[Build], Seen]


def examine(promise: Promise, build: Build) -> Check:
    """The check of ``promise``.  A look that breaks on what it is shown is a failure, not an error."""
    try:
        count, wrong = promise.look(build)
    except Exception as error:  # a check that stops would hide all that come after it
        count, wrong = 1, [(promise.looked_at, f"cannot be looked at: {type(error).__name__}: {error}")]
    failures = [Failure(place=printable(place), problem=printable(problem)) for place, problem in wrong[:MOST]]
    if len(wrong) > MOST:
        failures.append(Failure(place=promise.looked_at, problem=f"{len(wrong) - MOST} more failures are not listed"))
    status = "failed" if failures else "passed" if count else "not applicable"
    return Check(
        id=promise.id,
        promise=promise.text,
        looked_at=promise.looked_at,
        count=count,
        status=status,
        failures=failures,
    )


def short(text: str, limit: int = 60) -> str:
    """``text`` in quotation marks, cut to ``limit``."""
    return excerpt(text, limit)


def level(text: str) -> str:
    """``text`` with every run of white space as one space, none at its ends."""
    return " ".join(text.split())


def first_difference(found: str, wanted: str) -> str:
    """Where ``found`` begins to differ from ``wanted``, in words."""
    pairs = enumerate(zip(found, wanted, strict=False))
    at = next((place for place, (one, other) in pairs if one != other), min(len(found), len(wanted)))
    low = max(0, at - 10)
    return f"reads {short(found[low : at + 40])} instead of {short(wanted[low : at + 40])}"
