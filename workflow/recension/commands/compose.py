"""Everything so far -> the report as one pandoc AST."""

from __future__ import annotations

import argparse

from ..files import read_bytes, read_record, write_bytes
from ..records.agreement import Agreement
from ..records.apparatus import Apparatus, Edition
from ..records.comparison import Comparison
from ..records.document import Document
from ..records.findings import Findings
from ..records.provenance import Provenance
from ..rendering import build_ast
from . import add_paths, without_rings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "document", "apparatus", "edition", "findings", "agreement", "comparison", required=True)
    add_paths(parser, "provenance", "ast", required=True)
    add_paths(parser, "citations", many=True)


@without_rings()
def run(options: argparse.Namespace) -> None:
    """Everything so far -> the report as one pandoc AST."""
    ast = build_ast(
        read_record(options.document, Document),
        read_record(options.apparatus, Apparatus),
        read_record(options.edition, Edition),
        read_record(options.findings, Findings),
        read_record(options.comparison, Comparison),
        read_record(options.agreement, Agreement),
        read_record(options.provenance, Provenance),
        {path.name.partition(".")[2]: read_bytes(path) for path in options.citations},
    )
    write_bytes(options.ast, ast)
