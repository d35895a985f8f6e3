"""The results of all studies -> one page over them, and the manifest of their files."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..bucket import send_index
from ..colophon import inputs
from ..errors import RecensionError
from ..files import write_bytes
from ..indexing import Entry, Memory, entry, marked, write_index, write_manifest
from ..records.config import Config
from ..study import load_study, study_ids
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
    memory = Memory(results / "logs")
    entries = marked([_entry(one, config, results, one in options.failed, memory) for one in study_ids(config)])
    write_bytes(options.index, write_index(entries, options.templates))
    if options.manifest:
        write_bytes(options.manifest, write_manifest(entries, options.index))
    memory.keep(entries)
    if config.bucket:
        send_index(config.bucket, results)


def _entry(identifier: str, config: Config, results: Path, failed: bool, memory: Memory) -> Entry:
    """One study in the index; one whose folder is at fault has failed, whatever stands among the results."""
    try:
        return entry(results / identifier, inputs(load_study(identifier, config), config), failed, memory)
    except RecensionError:
        return entry(results / identifier, [], True)
