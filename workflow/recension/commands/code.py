"""Edition + codebook + coding + synthesis -> findings, and how far the coders agree."""

from __future__ import annotations

import argparse

from ..coding import agreement_rows, code_study, difference_rows, findings_rows, measure_agreement
from ..files import read_record, write_csv, write_record
from ..records.apparatus import Edition
from ..records.document import Document
from ..records.inputs import Codebook, Coding
from ..records.plans import Synthesis
from ..yamlfile import YamlFile
from . import add_paths


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "document", "edition", "codebook", "findings", "table", required=True)
    add_paths(parser, "agreement", "agreement-table", "differences", required=True)
    add_paths(parser, "coding", "synthesis")
    add_paths(parser, "further", many=True)


def run(options: argparse.Namespace) -> None:
    """Edition + codebook + coding + synthesis -> findings; further codings -> agreement."""
    document, edition = read_record(options.document, Document), read_record(options.edition, Edition)
    codebook = YamlFile(options.codebook).record(Codebook)
    deciding = YamlFile(options.coding) if options.coding else None
    codings = [(file.record(Coding), file) for file in map(YamlFile, options.further)]
    codings.insert(0, (deciding.record(Coding), deciding) if deciding else (Coding(), None))
    synthesis = YamlFile(options.synthesis) if options.synthesis else None
    findings = code_study(
        document,
        edition,
        options.codebook.stem,
        codebook,
        *codings[0],
        synthesis.record(Synthesis) if synthesis else None,
        synthesis,
    )
    agreement = measure_agreement(document, edition, codebook, findings, codings)
    write_record(options.findings, findings)
    write_csv(options.table, *findings_rows(findings, document))
    write_record(options.agreement, agreement)
    write_csv(options.agreement_table, *agreement_rows(agreement))
    write_csv(options.differences, *difference_rows(agreement))
