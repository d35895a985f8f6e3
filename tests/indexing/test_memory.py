"""What the index keeps of a study spares it work, and never makes it say what no longer holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from indexing.test_standing import OTHERS, listed

from recension.cli import main
from recension.indexing import memory, standing
from workspace import ROOT, Workspace

NOW = -(10**15)  # nanoseconds before a file is at rest: whatever was written is so already
STUDY = "reading-rooms"


@pytest.fixture
def kept(changing: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The corpus, its index made and every study kept."""
    monkeypatch.chdir(changing.folder)
    monkeypatch.setattr(memory, "REST", NOW)
    made()
    return changing


def made() -> tuple[bytes, bytes]:
    """The index and the manifest, made anew."""
    words = ["--settings", "{}", "--templates", str(ROOT / "templates")]
    assert main(["index", *words, "--index", "results/index.html", "--manifest", "results/MANIFEST.sha256"]) == 0
    return Path("results/index.html").read_bytes(), Path("results/MANIFEST.sha256").read_bytes()


def kept_of(study: str = STUDY) -> Path:
    return Path("results/logs/index", f"{study}.json")


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The studies whose results are read from now on."""
    found: list[str] = []
    read = standing._read
    monkeypatch.setattr(standing, "_read", lambda folder, inputs: found.append(folder.name) or read(folder, inputs))
    return found


@pytest.mark.parametrize("many", [100, 2])
def test_a_study_that_has_not_changed_is_not_read_again(kept: Workspace, many: int, monkeypatch) -> None:
    monkeypatch.setattr("recension.indexing.page.CHUNK", many)
    for path in Path("results/logs/index").glob("*.json"):
        path.unlink()
    before, found = made(), looked_at(monkeypatch)
    assert made() == before and found == []
    (kept.results / STUDY / "edition.md").touch()
    assert made() == before and found == [STUDY]


def test_what_is_as_long_and_as_old_as_before_is_told_apart(kept: Workspace) -> None:
    path = kept.results / STUDY / "edition.md"
    data, found = path.read_bytes(), path.stat()
    path.write_bytes(data.swapcase())
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    made()
    assert listed(kept) == OTHERS


@pytest.mark.parametrize("name", [f"studies/{STUDY}/article.txt", "codebooks/night-opening.yaml"])
def test_of_other_inputs_nothing_kept_is_told(kept: Workspace, name: str) -> None:
    with (kept.data / name).open("a", encoding="utf-8") as file:
        file.write("# more\n")
    made()
    assert STUDY not in listed(kept)


def test_what_was_written_just_before_is_not_kept(changing: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(changing.folder)
    kept_of().unlink(missing_ok=True)
    monkeypatch.setattr(memory, "REST", -NOW)
    made()
    assert not kept_of().exists()


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-9], lambda data: data.replace(b"F1", b"F2")])
def test_what_is_damaged_is_found_anew(kept: Workspace, damage, monkeypatch: pytest.MonkeyPatch) -> None:
    before, found = made(), looked_at(monkeypatch)
    kept_of().write_bytes(damage(kept_of().read_bytes()))
    assert made() == before and found == [STUDY]


def test_what_is_kept_of_one_study_says_nothing_of_another(kept: Workspace, monkeypatch) -> None:
    before, found = made(), looked_at(monkeypatch)
    kept_of().write_bytes(kept_of("late-hours").read_bytes())
    assert made() == before and found == [STUDY]


def test_what_other_code_has_kept_is_found_anew(kept: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before, found = made(), looked_at(monkeypatch)
    monkeypatch.setattr(memory, "fingerprint", lambda command: "of another")
    assert made() == before and set(found) == {STUDY, *OTHERS}
