"""A fixed sample of the trials of text fidelity, and what they have found."""

from __future__ import annotations

from random import Random

import pytest
from rendering.specimen import TEMPLATES, Specimen

from recension.rendering import write_pdf
from recension.verification.stream import Stream
from soak.fidelity import WORDS, compared, lost, paragraphs, scattered


def test_what_the_edition_says_is_what_each_output_shows() -> None:
    assert compared(paragraphs(Random("test"), 150)) == {"HTML": [], "Markdown": [], "PDF": []}


def test_words_from_right_to_left_are_whole_in_each_output() -> None:
    texts = paragraphs(Random("test"), 100, to_left=True)
    assert compared(texts, scattered) == {"HTML": [], "Markdown": [], "PDF": []}


def test_a_letter_that_is_lost_is_found_out() -> None:
    texts = ["Begins0q \u05e9\u05dc\u05d5\u05dd (\u05db\u05df) q0ends."]
    pdf = write_pdf(Specimen(("title", "A title"), ("paragraph", texts[0])).ast(), {}, TEMPLATES)
    assert list(scattered(texts, pdf)) == []
    for other in (texts[0].replace("\u05dc", ""), texts[0].replace("\u05dc", "\u05d0"), texts[0] + "x"):
        assert list(scattered([other], pdf)) == [other]


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


def test_two_words_under_marks_and_a_letter_whose_code_begins_like_that_of_a_space_are_found() -> None:
    """A PDF says ``ạ̈`` twice, or two of them once each; no font has ``𠀽``, U+2003D, of which U+2003 is read first."""
    texts = ["Begins ạ̈ ạ̈ x ạ̈.", "Begins x𠀽x."]
    assert compared(texts)["PDF"] == []


def test_nothing_is_put_behind_an_arrow() -> None:
    """Pandoc puts U+FE0E there.  A text may have it as well."""
    texts = ["a \u2194 b \u21a9", "\u21a9 \u2194"]
    assert compared(texts)["HTML"] == []
    assert compared(["a \u2194\ufe0e b"])["HTML"] == []


def test_two_hyphens_are_found_where_those_at_ends_of_lines_share_their_glyph() -> None:
    texts = ["A x internationalization" + " internationalization" * 60, "B x--y and x---y."]
    assert compared(texts)["PDF"] == []
    pdf = write_pdf(Specimen(("title", "A title"), *(("paragraph", one) for one in texts)).ast(), {}, TEMPLATES)
    assert list(lost(["B x--y and x---z."], pdf))
