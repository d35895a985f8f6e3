"""What a step was made from and what it made, by content: a step whose stamp still holds need not run again.

The stamps of a study stand in ``logs/steps.json`` beside its results.  Nothing in them depends on time or place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from .errors import RecensionError
from .files import read_bytes, read_record, sha256, write_record
from .records import Record
from .steps import Step

NAME = "steps.json"  # in the logs of a study


class Stamp(Record):
    """One step: the SHA-256 over all that it is made from, and that of each of its outputs by name."""

    source: str
    outputs: dict[str, str]


class StampFile(Record):
    """The stamps of a study's steps, by the step's name."""

    steps: dict[str, Stamp]


class Stamps:
    """The stamps of the study whose results are in the folder ``results``; ``elsewhere`` is a path that may change
    from machine to machine without making a difference."""

    def __init__(self, results: Path, elsewhere: Path) -> None:
        self.path, self.elsewhere = results / "logs" / NAME, elsewhere
        self.steps = self._read()
        self.digests: dict[Path, str] = {}

    def hold(self, step: Step) -> bool:
        """Whether ``step`` was made from just what is there now, and its outputs are as it made them."""
        stamp = self.steps.get(step.name)
        if not stamp or stamp.source != self._source(step):
            return False
        return stamp.outputs == {path.name: self._digest(path) for path in step.outputs}

    def run(self, step: Step, perform: Callable[[Sequence[str]], None]) -> None:
        """Let ``perform`` run ``step``, and keep its stamp when it comes to its end; else it has none any more."""
        self.steps.pop(step.name, None)
        for path in step.outputs:
            self.digests.pop(path, None)
        try:
            perform(step.words)
            outputs = {path.name: self._digest(path) for path in step.outputs}
            self.steps[step.name] = Stamp(source=self._source(step), outputs=outputs)
        finally:
            write_record(self.path, StampFile(steps=self.steps))

    def _read(self) -> dict[str, Stamp]:
        try:
            return dict(read_record(self.path, StampFile).steps) if self.path.exists() else {}
        except RecensionError:
            return {}  # of another version, or damaged: nothing is known of any step

    def _source(self, step: Step) -> str:
        digest = hashlib.sha256(step.version.encode())
        for word in step.words:
            digest.update(b"\0" + ("" if word == str(self.elsewhere) else word).encode())
        for path in step.inputs:
            digest.update(f"\0{path.name}\0{self._digest(path)}".encode())
        return digest.hexdigest()

    def _digest(self, path: Path) -> str:
        """The SHA-256 of a file, or over the files of a folder; of what is missing, nothing."""
        if path not in self.digests:
            self.digests[path] = _folder(path) if path.is_dir() else _file(path)
        return self.digests[path]


def _file(path: Path) -> str:
    return sha256(read_bytes(path)) if path.exists() else ""


def _folder(path: Path) -> str:
    files = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    return sha256("\0".join(f"{file.relative_to(path)}\0{_file(file)}" for file in files).encode())
