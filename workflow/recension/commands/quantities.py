"""Texts as JSON lines -> their quantities as JSON lines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO

import msgspec

from ..coding.conventions import quantities_of
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
    name = str(options.input or "standard input")
    with _opened(options.input, "rb", sys.stdin) as source, _opened(options.output, "wb", sys.stdout) as target:
        encoder = msgspec.json.Encoder()
        for text in _texts(source, name):
            found = {"id": text.id, "quantities": quantities_of(text.text, options.convention)}
            target.write(encoder.encode(found) + b"\n")
        target.flush()


def _opened(path: Path | None, mode: str, stream: IO[str]) -> IO[bytes] | nullcontext[IO[bytes]]:
    if path is None:
        return nullcontext(stream.buffer)
    try:
        return path.open(mode)
    except OSError as error:
        raise RecensionError(str(path), f"cannot be opened: {error.strerror}", "Name another file.") from error


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
