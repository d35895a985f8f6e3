"""The results of all studies -> one page over them, and the manifest of their files."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..colophon import inputs
from ..files import write_bytes
from ..indexing import entry, write_index, write_manifest
from ..study import load_studies
from . import add_paths, add_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_settings(parser)
    add_paths(parser, "templates", "index", required=True)
    add_paths(parser, "manifest")
    parser.add_argument("--failed", nargs="*", default=[], metavar="ID", help="studies with a job that failed")


def run(options: argparse.Namespace) -> None:
    """The results of all studies -> one page over them and the manifest, each with its results where verified."""
    config = options.settings
    results = Path(config.pathvars.results)
    entries = [
        entry(results / id, inputs(folder, config), id in options.failed)
        for id, folder in sorted(load_studies(config).items())
    ]
    write_bytes(options.index, write_index(entries, options.templates))
    if options.manifest:
        write_bytes(options.manifest, write_manifest(entries, options.index))
