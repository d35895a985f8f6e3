"""What an editor is told of a quote that is missing, ambiguous, or in the way of another edit."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recension.anchors import locate
from recension.candidates import SHOWN
from recension.emendation import emend
from recension.errors import RecensionError
from recension.records.inputs import Change, Edit, Edits, Term, Termbase, Variant

TEXT = 'The roster of wardens was planned to grow.\n\nThe "night\nwardens" kept a book - of complaints; the book grew.'


def refusal(*arguments: object, **options: object) -> str:
    with pytest.raises(RecensionError) as caught:
        locate(*arguments, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("quote", "line", "words", "difference"),
    [
        ("was planed to grow", 1, "was planned to grow", "it has “planned” for “planed”"),
        ("The roster of the wardens", 1, "The roster of wardens", "without “the”"),
        ("roster wardens was planned", 1, "roster of wardens was planned", "it also has “of”"),
        ("The  roster of wardens", 1, "The roster of wardens", "differs only in white space"),
        ('"night wardens" kept', 3, '"night wardens" kept', "differs only in a line break inside"),
        ("kept a book – of complaints", 4, "kept a book - of complaints", "differs only in a dash or hyphen"),
        ("wardens” kept a book", 4, 'wardens" kept a book', "differs only in quotation marks"),
        ("THE ROSTER OF WARDENS", 1, "The roster of wardens", "differs only in case"),
    ],
)
def test_missing_words_show_the_nearest_with_line_and_difference(quote, line, words, difference) -> None:
    assert f"line {line}: “{words}” ({difference})" in refusal(TEXT, quote, "edits.yaml:3")


def test_near_words_are_still_an_error_and_far_ones_are_not_shown() -> None:
    assert "nearest" not in refusal(TEXT, "nothing of the kind anywhere", "edits.yaml:3")
    assert refusal(TEXT, "the roster of wardens", "edits.yaml:3").startswith("edits.yaml:3: the words")


def test_words_that_stand_outside_of_the_passage_are_shown() -> None:
    message = refusal(TEXT, "complaints", "e", within=(0, 20))
    assert "do not stand in the passage" in message and "They stand elsewhere" in message and "line 4" in message


def test_a_prefix_that_is_not_there_is_told_from_missing_words() -> None:
    message = refusal(TEXT, "book", "e", prefix="his ")
    assert "but not with the prefix “his”" in message and "a [book] - of" in message


def test_ambiguous_words_show_each_place_and_what_tells_it_apart() -> None:
    message = refusal(TEXT, "book", "e")
    assert "stand 2 times" in message
    assert "[book] - of" in message and 'prefix: "a "' in message
    assert "[book] grew" in message and 'prefix: "the "' in message


def test_an_ambiguous_passage_shows_longer_ones() -> None:
    message = refusal(TEXT, "book", "e", key="passage")
    for line in message.splitlines():
        if line.strip().startswith("passage: "):
            assert TEXT.count(yaml.safe_load(line)["passage"]) == 1
    assert message.count("passage: ") == 2


@given(st.text('ab \n"é', min_size=1, max_size=60), st.text("ab", min_size=1, max_size=3))
def test_what_is_shown_to_tell_places_apart_does_so(text: str, quote: str) -> None:
    try:
        locate(text, quote, "e")
    except RecensionError as error:
        for line in str(error).splitlines():
            if line.startswith("      "):
                locate(text, quote, "e", **yaml.safe_load(line))


@given(st.text(max_size=80), st.text(min_size=1, max_size=30))
def test_any_text_and_quote_get_a_short_printable_message_or_a_place(text: str, quote: str) -> None:
    try:
        at = locate(text, quote, "e")
        assert text[at : at + len(quote)] == quote
    except RecensionError as error:
        assert len(str(error)) < 4000
        assert all(one == "\n" or one.isprintable() for one in str(error))


def test_a_huge_text_costs_a_message_little_time() -> None:
    text = "The council paid two wardens for each night and trained them well. " * 150_000
    started = time.process_time()
    assert "trained" in refusal(text, "for each night and traned them well", "e")
    assert "stand 150000 times" in refusal(text, "two wardens", "e", key="passage")
    assert time.process_time() - started < 10


def edits(passage: str, *changes: tuple[str, str]) -> Edits:
    made = [Change(source=source, text=text, kind="clarity", reason="Because.") for source, text in changes]
    return Edits(edits=[Edit(passage=passage, changes=made)])


def test_two_edits_that_overlap_are_both_shown_with_the_source_of_one_for_both(document) -> None:
    with pytest.raises(RecensionError) as caught:
        emend(
            document(("paragraph", "one two three")), edits=edits("one two three", ("one two", "x"), ("two three", "y"))
        )
    message = str(caught.value)
    assert "“[one two] three”" in message and "“one [two three]”" in message
    assert 'source: "one two three"' in message and "Make one change of the two" in message


def test_an_edit_in_the_way_of_a_term_is_shown_with_the_wider_source(document) -> None:
    base = Termbase(
        title="T", terms=[Term(id="t", preferred="mass organization", variants=[Variant(form="mass league")])]
    )
    text = document(("paragraph", "the mass league sat"))
    with pytest.raises(RecensionError) as caught:
        emend(text, [base], edits("league sat", ("league sat", "met")))
    assert 'source: "mass league sat"' in str(caught.value) and "Widen the edit" in str(caught.value)
    _, edition = emend(text, [base], edits("mass league sat", ("mass league sat", "group met")))
    assert edition.text == "the group met"


def test_at_most_so_many_are_shown() -> None:
    text = "\n\n".join(f"The warden number {number} came late." for number in range(40))
    message = refusal(text, "The warden numbers came late.", "e")
    assert message.count("line ") <= SHOWN
