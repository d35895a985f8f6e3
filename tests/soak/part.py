"""What one part of the trials tried, and what came of it."""

from __future__ import annotations

import msgspec


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
