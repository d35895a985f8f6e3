"""Witnesses -> document."""

from __future__ import annotations

import argparse

from ..errors import RecensionError
from ..files import write_record
from ..reading import read_study
from ..records.document import Document
from ..study import StudyFolder
from . import add_paths


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "study", "document", required=True)


def run(options: argparse.Namespace) -> None:
    """Witnesses -> document."""
    write_record(options.document, read_folder(StudyFolder(options.study)))


def read_folder(folder: StudyFolder) -> Document:
    """The document of the study in ``folder``.  Raises :class:`RecensionError` with the way to the witness at fault."""
    try:
        return read_study(folder.id, folder.study, folder.sources())
    except RecensionError as error:
        # The stage knows a witness by its path in the study's folder; whoever must act needs the way to it.
        inside = (folder.folder / error.place.partition(":")[0]).is_file()
        place = str(folder.folder / error.place) if inside else error.place
        raise RecensionError(place, error.problem, error.remedy) from None
