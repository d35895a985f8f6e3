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
    hashed = {index.name: sha256(read_bytes(index))}
    for one in entries:
        if one.results:
            checks = f"{one.study}/checks.json"
            hashed[checks] = sha256(read_bytes(index.with_name(one.study) / "checks.json"))
            hashed |= {f"{one.study}/{result.name}": result.sha256 for result in one.results.checks.results}
    return b"".join(f"{hashed[name]}  {name}\n".encode() for name in sorted(hashed, key=str.encode))
