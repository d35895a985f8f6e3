"""How an edition is built: ``provenance.json``, for the foot of the page, the colophon and the index."""

from __future__ import annotations

from typing import Literal

from . import Record


class Input(Record):
    """A file that goes in: its name under the data folder (no path of a machine) and the SHA-256 of its bytes."""

    role: Literal["witness", "decisions", "termbase", "codebook"]
    name: str
    sha256: str


class Setting(Record):
    """A key of the config that bears on what is built, and its value as JSON."""

    key: str
    value: str


class Tool(Record):
    """A program or package, and its version."""

    name: str
    version: str


class Promised(Record):
    """A check that every build must pass: the ``id`` it has in ``checks.json``, and what it promises."""

    id: str
    promise: str


class Provenance(Record):
    """What goes into a study's build, and what the build must prove.

    ``licence`` is that of ``study.yaml``, empty when it names none.  The results of the checks are not here: they are
    made on the finished outputs, which this record is part of, and stand in ``checks.json``.
    """

    study: str
    licence: str
    inputs: list[Input]
    settings: list[Setting]
    tools: list[Tool]
    checks: list[Promised]
