"""Kubernetes gets jobs that build a corpus as it builds here, each in a pod that has the image and the volume alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from cluster.container import unpack
from cluster.kubernetes import Cluster
from indexing.corpus import corpus

from workspace import ROOT, Workspace, tool

PROFILE = ROOT / "profiles" / "kubernetes"


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """The server, running."""
    tool("rsync")
    running = Cluster(tmp_path)
    try:
        yield running
    finally:
        running.stop()


def build(cluster: Cluster, volume: Workspace, repository: Path, *more: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "snakemake", "--workflow-profile", str(PROFILE)]
    before = f"mkdir -p {volume.results} && cp -R {repository}/. . && ln -s {volume.data} {volume.results} ."
    words += ["--precommand", before]
    words += ["--default-storage-prefix", f"{volume.folder}/", "--config", "batch=2"]
    words += ["--seconds-between-status-checks", "1", "--latency-wait", "5", *more]
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "KUBECONFIG": str(cluster.config())}
    return subprocess.run(words, cwd=volume.folder, env=environment | {"HOME": str(cluster.folder)}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, check=False)  # fmt: skip


def test_pods_build_the_bytes_of_a_local_build(cluster: Cluster, here: Workspace, tmp_path: Path) -> None:
    volume = corpus(tmp_path / "shared")
    unpack(volume.folder)
    repository = unpack(tmp_path / "image")
    done = build(cluster, volume, repository)
    assert done.returncode == 0, "\n".join([done.stdout, *(path.read_text() for path in tmp_path.glob("*/log"))])
    assert volume.files() == here.files()
    # Four studies go in two jobs.
    assert len(cluster.jobs) == 2
    for job in cluster.jobs.values():
        check(job)

    again = build(cluster, volume, repository)
    assert again.returncode == 0 and "Nothing to be done" in again.stdout and len(cluster.jobs) == 2

    (volume.data / "studies" / "third-look" / "text.txt").unlink()
    text = volume.data / "studies" / "bare-text" / "notes.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("river gauges", "lake gauges"), encoding="utf-8")
    broken = build(cluster, volume, repository, "--retries", "0")
    assert broken.returncode == 1
    assert "lake gauges" in (volume.results / "bare-text" / "edition.md").read_text(encoding="utf-8")
    told = "".join(path.read_text(encoding="utf-8") for path in (volume.results / "logs").glob("batch-*.log"))
    assert "failed third-look\n" in told and "study.yaml" in told
    assert (volume.results / "index.html").read_text(encoding="utf-8").count("The last build of this study failed") == 1


def check(job: dict[str, Any]) -> None:
    """What Kubernetes is asked for, as the profile says."""
    profile = yaml.safe_load((PROFILE / "config.yaml").read_text(encoding="utf-8"))
    pod = job["spec"]["template"]["spec"]
    [container] = pod["containers"]
    claim, path = profile["kubernetes-persistent-volumes"].split(":")
    assert container["image"] == profile["container-image"]
    assert {"name": claim, "persistentVolumeClaim": {"claimName": claim}} in pod["volumes"]
    assert {"name": claim, "mountPath": path} in container["volumeMounts"]
    assert container["resources"]["requests"]["memory"] == "2000M"
    # Snakemake alone decides whether a job is tried again.
    assert (pod["restartPolicy"], job["spec"]["backoffLimit"]) == ("Never", 0)


def test_the_profile_names_one_folder_of_the_volume() -> None:
    profile = yaml.safe_load((PROFILE / "config.yaml").read_text(encoding="utf-8"))
    folder = profile["default-storage-prefix"]
    _, mounted = profile["kubernetes-persistent-volumes"].split(":")
    assert folder.startswith(f"{mounted}/")
    assert f"{folder}data {folder}results" in profile["precommand"]
