"""What one part of the trials tried, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

import msgspec

Trial, Found = TypeVar("Trial"), TypeVar("Found")


class Row(msgspec.Struct, frozen=True):
    """One kind of trial: how many were made, how many failed, and what else is worth a word."""

    what: str
    tried: int
    failed: int
    remark: str = ""


class Part(msgspec.Struct, frozen=True):
    """The trials of one part: its title, the command that repeats it, one row for each kind of trial."""

    title: str
    command: str
    rows: tuple[Row, ...]


def each(work: Callable[[Trial], Found], trials: Iterable[Trial], jobs: int) -> list[Found]:
    """What ``work`` finds in each of ``trials``, ``jobs`` of them at a time in processes of their own."""
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(work, trials))
