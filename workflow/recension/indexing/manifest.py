"""The manifest: the files of a build with their SHA-256, in the form that ``sha256sum --check`` reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..files import read_bytes, sha256
from .standing import Entry


def write_manifest(entries: Sequence[Entry], index: Path) -> bytes:
    """A line for each file of the studies whose results are verified, and for ``index``, in the order of their names.

    Names are from the folder of ``index``.  Hashes of results are those that the checks were made on; :func:`entry`
    has found that they still hold.  Raises :class:`RecensionError` for a file that cannot be read.
    """
    lines = [(index.name, sha256(read_bytes(index)))]
    lines += [
        (f"{one.study}/{name}", hash) for one in entries if one.results for name, hash in one.results.files.items()
    ]
    return b"".join(f"{hash}  {name}\n".encode() for name, hash in sorted(lines, key=lambda line: line[0].encode()))
