"""What a step was made from and what it made, by content: a step whose stamp still holds need not run again.

The stamps of a study stand in the logs beside its results: those of a batch in one file, that of each job of a build in
stages in a file of its own, since such jobs run side by side.  Nothing in them depends on time or place.  Nothing heavy
is imported here, for a job asks this first.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

NAME = "steps.json"  # in the logs of a study: the stamps that a batch has left
FOLDER = "steps"  # in the logs of a study: a file for each step of a build in stages
GIVEN = "RECENSION_STEP"  # the variable that holds a job's step, from :func:`handed`


class Step(NamedTuple):
    """One command: its ``words``, the files it reads and those (or folders of those) it makes.

    ``name`` is that of its log; ``version`` changes with whatever else its outputs depend on: code and settings.
    """

    name: str
    words: tuple[str, ...]
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    version: str


class Stamps:
    """The stamps, in the file ``name``, of the study whose results are in the folder ``results``.

    ``elsewhere`` is a path that may change from machine to machine without making a difference.
    """

    def __init__(self, results: Path, elsewhere: Path, name: str = NAME) -> None:
        self.path, self.elsewhere = results / "logs" / name, elsewhere
        self.steps = self._read()
        self.digests: dict[Path, str] = {}

    def hold(self, step: Step) -> bool:
        """Whether ``step`` was made from just what is there now, and its outputs are as it made them."""
        stamp, source = self.steps.get(step.name), self._source(step)
        if not isinstance(stamp, dict) or stamp.get("source") != source:
            return False
        outputs = self._made(step)
        return stamp.get("outputs") == outputs and all(outputs.values())

    def run(self, step: Step, perform: Callable[[Sequence[str]], None]) -> None:
        """Let ``perform`` run ``step``, and keep its stamp when it comes to its end; else it has none any more."""
        self.steps.pop(step.name, None)
        for path in step.outputs:
            self.digests.pop(path, None)
        try:
            perform(step.words)
            self.steps[step.name] = {"source": self._source(step), "outputs": self._made(step)}
        finally:
            self._write()

    def withdraw(self) -> None:
        """Take all stamps of the file away."""
        self.steps = {}
        with contextlib.suppress(OSError):  # what comes next cannot write there either, and tells it
            self.path.unlink(missing_ok=True)

    def made(self, step: Step) -> None:
        """Keep the stamp of ``step``, which another process has run: none, when what it is made from was changed
        meanwhile."""
        before = self._source(step)
        self.digests = {}
        if before == self._source(step):
            self.run(step, lambda words: None)

    def _read(self) -> dict[str, dict]:
        try:
            steps = json.loads(self.path.read_bytes())["steps"]
            return dict(steps)
        except (OSError, ValueError, TypeError, LookupError, RecursionError):
            return {}  # none, of another version, or damaged: nothing is known of any step

    def _write(self) -> None:
        from .files import write_bytes

        write_bytes(self.path, json.dumps({"steps": self.steps}, indent=1).encode(), lasting=False)

    def _made(self, step: Step) -> dict[str, str]:
        """The digest of each output; a table and the data of a figure may have one name, in two folders."""
        return {f"{path.parent.name}/{path.name}": self._digest(path) for path in step.outputs}

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


def handed(step: Step, results: Path) -> str:
    """``step`` of the study in ``results`` as a job gets it beside its words."""
    places = [list(map(str, paths)) for paths in (step.inputs, step.outputs)]
    return json.dumps([step.name, *places, step.version, str(results)])


def given(words: Sequence[str]) -> tuple[Step, Stamps] | None:
    """The step that this process was given with its ``words``, and the file of its stamp; ``None`` if it has none."""
    said = os.environ.pop(GIVEN, None)
    if said is None:
        return None
    name, inputs, outputs, version, results = json.loads(said)
    step = Step(name, tuple(words), tuple(map(Path, inputs)), tuple(map(Path, outputs)), version)
    return step, Stamps(Path(results), Path(), f"{FOLDER}/{name}.json")


def _file(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""  # the step itself will tell


def _folder(path: Path) -> str:
    files = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    files_told = "\0".join(f"{file.relative_to(path)}\0{_file(file)}" for file in files)
    return hashlib.sha256(files_told.encode("utf-8", "surrogateescape")).hexdigest()
