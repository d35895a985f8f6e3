"""A study's folder: what is inferred, and that nothing outside of it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from recension.errors import RecensionError
from recension.study import StudyFolder


def folder(tmp_path: Path, **files: str) -> Path:
    place = tmp_path / "a-study"
    place.mkdir()
    for name, text in files.items():
        (place / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return place


WITNESS = "witnesses:\n- {id: w, role: text, path: %s}\n"


def test_one_text_file_is_enough(tmp_path: Path) -> None:
    study = StudyFolder(folder(tmp_path, any_txt="A text."))
    assert [(one.role, one.path) for one in study.study.witnesses] == [("text", "any.txt")]
    assert study.sources() == {"text": b"A text."}


@pytest.mark.parametrize("files", [{}, {"a_txt": "x", "b_txt": "y"}])
def test_no_text_or_two_without_a_study_file_is_an_error(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(RecensionError, match=f"{len(files)} text files"):
        StudyFolder(folder(tmp_path, **files))


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/hostname", "link.txt"])
def test_a_witness_outside_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    place = folder(tmp_path, study_yaml=WITNESS % path)
    (place / "link.txt").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(RecensionError, match="out of the study's folder") as caught:
        StudyFolder(place).sources()
    assert caught.value.place.endswith("study.yaml:2")


def test_a_missing_witness_is_told_with_the_line_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(RecensionError, match="missing") as caught:
        _ = StudyFolder(folder(tmp_path, study_yaml=WITNESS % "gone.txt")).witnesses
    assert caught.value.place.endswith("study.yaml:2")


def test_two_witnesses_of_one_id_are_refused(tmp_path: Path) -> None:
    text = "witnesses:\n- {id: w, role: text, path: a}\n- {id: w, role: landing-page, path: b}\n"
    with pytest.raises(RecensionError, match="used twice") as caught:
        StudyFolder(folder(tmp_path, study_yaml=text))
    assert caught.value.place.endswith("study.yaml:3")


@pytest.mark.parametrize("name", ["../x", "A b", "-x", "x$(id)", ".hidden"])
def test_a_study_has_a_plain_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecensionError, match="no name for a study"):
        StudyFolder(tmp_path / Path(name).name if "/" not in name else tmp_path / "..x")
