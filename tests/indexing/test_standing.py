"""The index lists no result that is stale or unproved, whatever happened to the build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from indexing.test_index import page
from lxml import html

from workspace import Workspace

OTHERS = {"bare-text", "late-hours", "third-look"}


def listed(workspace: Workspace) -> set[str]:
    """The studies whose edition the index leads to."""
    sections = page(workspace).xpath("//section[starts-with(@id, 'study-')]")
    return {one.get("id").removeprefix("study-") for one in sections if one.xpath(".//a")}


def section(workspace: Workspace, study: str) -> html.HtmlElement:
    return page(workspace).get_element_by_id(f"study-{study}")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def anew(workspace: Workspace, *failed: str) -> None:
    """Write the index from what stands in the folder, without a build."""
    import os
    import subprocess
    import sys

    from workspace import ROOT

    config = json.dumps({"pathvars": {"data": "data", "results": "results"}})
    words = ["--settings", config, "--templates", str(ROOT / "templates"), "--index", "results/index.html"]
    subprocess.run(
        [sys.executable, "-m", "recension", "index", *words, "--failed", *failed],
        cwd=workspace.folder, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "workflow")},
    )  # fmt: skip


def test_a_study_that_fails_does_not_keep_the_others_from_the_index(changing: Workspace) -> None:
    change(changing.data / "studies/reading-rooms/coding.yaml", "planned to grow to 60", "planned to grow to 70")
    change(changing.data / "studies/bare-text/notes.txt", "river gauges", "lake gauges")
    assert changing.snakemake("--keep-going").returncode == 1
    assert listed(changing) == OTHERS
    assert "The last build of this study failed" in section(changing, "reading-rooms").text_content()
    assert "lake gauges" in section(changing, "bare-text").text_content()


def test_a_study_that_is_mended_comes_back(several: Workspace, changing: Workspace) -> None:
    before = (changing.results / "index.html").read_bytes()
    coding = changing.data / "studies/reading-rooms/coding.yaml"
    change(coding, "planned to grow to 60", "planned to grow to 70")
    assert changing.snakemake().returncode == 1
    change(coding, "planned to grow to 70", "planned to grow to 60")
    changing.build()
    assert (changing.results / "index.html").read_bytes() == before


def test_a_study_that_is_removed_leaves_the_index(changing: Workspace) -> None:
    change(changing.data / "studies/reading-rooms/coding.yaml", "planned to grow to 60", "planned to grow to 70")
    assert changing.snakemake().returncode == 1
    (changing.data / "studies/reading-rooms").rename(changing.folder / "away")
    changing.build()
    assert listed(changing) == OTHERS
    assert "study-reading-rooms" not in (changing.results / "index.html").read_text(encoding="utf-8")


def test_one_thing_built_alone_leaves_an_index_that_holds(changing: Workspace) -> None:
    change(changing.data / "studies/reading-rooms/edits.yaml", "were visited by us", "were visited by ourselves")
    changing.build("results/reading-rooms/edition.md")
    assert listed(changing) == OTHERS
    assert "edition.md" in section(changing, "reading-rooms").text_content()
    changing.build()
    assert listed(changing) == {*OTHERS, "reading-rooms"}


def test_a_dry_run_and_a_touch_leave_the_index_alone(changing: Workspace) -> None:
    before = (changing.results / "index.html").read_bytes()
    change(changing.data / "studies/reading-rooms/edits.yaml", "were visited by us", "were visited by ourselves")
    changing.build("-n")
    assert (changing.results / "index.html").read_bytes() == before
    changing.build("--touch")
    assert (changing.results / "index.html").exists()


@pytest.mark.parametrize("name", ["edition.html", "findings.json", "tables/comparison.csv", "provenance.json"])
def test_a_result_that_was_changed_by_hand_is_not_listed(changing: Workspace, name: str) -> None:
    path = changing.results / "reading-rooms" / name
    path.write_bytes(path.read_bytes() + b"\n")
    anew(changing)
    assert listed(changing) == OTHERS
    assert name in section(changing, "reading-rooms").text_content()


def test_a_result_that_is_gone_is_not_listed(changing: Workspace) -> None:
    (changing.results / "reading-rooms" / "edition.pdf").unlink()
    anew(changing)
    assert listed(changing) == OTHERS
    assert "edition.pdf" in section(changing, "reading-rooms").text_content()


@pytest.mark.parametrize(
    "name",
    ["studies/reading-rooms/article.txt", "studies/reading-rooms/edits.yaml", "studies/reading-rooms/new.yaml"],
)
def test_results_of_inputs_that_have_changed_since_are_not_listed(changing: Workspace, name: str) -> None:
    with (changing.data / name).open("a", encoding="utf-8") as file:
        file.write("# more\n")
    anew(changing)
    assert listed(changing) == OTHERS
    assert name in section(changing, "reading-rooms").text_content()


def test_a_changed_codebook_takes_every_study_that_uses_it_from_the_list(changing: Workspace) -> None:
    change(changing.data / "codebooks/night-opening.yaml", "Who keeps the room open.", "Who opens the room.")
    anew(changing)
    assert listed(changing) == {"bare-text"}
    assert not page(changing).xpath("//table")


def test_results_that_were_never_checked_are_not_listed(changing: Workspace) -> None:
    (changing.results / "reading-rooms" / "checks.json").unlink()
    anew(changing)
    assert listed(changing) == OTHERS
    assert "has not been built" in section(changing, "reading-rooms").text_content()


def test_checks_that_failed_are_named_though_earlier_ones_had_passed(changing: Workspace) -> None:
    folder = changing.results / "reading-rooms"
    checks = json.loads((folder / "checks.json").read_bytes())
    checks["passed"], checks["checks"][0]["status"] = False, "failed"
    (folder / "logs" / "checks-failed.json").write_text(json.dumps(checks), encoding="utf-8")
    anew(changing)
    assert listed(changing) == OTHERS
    assert checks["checks"][0]["promise"] in section(changing, "reading-rooms").text_content()


def test_what_the_checks_say_of_a_failure_is_forgotten_when_they_pass(changing: Workspace) -> None:
    folder = changing.results / "reading-rooms"
    (folder / "logs" / "checks-failed.json").write_bytes((folder / "checks.json").read_bytes())
    (folder / "checks.json").unlink()
    changing.build()
    assert listed(changing) == {*OTHERS, "reading-rooms"}


@pytest.mark.parametrize("junk", [b"", b"{", b'{"study": 1}', b"\xff"])
def test_a_file_that_is_no_record_is_a_reason_and_no_crash(changing: Workspace, junk: bytes) -> None:
    (changing.results / "reading-rooms" / "checks.json").write_bytes(junk)
    anew(changing)
    assert listed(changing) == OTHERS
    assert "checks.json" in section(changing, "reading-rooms").text_content()
