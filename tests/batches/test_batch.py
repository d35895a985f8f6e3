"""A batch builds what it is given, whatever happens to one of its studies; a study's place in one is its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension import batch as batches
from recension.batch import Batch, share, told
from recension.records.config import Config, Places
from recension.stamps import Stamps
from recension.steps import Plan, result_names
from recension.study import load_study
from workspace import ROOT, TEST_DATA

IDS = st.sets(st.from_regex(r"\A[a-z0-9]{1,12}\Z"), min_size=1, max_size=200)
NAMES = ["alpha", "beta", "gamma", "delta"]


@given(IDS, st.integers(1, 50))
def test_each_study_is_in_one_batch_and_batches_are_about_as_large_as_asked(ids: set[str], size: int) -> None:
    shares = share(sorted(ids), size)
    assert sorted(one for those in shares.values() for one in those) == sorted(ids)
    assert len(shares) < 2 * -(-len(ids) // size)


@given(IDS, st.integers(1, 50))
def test_a_study_that_comes_moves_no_other_unless_the_batches_double(ids: set[str], size: int) -> None:
    before, after = share(sorted(ids), size), share(sorted({*ids, "newcomer"}), size)
    if {name.split("-of-")[1] for name in before} == {name.split("-of-")[1] for name in after}:
        assert {name: [one for one in those if one in ids] for name, those in after.items() if {*those} & ids} == before


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with four studies, in which one would call Snakemake."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        shutil.copytree(TEST_DATA / "studies" / "bare-text", tmp_path / "data" / "studies" / name)
    shutil.copytree(ROOT / "data" / "codebooks", tmp_path / "data" / "codebooks")
    return tmp_path


def batch(ids: list[str] = NAMES) -> Batch:
    return Batch(ids, Config(pathvars=Places()), ROOT / "templates", Path("results/logs/batch.log"))


def build(study: str) -> bool:
    """Build one study in a batch, in a process of its own; says whether it could be.

    The batch forks, and a child of a process in which a test before has run Typst would wait for Typst's threads.
    """
    words = ["batch", "--settings", "{}", "--templates", str(ROOT / "templates"), "--studies", study]
    words += ["--stamp", "results/logs/batch.txt"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "workflow")}
    return subprocess.run([sys.executable, "-m", "recension", *words], env=environment).returncode == 0


def pretend(monkeypatch: pytest.MonkeyPatch, fault) -> None:
    """Let every command do nothing but for the study beta, at which ``fault`` is called."""
    monkeypatch.setattr(batches, "perform", lambda words: fault() if "beta" in " ".join(words) else None)


def test_a_fault_of_the_program_stops_one_study(place: Path, monkeypatch: pytest.MonkeyPatch, capfd) -> None:
    def fault() -> None:
        raise ZeroDivisionError("by zero")

    pretend(monkeypatch, fault)
    assert batch().build() == ["beta"]
    message = capfd.readouterr().err
    assert message.startswith("recension: beta: ") and "Traceback" not in message
    assert "ZeroDivisionError: by zero" in (place / "results/beta/logs/fault.log").read_text(encoding="utf-8")
    assert told(place / "results/logs/batch.log").keys() == {*NAMES}


def test_a_process_that_is_killed_takes_one_study_with_it(place: Path, monkeypatch, capfd) -> None:
    pretend(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGKILL))
    assert batch().build() == ["beta"]
    assert "recension: beta: the process that built it was ended by SIGKILL" in capfd.readouterr().err
    assert told(place / "results/logs/batch.log") == dict.fromkeys(NAMES, "done") | {"beta": "failed"}


def test_a_study_without_folder_stops_one_study(place: Path, monkeypatch: pytest.MonkeyPatch, capfd) -> None:
    pretend(monkeypatch, lambda: None)
    assert batch([*NAMES, "epsilon"]).build() == ["epsilon"]
    assert "data/studies/epsilon: there is no such study folder" in capfd.readouterr().err


def steps_to_run(study: str) -> list[str]:
    """The steps of a study whose stamps do not hold."""
    plan = Plan(load_study(study, Config()), Config(), ROOT / "templates")
    stamps = Stamps(plan.results, ROOT / "templates")
    return [step.name for step in plan.steps() if not stamps.hold(step)]


def test_stamps_hold_until_content_changes(place: Path) -> None:
    assert build("alpha")
    assert steps_to_run("alpha") == []
    for path in (place / "results/alpha").rglob("*"):
        os.utime(path, (1, 1))
    (place / "results/alpha/edition.md").write_bytes(b"other")
    (place / "results/alpha/figures/coverage.csv").unlink()
    # Each that has lost what it made, and the one that looks at all of it.
    assert steps_to_run("alpha") == ["compare", "render-edition.md", "verify"]
    assert build("alpha")
    assert steps_to_run("alpha") == []
    assert {path for path in result_names(Config()) if not (place / "results/alpha" / path).exists()} == set()


def test_what_a_killed_process_has_left_half_written_is_taken_away(place: Path, monkeypatch) -> None:
    pretend(monkeypatch, lambda: None)
    left = [place / "results/alpha" / name for name in (".document.json.1.partial", "figures/.coverage.svg.1.partial")]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert batch(["alpha"]).build() == []
    assert not [path for path in left if path.exists()]


def test_a_step_that_failed_runs_again_though_its_input_is_as_before(place: Path) -> None:
    notes = place / "data/studies/alpha/notes.txt"
    before = notes.read_bytes()
    assert build("alpha")
    notes.write_bytes(b"\xff\xfe\xfa")
    assert not build("alpha")
    notes.write_bytes(before)
    assert steps_to_run("alpha") == ["read"]
    assert build("alpha")
    assert steps_to_run("alpha") == []


@pytest.mark.parametrize("junk", [b"", b"{", json.dumps({"steps": {"read": 1}}).encode()])
def test_damaged_stamps_are_as_good_as_none(place: Path, junk: bytes) -> None:
    path = place / "results/alpha/logs/steps.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(junk)
    assert "read" in steps_to_run("alpha")
