"""A fixed sample of the trials of text fidelity, and what they have found."""

from __future__ import annotations

from random import Random

import pytest

from recension.verification.stream import Stream
from soak.fidelity import WORDS, compared, paragraphs


def test_what_the_edition_says_is_what_each_output_shows() -> None:
    assert compared(paragraphs(Random("test"), 150)) == {"HTML": [], "Markdown": [], "PDF": []}


def test_each_awkward_word_is_shown_at_the_beginning_inside_and_at_the_end_of_a_paragraph() -> None:
    texts = [f"{word} q{number}q {word} x {word}" for number, word in enumerate(WORDS) if word[0] not in "1#"]
    wrong = compared(texts)
    assert wrong["HTML"] == [] and wrong["Markdown"] == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [("a\u0f0cb", "aU+0F0Cb"), ("a\u3164b", "aU+3164b"), ("a\U0002a6d6b", "aU+2A6D6b"), ("a\u2069b", "aU+2069b")],
)
def test_a_character_that_no_font_has_is_read_by_its_code(said: str, shown: str) -> None:
    assert Stream(shown).find(said)[0] > 0
    assert Stream(shown.replace("U+", "U-")).find(said)[0] < 0
