"""What a reader of a finding is promised about its quantities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.coding import find_quantities
from recension.records.findings import Quantity


def only(text: str) -> Quantity:
    quantities = find_quantities(text)
    assert len(quantities) == 1, [quantity.text for quantity in quantities]
    return quantities[0]


class TestValue:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("It has 55 documents.", 55),
            ("It has 1,200 documents.", 1200),
            ("It has 3.5 million documents.", 3_500_000),
            ("It has twenty-five documents.", 25),
            ("It has two hundred and five documents.", 205),
            ("It has a dozen documents.", 12),
            ("It was −7 °C outside.", -7),
            ("The mass was 2.5 × 10^3 kg.", 2500),
            ("Two thirds of the documents are lost.", 2 / 3),
        ],
    )
    def test_digits_and_words_give_the_number(self, text: str, value: float) -> None:
        assert only(text).value == pytest.approx(value)

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("It took 2-5 days.", 2, 5),
            ("It took 2–5 days.", 2, 5),
            ("It took between 10 and 20 minutes.", 10, 20),
            ("It took from 3 to 5 hours.", 3, 5),
            ("It cost two or three hours.", 2, 3),
            ("It was −7 to −2 °C outside.", -7, -2),
            ("It took 5 days to 2 weeks.", None, None),
        ],
    )
    def test_range_has_two_ends_and_no_value(self, text: str, low: float | None, high: float | None) -> None:
        first = find_quantities(text)[0]
        assert (first.low, first.high) == (low, high)
        assert (first.value is None) == (low is not None)

    def test_a_fall_from_one_value_to_another_is_no_range(self) -> None:
        assert [quantity.value for quantity in find_quantities("It fell from 80% to 60%.")] == [80, 60]

    def test_millions_are_at_least_one_million(self) -> None:
        quantity = only("The platform has millions of young fans.")
        assert (quantity.value, quantity.qualifier, quantity.counted) == (1e6, "at least", "young fans")


class TestQualifier:
    @pytest.mark.parametrize(
        ("words", "qualifier"),
        [
            ("more than 80%", "more than"),
            ("over 80%", "more than"),
            ("> 80%", "more than"),
            ("at least 80%", "at least"),
            ("no less than 80%", "at least"),
            ("less than 80%", "less than"),
            ("below 80%", "less than"),
            ("up to 80%", "at most"),
            ("no more than 80%", "at most"),
            ("about 80%", "about"),
            ("nearly 80%", "about"),
            ("always above 80%", "always above"),
            ("always below 80%", "always below"),
            ("80% or more", "at least"),
            ("80%", "exactly"),
        ],
    )
    def test_the_words_around_the_number_say_how_it_holds(self, words: str, qualifier: str) -> None:
        quantity = only(f"The rate was {words}.")
        assert (quantity.qualifier, quantity.value, quantity.text) == (qualifier, 80, words)


class TestReference:
    def test_unit_is_as_the_source_has_it(self) -> None:
        found = find_quantities("It ran 5 km in 24 hours at 7 km/h, for 20 yuan per person, 98 percent of the time.")
        assert [quantity.unit for quantity in found] == ["km", "hours", "km/h", "yuan per person", "%"]

    def test_last_unit_of_a_list_holds_for_all_of_it(self) -> None:
        assert [quantity.unit for quantity in find_quantities("Bands at 23, 33 and 94 GHz.")] == ["GHz"] * 3

    def test_what_is_counted_follows_the_number(self) -> None:
        assert only("They set more than 20 key tasks for the year.").counted == "key tasks"

    def test_what_is_measured_stands_before_the_verb_with_its_base(self) -> None:
        quantity = only("The satisfaction rate of the completed items was always above 95%.")
        assert (quantity.counted, quantity.base) == ("satisfaction rate", "completed items")

    def test_period_is_the_one_its_sentence_names(self) -> None:
        first, second = find_quantities("By the end of 2018, it had 55 documents. Later it had 60 documents.")
        assert (first.period, second.period) == ("By the end of 2018", "")

    def test_a_line_end_in_the_source_does_not_part_a_period(self) -> None:
        assert only("By the end of\n2018 it had 55 documents.").period == "By the end of 2018"


class TestNoQuantity:
    @pytest.mark.parametrize(
        "text",
        [
            "It began in 2015 and ended on 13 May 2019.",
            "It ran from 1997 to 2003, and again 2018–19.",
            "See Table 2, Section 3.1 and Figures 3, 5 and 7.",
            "It is so [4], [2, 3] and (22).",
            "COVID-19 came before the 19th congress.",
            "Download 12351APP at http://example.org/12 or write to room 5.",
            "It is known as the “110 people's livelihood” line.",
            'They removed the "four modernizations" at 10:30.',
            "Project no. 2022-ABCD-043 and doi:10.1000/182.",
            "One of them left and no one came.",
        ],
    )
    def test_years_labels_names_and_marks_are_left_out(self, text: str) -> None:
        assert [quantity.text for quantity in find_quantities(text)] == []


@given(
    st.text(alphabet=st.sampled_from('0123456789 .,-–%[]()"“”abmkgthousand \n')), st.integers(min_value=0, max_value=99)
)
def test_spans_are_exact_sorted_and_apart(text: str, offset: int) -> None:
    reached = offset
    for quantity in find_quantities(text, offset):
        assert text[quantity.start - offset : quantity.end - offset] == quantity.text
        assert reached <= quantity.start < quantity.end
        reached = quantity.end
