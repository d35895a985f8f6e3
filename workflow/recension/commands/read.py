"""Witnesses -> document."""

from __future__ import annotations

import argparse

from ..errors import RecensionError
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
    try:
        document = read_study(folder.id, folder.study, folder.sources())
    except RecensionError as error:
        # The stage knows a witness by its path in the study's folder; whoever must act needs the way to it.
        inside = (options.study / error.place.partition(":")[0]).is_file()
        place = str(options.study / error.place) if inside else error.place
        raise RecensionError(place, error.problem, error.remedy) from None
    write_record(options.document, document)
