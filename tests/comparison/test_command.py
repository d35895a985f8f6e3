"""What the command promises: it writes what the record names, no diagram of an earlier run stays behind, and a file is
made anew only where it must be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from comparison.drawn import HOSTILE
from comparison.made import CHANGES, document
from comparison.test_figures import full
from msgspec.structs import replace

from recension.cli import main
from recension.files import read_record, write_record
from recension.records.apparatus import Apparatus
from recension.records.comparison import Comparison
from workspace import ROOT


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with what the command reads."""
    write_record(tmp_path / "findings.json", full())
    write_record(tmp_path / "document.json", document())
    write_record(tmp_path / "apparatus.json", Apparatus(study="made", emendations=CHANGES, terms=[]))
    return tmp_path


def words(place: Path, *more: str, version: str = "1") -> list[str]:
    inputs = [word for name in ("findings", "document", "apparatus") for word in (f"--{name}", f"{place}/{name}.json")]
    told = ["--comparison", f"{place}/comparison.json", "--log", f"{place}/logs/compare.log", "--version", version]
    return ["compare", *inputs, *told, *more]


def made(place: Path) -> dict[str, tuple[int, bytes]]:
    """When each table and figure was written, and what is in it."""
    found = (path for part in ("tables", "figures") for path in (place / part).rglob("*.*"))
    return {str(path.relative_to(place)): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def anew(place: Path, *more: str, version: str = "1") -> set[str]:
    """The tables and figures that the command writes; all are as when nothing had been there."""
    before = made(place)
    assert main(words(place, *more, version=version)) == 0
    after = made(place)
    (place / "logs/steps/compared.json").rename(place / "record")
    assert main(words(place, *more, version=version)) == 0
    assert {name: data for name, (_, data) in made(place).items()} == {name: data for name, (_, data) in after.items()}
    (place / "record").rename(place / "logs/steps/compared.json")
    return {name for name, (time, _) in after.items() if before.get(name, (0, b""))[0] != time}


def with_reason(place: Path, reason: str) -> None:
    changes = [replace(CHANGES[0], reason=reason), *CHANGES[1:]]
    write_record(place / "apparatus.json", Apparatus(study="made", emendations=changes, terms=[]))


def test_the_command_writes_every_figure_and_clears_old_diagrams(place: Path) -> None:
    stale = place / "figures" / "structure" / "structure-gone.svg"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"<svg/>")
    assert main(words(place, "--formats", "svg", "png")) == 0
    record = read_record(place / "comparison.json", Comparison)
    wanted = {f"{one.path}.{ending}" for one in record.figures for ending in ("svg", "png", "csv")}
    written = {str(path.relative_to(place / "figures")) for path in (place / "figures").rglob("*.*")}
    assert written == wanted and not stale.exists()
    assert {path.stem for path in (place / "tables").iterdir()} == {one.id for one in record.tables}


def test_what_is_made_from_the_same_is_kept(place: Path) -> None:
    assert anew(place) == made(place).keys()
    assert anew(place) == set()


@pytest.mark.parametrize("reason", ["another", "", HOSTILE])
def test_a_changed_reason_writes_the_figure_that_tells_it(place: Path, reason: str) -> None:
    anew(place)
    with_reason(place, reason)
    assert anew(place) == {"figures/changes.svg"}


def test_a_new_format_or_another_version_is_drawn(place: Path) -> None:
    everything = anew(place)
    drawn = {name for name in anew(place, "--formats", "svg", "png") if not name.endswith(".png")}
    assert drawn == set()
    assert anew(place, version="2") == everything


@pytest.mark.parametrize(
    "name", ["figures/changes.svg", "figures/structure/structure-way.svg", "tables/quantities.csv"]
)
def test_what_is_lost_or_damaged_is_made_anew(place: Path, name: str) -> None:
    anew(place)
    (place / name).write_bytes(b"other")
    assert anew(place) == {name}
    (place / name).unlink()
    assert anew(place) == {name}


@pytest.mark.parametrize("junk", [b"", b"{", b'{"version": "1", "files": {"figures/changes.svg": 1}}'])
def test_a_damaged_record_keeps_nothing(place: Path, junk: bytes) -> None:
    everything = anew(place)
    (place / "logs/steps/compared.json").write_bytes(junk)
    assert anew(place) == everything


def test_a_changed_reason_imports_nothing_to_draw_with(place: Path) -> None:
    anew(place)
    with_reason(place, "another")
    code = "import sys, recension.cli; recension.cli.main(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *words(place)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "workflow")}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "recension.comparison.kept" in done.stdout.split()
    assert not {"pandas", "matplotlib", "numpy"} & set(done.stdout.split())
