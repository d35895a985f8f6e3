"""What the index has found of each study, kept for the next time: one of which no file has changed is not read again.

A file has not changed when it has the size, the times and the inode that it had when it was hashed.  A change within
the same tick of the clock would leave these as they are, so a file is taken up only when it was at rest for
:data:`REST` before it was hashed, by the clock of its own file system (git has the same trouble, and calls such files
*racily clean*).  A copy, or a file with a time to come, is looked at anew, and so is all that was kept by other code or
was damaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from ..errors import RecensionError
from ..files import read_bytes, sha256, write_bytes
from ..provenance import fingerprint
from ..records import Record
from ..records.provenance import Input
from .standing import Entry, Results, Sight, sight

NAME = "index"  # the folder, in the logs of all studies
REST = 2 * 10**9  # nanoseconds: no file system that is in use has a coarser clock


class Kept(Record):
    """A verified study: how each of its results looked before it was hashed, what it was made from, what the page says.

    ``code`` is the fingerprint of the program that found it, ``markup`` the study's section where there are many.
    """

    code: str
    seen: dict[str, Sight]
    inputs: list[Input]
    results: Results
    markup: str


class Memory:
    """What is kept in the folder ``logs`` beside the results of all studies."""

    def __init__(self, logs: Path) -> None:
        """Raises :class:`RecensionError` when nothing can be written there."""
        self.folder, self.code = logs / NAME, fingerprint("index")
        self.now = self._clock()

    def recall(self, folder: Path, inputs: Sequence[Input]) -> Entry | None:
        """The study whose results are in ``folder``, when neither these nor its ``inputs`` have changed."""
        kept = self._read(folder.name)
        if not kept or kept.code != self.code or {*kept.inputs} != {*inputs}:
            return None
        if any(sight(folder / name) != before for name, before in kept.seen.items()):
            return None
        return Entry(folder.name, kept.results, markup=kept.markup, kept=True)

    def keep(self, entries: Iterable[Entry]) -> None:
        """Keep those of ``entries`` that are verified, at rest, and not kept as they are."""
        for one in entries:
            if one.results and not one.kept and all(max(seen[1:3]) < self.now - REST for seen in one.seen.values()):
                kept = Kept(code=self.code, seen=one.seen, inputs=one.inputs, results=one.results, markup=one.markup)
                data = msgspec.json.encode(kept)
                write_bytes(self._path(one.study), f"{sha256(data)}\n".encode() + data, lasting=False)

    def _read(self, study: str) -> Kept | None:
        try:
            digest, _, data = read_bytes(self._path(study)).partition(b"\n")
            return msgspec.json.decode(data, type=Kept) if digest.decode() == sha256(data) else None
        except (RecensionError, ValueError):  # there is none, or it is damaged, or of another version
            return None

    def _clock(self) -> int:
        """The time by the clock of the file system, in nanoseconds: another machine may keep the files."""
        path = self.folder / ".clock"
        write_bytes(path, b"", lasting=False)
        return path.stat().st_mtime_ns

    def _path(self, study: str) -> Path:
        return self.folder / f"{study}.json"
