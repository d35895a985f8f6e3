"""The pattern for many words finds what their plain alternation, the longest first, would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from recension.spellings import any_of

WORDS = st.lists(st.text("ab-.", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("ab-. ", max_size=30))
def test_words_are_found_as_by_the_plain_alternation(words, text):
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(any_of(words), text) == re.findall(plain, text)


def test_white_space_and_what_stands_between_characters():
    assert re.findall(any_of(["far from", "far"]), "far\n from it, far off") == ["far\n from", "far"]
    assert re.findall(any_of(["f13", "f1"], "[-_]?"), "f-1_3 f1- f_") == ["f-1_3", "f1"]
