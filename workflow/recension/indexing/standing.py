"""How the results of a study stand: verified, or why they cannot be listed.

Told by content and not by time: the results must have the bytes that the checks looked at, and the inputs those that
the results were made from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any, Literal

from ..bibliography import items as bibliography
from ..errors import RecensionError
from ..files import read_bytes, read_record, sha256
from ..records.apparatus import Apparatus, Edition
from ..records.checks import FAILED, Checks
from ..records.document import Document
from ..records.findings import Findings, Label, Scope
from ..records.provenance import Input, Provenance

Standing = Literal["not built", "failed", "changed", "altered"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding by its number in the study's page, and its id; ``status`` is what it has on record."""

    number: str
    id: str
    status: str


@dataclass(frozen=True, slots=True)
class Results:
    """What the page says of the verified results of a study: of very many, their records would not fit into memory.

    ``marks`` are the findings by subject and dimension; ``methods``, ``hands`` and ``statuses`` how many findings were
    coded how, changes made by whom, and checks passed or not; ``files`` the SHA-256 of each result by its name.
    """

    title: str
    language: str
    metadata: Mapping[str, Any]
    licence: str
    codebook: tuple[str, ...]  # its name, and the SHA-256 of its file
    codebook_title: str
    subjects: Sequence[Label]
    dimensions: Sequence[Label]
    scope: Sequence[Scope]
    marks: Mapping[tuple[str, str], Sequence[Mark]]
    methods: Mapping[str, int]
    hands: Mapping[str, int]
    queries: int
    statuses: Mapping[str, int]
    files: Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """A study in the index: its ``results`` where they are verified, else how they stand and what is at fault."""

    study: str
    results: Results | None = None
    standing: Standing | None = None
    faults: tuple[str, ...] = ()


def entry(folder: Path, inputs: Sequence[Input], failed: bool = False) -> Entry:
    """The study whose results are in ``folder`` and whose inputs are now ``inputs``.

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
        return _read(folder, inputs)
    except RecensionError as error:
        return Entry(study, None, "altered", (_inside(error.place, folder),))


def _read(folder: Path, inputs: Sequence[Input]) -> Entry:
    checks = read_record(folder / "checks.json", Checks)
    if not checks.passed:
        return Entry(folder.name, None, "failed", _names(checks))
    altered = [one.name for one in checks.results if _sha256(folder / one.name) != one.sha256]
    if altered or not checks.results:
        return Entry(folder.name, None, "altered", tuple(altered))
    provenance = read_record(folder / "provenance.json", Provenance)
    changed = {one.name for one in {*provenance.inputs} ^ {*inputs}}
    if changed:
        return Entry(folder.name, None, "changed", tuple(sorted(changed)))
    return Entry(folder.name, _results(folder, provenance, checks))


def _results(folder: Path, provenance: Provenance, checks: Checks) -> Results:
    document = read_record(folder / "document.json", Document)
    changes = read_record(folder / "apparatus.json", Apparatus).emendations
    findings = read_record(folder / "findings.json", Findings)
    marks: dict[tuple[str, str], list[Mark]] = {}
    for number, one in enumerate(findings.findings, 1):
        at = intern(one.subject), intern(one.dimension)
        marks.setdefault(at, []).append(Mark(f"F{number}", one.id, intern(one.status)))
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


def _sha256(path: Path) -> str:
    try:
        return sha256(read_bytes(path))
    except RecensionError:
        return ""


def _inside(place: str, folder: Path) -> str:
    """``place`` without the way to the results, which differs between machines."""
    return place.removeprefix(f"{folder}/")
