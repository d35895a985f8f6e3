"""The JSON Schemas of every file and artefact -> a folder."""

from __future__ import annotations

import argparse

from ..files import write_bytes
from ..schemas import all_schemas
from . import add_paths


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "folder", required=True)


def run(options: argparse.Namespace) -> None:
    """The JSON Schemas of every file and artefact -> a folder."""
    for name, data in all_schemas().items():
        write_bytes(options.folder / name, data)
