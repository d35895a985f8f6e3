"""A long change is broken down to the words that differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.emendation.words import changed_words

WORDS = st.lists(
    st.sampled_from(["the", "of", "council", "wardens", "night", ",", "opened", "[1]", "四化"]), max_size=12
)


def test_words_that_stand_in_both_are_left_out() -> None:
    changes = changed_words(10, "the rooms was opened at night by wardens", "the rooms were opened by paid wardens")
    assert [(one.source, one.text) for one in changes] == [("was", "were"), ("at night by ", "by paid ")]
    assert changes[0].start == 10 + len("the rooms ")


def test_a_lone_small_word_does_not_part_two_changes() -> None:
    changes = changed_words(0, "reform of cadres", "change of staff")
    assert [(one.source, one.text) for one in changes] == [("reform of cadres", "change of staff")]


def test_words_that_stay_are_no_change() -> None:
    assert changed_words(0, "the same", "the same") == []


def test_a_very_long_change_is_one() -> None:
    assert len(changed_words(0, "a b " * 5_000, "a c " * 5_000)) == 1


@given(WORDS, WORDS, st.integers(0, 50))
def test_the_changes_make_the_text_out_of_the_source(one: list[str], other: list[str], start: int) -> None:
    source, text = " ".join(one), " ".join(other)
    parts, at = [], 0
    for change in changed_words(start, source, text):
        assert source[change.start - start : change.end - start] == change.source
        parts += [source[at : change.start - start], change.text]
        at = change.end - start
    assert "".join([*parts, source[at:]]) == text
