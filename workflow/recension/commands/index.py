"""The results of all studies -> one page over them."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..colophon import inputs
from ..files import write_bytes
from ..indexing import entry, write_index
from ..study import load_studies
from . import add_paths, add_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_settings(parser)
    add_paths(parser, "templates", "index", required=True)
    parser.add_argument("--failed", nargs="*", default=[], metavar="ID", help="studies with a job that failed")


def run(options: argparse.Namespace) -> None:
    """The results of all studies -> one page over them, each with its results only where they are verified."""
    config = options.settings
    results = Path(config.pathvars.results)
    entries = [
        entry(results / id, inputs(folder, config), id in options.failed)
        for id, folder in sorted(load_studies(config).items())
    ]
    write_bytes(options.index, write_index(entries, options.templates))
