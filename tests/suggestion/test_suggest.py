"""What an editor was promised of ``recension suggest``: entries that can be pasted as they are, and no change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recension.cli import main
from recension.emendation import emend
from recension.reading import read_study
from recension.records.inputs import Change, Edit, Edits, Stylebook, Term, Termbase, Variant
from recension.study import StudyFolder, load_config, termbase_paths
from recension.suggestion import suggest
from recension.suggestion.entries import Entry, Remark
from recension.suggestion.writing import as_yaml, indentation
from recension.yamlfile import YamlFile
from workspace import STUDY_DATA, TEST_DATA

STYLEBOOKS = STUDY_DATA / "stylebooks"
ROUGH = """A Rough Paper

Abstract: The the plan was small. It grew.

1. Introduction

The front-line cadres,workers and frontline staff came. The frontline staff stayed for 10-15% of the year. It was a
important step - the largest of all. Few came to the fair. the rest stayed (at home.

It was analysed by the frontline staff of the centre. It was analysed by the frontline staff of the centre.

He wrote: "first "second. The end has no mark
"""


def suggested(study: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["suggest", str(study), "--stylebooks", str(STYLEBOOKS), *options]) == 0
    return capsys.readouterr().out


def emended(study: Path, data: Path) -> tuple[str, int]:
    """The edited text of ``study`` and the number of its hand edits."""
    folder = StudyFolder(study)
    config = load_config({"pathvars": {"data": str(data), "results": "r"}}, "config")
    file = YamlFile(study / "edits.yaml") if (study / "edits.yaml").exists() else None
    apparatus, edition = emend(
        read_study(folder.id, folder.study, folder.sources()),
        [YamlFile(path).record(Termbase) for path in termbase_paths(folder, config)],
        file.record(Edits) if file else None,
        file,
    )
    return edition.text, sum(one.hand == "edit" for one in apparatus.emendations)


def loaded(suggestions: str) -> list[dict]:
    """The entries of ``suggestions``: items that join a list, or a whole file."""
    content = yaml.safe_load(suggestions) or []
    return content["edits"] if isinstance(content, dict) else content


def paste(study: Path, suggestions: str) -> None:
    edits = study / "edits.yaml"
    before = edits.read_text(encoding="utf-8") if edits.exists() else ""
    edits.write_text(before + suggestions, encoding="utf-8")


@pytest.fixture(params=["zhang-2022", "zhang-2022 unedited", "reading-rooms", "bare-text", "rough"])
def study(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, _, unedited = request.param.partition(" ")
    data = tmp_path / "data"
    shutil.copytree(TEST_DATA if name in ("reading-rooms", "bare-text") else STUDY_DATA, data)
    folder = data / "studies" / name
    if name == "rough":
        folder.mkdir()
        (folder / "paper.txt").write_text(ROUGH, encoding="utf-8")
    if unedited:
        (folder / "edits.yaml").unlink()
    return folder


def test_all_of_it_can_be_pasted_and_every_entry_changes_the_text(study: Path, capsys) -> None:
    data = study.parent.parent
    _, before = emended(study, data)
    suggestions = suggested(study, capsys)
    entries = loaded(suggestions)
    paste(study, suggestions)
    _, after = emended(study, data)
    assert after == before + len(entries)
    assert suggestions.splitlines()[-1].strip().startswith(f"# {len(entries)} entries, ")


def test_nothing_is_changed_and_the_same_is_said_again(study: Path, capsys) -> None:
    before = {path: path.read_bytes() for path in study.iterdir()}
    assert suggested(study, capsys) == suggested(study, capsys)
    assert {path: path.read_bytes() for path in study.iterdir()} == before


def test_every_entry_is_probable_has_a_reason_and_stands_once(study: Path, capsys) -> None:
    suggestions = suggested(study, capsys)
    folder = StudyFolder(study)
    transcript = read_study(folder.id, folder.study, folder.sources()).transcript
    for entry in loaded(suggestions):
        assert transcript.count(entry["passage"]) == 1
        [change] = entry["changes"]
        assert change["certainty"] == "probable" and change["reason"] and change["source"] != change["text"]


def test_a_rough_text_gets_each_kind_of_suggestion(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "rough"
    folder.mkdir()
    (folder / "paper.txt").write_text(ROUGH, encoding="utf-8")
    suggestions = suggested(folder, capsys)
    for rule in ("doubled-word", "space-after-mark", "inconsistent-hyphen", "range", "article", "dash",
                 "small-beginning", "american-spelling", "unbalanced-marks", "no-end-mark"):  # fmt: skip
        assert f", {rule}" in suggestions, rule
    paste(folder, suggestions)
    text, _ = emended(folder, STUDY_DATA)
    for words in ("The plan was small", "The frontline cadres, workers", "10–15%", "an\nimportant", "step—the"):
        assert " ".join(words.split()) in " ".join(text.split())
    assert text.count("analyzed") == 2 and text.count("center") == 2


@st.composite
def rough_texts(draw: st.DrawFn) -> str:
    words = st.sampled_from(
        ["the", "the", "a", "labour", "front-line", "frontline", "apple", "(", ")", '"', "“", "”", "it's", "It’s",
         ",and", ".", ". then", "--", " - ", "5-7%", "  ", "\n", "\n\n", "[1]", "COVID-19", "he", "under",
         "Big House Rules",
         "big house rules", "succesful", "successful", "1. Heading", "Beijing, Shanghai and Chongqing", "\u200b", "ﬁx"]
    )  # fmt: skip
    return "".join(f"{one}{draw(st.sampled_from([' ', ' ', '']))}" for one in draw(st.lists(words, max_size=60))) or "a"


@given(rough_texts() | st.text(min_size=1, max_size=200))
def test_any_text_gets_suggestions_that_can_be_pasted(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("s") / "any"
    folder.mkdir()
    (folder / "t.txt").write_bytes(text.encode())
    if main(["suggest", str(folder), "--stylebooks", str(STYLEBOOKS), "--output", str(folder / "out")]):
        with pytest.raises(Exception):  # noqa: B017  what cannot be read cannot be suggested on
            emended(folder, STUDY_DATA)
        return
    out = (folder / "out").read_text(encoding="utf-8")
    (folder / "out").unlink()
    paste(folder, out)
    assert emended(folder, STUDY_DATA)[1] == len(loaded(out))


def found(document, edits: Edits | None = None, termbases=(), **options):
    apparatus, edition = emend(document, termbases, edits)
    return suggest(document, apparatus, edition, termbases, **options)[0]


def test_a_slip_in_the_words_of_a_hand_edit_is_a_comment_that_names_the_edit(document) -> None:
    text = document(("paragraph", "They came early. They went."))
    change = Change(source="came early", text="came (early", kind="clarity", reason="Because.")
    edits = Edits(edits=[Edit(passage="They came early.", changes=[change])])
    [remark] = found(text, edits, places={5: "edits.yaml:4"})
    assert isinstance(remark, Remark) and "edits.yaml:4" in remark.reason
    assert yaml.safe_load(as_yaml("s", text.transcript, [remark], 0, "")) is None


def test_a_slip_over_a_replaced_term_quotes_the_source_and_keeps_the_term(document) -> None:
    text = document(("paragraph", "It is the ending. such as a league sat."))
    base = Termbase(title="T", terms=[Term(id="t", preferred="much", variants=[Variant(form="such")])])
    [entry] = [one for one in found(text, termbases=[base]) if isinstance(one, Entry)]
    assert (entry.change.source, entry.change.text) == ("such", "Much")


def test_a_variant_of_several_words_is_an_entry_and_one_of_one_word_a_comment(document) -> None:
    left = [Variant(form="mass league", apply=False), Variant(form="league", apply=False)]
    base = Termbase(title="T", terms=[Term(id="t", preferred="mass organization", variants=left)])
    text = document(("paragraph", "The mass league sat. Two leagues and a league. The league and a mass organization."))
    entry, remark = found(text, termbases=[base])
    assert (entry.change.source, entry.change.text) == ("mass league", "mass organization")
    assert remark.words == "“league”" and "2 times" in remark.reason


def test_what_no_short_passage_tells_apart_is_a_comment(document) -> None:
    words = "It was the the end of it all, and they went home. " * 40
    text = document(("paragraph", words), ("paragraph", words))
    books = [YamlFile(path).record(Stylebook) for path in sorted(STYLEBOOKS.glob("english.yaml"))]
    remarks = [one for one in found(text, stylebooks=books) if isinstance(one, Remark)]
    assert len(remarks) > 40 and "more than once" in remarks[0].reason


def test_what_would_change_a_fact_is_a_comment_that_says_which(document) -> None:
    base = Termbase(
        title="T", terms=[Term(id="t", preferred="no house", variants=[Variant(form="old house", apply=False)])]
    )
    [remark] = found(document(("paragraph", "They saw the old house there.")), termbases=[base])
    assert isinstance(remark, Remark) and "drops" not in remark.words
    assert "“no house”" in remark.reason and "adds negation" in remark.reason


@pytest.mark.parametrize(
    ("words", "source", "put"),
    [
        ("A front-line man. A frontline man. The frontline.", "front-line", "frontline"),
        ("A frontline man. A front-line man. The front-line.", "frontline", "front-line"),
        (
            "We saw the big house. In the Big House he sat. The old Big House. Near the Big House.",
            "big house",
            "Big House",
        ),
        ("So trade unions met. All trade unions met. Few trade unions met. We saw Trade unions.", "Trade", "trade"),
        ("A successful man. Their successful wife. So successful. He was succesful.", "succesful", "successful"),
        ("He said “yes”. She’s here. They said it's so.", "it's", "it’s"),
        ('He said " yes" and left. That was all.', '" yes"', '"yes"'),
        ("It ended there. they went home.", "they", "They"),
    ],
)
def test_what_is_compared_over_the_text(document, words: str, source: str, put: str) -> None:
    entries = [one for one in found(document(("paragraph", words))) if isinstance(one, Entry)]
    assert [(one.change.source, one.change.text) for one in entries] == [(source, put)]


@pytest.mark.parametrize(
    "words",
    [
        "The grass-roots level is the grass roots.",
        "A re-form and a reform of it.",
        "First, a) the house and b) the barn (both old).",
        "The Minimum Spanning Tree (MST) is a minimum spanning tree.",
        "It was small (see a) and b)). It rose (option b).",
        "It rose, cf. fig. two, to 5\" and 6'.",
    ],
)
def test_what_is_right_gets_no_suggestion(document, words: str) -> None:
    apparatus, edition = emend(text := document(("paragraph", words)))
    books = [YamlFile(path).record(Stylebook) for path in sorted(STYLEBOOKS.glob("*.yaml"))]
    assert suggest(text, apparatus, edition, stylebooks=books)[0] == []


def test_british_spelling_stands_in_a_british_text(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "british"
    folder.mkdir()
    (folder / "t.txt").write_text(
        "A Paper\n\nThe labour of the centre was organised well. It grew.\n", encoding="utf-8"
    )
    assert "american-spelling" in suggested(folder, capsys)
    (folder / "study.yaml").write_text(
        "language: en-GB\nwitnesses: [{id: t, role: text, path: t.txt}]\n", encoding="utf-8"
    )
    assert "american-spelling" not in suggested(folder, capsys)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ("edits:\n- passage: x\n", ""),
        ("# note\nedits:\n\n  # more\n  - passage: x\n", "  "),
        ("edits: []\n", None),
        ("", None),
    ],
)
def test_the_indentation_is_that_of_the_file(edits: str, expected: str | None) -> None:
    assert indentation(edits) == expected


def test_faults_are_told_without_a_traceback(tmp_path: Path, capsys) -> None:
    assert main(["suggest", "no-such-study", "--data", str(tmp_path)]) == 1
    assert "there is no such study folder" in capsys.readouterr().err
    assert main(["suggest", "bare-text", "--data", str(TEST_DATA), "--config", str(tmp_path / "no.yaml")]) == 1
    assert "this file is missing" in capsys.readouterr().err
    folder = tmp_path / "studies" / "one"
    folder.mkdir(parents=True)
    (folder / "t.txt").write_text("Some words.", encoding="utf-8")
    (tmp_path / "stylebooks").mkdir()
    (tmp_path / "stylebooks" / "bad.yaml").write_text(
        "title: Bad\nlanguages: [en]\nrules:\n- id: r\n  kind: grammar\n  reason: R.\n  find:\n  - ok\n  - '(x'\n"
        "  examples: [{before: x}]\n",
        encoding="utf-8",
    )
    assert main(["suggest", "one", "--data", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "bad.yaml:9" in told and "not a regular expression" in told
