"""By three scripts that submit, tell and cancel, a corpus builds as it does here, and Ctrl-C ends every job."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cluster.slurm import wait_for
from indexing.corpus import corpus

from workspace import ROOT, Workspace

PROFILE = ROOT / "profiles" / "generic"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The corpus, with the scripts where the profile looks for them."""
    workspace = corpus(tmp_path / "work")
    (workspace.folder / "profiles").mkdir()
    (workspace.folder / "profiles" / "generic").symlink_to(PROFILE)
    return workspace


def build(workspace: Workspace) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "snakemake", "-s", str(ROOT / "Snakefile"), "--configfile", "config.yaml"]
    words += ["--workflow-profile", str(PROFILE), "--config", "batch=2", "--latency-wait", "5", "--jobs", "2"]
    return subprocess.Popen(
        [*words, "--seconds-between-status-checks", "1"],
        cwd=workspace.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip


def jobs(workspace: Workspace) -> list[int]:
    """The processes that the submitted jobs began with."""
    return [int(path.read_text()) for path in sorted((workspace.folder / ".snakemake/generic").glob("*/pid"))]


def alive(process: int) -> bool:
    """Whether anything is left of the session that ``process`` began."""
    return subprocess.run(["pgrep", "--session", str(process)], capture_output=True, check=False).returncode == 0


def test_a_job_that_is_ended_is_submitted_again(here: Workspace, workspace: Workspace) -> None:
    run = build(workspace)
    try:
        wait_for(lambda: list(workspace.results.glob("*/document.json")), 120)
        os.killpg(jobs(workspace)[0], signal.SIGKILL)
        told, _ = run.communicate(timeout=600)
    finally:
        run.kill()
    assert run.returncode == 0, told
    assert workspace.files() == here.files()
    assert len(jobs(workspace)) == 3


def test_an_interrupted_build_cancels_its_jobs(workspace: Workspace) -> None:
    run = build(workspace)
    try:
        wait_for(lambda: list(workspace.results.glob("*/document.json")), 120)
        os.killpg(run.pid, signal.SIGINT)
        told, _ = run.communicate(timeout=600)
    finally:
        run.kill()
    assert run.returncode != 0
    assert jobs(workspace), told
    wait_for(lambda: not any(map(alive, jobs(workspace))), 60)
