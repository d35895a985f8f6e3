"""The manifest names every file of a build, and is the one that was last accepted."""

from __future__ import annotations

import shutil
import subprocess
from difflib import unified_diff

import pytest
from manifest.accepted import BUILDS, accepted

from workspace import Workspace


def manifest(workspace: Workspace) -> dict[str, str]:
    """Name -> SHA-256 of what the manifest in ``workspace`` lists."""
    text = (workspace.results / "MANIFEST.sha256").read_text(encoding="utf-8")
    return {line[66:]: line[:64] for line in text.splitlines()}


def holds(workspace: Workspace) -> bool:
    """Whether ``sha256sum`` finds every file as the manifest says."""
    command = ["sha256sum", "--check", "--strict", "--quiet", "MANIFEST.sha256"]
    return subprocess.run(command, cwd=workspace.results, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("build", BUILDS)
def test_a_build_gives_the_bytes_that_were_last_accepted(build: str, report: Workspace, built: Workspace) -> None:
    """When this fails and the change is meant, run `make manifest` and commit the difference."""
    workspace = {"included": report, "tests": built}[build]
    before = accepted(build).read_text(encoding="utf-8").splitlines()
    now = (workspace.results / "MANIFEST.sha256").read_text(encoding="utf-8").splitlines()
    assert now == before, "\n".join(unified_diff(before, now, "accepted", "built", n=0, lineterm=""))


def test_the_manifest_names_all_that_is_built_but_logs(built: Workspace) -> None:
    listed = manifest(built)
    assert listed.keys() == {name for name in built.files() if not name.endswith(".snakemake_timestamp")} - {
        "MANIFEST.sha256"
    }
    assert list(listed) == sorted(listed)


def test_sha256sum_checks_it(rebuilt: Workspace) -> None:
    assert holds(rebuilt)
    with (rebuilt.results / "bare-text" / "edition.md").open("a", encoding="utf-8") as file:
        file.write("One more word.\n")
    assert not holds(rebuilt)


def test_after_a_failed_build_it_lists_what_is_verified_and_no_more(rebuilt: Workspace) -> None:
    whole = manifest(rebuilt)
    (rebuilt.data / "studies/reading-rooms/edits.yaml").write_text("edits: nothing\n", encoding="utf-8")
    assert rebuilt.snakemake().returncode == 1
    listed = manifest(rebuilt)
    assert holds(rebuilt)
    assert listed.keys() == {name for name in whole if not name.startswith("reading-rooms/")}
    assert listed["index.html"] != whole["index.html"]


def test_what_a_removed_study_has_left_behind_is_not_listed(rebuilt: Workspace) -> None:
    shutil.rmtree(rebuilt.data / "studies/reading-rooms")
    rebuilt.build()
    assert (rebuilt.results / "reading-rooms" / "edition.html").exists()
    assert {name.split("/")[0] for name in manifest(rebuilt)} == {"bare-text", "index.html"}
