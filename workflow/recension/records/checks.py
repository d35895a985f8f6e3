"""What *verify* makes: ``checks.json``."""

from __future__ import annotations

from typing import Literal

from . import Record

FAILED = "checks-failed.json"  # in the logs of a study, whose last checks failed


class Failure(Record):
    """One thing that failed: where (a file, id or quote) and what is wrong with it."""

    place: str
    problem: str


class Check(Record):
    """Something the build proves.  ``looked_at`` says what was looked at, ``count`` how many of them.

    ``status`` is ``not applicable`` when there was nothing to look at (``count == 0``).
    """

    id: str
    promise: str
    looked_at: str
    count: int
    status: Literal["passed", "failed", "not applicable"]
    failures: list[Failure]


class Result(Record):
    """A file of the build as it was when the checks were made: its name in the study's results, and its SHA-256."""

    name: str
    sha256: str


class Checks(Record):
    """All checks of a study's build; ``passed`` is true when none failed.

    ``results`` are the files that the build had made: of any other file, or of one that has changed since, the checks
    say nothing.
    """

    study: str
    passed: bool
    checks: list[Check]
    results: list[Result] = []
