"""Nothing invented: what an editor may and may not change without saying so."""

from __future__ import annotations

import pytest
from verification.sample import JOIN, check, emendation, emended

from recension.verification.facts import differences

UNSAID = [
    ("more than 80%", "80%"),
    ("more than 80%", "at least 80%"),
    ("80%", "89%"),
    ("80%", "80"),
    ("its 12 wardens", "its wardens"),
    ("its 12 wardens", "its thirteen wardens"),
    ("[1].", "[2]."),
    ("did not fall", "fell"),
    ("did not fall", "never fell"),
    ("in Bellhaven", "in Arden"),
    ("in Bellhaven", "in the town"),
    ("open at night", "open on every night of 2020"),
    ("open at night", "jointly open at night"),
]
SAID = [
    ("more than 80%", "over 80 percent"),
    ("its 12 wardens", "its twelve wardens"),
    ("did not fall", "didn’t fall"),
    ("in Bellhaven", "in Bellhaven’s libraries"),
    ("paid", "gave pay to"),
    ("Loans", "There, loans"),
]


@pytest.mark.parametrize("kind", ["grammar", "clarity", "typography"])
@pytest.mark.parametrize(("source", "text"), UNSAID)
def test_a_changed_fact_fails_under_a_kind_that_does_not_say_so(source: str, text: str, kind: str) -> None:
    change = emendation(source, text, kind=kind)
    failed = check("nothing-invented", emended(JOIN, change))
    assert failed.status == "failed"
    assert change.id in failed.failures[0].place


@pytest.mark.parametrize(("source", "text"), UNSAID)
def test_the_same_change_passes_when_it_says_so(source: str, text: str) -> None:
    assert check("nothing-invented", emended(JOIN, emendation(source, text, kind="fact"))).status == "passed"
    asked = emendation(source, text, certainty="query", query="Is it so?")
    assert check("nothing-invented", emended(JOIN, asked)).status == "passed"


@pytest.mark.parametrize(("source", "text"), SAID)
def test_another_way_to_say_the_same_passes(source: str, text: str) -> None:
    assert check("nothing-invented", emended(JOIN, emendation(source, text))).status == "passed"


def test_a_dropped_hedge_fails() -> None:
    failed = check("nothing-invented", emended(emendation("which\n\nmay open", "which opened")))
    assert "hedge" in failed.failures[0].problem


def test_terminology_may_change_a_name_but_no_number() -> None:
    def status(source: str, text: str) -> str:
        return check("nothing-invented", emended(JOIN, emendation(source, text, kind="terminology"))).status

    assert status("in Bellhaven", "in Belle Haven") == "passed"
    assert status("12", "13") == "failed"


def test_a_change_that_says_so_does_not_speak_for_another() -> None:
    said, unsaid = emendation("12", "13", kind="fact"), emendation("80%", "81%")
    failed = check("nothing-invented", emended(JOIN, said, unsaid))
    assert {one.place for one in failed.failures} == {f"{unsaid.id} in s1"}


def test_a_number_cut_by_the_border_of_a_change_is_read_whole() -> None:
    assert check("nothing-invented", emended(JOIN, emendation("0%", "5%"))).status == "failed"


def test_what_one_change_takes_and_another_gives_back_in_the_sentence_passes() -> None:
    moved = emended(JOIN, emendation("Arden", "Of its 12 wardens, Arden"), emendation(" of its 12 wardens", ""))
    assert check("nothing-invented", moved).status == "passed"


@pytest.mark.parametrize(
    ("before", "after", "fact"),
    [
        ("They were satisfied.", "They were unsatisfied.", ("negation", "unsatisfied")),
        ("Twenty-five came.", "Twenty-six came.", ("number", "26")),
        ("It cost 1,000 dollars.", "It cost 1.000 dollars.", ("number", "1.000")),
        ("Ten million came.", "Ten billion came.", ("number", "billion")),
        ("It is planned to open.", "It opens.", ("hedge", "plan")),
        ("Rates were always above 95%.", "Rates were above 95%.", ("qualifier", "always above 95")),
        ("up to 5 towns", "5 towns", ("qualifier", "at most 5")),
        ("about 20 towns", "20 towns", ("qualifier", "about 20")),
        ("nearly half", "half", ("qualifier", "nearly half")),
        ("He cannot come.", "He can come.", ("negation", "not")),
        ("They were there without Ann.", "They were there with Ann.", ("negation", "without")),
    ],
)
def test_what_counts_as_a_fact(before: str, after: str, fact: tuple[str, str]) -> None:
    assert fact in differences(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("not only here but there", "both here and there"),
        ("1,000 towns", "1000 towns"),
        ("5 towns² in all", "5 towns2 in all"),
        ("They talk about towns.", "They talk of towns."),
        ("The Union met.", "the union met"),
        ("The Sub-district met.", "The subdistrict met."),
        ("one of them came", "some of them came"),
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
