"""Many studies build in batches as one builds alone: the same bytes, nothing without need, no study lost by another."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from indexing.corpus import corpus

from recension.records.config import Config
from recension.steps import Plan, result_names
from recension.study import load_study
from workspace import ROOT, Workspace, copied

SIZE = ("--config", "batch=3")  # of the four studies, so that there are two batches
STUDY = "studies/reading-rooms"


@pytest.fixture(scope="module")
def batched(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The corpus, built in batches; look, do not touch."""
    workspace = corpus(tmp_path_factory.mktemp("batched"))
    workspace.build(*SIZE)
    return workspace


@pytest.fixture
def changing(batched: Workspace, tmp_path: Path) -> Workspace:
    """A copy of the built corpus to change and build again."""
    return copied(batched, tmp_path / "work")


def change(workspace: Workspace, name: str, old: str, new: str) -> None:
    path = workspace.data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def stamps(workspace: Workspace) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in workspace.results.rglob("*")}


def test_batches_give_the_bytes_that_jobs_give(batched: Workspace, several: Workspace) -> None:
    assert batched.files() == {
        name: data for name, data in several.files().items() if not name.endswith(".snakemake_timestamp")
    }


def told_of(block: str, what: str) -> set[str]:
    """The files that Snakemake names under ``what`` for a job."""
    found = re.search(rf"^    {what}: (.*)$", block, re.M)
    return {one.removesuffix(" (update)") for one in found[1].split(", ")} if found else set()


