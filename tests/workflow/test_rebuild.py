"""Nothing is built without need, nothing is lost by a fault, and each fault gets one clear message."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workspace import ROOT, Workspace

STUDY = "studies/reading-rooms"


def replace(workspace: Workspace, name: str, old: str, new: str) -> None:
    path = workspace.data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def rules_to_run(workspace: Workspace) -> set[str]:
    """The rules that a dry run names, for any study."""
    printed = workspace.build("-n", "--quiet", "host")
    known = ("read", "emend", "code", "compare", "compose", "render", "verify")
    stats = printed.split("Job stats:")[-1].split("total")[0]
    return {line.split()[0] for line in stats.splitlines() if line.split() and line.split()[0] in known}


def test_a_second_build_changes_no_file(rebuilt: Workspace) -> None:
    def stamps() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in rebuilt.results.rglob("*")}

    before = stamps()
    rebuilt.build()
    assert stamps() == before


@pytest.mark.parametrize(
    ("name", "old", "new", "rules"),
    [
        (f"{STUDY}/coding.yaml", "had not held", "had never held", {"code", "compare", "compose", "render", "verify"}),
        (f"{STUDY}/edits.yaml", "were visited by us", "were visited by ourselves",
         {"emend", "code", "compare", "compose", "render", "verify"}),
        (f"{STUDY}/study.yaml", "en-US", "en-GB",
         {"read", "emend", "code", "compare", "compose", "render", "verify"}),
    ],
)  # fmt: skip
def test_a_changed_decision_rebuilds_what_depends_on_it(rebuilt: Workspace, name, old, new, rules) -> None:
    replace(rebuilt, name, old, new)
    assert rules_to_run(rebuilt) == rules


def test_a_changed_decision_leaves_other_studies_alone(rebuilt: Workspace) -> None:
    replace(rebuilt, f"{STUDY}/edits.yaml", "were visited by us", "were visited by ourselves")
    other = {path: path.stat().st_mtime_ns for path in (rebuilt.results / "bare-text").rglob("*")}
    rebuilt.build()
    assert {path: path.stat().st_mtime_ns for path in (rebuilt.results / "bare-text").rglob("*")} == other
    assert "were visited by ourselves" in (rebuilt.results / "reading-rooms" / "edition.md").read_text(encoding="utf-8")


def break_witness(workspace: Workspace) -> None:
    replace(workspace, f"{STUDY}/article.txt", "paid two wardens", "paid ten wardens")


def break_yaml(workspace: Workspace) -> None:
    replace(workspace, f"{STUDY}/edits.yaml", "    changes:", "   changes: [")


def lose_quote(workspace: Workspace) -> None:
    replace(workspace, f"{STUDY}/coding.yaml", "planned to grow to 60", "planned to grow to 70")


def mistake_dimension(workspace: Workspace) -> None:
    replace(workspace, f"{STUDY}/coding.yaml", "dimension: staffing", "dimension: stafing")


def lose_file(workspace: Workspace) -> None:
    (workspace.data / STUDY / "article.txt").unlink()


def lose_codebook(workspace: Workspace) -> None:
    (workspace.data / "codebooks" / "night-opening.yaml").unlink()


@pytest.mark.parametrize(
    ("fault", "place", "says"),
    [
        (break_witness, "article.txt", "sha256"),
        (break_yaml, "edits.yaml:", "not valid YAML"),
        (lose_quote, "coding.yaml:", "do not stand in the source"),
        (mistake_dimension, "coding.yaml:", "stafing"),
        (lose_file, "study.yaml:", "missing"),
        (lose_codebook, "study.yaml:", "night-opening.yaml"),
    ],
)
def test_a_fault_gets_one_clear_message_and_loses_nothing(
    rebuilt: Workspace, fault: Callable[[Workspace], None], place: str, says: str
) -> None:
    before = rebuilt.files()
    fault(rebuilt)
    run = rebuilt.snakemake()
    assert run.returncode == 1
    assert "Traceback" not in run.stdout
    assert any(place in line and says in line for line in run.stdout.splitlines()), run.stdout
    after = rebuilt.files()
    # Index and manifest must not stay as they were: tests/indexing/test_standing.py and tests/manifest look at them.
    for name in ("index.html", "MANIFEST.sha256"):
        assert after.pop(name) and before.pop(name)
    assert after == before


def test_after_a_fault_is_mended_the_build_goes_on(rebuilt: Workspace) -> None:
    before = rebuilt.files()
    lose_quote(rebuilt)
    assert rebuilt.snakemake().returncode == 1
    replace(rebuilt, f"{STUDY}/coding.yaml", "planned to grow to 70", "planned to grow to 60")
    rebuilt.build()
    assert rebuilt.files() == before


def test_a_fault_that_is_not_mended_is_told_again(rebuilt: Workspace) -> None:
    lose_quote(rebuilt)
    first, second = rebuilt.snakemake(), rebuilt.snakemake()
    assert (first.returncode, second.returncode) == (1, 1)
    assert "planned to grow to 70" in second.stdout


@pytest.mark.parametrize(
    ("fault", "place"),
    [
        (break_witness, "data/studies/reading-rooms/article.txt:"),
        (lose_quote, "data/studies/reading-rooms/coding.yaml:"),
        (lose_file, "data/studies/reading-rooms/study.yaml:"),
        (lose_codebook, "data/studies/reading-rooms/study.yaml:"),
    ],
)
def test_quiet_a_fault_is_one_message_and_nothing_else(rebuilt: Workspace, fault, place: str) -> None:
    fault(rebuilt)
    run = rebuilt.snakemake("--quiet", "all")
    printed = [line for line in run.stdout.splitlines() if "profile" not in line]
    assert run.returncode == 1
    assert printed[0].startswith(f"recension: {place}")
    assert printed[1:] and all(line.startswith("  ") for line in printed[1:])


def test_one_broken_study_does_not_stop_the_others(rebuilt: Workspace) -> None:
    lose_quote(rebuilt)
    (rebuilt.data / "studies/bare-text/notes.txt").write_text("A note\n\nThe level rose by 3 cm.\n", encoding="utf-8")
    assert rebuilt.snakemake().returncode == 1
    assert "3 cm" in (rebuilt.results / "bare-text" / "edition.md").read_text(encoding="utf-8")


def test_one_thing_can_be_built_alone(tmp_path) -> None:
    workspace = Workspace(tmp_path / "work")
    workspace.build("results/bare-text/edition.md")
    assert {path.name for path in workspace.results.iterdir()} == {"bare-text"}
    assert not (workspace.results / "bare-text" / "edition.pdf").exists()


def test_every_template_is_declared_by_the_format_it_is_for(rebuilt: Workspace) -> None:
    """A template that no rule declares could change without a rebuild."""
    declared = rebuilt.build("--detailed-summary")
    templates = [path for path in (ROOT / "templates").rglob("*") if path.suffix not in (".txt", ".md")]
    missing = [path.name for path in templates if path.is_file() and str(path) not in declared]
    assert not missing
