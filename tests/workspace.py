"""A workspace of its own for a test that builds: the test studies, their own results, the repository's workflow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEST_DATA = ROOT / "tests" / "data"
STUDY_DATA = ROOT / "data"


def tool(*names: str) -> str:
    """The first of the programs ``names`` that is installed."""
    found = next((name for name in names if Path(name).is_file()), None) or next(
        filter(None, map(shutil.which, names)), None
    )
    return found or missing(f"{' or '.join(names)} is not installed")


def missing(reason: str) -> str:
    """Skip this test for ``reason``, or fail where everything must be there."""
    if os.environ.get("RECENSION_REQUIRE_TOOLS"):
        pytest.fail(reason)
    pytest.skip(reason)


class Workspace:
    """A folder with a copy of ``data`` in which Snakemake runs as a user's would."""

    def __init__(self, folder: Path, data: Path = TEST_DATA) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.results = folder / "results"
        shutil.copytree(data, self.data)
        shutil.copy(STUDY_DATA / "codebooks" / "general.yaml", self.data / "codebooks")
        (folder / "config.yaml").write_text("pathvars: {data: data, results: results}\n", encoding="utf-8")

    def snakemake(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Snakemake here; gives its exit code and all it printed (in ``stdout``)."""
        command = [sys.executable, "-m", "snakemake", "-s", str(ROOT / "Snakefile")]
        command += ["--directory", str(self.folder), "--configfile", str(self.folder / "config.yaml")]
        command += ["--workflow-profile", str(ROOT / "profiles" / "default"), "--cores", "2", *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=600,
            check=False,
        )

    def build(self, *arguments: str) -> str:
        """Run Snakemake, which must succeed; gives what it printed."""
        run = self.snakemake(*arguments)
        assert run.returncode == 0, run.stdout
        return run.stdout

    def files(self) -> dict[str, bytes]:
        """Everything built, by its path under ``results``; logs are not results."""
        found = (path for path in self.results.rglob("*") if path.is_file() and "logs" not in path.parts)
        return {str(path.relative_to(self.results)): path.read_bytes() for path in sorted(found)}


def copied(built: Workspace, folder: Path) -> Workspace:
    """A copy of ``built`` to change, Snakemake's own records included."""
    shutil.copytree(built.folder, folder, symlinks=True)
    workspace = object.__new__(Workspace)
    workspace.folder, workspace.data, workspace.results = folder, folder / "data", folder / "results"
    return workspace
