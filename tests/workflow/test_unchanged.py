"""A job whose inputs, words and code are those of its last run, by content, is left out; any other runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recension import steps
from recension.records.config import Config, Pdf
from recension.stamps import Stamps, Step
from recension.steps import Plan
from recension.study import load_study
from workspace import ROOT, Workspace

STUDY = "reading-rooms"


def change(workspace: Workspace, name: str, old: str, new: str) -> None:
    path = workspace.data / "studies" / STUDY / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def stamps(workspace: Workspace) -> dict[str, Path]:
    """The stamp of each step of the study, by the step."""
    return {path.stem: path for path in (workspace.results / STUDY / "logs" / "steps").glob("*.json")}


def run_by(workspace: Workspace, *arguments: str) -> set[str]:
    """The steps of the study that a build runs, and does not leave out."""
    before = {name: path.stat().st_mtime_ns for name, path in stamps(workspace).items()}
    workspace.build(*arguments)
    return {name for name, path in stamps(workspace).items() if path.stat().st_mtime_ns != before.get(name)}


def ages(workspace: Workspace) -> dict[str, float]:
    return {str(path): path.stat().st_mtime for path in workspace.results.rglob("*") if path.is_file()}


def nothing_to_do(workspace: Workspace) -> bool:
    before = ages(workspace)
    workspace.build()
    return ages(workspace) == before


def test_a_changed_reason_leaves_out_what_does_not_read_reasons(rebuilt: Workspace) -> None:
    change(rebuilt, "edits.yaml", 'reason: "', 'reason: "Yes: ')
    run = run_by(rebuilt)
    assert run >= {"emend", "compare", "provenance", "compose", "render-edition.html", "render-edition.pdf", "verify"}
    assert not run & {"read", "code", "cite"}
    assert nothing_to_do(rebuilt)


def test_what_comes_back_to_what_it_was_is_built_as_it_was(rebuilt: Workspace) -> None:
    before = rebuilt.files()
    change(rebuilt, "edits.yaml", 'reason: "', 'reason: "Yes: ')
    rebuilt.build()
    assert rebuilt.files() != before
    change(rebuilt, "edits.yaml", 'reason: "Yes: ', 'reason: "')
    rebuilt.build()
    assert rebuilt.files() == before


def test_a_new_time_alone_runs_nothing(rebuilt: Workspace) -> None:
    before = rebuilt.files()
    (rebuilt.results / STUDY / "document.json").touch()
    for path in (rebuilt.folder / ".snakemake" / "metadata").rglob("*"):
        if path.is_file():
            path.unlink()  # else Snakemake itself would see that the content is the same
    assert run_by(rebuilt) == set()
    assert rebuilt.files() == before
    assert nothing_to_do(rebuilt)


@pytest.mark.parametrize("option", [["--forceall"], ["--force"], ["--forcerun", "read"]])
def test_what_is_forced_runs(rebuilt: Workspace, option: list[str]) -> None:
    assert run_by(rebuilt, f"results/{STUDY}/document.json", *option) == {"read"}


def test_touch_runs_nothing(rebuilt: Workspace) -> None:
    change(rebuilt, "edits.yaml", 'reason: "', 'reason: "Yes: ')
    before = rebuilt.files()
    assert run_by(rebuilt, "--touch") == set()
    assert {name for name, data in rebuilt.files().items() if before.get(name) != data} == set()
    change(rebuilt, "edits.yaml", "Yes: ", "Well: ")
    assert "emend" in run_by(rebuilt)
    assert "Well: " in (rebuilt.results / STUDY / "apparatus.json").read_text(encoding="utf-8")


def lose_output(workspace: Workspace) -> None:
    (workspace.results / STUDY / "agreement.csv").unlink()


def damage_output(workspace: Workspace) -> None:
    (workspace.results / STUDY / "agreement.csv").write_bytes(b"other")


def damage_stamp(workspace: Workspace) -> None:
    stamps(workspace)["code"].write_bytes(b"{")


def lose_stamp(workspace: Workspace) -> None:
    stamps(workspace)["code"].unlink()


@pytest.mark.parametrize("harm", [lose_output, damage_output, damage_stamp, lose_stamp])
def test_what_does_not_hold_runs_and_heals(rebuilt: Workspace, harm: Callable[[Workspace], None]) -> None:
    before = rebuilt.files()
    harm(rebuilt)
    (rebuilt.results / STUDY / "edition.json").touch()  # so that Snakemake asks for the job ...
    shutil.rmtree(rebuilt.folder / ".snakemake" / "metadata")  # ... without a look at the content
    assert run_by(rebuilt, f"results/{STUDY}/findings.json") == {"code"}
    assert rebuilt.files() == before


def made(folder: Path) -> tuple[Step, Stamps]:
    """A step that was made, and its stamp."""
    source, *outputs = (folder / name for name in ("source", "tables/output", "figures/output"))
    for path in (source, *outputs):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(path.name.encode())
    step = Step("code", ("code", "--option"), (source,), tuple(outputs), "1")
    Stamps(folder, Path(), "step.json").made(step)
    return step, Stamps(folder, Path(), "step.json")


def test_a_stamp_holds_for_the_same_step_alone(tmp_path: Path) -> None:
    step, stamp = made(tmp_path)
    assert stamp.hold(step)
    other = tmp_path / "other"
    for changed in (
        {"version": "2"}, {"words": ("code",)}, {"inputs": (other,)}, {"inputs": (*step.inputs, other)},
        {"outputs": (other,)}, {"outputs": (*step.outputs, other)}, {"name": "read"},
    ):  # fmt: skip
        assert not stamp.hold(step._replace(**changed))


@pytest.mark.parametrize("name", ["source", "tables/output", "figures/output"])
def test_no_stamp_holds_for_other_content(tmp_path: Path, name: str) -> None:
    step, stamp = made(tmp_path)
    (tmp_path / name).write_bytes(b"other")
    assert not stamp.hold(step)


def test_no_stamp_holds_for_a_step_that_has_made_nothing(tmp_path: Path) -> None:
    step, stamp = made(tmp_path)
    step.outputs[0].unlink()
    stamp.made(step)
    assert stamp.path.exists() and not Stamps(tmp_path, Path(), "step.json").hold(step)


@pytest.mark.parametrize(
    "junk",
    [
        b"", b"{", b"[" * 100_000, b"[]", b'{"steps": []}', b'{"steps": {"code": 1}}', b"\xff",
        b'{"steps": {"code": {"source": 1, "outputs": []}}}',
    ],
)  # fmt: skip
def test_a_damaged_stamp_is_as_good_as_none(tmp_path: Path, junk: bytes) -> None:
    step, stamp = made(tmp_path)
    stamp.path.write_bytes(junk)
    assert not Stamps(tmp_path, Path(), "step.json").hold(step)


def test_a_source_that_changes_while_its_step_runs_gets_no_stamp(tmp_path: Path) -> None:
    step, stamp = made(tmp_path)
    stamp.withdraw()
    assert not stamp.hold(step)  # looks at the source as it is when the step begins
    step.inputs[0].write_bytes(b"other")
    stamp.made(step)
    assert not stamp.path.exists()


def held(config: Config) -> set[str]:
    """The steps of the study, built in this folder, whose stamps hold with ``config``."""
    plan = Plan(load_study(STUDY, config), config, ROOT / "templates")
    return {one.name for one in plan.steps() if Stamps(plan.results, Path(), f"steps/{one.name}.json").hold(one)}


def test_stamps_are_of_one_config_and_of_one_code(built: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.folder)
    every = held(Config())
    assert len(every) == 12
    assert every - held(Config(figure_formats=["png"])) == {"compare", "provenance", "verify"}
    assert every - held(Config(pdf=Pdf(layout="edition"))) == {"provenance", "render-edition.pdf", "verify"}
    code = steps.fingerprint
    monkeypatch.setattr(steps, "fingerprint", lambda command: code(command) + "." * (command == "render"))
    assert every - held(Config()) == {one for one in every if one.startswith("render-")}


def test_a_failed_step_leaves_no_stamp(rebuilt: Workspace) -> None:
    before = rebuilt.files()
    change(rebuilt, "coding.yaml", "planned to grow to 60", "planned to grow to 70")
    assert rebuilt.snakemake().returncode == 1
    assert "code" not in stamps(rebuilt)
    change(rebuilt, "coding.yaml", "planned to grow to 70", "planned to grow to 60")
    assert "code" in run_by(rebuilt)
    assert rebuilt.files() == before


def test_batches_and_stages_in_turn_give_the_same(rebuilt: Workspace) -> None:
    before = rebuilt.files()
    change(rebuilt, "edits.yaml", "were visited by us", "were visited by ourselves")
    rebuilt.build("--config", "batch=1")
    in_batches = rebuilt.files()
    rebuilt.build()
    assert rebuilt.files() == in_batches != before
    change(rebuilt, "edits.yaml", "were visited by ourselves", "were visited by us")
    rebuilt.build()
    assert rebuilt.files() == before
    rebuilt.build("--config", "batch=1")
    assert rebuilt.files() == before


def test_a_job_that_is_left_out_imports_nothing_heavy() -> None:
    code = "import sys, recension.stamps; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "workflow")}
    printed = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    heavy = {"msgspec", "yaml", "argparse", "inspect", "dataclasses", "pandas", "matplotlib", "recension.files"}
    assert not heavy & set(printed.stdout.split())
