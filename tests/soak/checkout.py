"""A copy of the repository's tree with studies of its own, in which a build runs as ``make`` runs it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from workspace import ROOT, STUDY_DATA

# What a build reads of the repository.
TREE = ("Snakefile", "workflow", "profiles", "config", "templates", "environment.yml")
LIMIT = 900  # seconds; a build that takes longer hangs


class Checkout:
    """The folder ``folder`` with a copy of what a build reads, and of the studies in ``data``.

    Only ``studies`` are built, where any are named; in batches, where they are more than ``batch``."""

    def __init__(self, folder: Path, data: Path = STUDY_DATA, studies: Sequence[str] = (), batch: int = 10) -> None:
        self.folder = folder
        self.results = folder / "results"
        self.data = folder / "data"
        folder.mkdir(parents=True)
        unwanted = shutil.ignore_patterns("__pycache__")
        for name in TREE:
            source = ROOT / name
            copy = shutil.copy if source.is_file() else shutil.copytree
            copy(source, folder / name, **({} if source.is_file() else {"ignore": unwanted}))
        shutil.copytree(data, self.data)
        shutil.copy(STUDY_DATA / "codebooks" / "general.yaml", self.data / "codebooks")
        if studies:
            config = f"studies: [{', '.join(studies)}]\nbatch: {batch}\n"
            (folder / "config" / "config.yaml").write_text(config, encoding="utf-8")

    def start(
        self,
        environment: Mapping[str, str] | None = None,
        wrapper: Sequence[str] = (),
        *arguments: str,
        folder: Path | None = None,
        python: str | None = None,
    ) -> subprocess.Popen[str]:
        """Begin a build in a process group of its own, in ``folder`` if this one is seen elsewhere as well; what it
        prints goes to one pipe."""
        surroundings = {**os.environ, "PYTHONPATH": str(self.folder / "workflow"), **(environment or {})}
        return subprocess.Popen(
            [*wrapper, python or sys.executable, "-m", "recension.build", *arguments],
            cwd=folder or self.folder,
            env=surroundings,
            start_new_session=True,
            text=True,
            errors="replace",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def build(
        self,
        environment: Mapping[str, str] | None = None,
        wrapper: Sequence[str] = (),
        *arguments: str,
        folder: Path | None = None,
        python: str | None = None,
    ) -> tuple[int, str]:
        """Build; gives the exit code and all that was printed.  A build that hangs is killed and fails."""
        process = self.start(environment, wrapper, *arguments, folder=folder, python=python)
        try:
            printed, _ = process.communicate(timeout=LIMIT)
        finally:
            kill(process)
        return process.returncode, printed

    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every result by its name.  Not results are logs, and what begins with a dot."""
        return {
            path.relative_to(self.results).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.results.rglob("*")
            if path.is_file() and "logs" not in path.parts and not path.name.startswith(".")
        }

    def unfinished(self) -> list[str]:
        """The files under temporary names that a build has left behind."""
        return [path.name for path in self.results.rglob(".*.partial")]


def kill(process: subprocess.Popen[str]) -> None:
    """Kill the whole process group of ``process``, and wait for its leader; the others may take a moment longer."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
