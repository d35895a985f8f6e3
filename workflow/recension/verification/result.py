"""How a check is put together."""

from __future__ import annotations

from collections.abc import Iterable

from ..records.checks import Check, Failure


def check(identifier: str, promise: str, looked_at: str, count: int, failures: Iterable[tuple[str, str]]) -> Check:
    """The check of ``count`` things with its ``failures`` as (place, problem); none to look at is no pass."""
    found = [Failure(place=place, problem=problem) for place, problem in failures]
    status = "failed" if found else "passed" if count else "not applicable"
    return Check(id=identifier, promise=promise, looked_at=looked_at, count=count, status=status, failures=found)
