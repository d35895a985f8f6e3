"""A fixed sample of the trials with bad input, and the cases that the long runs have found."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension import build
from recension.errors import RecensionError
from recension.files import read_bytes
from recension.study import StudyFolder, check_config
from recension.suggestion.stylebooks import compiled
from soak.awkward import shaped
from soak.inputs import alarm, case, failure
from soak.readers import READERS, World, prepare

CASES = 40
ANY = st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
LINE = "The reform of the reading room was told by the board, and more than 80% of the readers came again in March"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    made = World(tmp_path_factory.mktemp("world"))
    prepare(made)
    return made


@pytest.mark.parametrize("name", READERS)
def test_bad_input_is_read_or_refused_with_one_message(world: World, name: str) -> None:
    found = [(number, failure(world, READERS[name], case(name, 0, number))) for number in range(CASES)]
    assert not [one for one in found if one[1]]


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=25)
@given(data=ANY)
def test_any_bytes_are_read_or_refused(world: World, name: str, data: bytes) -> None:
    assert failure(world, READERS[name], data) == ""


@pytest.mark.parametrize(
    "text",
    [
        "It was told by\u2000M\u2028. M. Smith to all.",  # the segmenter panics at an initial after a wide space
        f"{LINE} &#0;",  # the last mark opens no clause
        f"{LINE}.\n\f\n12\n{LINE}\n{LINE}.\n",  # a page number between two sentences belongs to neither
        f"{LINE},\n12\n\f{LINE}.\nIt was so.\n\f\nIt was told.\n",
    ],
)
def test_what_was_found_stays_mended(world: World, text: str) -> None:
    assert failure(world, READERS["texts"], text.encode()) == ""


@pytest.mark.parametrize(
    ("form", "text"),
    [(" ", "x"), ("x", "\t"), (" two  gauges ", " the  gauges"), ("ısı", "x"), ("ßroom", "x"), ("gauges\u2003", "x")],
)
def test_a_term_of_white_space_or_odd_letters_stops_nothing(world: World, form: str, text: str) -> None:
    """Found by the long run: a form of nothing but white space gave a traceback."""
    terms = [{"id": "t", "preferred": f"{text}y", "variants": [{"form": form, "text": text}]}]
    assert failure(world, READERS["termbases"], json.dumps({"title": "T", "terms": terms}).encode()) == ""


@pytest.mark.parametrize("pattern", ["(?x) two # a comment", "(?i)TWO", "(?P<x>two)"])
def test_a_pattern_may_end_in_a_comment(pattern: str) -> None:
    """Found by the long run: what was put behind the pattern, to look at its groups, was lost in the comment."""
    assert compiled(pattern, "z", "here").match("two")
    with pytest.raises(RecensionError, match="here: .* is not a regular expression that fits"):
        compiled(pattern, r"\g<y>", "here")


@pytest.mark.parametrize("shape", ["no space", "tabs", "form feeds", "digits", "dashes", "chinese", "combining"])
def test_long_texts_take_time_by_their_length(world: World, shape: str) -> None:
    """With time that grows with the square of the length, these would not end within the limit of the trials."""
    assert failure(world, READERS["texts"], f"A title\n\n{shaped(shape, 60_000)}".encode()) == ""


@pytest.mark.parametrize("name", ["edits.yaml", "coding.yaml", "coding-x.yaml", "study.yaml", "witness.txt"])
def test_a_pipe_or_folder_in_the_place_of_a_file_is_refused_and_not_waited_for(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a-study"
    for make in (os.mkfifo, os.mkdir):
        folder.mkdir()
        (folder / "study.yaml").write_text("witnesses:\n- {id: w, role: text, path: witness.txt}\n")
        (folder / name).unlink(missing_ok=True)
        make(folder / name)
        with alarm(30), pytest.raises(RecensionError, match="no regular file"):
            StudyFolder(folder).sources()
        folder.rename(tmp_path / make.__name__)


def test_a_pipe_is_not_waited_for_and_a_device_not_read_without_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/tty"), tmp_path):
        with alarm(30), pytest.raises(RecensionError):
            read_bytes(path)


@pytest.mark.parametrize("path", ["x" * 5000, "a\0b", "ring", "/dev/zero", "./../outside"])
def test_a_path_that_is_none_or_leads_out_is_refused_with_its_line(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "a-study"
    folder.mkdir()
    (folder / "ring").symlink_to(folder / "ring")
    escaped = path.replace("\0", "\\0")
    (folder / "study.yaml").write_text(f'witnesses:\n- {{id: w, role: text, path: "{escaped}"}}\n')
    with pytest.raises(RecensionError) as caught:
        StudyFolder(folder).sources()
    assert caught.value.place == f"{folder}/study.yaml:2"


@pytest.mark.parametrize("name", ["edits.yaml", "coding.yaml", "study.yaml", "synthesis.yaml", "any.txt"])
def test_a_link_out_of_the_study_is_refused(tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the-canary-sings-at-midnight")
    folder = tmp_path / "a-study"
    folder.mkdir()
    (folder / name).symlink_to(secret)
    with pytest.raises(RecensionError, match="leads out of the study's folder") as caught:
        StudyFolder(folder).sources()
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("name", ["{x}.txt", "a\nb.txt", "a\x1b[31m.txt", "\u202etxt.a.txt", "\udcff.txt", "a}.txt"])
def test_a_file_whose_name_would_be_taken_for_more_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a-study"
    folder.mkdir()
    (folder / name).write_text("A text.")
    with pytest.raises(RecensionError, match="no name for a file"):
        StudyFolder(folder).sources()
    (folder / name).rename(folder / "a.txt")
    (folder / f"coding-{name[:-4]}.yaml").write_text("{}")
    with pytest.raises(RecensionError, match="no name for a file"):
        StudyFolder(folder).sources()


def test_a_study_that_is_a_link_to_another_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "diary.txt").write_text("the-canary-sings-at-midnight")
    (tmp_path / "studies").mkdir()
    (tmp_path / "studies" / "diary").symlink_to(tmp_path / "private")
    with pytest.raises(RecensionError, match="leads out of the folder of the studies"):
        StudyFolder(tmp_path / "studies" / "diary")


@pytest.mark.parametrize(
    ("text", "line"),
    [("studies: []\nstudies: [x]\n", 2), ("studies:\n- &a x\n- *a\n", 2), ("pdf:\n  layout: no\n", 2), ("- x\n", 1)],
)
def test_a_fault_of_the_config_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    with pytest.raises(RecensionError) as caught:
        check_config(path)
    assert caught.value.place == f"{path}:{line}"


@pytest.mark.parametrize("option", ["--configfile", "--configfiles", "--configfile="])
def test_a_config_that_is_named_and_is_no_utf8_is_told_before_snakemake_reads_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "other.yaml"
    path.write_bytes(b"studies: [\xff\xfe]\n")
    words = [f"{option}{path}"] if option.endswith("=") else [option, str(path)]
    assert build.main(["-n", *words, "--cores", "1"]) == 1
    printed = capfd.readouterr().err
    assert printed.startswith(f"recension: {path}") and "UTF-8" in printed and len(printed.splitlines()) == 2
    assert not (tmp_path / ".snakemake").exists()
