"""How the results of a study stand: verified, or why they cannot be listed.

Told by content and not by time: the results must have the bytes that the checks looked at, and the inputs those that
the results were made from.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any, Literal

from ..bibliography import items as bibliography
from ..errors import RecensionError
from ..files import read_bytes, read_record, sha256
from ..records import Record
from ..records.apparatus import Apparatus, Edition
from ..records.checks import FAILED, Checks
from ..records.document import Document
from ..records.findings import Findings, Label, Scope
from ..records.provenance import Input, Provenance

if TYPE_CHECKING:
    from .memory import Memory

Standing = Literal["not built", "failed", "changed", "altered"]
# How a file looks without a look into it: bytes, times of the last change of its content and of its entry in ns, inode.
Sight = tuple[int, int, int, int]


class Mark(Record):
    """A finding by its number in the study's page, and its id; ``status`` is what it has on record."""

    number: str
    id: str
    status: str


class Results(Record):
    """What the page says of the verified results of a study: of very many, their records would not fit into memory.

    ``marks`` are the findings by subject, then dimension; ``methods``, ``hands`` and ``statuses`` how many findings
    were coded how, changes made by whom, and checks passed or not; ``files`` the SHA-256 of each result by its name.
    """

    title: str
    language: str
    metadata: dict[str, Any]
    licence: str
    codebook: tuple[str, ...]  # its name, and the SHA-256 of its file
    codebook_title: str
    subjects: list[Label]
    dimensions: list[Label]
    scope: list[Scope]
    marks: dict[str, dict[str, list[Mark]]]
    methods: dict[str, int]
    hands: dict[str, int]
    queries: int
    statuses: dict[str, int]
    files: dict[str, str]


@dataclass(frozen=True)
class Entry:
    """A study in the index: its ``results`` where they are verified, else how they stand and what is at fault.

    For the next time: how each result looked before it was hashed, the ``inputs``, the ``markup`` of the study's
    section where there are many, and whether all of that is ``kept`` already.
    """

    study: str
    results: Results | None = None
    standing: Standing | None = None
    faults: tuple[str, ...] = ()
    seen: dict[str, Sight] = field(default_factory=dict)
    inputs: list[Input] = field(default_factory=list)
    markup: str = ""
    kept: bool = False


def entry(folder: Path, inputs: Sequence[Input], failed: bool = False, memory: Memory | None = None) -> Entry:
    """The study whose results are in ``folder`` and whose inputs are now ``inputs``, as ``memory`` has it if it holds.

    ``failed`` says that a job of its last build failed, whatever stands in the folder.
    """
    study = folder.name
    report = folder / "logs" / FAILED
    if report.is_file():
        return Entry(study, None, "failed", _failed_checks(report))
    if failed:
        return Entry(study, None, "failed")
    if not (folder / "checks.json").is_file():
        return Entry(study, None, "not built")
    try:
        return (memory and memory.recall(folder, inputs)) or _read(folder, inputs)
    except RecensionError as error:
        return Entry(study, None, "altered", (_inside(error.place, folder),))


def _read(folder: Path, inputs: Sequence[Input]) -> Entry:
    seen = {"checks.json": sight(folder / "checks.json")}
    checks = read_record(folder / "checks.json", Checks)
    seen |= {one.name: sight(folder / one.name) for one in checks.results}
    if not checks.passed:
        return Entry(folder.name, None, "failed", _names(checks))
    altered = [one.name for one in checks.results if _sha256(folder / one.name) != one.sha256]
    if altered or not checks.results:
        return Entry(folder.name, None, "altered", tuple(altered))
    provenance = read_record(folder / "provenance.json", Provenance)
    changed = {one.name for one in {*provenance.inputs} ^ {*inputs}}
    if changed:
        return Entry(folder.name, None, "changed", tuple(sorted(changed)))
    return Entry(folder.name, _results(folder, provenance, checks), seen=seen, inputs=provenance.inputs)


def _results(folder: Path, provenance: Provenance, checks: Checks) -> Results:
    document = read_record(folder / "document.json", Document)
    changes = read_record(folder / "apparatus.json", Apparatus).emendations
    findings = read_record(folder / "findings.json", Findings)
    marks: dict[str, dict[str, list[Mark]]] = {}
    for number, one in enumerate(findings.findings, 1):
        those = marks.setdefault(intern(one.subject), {}).setdefault(intern(one.dimension), [])
        those.append(Mark(number=f"F{number}", id=one.id, status=intern(one.status)))
    return Results(
        title=bibliography.title_of(document, read_record(folder / "edition.json", Edition)),
        language=document.language,
        metadata={key: value for key, value in document.metadata.items() if key not in bibliography.NOT_CITED},
        licence=provenance.licence,
        codebook=(findings.codebook, *(one.sha256 for one in provenance.inputs if one.role == "codebook")),
        codebook_title=findings.codebook_title or findings.codebook,
        subjects=findings.subjects,
        dimensions=findings.dimensions,
        scope=findings.scope,
        marks=marks,
        methods=Counter(intern(one.method) for one in findings.findings),
        hands=Counter(intern(one.hand) for one in changes),
        queries=len({one.query for one in changes if one.query}),
        statuses=Counter(intern(one.status) for one in checks.checks),
        files={intern(one.name): one.sha256 for one in checks.results}
        | {"checks.json": sha256(read_bytes(folder / "checks.json"))},
    )


def _failed_checks(report: Path) -> tuple[str, ...]:
    try:
        return _names(read_record(report, Checks))
    except RecensionError:
        return ()


def _names(checks: Checks) -> tuple[str, ...]:
    return tuple(check.promise for check in checks.checks if check.status == "failed")


def sight(path: Path) -> Sight:
    """How the file at ``path`` looks now; one that is not there like no other."""
    try:
        found = os.stat(path)
    except OSError:
        return (-1, 0, 0, 0)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _sha256(path: Path) -> str:
    try:
        return sha256(read_bytes(path))
    except RecensionError:
        return ""


def _inside(place: str, folder: Path) -> str:
    """``place`` without the way to the results, which differs between machines."""
    return place.removeprefix(f"{folder}/")
