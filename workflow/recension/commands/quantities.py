"""Texts as JSON lines -> their quantities as JSON lines."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

import msgspec

from ..coding.conventions import Convention, quantities_of
from ..errors import RecensionError
from . import add_paths


class _Text(msgspec.Struct):
    id: str | int
    text: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command; without ``--input`` and ``--output`` it reads and writes the standard streams."""
    parser.epilog = (
        'Reads JSON lines {"id", "text"}; without --input and --output, from standard input to standard output.'
    )
    parser.add_argument(
        "--convention",
        choices=("news", "measeval", "grobid"),
        default="news",
        help="how quantities are written down: each number by itself with the name of its unit (news, the default), "
        "spans with the words that qualify the number and MeasEval's labels (measeval), spans of number and unit only, "
        "a list as one (grobid)",
    )
    add_paths(parser, "input", "output")


def run(options: argparse.Namespace) -> None:
    """Read a text a line, write its quantities a line, one after the other."""
    with _source(options.input) as source:
        rows = _rows(_texts(source, str(options.input or "standard input")), options.convention)
        if options.output:
            _write(options.output, rows)
        else:
            _print(rows)


def _source(path: Path | None) -> AbstractContextManager[IO[bytes]]:
    if path is None:
        return nullcontext(sys.stdin.buffer)
    try:
        return path.open("rb")
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise RecensionError(str(path), problem, "Check the path and its permissions.") from None


def _rows(texts: Iterable[_Text], convention: Convention) -> Iterator[bytes]:
    encoder = msgspec.json.Encoder()
    for text in texts:
        yield encoder.encode({"id": text.id, "quantities": quantities_of(text.text, convention)}) + b"\n"


def _print(rows: Iterable[bytes]) -> None:
    """Write each row as soon as it is there, for as long as someone reads."""
    try:
        for row in rows:
            sys.stdout.buffer.write(row)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is still held back must go nowhere, or Python would complain when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(path: Path, rows: Iterable[bytes]) -> None:
    """Put the rows at ``path``: all of them, or nothing (a temporary name in the same folder, then a rename)."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as target:
            target.writelines(rows)
        partial.replace(path)
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise RecensionError(str(path), problem, "Check the folder, space and permissions.") from None
    finally:
        partial.unlink(missing_ok=True)


def _texts(lines: Iterable[bytes], name: str) -> Iterator[_Text]:
    decoder = msgspec.json.Decoder(_Text)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            remedy = 'Give one object a line, with "id" and "text": {"id": "a", "text": "It grew by 5%."}'
            raise RecensionError(f"{name}:{number}", f"no text as JSON: {error}", remedy) from error
