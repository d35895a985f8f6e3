"""Under Slurm a corpus builds as it does here: the same bytes, few submissions, no node or job that must not fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cluster.slurm import Slurm, run, wait_for
from indexing.corpus import corpus

from workspace import ROOT, Workspace

PATIENCE = ("--latency-wait", "5", "--slurm-init-seconds-before-status-checks", "2")


def command(workspace: Workspace, *arguments: str, batch: int = 2) -> list[str]:
    words = [sys.executable, "-m", "snakemake", "-s", str(ROOT / "Snakefile"), "--directory", str(workspace.folder)]
    words += ["--configfile", str(workspace.folder / "config.yaml"), "--config", f"batch={batch}"]
    return [*words, "--workflow-profile", str(ROOT / "profiles" / "slurm"), *PATIENCE, *arguments]


def submissions(workspace: Workspace, since: int) -> list[dict[str, str]]:
    """The jobs that Slurm has had since number ``since``, as it tells of them."""
    lines = run("scontrol", "--oneliner", "--details", "show", "job").splitlines()
    jobs = [dict(word.split("=", 1) for word in line.split() if "=" in word) for line in lines if "JobId=" in line]
    return [job for job in jobs if job["WorkDir"] == str(workspace.folder) and int(job["JobId"]) > since]


def test_slurm_gives_the_bytes_of_a_local_build(slurm: Slurm, here: Workspace, tmp_path: Path) -> None:
    workspace = corpus(tmp_path / "work")
    done = subprocess.run(command(workspace), cwd=workspace.folder, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert workspace.files() == here.files()
    # Four studies go in two submissions.
    jobs = submissions(workspace, 0)
    assert [job["JobState"] for job in jobs] == ["COMPLETED"] * 2


def test_a_drained_node_and_a_cancelled_job_are_survived(slurm: Slurm, here: Workspace, tmp_path: Path) -> None:
    workspace = corpus(tmp_path / "work")
    build = subprocess.Popen(
        command(workspace), cwd=workspace.folder, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        wait_for(lambda: list(workspace.results.glob("*/document.json")), 120)
        [first, *_] = [job for job in submissions(workspace, 0) if job["JobState"] == "RUNNING"]
        run("scontrol", "update", f"nodename={first['NodeList']}", "state=drain", "reason=test")
        run("scancel", first["JobId"])
        told, _ = build.communicate(timeout=600)
    finally:
        build.kill()
        for node in ("n1", "n2"):
            subprocess.run(["scontrol", "update", f"nodename={node}", "state=resume"], check=False)
    assert build.returncode == 0, told
    assert workspace.files() == here.files()
    again = [job for job in submissions(workspace, int(first["JobId"])) if job["NodeList"] != first["NodeList"]]
    assert again and {job["JobState"] for job in again} == {"COMPLETED"}


def test_a_broken_study_is_told_and_the_others_finish(slurm: Slurm, tmp_path: Path) -> None:
    workspace = corpus(tmp_path / "work")
    for study in ("reading-rooms", "late-hours"):
        (workspace.data / "studies" / study).rename(workspace.folder / study)
    (workspace.data / "studies" / "third-look" / "text.txt").unlink()
    done = subprocess.run(
        command(workspace, "--retries", "0", batch=1),
        cwd=workspace.folder, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 1
    assert (workspace.results / "bare-text" / "checks.json").exists()
    logs = [path.read_text(encoding="utf-8") for path in (workspace.results / "logs").glob("batch-*.log")]
    assert any("failed third-look\n" in log and "study.yaml" in log for log in logs)
    assert (workspace.results / "index.html").read_text(encoding="utf-8").count(
        "The last build of this study failed"
    ) == 1
