"""Findings, document and apparatus -> tables and figures."""

from __future__ import annotations

import argparse

from ..comparison import compare as compare_findings
from ..comparison.kept import Kept
from ..files import read_record, write_record
from ..records.apparatus import Apparatus
from ..records.document import Document
from ..records.findings import Findings
from . import add_paths, add_version, kept_record


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "findings", "document", "apparatus", "comparison", required=True)
    parser.add_argument("--formats", nargs="+", choices=["svg", "png", "pdf"], default=["svg"], help="of the figures")
    add_version(parser)


def run(options: argparse.Namespace) -> None:
    """Findings, document and apparatus -> tables and figures; diagrams of an earlier run do not stay behind."""
    comparison, files = compare_findings(
        read_record(options.findings, Findings),
        read_record(options.document, Document),
        read_record(options.apparatus, Apparatus),
        options.formats,
    )
    folder = options.comparison.parent
    diagrams = folder / "figures" / "structure"
    diagrams.mkdir(parents=True, exist_ok=True)
    kept = Kept(folder, kept_record(options, "compared.json"), options.version)
    for name, file in files.items():
        kept.put(name, file)
    kept.end()
    for path in diagrams.iterdir():
        if not path.name.startswith(".") and str(path.relative_to(folder)) not in files:
            path.unlink()
    write_record(options.comparison, comparison)
