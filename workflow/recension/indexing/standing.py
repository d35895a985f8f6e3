"""How the results of a study stand: verified, or why they cannot be listed.

Told by content and not by time: the results must have the bytes that the checks looked at, and the inputs those that
the results were made from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..errors import RecensionError
from ..files import read_bytes, read_record, sha256
from ..records.apparatus import Apparatus, Edition
from ..records.checks import FAILED, Checks
from ..records.document import Document
from ..records.findings import Findings
from ..records.provenance import Input, Provenance

Standing = Literal["not built", "failed", "changed", "altered"]


@dataclass(frozen=True)
class Results:
    """The verified results of a study."""

    document: Document
    apparatus: Apparatus
    edition: Edition
    findings: Findings
    provenance: Provenance
    checks: Checks


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
    results = Results(
        read_record(folder / "document.json", Document),
        read_record(folder / "apparatus.json", Apparatus),
        read_record(folder / "edition.json", Edition),
        read_record(folder / "findings.json", Findings),
        provenance,
        checks,
    )
    return Entry(folder.name, results)


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
