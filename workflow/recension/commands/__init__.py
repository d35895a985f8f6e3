"""One module a command: the options it takes, and the files it reads and writes around one stage."""

from __future__ import annotations

import argparse
import contextlib
import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from ..files import read_bytes
from ..records.config import Config


def add_paths(parser: argparse.ArgumentParser, *names: str, required: bool = False, many: bool = False) -> None:
    """Give ``parser`` an option ``--name PATH`` for each of ``names``; with ``many`` it takes any number of paths."""
    for name in names:
        if many:
            parser.add_argument(f"--{name}", type=Path, metavar="PATH", nargs="*", default=[])
        else:
            parser.add_argument(f"--{name}", type=Path, metavar="PATH", required=required)


@contextlib.contextmanager
def without_rings() -> Iterator[None]:
    """Look for no rings among objects inside: trees of a report have none, and the look grows faster than they do."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read_figures(paths: Sequence[Path]) -> dict[str, bytes]:
    """The figures in ``paths``, files and folders of files, by the id that is their name."""
    files = [file for path in paths for file in (sorted(path.glob("*.svg")) if path.is_dir() else [path])]
    return {path.stem: read_bytes(path) for path in files}


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the option ``--settings JSON``: the config as Snakemake has it, command line and all."""
    parser.add_argument(
        "--settings", type=lambda text: msgspec.json.decode(text, type=Config), required=True, metavar="JSON"
    )


def add_version(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the option ``--version``, by which a command knows what it has made before."""
    parser.add_argument("--version", default="", help="of the program: what it has made from the same before is kept")


def kept_record(options: argparse.Namespace, name: str) -> Path | None:
    """Where a command keeps what it knows of its last run: nowhere without a log, or a version to know it by."""
    from ..stamps import FOLDER  # here, for few commands keep anything

    return options.log.parent / FOLDER / name if options.log and options.version else None
