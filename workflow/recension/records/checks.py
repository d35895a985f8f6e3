"""What *verify* makes: ``checks.json``."""

from __future__ import annotations

from typing import Literal

from . import Record


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


class Checks(Record):
    """All checks of a study's build; ``passed`` is true when none failed."""

    study: str
    passed: bool
    checks: list[Check]
