"""Edition + codebook + coding -> findings."""

from __future__ import annotations

import argparse

from ..coding import code_study, findings_rows
from ..files import read_record, write_csv, write_record
from ..records.apparatus import Edition
from ..records.document import Document
from ..records.inputs import Codebook, Coding
from ..yamlfile import YamlFile
from . import add_paths


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "document", "edition", "codebook", "findings", "table", required=True)
    add_paths(parser, "coding")


def run(options: argparse.Namespace) -> None:
    """Edition + codebook + coding -> findings."""
    document = read_record(options.document, Document)
    file = YamlFile(options.coding) if options.coding else None
    findings = code_study(
        document,
        read_record(options.edition, Edition),
        options.codebook.stem,
        YamlFile(options.codebook).record(Codebook),
        file.record(Coding) if file else None,
        file,
    )
    write_record(options.findings, findings)
    write_csv(options.table, *findings_rows(findings, document))
