"""Witnesses -> document."""

from __future__ import annotations

import argparse

from ..files import write_record
from ..reading import read_study
from ..study import StudyFolder
from . import add_paths


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "study", "document", required=True)


def run(options: argparse.Namespace) -> None:
    """Witnesses -> document."""
    folder = StudyFolder(options.study)
    write_record(options.document, read_study(folder.id, folder.study, folder.sources()))
