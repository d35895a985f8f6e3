"""The guide for editors tells the truth: each example has the result, or the message, that is shown beneath it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from recension.cli import main
from recension.emendation import emend
from recension.errors import RecensionError
from recension.reading import read_study
from recension.records.document import Document
from recension.records.inputs import Edits, Termbase
from recension.study import StudyFolder
from recension.yamlfile import YamlFile
from workspace import ROOT, STUDY_DATA

BLOCKS = re.findall(
    r"^```(text|yaml)\n(.*?)^```", (ROOT / "docs" / "editing.md").read_text(encoding="utf-8"), re.M | re.S
)
SOURCE = BLOCKS[0][1]
SHOWN = [
    (one[1], following[1])
    for one, following in zip(BLOCKS, BLOCKS[1:], strict=False)
    if (one[0], following[0]) == ("yaml", "text")
]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "note"
    folder.mkdir()
    (folder / "paper.txt").write_text(SOURCE, encoding="utf-8")
    return folder


def read(study: Path) -> Document:
    folder = StudyFolder(study)
    return read_study(folder.id, folder.study, folder.sources())


def outcome(study: Path, example: str) -> str:
    """The edited text that ``example`` makes, or the message that it gets."""
    file = study / "edits.yaml"
    file.write_text(example, encoding="utf-8")
    loaded = YamlFile(file)
    try:
        if example.startswith("title:"):
            return emend(read(study), [loaded.record(Termbase)])[1].text
        return emend(read(study), [], loaded.record(Edits), loaded)[1].text
    except RecensionError as error:
        return str(error).replace(str(file), "edits.yaml") + "\n"


@pytest.mark.parametrize(("example", "shown"), SHOWN)
def test_an_example_has_the_outcome_that_is_shown(study: Path, example: str, shown: str) -> None:
    assert outcome(study, example) == shown


def test_every_kind_of_fault_is_shown() -> None:
    messages = [shown for _, shown in SHOWN if shown.startswith("edits.yaml:")]
    for words in ("do not stand", "line break", "stand 2 times in the source", "stand 2 times in the passage",
                  "overlaps", "changed to itself"):  # fmt: skip
        assert any(words in message for message in messages), words


def test_the_entry_shown_for_suggest_is_one_that_it_prints(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = yaml.safe_load(BLOCKS[-1][1])["edits"]
    assert main(["suggest", str(study), "--stylebooks", str(STUDY_DATA / "stylebooks")]) == 0
    printed = yaml.safe_load(capsys.readouterr().out)["edits"]
    assert [entry for entry in printed if entry in shown] == shown


def test_the_table_of_kinds_has_every_kind() -> None:
    from typing import get_args

    from recension.records.apparatus import Kind

    table = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8").partition("| kind |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.M) == list(get_args(Kind))
