"""Many studies through all stages, one after the other in one process."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from ..batch import Batch
from ..files import read_bytes, sha256, write_bytes
from . import add_paths, add_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_settings(parser)
    add_paths(parser, "templates", "stamp", required=True)
    parser.add_argument("--bucket", default="", metavar="URL", help="where the results are sent, s3://name/prefix")
    parser.add_argument("--studies", nargs="+", required=True, metavar="ID")


def run(options: argparse.Namespace) -> None:
    """Many studies through all stages; only when none of them has failed, the stamp names the checks of each."""
    results = Path(options.settings.pathvars.results)
    log = options.log or options.stamp.with_suffix(".log")
    config = msgspec.structs.replace(options.settings, bucket=options.bucket)
    failed = Batch(options.studies, config, options.templates, log).build()
    if failed:
        raise SystemExit(1)  # each has been told by itself
    lines = [f"{sha256(read_bytes(results / one / 'checks.json'))}  {one}/checks.json\n" for one in options.studies]
    write_bytes(options.stamp, "".join(lines).encode())
