"""The guard: what an editor may and may not change without declaring it, and that it bites."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from emendation.mutation import count, load
from emendation.test_emend import change, edits, termbase

from recension.emendation import emend
from recension.emendation.facts import differences
from recension.errors import RecensionError
from recension.records.document import Break
from workspace import ROOT

TEXT = (
    "Arden paid more than 80% of its 12 wardens [1]. Loans did not fall in Bellhaven, which may open at night. "
    "In 2019 the towns of Arden and Bellhaven planned to act together."
)
UNSAID = [
    ("more than 80%", "80%", "drops qualifier more than 80"),
    ("more than 80%", "at least 80%", "adds qualifier at least 80"),
    ("80%", "89%", "adds number 89"),
    ("80%", "80", "drops percentage %"),
    ("its 12 wardens", "its wardens", "drops number 12"),
    ("its 12 wardens", "its thirteen wardens", "adds number 13"),
    ("[1].", "[2].", "drops citation [1]"),
    ("did not fall", "fell", "drops negation not"),
    ("did not fall", "never fell", "adds negation never"),
    ("in Bellhaven", "in Arden", "drops name Bellhaven"),
    ("in Bellhaven", "in the town", "drops name Bellhaven"),
    ("in Bellhaven", "in the town of Ostley", "adds name Ostley"),
    ("Arden and Bellhaven", "Bellhaven and Arden", "reorders name Bellhaven, Arden"),
    ("may open", "opens", "drops modality may"),
    ("planned to act", "acted", "drops modality plan"),
    ("act together", "act", "drops modality together"),
    ("open at night", "open at night in 2020", "adds number 2020"),
    ("0%", "5%", "drops number 80"),
]
SAID = [
    ("more than 80%", "over 80 percent"),
    ("its 12 wardens", "its twelve wardens"),
    ("did not fall", "didn’t fall"),
    ("in Bellhaven", "in Bellhaven’s libraries"),
    ("paid", "gave pay to"),
    ("Loans", "There, loans"),
]


@pytest.mark.parametrize(("source", "text", "says"), UNSAID)
def test_an_undeclared_change_of_a_fact_stops_the_build_with_both_texts_shown(document, source, text, says) -> None:
    with pytest.raises(RecensionError) as caught:
        emend(document(("paragraph", TEXT)), edits=edits(TEXT, change(source, text)))
    message = str(caught.value)
    assert f'"{says}"' in message and "before: " in message and "after: " in message


@pytest.mark.parametrize(("source", "text", "says"), UNSAID)
def test_what_the_message_says_to_declare_is_what_lets_the_change_pass(document, source, text, says) -> None:
    with pytest.raises(RecensionError) as caught:
        emend(document(("paragraph", TEXT)), edits=edits(TEXT, change(source, text)))
    shown = str(caught.value).split("declares: [")[1].split("]\n")[0].rstrip("]")
    declares = [one.strip('"') for one in shown.replace('", "', '"\n"').split("\n")]
    declares = [one if "citation" not in one else f"{one.rstrip(']')}]" for one in declares]
    _, edition = emend(document(("paragraph", TEXT)), edits=edits(TEXT, change(source, text, declares=declares)))
    assert text in edition.text


@pytest.mark.parametrize(("source", "text"), SAID)
def test_another_way_to_say_the_same_needs_no_declaration(document, source, text) -> None:
    _, edition = emend(document(("paragraph", TEXT)), edits=edits(TEXT, change(source, text)))
    assert text in edition.text


def test_a_declaration_of_what_is_not_done_is_an_error(document) -> None:
    stale = change("paid", "hired", declares=["drops number 12"])
    with pytest.raises(RecensionError, match="declares what it does not do"):
        emend(document(("paragraph", TEXT)), edits=edits(TEXT, stale))


def test_a_citation_that_follows_other_words_is_moved(document) -> None:
    moved = change("paid more than 80% of its 12 wardens [1]", "paid more than 80% [1] of its 12 wardens")
    with pytest.raises(RecensionError, match=r"moves citation \[1\]"):
        emend(document(("paragraph", TEXT)), edits=edits(TEXT, moved))


def test_the_forms_of_an_institution_in_the_termbase_are_one_name(document) -> None:
    text = "He met the national union of mill workers twice."
    renamed = edits(text, change("the national union of mill workers", "the General Mill Union"))
    with pytest.raises(RecensionError, match="adds name General"):
        emend(document(("paragraph", text)), edits=renamed)
    names = termbase("General Mill Union", "national union of mill workers")
    _, edition = emend(document(("paragraph", text)), [names], renamed)
    assert edition.text == "He met the General Mill Union twice."


def test_a_term_that_changes_a_fact_is_refused(document) -> None:
    with pytest.raises(RecensionError, match="by hand"):
        emend(document(("paragraph", "They have two aims.")), [termbase("three aims", "two aims")])


def test_page_furniture_may_go_with_its_numbers(document) -> None:
    _, edition = emend(document(("paragraph", "One."), ("furniture", "Journal 12, 2019"), ("paragraph", "Two.")))
    assert "2019" not in edition.text


def test_a_running_head_inside_a_broken_paragraph_may_go(document) -> None:
    text = document(("paragraph", "It was opened in\n\nNight Rooms 12, 2019\n\nArden."))
    cut = Break(start=16, end=40, text=" ", reason="page")
    broken = msgspec.structs.replace(text.blocks[0], breaks=[cut])
    _, edition = emend(msgspec.structs.replace(text, blocks=[broken]))
    assert edition.text == "It was opened in Arden."


@pytest.mark.parametrize(
    ("before", "after", "fact"),
    [
        ("They were satisfied.", "They were unsatisfied.", ("negation", "unsatisfied")),
        ("Twenty-five came.", "Twenty-six came.", ("number", "26")),
        ("It cost 1,000 dollars.", "It cost 1.000 dollars.", ("number", "1.000")),
        ("Ten million came.", "Ten billion came.", ("number", "billion")),
        ("It is planned to open.", "It opens.", ("modality", "plan")),
        ("It shall open.", "It opens.", ("modality", "shall")),
        ("Rates were always above 95%.", "Rates were above 95%.", ("qualifier", "always above 95")),
        ("up to 5 towns", "5 towns", ("qualifier", "at most 5")),
        ("about 20 towns", "20 towns", ("qualifier", "about 20")),
        ("nearly half", "half", ("qualifier", "nearly half")),
        ("20 or more towns", "20 towns", ("qualifier", "at least 20")),
        ("He cannot come.", "He can come.", ("negation", "not")),
        ("They were there without Ann.", "They were there with Ann.", ("negation", "without")),
        ("not only here but there", "only here but there", ("negation", "not only")),
        ("in May 2018", "in June 2018", ("date", "June")),
        ("Third, it opened.", "Fourth, it opened.", ("number", "no. 4")),
    ],
)
def test_what_counts_as_a_fact(before: str, after: str, fact: tuple[str, str]) -> None:
    assert fact in differences(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1,000 towns", "1000 towns"),
        ("Secondly, it opened.", "Second, it opened."),
        ("5 towns² in all", "5 towns2 in all"),
        ("They talk about towns.", "They talk of towns."),
        ("hosted the 18th meeting", "presided over the 18th meeting"),
        ("one of them came", "some of them came"),
        ("Project no. : 5", "project number 5"),
    ],
)
def test_what_does_not(before: str, after: str) -> None:
    assert not differences(before, after)


def test_in_another_language_the_english_words_say_nothing() -> None:
    assert not differences("no dia 5", "num dia 5", english=False)
    assert differences("no dia 5", "num dia 6", english=False)


def test_hostile_text_is_read_to_its_end() -> None:
    for text in ("[" * 200_000, "[1," * 60_000, "a-" * 100_000, "not " * 50_000, "about the " * 30_000):
        assert not differences(text, text)


@pytest.mark.parametrize("folder", ["data/studies/zhang-2022", "tests/data/studies/reading-rooms"])
def test_every_mutant_of_every_sentence_is_caught(folder: str) -> None:
    """One number, qualifier, negation, citation, name or sentence changed behind the guard's back."""
    study = load(ROOT / folder, (ROOT / Path(folder)).parent.parent)
    made, found, missed = count(study)
    assert not missed
    assert made["number changed"] > 5 and made["lost sentence"] == found["lost sentence"] >= 20
    assert made["subjects swapped"] > 0 and made["negation dropped"] > 1
