"""Study + config -> how its edition is built."""

from __future__ import annotations

import argparse

from ..colophon import provenance
from ..files import write_record
from ..study import StudyFolder, studies_folder
from . import add_paths, add_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_settings(parser)
    parser.add_argument("--study", required=True, metavar="ID")
    add_paths(parser, "provenance", required=True)


def run(options: argparse.Namespace) -> None:
    """Study + config -> how its edition is built."""
    folder = StudyFolder(studies_folder(options.settings) / options.study)
    write_record(options.provenance, provenance(folder, options.settings))