def test_the_rules_read_and_write_what_their_steps_do(batched: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    told = batched.build("--config", "batch=0", "--dry-run", "--forceall", "--printshellcmds", "--quiet", "host")
    blocks = [block for block in told.split("\n\n") if "python -m recension " in block]
    jobs = {tuple(shlex.split(block.partition("python -m recension ")[2].splitlines()[0])): block for block in blocks}
    monkeypatch.chdir(batched.folder)
    for folder in (batched.data / "studies").iterdir():
        plan = Plan(load_study(folder.name, Config()), Config(), ROOT / "templates")
        names = {str(path.relative_to(plan.results)) for step in plan.steps() for path in step.outputs}
        assert names == set(result_names(Config()))
        for step in plan.steps():
            job = jobs.pop(step.words)
            # Made by a batch before, and so to be read anew: see the decisions.
            stamps = {str(plan.results / "logs" / "steps.json")} if step.name == "read" else set()
            assert told_of(job, "input") == set(map(str, step.inputs)) | stamps
            assert told_of(job, "output") == set(map(str, step.outputs))
            assert told_of(job, "log") == {step.words[step.words.index("--log") + 1]}
    assert {words[0] for words in jobs} == {"index"}


def test_a_second_build_changes_no_file(changing: Workspace) -> None:
    before = stamps(changing)
    changing.build(*SIZE)
    assert stamps(changing) == before


def test_an_edited_study_leaves_others_of_its_batch_alone(changing: Workspace) -> None:
    before = stamps(changing)
    change(changing, f"{STUDY}/edits.yaml", "were visited by us", "were visited by ourselves")
    change(changing, "studies/bare-text/notes.txt", "river gauges", "lake gauges")
    changing.build(*SIZE)
    changed = {path for path, _ in stamps(changing).items() - before.items()}
    touched = {Path(path).relative_to(changing.results).parts[0] for path in changed}
    assert touched == {"reading-rooms", "bare-text", "logs", "index.html", "MANIFEST.sha256"}
    assert "ourselves" in (changing.results / "reading-rooms" / "edition.md").read_text(encoding="utf-8")


def break_yaml(workspace: Workspace) -> None:
    change(workspace, f"{STUDY}/study.yaml", "language:", "  language: [")


def lose_witness(workspace: Workspace) -> None:
    (workspace.data / STUDY / "article.txt").unlink()


def lose_quote(workspace: Workspace) -> None:
    change(workspace, f"{STUDY}/coding.yaml", "planned to grow to 60", "planned to grow to 70")


STAGES = ("--config", "batch=0")


@pytest.mark.parametrize(
    ("fault", "place", "how"),
    [
        (break_yaml, "study.yaml:", SIZE),
        (lose_witness, "study.yaml:", SIZE),
        (lose_quote, "coding.yaml:", SIZE),
        (lose_witness, "study.yaml:", STAGES),
    ],
)
def test_a_broken_study_is_told_and_the_others_finish(changing: Workspace, fault, place: str, how) -> None:
    for study in ("third-look", "late-hours", "bare-text"):  # so that stages have one thing to build only
        if how is not SIZE and study != "bare-text":
            for folder in (changing.data / "studies", changing.results):
                (folder / study).rename(changing.folder / f"{folder.name}-{study}")
    fault(changing)
    change(changing, "studies/bare-text/notes.txt", "river gauges", "lake gauges")
    run = changing.snakemake(*how, "--quiet", "all")
    printed = [line for line in run.stdout.splitlines() if "profile" not in line]
    assert run.returncode == 1
    if how is SIZE:
        assert re.fullmatch(r"recension: \d of \d studies done, 1 failed", printed.pop())
    assert printed[0].startswith(f"recension: data/{STUDY}/{place}")
    assert printed[1:] and all(line.startswith("  ") for line in printed[1:])
    assert "lake gauges" in (changing.results / "bare-text" / "edition.md").read_text(encoding="utf-8")
    index = (changing.results / "index.html").read_text(encoding="utf-8")
    assert index.count("The last build of this study failed") == 1


def test_a_study_that_is_mended_is_built(batched: Workspace, changing: Workspace) -> None:
    lose_quote(changing)
    assert changing.snakemake(*SIZE).returncode == 1
    assert changing.snakemake(*SIZE).returncode == 1
    change(changing, f"{STUDY}/coding.yaml", "planned to grow to 70", "planned to grow to 60")
    changing.build(*SIZE)
    assert changing.files() == batched.files()


def test_a_lost_result_is_made_again(batched: Workspace, changing: Workspace) -> None:
    (changing.results / "late-hours" / "edition.pdf").unlink()
    changing.build(*SIZE)
    assert changing.files() == batched.files()


TIMED = """import threading
from pathlib import Path


class Told(threading.Timer):
    def start(self):
        Path(__file__).with_name("timed").touch()
        super().start()


threading.Timer = Told
"""


def test_snakemake_looks_for_jobs_when_one_has_ended_and_not_by_the_clock(
    changing: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(TIMED, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    (changing.results / "index.html").unlink()
    changing.build(*SIZE)
    assert (changing.results / "index.html").exists() and not (tmp_path / "timed").exists()


def test_after_a_change_from_batches_to_stages_nothing_is_taken_on_trust(changing: Workspace) -> None:
    told = changing.build("--config", "batch=0", "--dry-run", "--quiet", "host")
    assert re.search(r"^read +4$", told, re.M) and re.search(r"^verify +4$", told, re.M)


def test_an_interrupted_build_goes_on_where_it_was(batched: Workspace, tmp_path: Path) -> None:
    workspace = corpus(tmp_path / "work")
    command = [sys.executable, "-m", "snakemake", "-s", str(ROOT / "Snakefile"), "--cores", "1", *SIZE]
    command += ["--workflow-profile", str(ROOT / "profiles" / "default"), "--configfile", "config.yaml"]
    run = subprocess.Popen(
        command, cwd=workspace.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        # Tests in the background of a shell are told to pass Ctrl-C over, and so is what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    done: list[Path] = []
    while not done and run.poll() is None:
        done = list(workspace.results.glob("*/checks.json"))
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    run.wait(timeout=120)
    first = {path: path.stat().st_mtime_ns for path in done}
    assert first and len(list(workspace.results.glob("*/checks.json"))) < 4
    workspace.build(*SIZE)
    assert {path: path.stat().st_mtime_ns for path in done} == first
    assert workspace.files() == batched.files()
