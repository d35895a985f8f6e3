"""Document + termbases + edits -> apparatus and edition."""

from __future__ import annotations

import argparse

from ..emendation import emend as emend_document
from ..emendation.passed import Passed
from ..emendation.rows import HEADER, rows
from ..files import read_bytes, read_record, sha256, write_csv, write_record
from ..records.document import Document
from ..records.inputs import Edits, Termbase
from ..yamlfile import YamlFile
from . import add_paths, add_version, kept_record


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "document", "apparatus", "table", "edition", required=True)
    add_paths(parser, "edits")
    add_paths(parser, "termbase", many=True)
    add_version(parser)


def run(options: argparse.Namespace) -> None:
    """Document + termbases + edits -> apparatus and edition."""
    file = YamlFile(options.edits) if options.edits else None
    record = kept_record(options, "passed.json")
    passed = Passed(record, [options.version, sha256(read_bytes(options.document))]) if record else None
    apparatus, edition = emend_document(
        read_record(options.document, Document),
        [YamlFile(path).record(Termbase) for path in options.termbase],
        file.record(Edits) if file else None,
        file,
        passed,
    )
    if passed:
        passed.end()
    write_record(options.apparatus, apparatus)
    write_csv(options.table, HEADER, rows(apparatus))
    write_record(options.edition, edition)
