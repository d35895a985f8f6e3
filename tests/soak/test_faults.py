"""What may befall a build beside a kill: each is told in one message, loses nothing, and the next build heals it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from soak.checkout import Checkout, kill
from soak.faults import filled, small_disk
from soak.kills import STUDY
from workspace import ROOT, TEST_DATA, Workspace


@pytest.fixture
def checkout(built: Workspace, tmp_path: Path) -> Checkout:
    """A checkout with one small study, not built."""
    return Checkout(tmp_path / "work", TEST_DATA, [STUDY])


def results(checkout: Checkout) -> dict[str, str]:
    """The results of the study; what the index says depends on the other studies too."""
    return {name: found for name, found in checkout.hashes().items() if name.startswith(STUDY)}


def told(printed: str) -> str:
    """``printed``, which must be messages of ours and nothing else."""
    assert "Traceback" not in printed
    assert all(line.startswith(("recension: ", "  ")) for line in printed.splitlines()), printed
    return printed


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        trial = filled(2, seed=2, disk=disk)
    assert trial.full == 2
    assert not trial.faults


def test_a_results_folder_that_cannot_be_written_is_told(checkout: Checkout, request: pytest.FixtureRequest) -> None:
    checkout.results.mkdir()
    if os.geteuid() == 0:
        command = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(checkout.results)]
        subprocess.run(command, check=True)
        request.addfinalizer(lambda: subprocess.run(["umount", "--lazy", str(checkout.results)], check=True))
    else:
        checkout.results.chmod(0o555)
    code, printed = checkout.build()
    assert code == 1
    assert "cannot be written" in told(printed) and "results/" in printed and "permissions" in printed


def test_of_two_builds_in_one_folder_the_second_says_so_and_the_first_is_right(
    checkout: Checkout, built: Workspace
) -> None:
    first = checkout.start()
    while not (checkout.folder / ".snakemake" / "locks").exists():
        assert first.poll() is None
        time.sleep(0.05)
    os.killpg(first.pid, signal.SIGSTOP)  # else it may end while the other waits
    try:
        code, printed = checkout.build()
    finally:
        os.killpg(first.pid, signal.SIGCONT)
    assert (code, "another build is at work" in told(printed)) == (1, True)
    assert "Wait" in printed
    assert first.wait() == 0
    assert (checkout.results / STUDY / "checks.json").exists()


def test_make_does_not_take_a_snakemake_at_work_for_a_killed_one(checkout: Checkout) -> None:
    """Plain ``snakemake`` leaves its lock there while it runs, as a killed build does."""
    snakemake = subprocess.Popen(
        [os.path.join(ROOT, ".venv/bin/snakemake"), "--cores", "1", "--quiet", "all"],
        cwd=checkout.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        while not any(checkout.results.rglob("document.json")):
            assert snakemake.poll() is None
            time.sleep(0.05)
        os.killpg(snakemake.pid, signal.SIGSTOP)  # else it may end while the other waits
        code, printed = checkout.build()
    finally:
        kill(snakemake)
    assert (code, "another build is at work" in told(printed)) == (1, True)


def test_an_edit_is_noticed_whatever_the_clock_says(rebuilt: Workspace) -> None:
    """Times are those of a clock that ran backwards and forwards: results from years to come, inputs from long ago."""
    chance, long_ago = random.Random(3), time.time() - 10**8
    text = rebuilt.data / "studies" / STUDY / "notes.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("14 cm", "15 cm"), encoding="utf-8")
    for path in filter(Path.is_file, [*rebuilt.results.rglob("*"), *rebuilt.data.rglob("*")]):
        at = long_ago + chance.uniform(0, 1) * (2 if rebuilt.results in path.parents else 1) * 10**8
        os.utime(path, (at, at))
    rebuilt.build()
    edition = (rebuilt.results / STUDY / "edition.md").read_text(encoding="utf-8")
    assert "15 cm" in edition and "14 cm" not in edition


def test_an_input_from_a_time_to_come_is_told(rebuilt: Workspace) -> None:
    """Snakemake would call each result that is made from it too old, in every build until that time has come."""
    text = rebuilt.data / "studies" / STUDY / "notes.txt"
    later = time.time() + 10**6
    os.utime(text, (later, later))
    run = rebuilt.snakemake("--quiet", "all")
    assert run.returncode == 1
    assert f"data/studies/{STUDY}/notes.txt: bears a time" in run.stdout and "touch" in run.stdout
    text.touch()
    rebuilt.build()


def test_a_source_that_changes_while_it_is_built_is_told_and_not_called_verified(
    checkout: Checkout, built: Workspace
) -> None:
    text = checkout.data / "studies" / STUDY / "notes.txt"
    before = text.read_text(encoding="utf-8")
    process = checkout.start()
    while not (checkout.results / STUDY / "document.json").exists():
        assert process.poll() is None
        time.sleep(0.02)
    text.write_text(before.replace("14 cm", "15 cm"), encoding="utf-8")
    printed, _ = process.communicate()
    assert process.returncode == 1
    assert f"{STUDY}/notes.txt: was changed" in told(printed) and "Build again" in printed
    assert not any(line.endswith("edition.md") for line in manifest(checkout))
    text.write_text(before, encoding="utf-8")
    assert checkout.build()[0] == 0
    wanted = {name: found for name, found in manifest_of(built).items() if name.startswith(STUDY)}
    assert results(checkout) == wanted


def manifest(checkout: Checkout) -> list[str]:
    """The lines of the manifest."""
    return (checkout.results / "MANIFEST.sha256").read_text(encoding="utf-8").splitlines()


def manifest_of(built: Workspace) -> dict[str, str]:
    """Name -> SHA-256 in the manifest of ``built``."""
    lines = (built.results / "MANIFEST.sha256").read_text(encoding="utf-8").splitlines()
    return {line[66:]: line[:64] for line in lines}
