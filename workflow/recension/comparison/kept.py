"""Files of an earlier run that need not be made anew, by content: what each was made from, and what it was."""

from __future__ import annotations

from pathlib import Path

from ..errors import RecensionError
from ..files import read_bytes, read_record, sha256, write_bytes
from ..records import Record, to_json
from .files import File


class Made(Record):
    """The SHA-256 over what a file was made from, over the words in it that may change, and of the file itself."""

    source: str
    words: str
    data: str


class MadeFiles(Record):
    """What has been made by ``version`` of the program, by its path."""

    version: str
    files: dict[str, Made]


class Kept:
    """What stands in the folder ``results``, as the file ``record`` tells (none: nothing is known of it)."""

    def __init__(self, results: Path, record: Path | None, version: str) -> None:
        self.results, self.record, self.version = results, record, version
        self.before = self._read()
        self.now: dict[str, Made] = {}

    def put(self, name: str, file: File) -> None:
        """Put ``file`` at ``name`` in the results, unless it stands there."""
        path, source, words = self.results / name, sha256(file.source), sha256(file.words)
        data = self._standing(path, self.before.get(name), source)
        if data is None:
            data = file.make()
            write_bytes(path, data)
        elif self.before[name].words != words:
            data = (file.reword or (lambda _: file.make()))(data)
            write_bytes(path, data)
        self.now[name] = Made(source=source, words=words, data=sha256(data))

    def end(self) -> None:
        """Tell the next run what stands there now."""
        if self.record:
            write_bytes(self.record, to_json(MadeFiles(version=self.version, files=self.now)), lasting=False)

    def _standing(self, path: Path, before: Made | None, source: str) -> bytes | None:
        """The file at ``path``, if it is as it was made from ``source``."""
        if not before or before.source != source or not path.is_file():
            return None
        data = read_bytes(path)
        return data if sha256(data) == before.data else None

    def _read(self) -> dict[str, Made]:
        try:
            known = read_record(self.record, MadeFiles) if self.record and self.record.exists() else None
        except RecensionError:
            known = None  # damaged: nothing is known of any file
        return dict(known.files) if known and known.version == self.version else {}
