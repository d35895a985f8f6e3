"""Findings -> tables and figures."""

from __future__ import annotations

import argparse

from ..comparison import compare as compare_findings
from ..files import read_record, write_bytes, write_record
from ..records.findings import Findings
from . import add_paths


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "findings", "comparison", required=True)


def run(options: argparse.Namespace) -> None:
    """Findings -> tables and figures."""
    comparison, files = compare_findings(read_record(options.findings, Findings))
    for name, data in files.items():
        write_bytes(options.comparison.parent / name, data)
    write_record(options.comparison, comparison)
