"""Everything -> checks; a failed check is an error."""

from __future__ import annotations

import argparse

from ..errors import RecensionError
from ..files import read_bytes, read_record, write_record
from ..records.apparatus import Apparatus, Edition
from ..records.comparison import Comparison
from ..records.config import LAYOUTS
from ..records.document import Document
from ..records.findings import Findings
from ..verification import verify as verify_build
from . import add_paths, read_figures


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "results", "checks", required=True)
    parser.add_argument("--layout", choices=LAYOUTS, default=LAYOUTS[0])


def run(options: argparse.Namespace) -> None:
    """Everything -> checks; a failed check is an error."""
    results = options.results
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
        read_figures([*sorted((results / "figures").glob("*.svg")), results / "figures" / "structure"]),
        options.layout,
    )
    failed = [check for check in checks.checks if check.status == "failed"]
    if failed:
        write_record(options.log.with_name("checks-failed.json") if options.log else options.checks, checks)
        raise RecensionError(
            str(results),
            f"{len(failed)} of {len(checks.checks)} checks failed",
            "\n  ".join(
                f"{check.promise} {failure.place}: {failure.problem}"
                for check in failed
                for failure in check.failures[:5]
            ),
        )
    write_record(options.checks, checks)
