"""Everything -> checks; a failed check is an error."""

from __future__ import annotations

import argparse
from pathlib import Path

from msgspec.structs import replace

from ..errors import RecensionError
from ..files import read_bytes, read_record, sha256, write_record
from ..records.apparatus import Apparatus, Edition
from ..records.checks import FAILED, Result
from ..records.comparison import Comparison
from ..records.config import LAYOUTS
from ..records.document import Document
from ..records.findings import Findings
from ..verification import verify as verify_build
from . import add_paths, read_figures


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "results", "checks", required=True)
    add_paths(parser, "made", many=True)
    parser.add_argument("--layout", choices=LAYOUTS, default=LAYOUTS[0])


def run(options: argparse.Namespace) -> None:
    """Everything -> checks; a failed check is an error."""
    results = options.results
    made = [file for path in options.made for file in files_of(path)]
    # Of those that this build has made: what an earlier one with other figures has left behind is none of its own.
    figures = [file for file in made if file.suffix == ".svg"]
    checks = verify_build(
        read_record(results / "document.json", Document),
        read_record(results / "apparatus.json", Apparatus),
        read_record(results / "edition.json", Edition),
        read_record(results / "findings.json", Findings),
        read_record(results / "comparison.json", Comparison),
        read_bytes(results / "edition.html"),
        read_bytes(results / "edition.pdf"),
        read_bytes(results / "edition.md"),
        read_bytes(results / "queries.md"),
        read_figures(figures),
        options.layout,
    )
    hashed = [Result(name=path.relative_to(results).as_posix(), sha256=sha256(read_bytes(path))) for path in made]
    checks = replace(checks, results=hashed)
    failed = [check for check in checks.checks if check.status == "failed"]
    report = options.log.with_name(FAILED) if options.log else options.checks
    if failed:
        write_record(report, checks)
        raise RecensionError(
            str(results),
            f"{len(failed)} of {len(checks.checks)} checks failed",
            "\n  ".join(
                f"{check.promise} {failure.place}: {failure.problem}"
                for check in failed
                for failure in check.failures[:5]
            ),
        )
    if report != options.checks:
        report.unlink(missing_ok=True)  # it told of an earlier build
    write_record(options.checks, checks)


def files_of(path: Path) -> list[Path]:
    """``path``, or the files in it where it is a folder; what begins with a dot is Snakemake's."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
