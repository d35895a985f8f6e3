"""What the command promises: it writes what the record names, and no diagram of an earlier run stays behind."""

from __future__ import annotations

from pathlib import Path

from comparison.made import CHANGES, document
from comparison.test_figures import full

from recension.cli import main
from recension.files import read_record, write_record
from recension.records.apparatus import Apparatus
from recension.records.comparison import Comparison


def test_the_command_writes_every_figure_and_clears_old_diagrams(tmp_path: Path) -> None:
    write_record(tmp_path / "findings.json", full())
    write_record(tmp_path / "document.json", document())
    write_record(tmp_path / "apparatus.json", Apparatus(study="made", emendations=CHANGES, terms=[]))
    stale = tmp_path / "figures" / "structure" / "structure-gone.svg"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"<svg/>")
    inputs = [
        word for name in ("findings", "document", "apparatus") for word in (f"--{name}", f"{tmp_path}/{name}.json")
    ]
    assert main(["compare", *inputs, "--formats", "svg", "png", "--comparison", f"{tmp_path}/comparison.json"]) == 0
    record = read_record(tmp_path / "comparison.json", Comparison)
    wanted = {f"{one.path}.{ending}" for one in record.figures for ending in ("svg", "png", "csv")}
    written = {str(path.relative_to(tmp_path / "figures")) for path in (tmp_path / "figures").rglob("*.*")}
    assert written == wanted and not stale.exists()
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == {one.id for one in record.tables}
