"""Words are found in an output as it sets them, and nothing else passes for them."""

from __future__ import annotations

import pytest

from recension.verification.stream import BROKEN, PAGE, Stream

WORDS = "The office is efficient and non-governmental, in all of its 12 fields."


def found(text: str, words: str = WORDS, **more: object) -> bool:
    return Stream(text, **more).find(words)[0] >= 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        WORDS.replace(" ", "\r\n"),
        WORDS.replace("ffi", "\ufb03"),
        WORDS.replace("efficient", f"effi{BROKEN}cient"),
        WORDS.replace("non-gov", f"non{BROKEN}gov"),
        WORDS.replace("efficient", "effi\u00adcient"),
        WORDS.replace("governmental", "governmental7"),
        WORDS.replace("efficient", "efficientf-9ab"),
        WORDS.replace("efficient", f"efficientf{BROKEN}9ab"),
        WORDS.replace("fields", "F12F3fields").replace("all", "A4all"),
        WORDS.replace("all of its 12", "all of its F13 12"),
        WORDS.replace("all of its 12", "all of its F1 F2 12"),
        WORDS.replace("of its", f"of 7 A note at the foot. 3{PAGE}Running head its"),
    ],
)
def test_what_an_output_adds_does_not_hide_the_words(text: str) -> None:
    assert found(text, marks=["f-9ab"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        WORDS.replace("is ", "is not "),
        WORDS.replace("is ", ""),
        WORDS.replace("12", "13"),
        WORDS.replace("12", "1012"),
        WORDS.replace("12", "F10 112"),
        WORDS.replace("12", "F10 2"),
        WORDS.replace("efficient", "effective"),
        WORDS.replace("non-governmental", "nongovernmental"),
        WORDS.replace("of its", f"of{PAGE}the"),
        WORDS[:-1],
    ],
)
def test_other_words_do_not_pass_for_them(text: str) -> None:
    assert not found(text, marks=["f-9ab"])


def test_passages_are_found_from_where_the_last_one_ended() -> None:
    stream = Stream("one two one")
    assert stream.find("one", stream.find("two")[0])[0] == len("onetwoone")
    assert stream.find("two", stream.find("two")[0])[0] == -1


def test_a_mark_before_the_letter_it_begins_with_is_no_reason_to_look_on_the_next_page() -> None:
    before, words = (
        "Here are words enough to begin with. ",
        "For the most part, more than half of the nights were quiet. ",
    )
    repeated = "For the most part, more than half of the nights were loud. "
    text = f"{before}F12 {words}{PAGE}{repeated}"
    assert Stream(text).find(before + words)[0] == len(Stream(text).text) - len(Stream(PAGE + repeated).text)


def test_a_letter_under_marks_may_be_said_twice_and_is_no_other() -> None:
    assert found("The mean x\u0304x\u0304 was 3.", "The mean x\u0304 was 3.")
    assert not found("The mean x\u0304x\u0304 was 3.", "The mean y\u0304 was 3.")
    assert not found("The mean x\u0304x\u0302 was 3.", "The mean x\u0304 was 3.")


@pytest.mark.parametrize("shown", ["a - b", f"a {BROKEN}b"])
def test_one_hyphen_passes_for_two_in_what_pdfium_reads_alone(shown: str) -> None:
    assert found(shown, "a -- b", by_pdfium=True)
    assert not found(shown, "a -- b")
    assert found("a -- b", "a -- b")
    assert not found("a-b", "a -- b", by_pdfium=True)


def test_a_character_no_font_has_is_found_as_its_code() -> None:
    assert found("the U+13000 sign", "the \U00013000 sign")


def test_the_message_tells_what_stands_there_instead() -> None:
    problem = Stream(WORDS.replace("efficient", "effective")).find(WORDS)[1]
    assert "“Theofficeiseff” it has “ective" in problem


def test_repetitive_text_is_given_up_not_read_forever() -> None:
    assert not found("a" * 100_000, "a" * 1_000 + "b")
