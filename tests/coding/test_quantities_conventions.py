"""The same quantities, written down as other collections do; and texts that mean harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.coding.conventions import Convention, quantities_of

NEWSPAPER = Path(__file__).parent / "newspaper.tsv"
CONVENTIONS: tuple[Convention, ...] = ("news", "measeval", "grobid")
LETTERS = st.sampled_from(list('0123456789 .,:;-–−±~≈<>%‰°"“”’()[]{}/×^½²³€$£İß١\n\u00a0\u2009abkmgsthouandredy'))


def spans(text: str, convention: Convention) -> list[str]:
    return [text[found["start"] : found["end"]] for found in quantities_of(text, convention)]


class TestSpans:
    @pytest.mark.parametrize(
        ("text", "measeval", "grobid"),
        [
            ("It weighs more than 5 kg.", ["more than 5 kg"], ["5 kg"]),
            ("It is ∼−27‰ there.", ["∼−27‰"], ["−27‰"]),
            ("It took between 3 and 5 days.", ["between 3 and 5 days"], ["3 and 5 days"]),
            ("Bands at 23, 33 and 94 GHz.", ["23, 33 and 94 GHz"], ["23, 33 and 94 GHz"]),
            ("It was 9%, 15% and 28%.", ["9%", "15%", "28%"], ["9%, 15% and 28%"]),
            ("It grew 0.5% per year.", ["0.5% per year"], ["0.5%"]),
            ("It fell from 20 K to 10 K.", ["from 20 K to 10 K"], ["20 K", "10 K"]),
            ("A value of 5 or more items.", ["5 or more"], ["5"]),
            ("A buffer of pH 7.5 was used.", ["7.5"], ["pH 7.5"]),
        ],
    )
    def test_measeval_counts_the_qualifying_words_and_grobid_does_not(
        self, text: str, measeval: list[str], grobid: list[str]
    ) -> None:
        assert (spans(text, "measeval"), spans(text, "grobid")) == (measeval, grobid)

    @pytest.mark.parametrize(
        ("text", "labels"),
        [
            ("It weighs about 5 kg.", ["IsApproximate"]),
            ("It weighs less than ∼5 kg.", ["IsApproximate", "IsRange"]),
            ("It weighs 5–6 kg.", ["IsRange"]),
            ("It weighs 5 ± 1 kg.", ["HasTolerance"]),
            ("The mean mass was 5 kg.", ["IsMean"]),
            ("It weighs 5, 6 and 7 kg.", ["IsList"]),
            ("It has 5 legs.", ["IsCount"]),
        ],
    )
    def test_labels_of_measeval(self, text: str, labels: list[str]) -> None:
        assert [found["mods"] for found in quantities_of(text, "measeval")] == [labels]

    @pytest.mark.parametrize(
        ("text", "bound"),
        [
            ("It is 5 kg.", "="), ("It is over 5 kg.", ">"), ("It is 5 kg or less.", "<"), ("It is 5-6 kg.", "range"),
            ("It is 5, 6 and 7 kg.", "list"), ("It is about 5 kg.", "~"), ("It was built over 5 years.", "="),
            ("It stood for over 5 years.", ">"),
        ],
    )  # fmt: skip
    def test_bounds_of_grobid(self, text: str, bound: str) -> None:
        assert [found["bound"] for found in quantities_of(text, "grobid")] == [bound]


def test_newspaper_sentences_are_read_as_a_reader_would() -> None:
    """At least nine in ten of the quantities of 93 sentences, with value, unit and direction all right."""
    stated = right = found = 0
    for line in NEWSPAPER.read_text(encoding="utf-8").splitlines():
        text, _, written = line.partition("\t")
        gold = [_expected(entry) for entry in written.split(";") if entry]
        pred = [(_value(one["value"]), one["norm_unit"], one["bound"]) for one in quantities_of(text, "news")]
        stated, found = stated + len(gold), found + len(pred)
        right += sum(entry in pred for entry in gold)
    assert right / stated > 0.9
    assert right / found > 0.9


def _expected(entry: str) -> tuple[object, str, str]:
    value, unit, bound = entry.split("|")
    return _value([float(number) for number in value.split(",")]), unit, bound


def _value(value: float | list[float]) -> object:
    numbers = [round(number, 6) for number in (value if isinstance(value, list) else [value])]
    return tuple(numbers)


@given(st.text(alphabet=LETTERS, max_size=80), st.sampled_from(CONVENTIONS))
def test_spans_are_exact_and_the_same_each_time(text: str, convention: Convention) -> None:
    found = quantities_of(text, convention)
    for one in found:
        assert 0 <= one["start"] < one["end"] <= len(text)
        assert text[one["start"] : one["end"]].strip()
    assert found == quantities_of(text, convention)
    json.dumps(found)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(CONVENTIONS))
def test_a_text_inside_another_is_read_as_well(before: str, after: str, convention: Convention) -> None:
    within = f"{before}\nIt weighs more than 5 kg today.\n{after}"
    at = len(before) + len("\nIt weighs ")
    found = quantities_of(within, convention)
    covered = any(one["start"] <= at + len("more than ") < one["end"] for one in found)
    assert covered or any(mark in before + after for mark in '"“”‘’')


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 1_000_000, "about the " * 30_000, "about 5 " * 3_000, "twenty-" * 4_000, "1," * 4_000, "1/" * 4_000,
        "5 km " * 3_000, "half a " * 5_000, "(" * 100_000, "“" * 100_000, "@" * 100_000, "10^" * 10_000, "−5" * 3_000,
        "1±" * 4_000, "1\u2009" * 4_000, "½ " * 3_000, "\n " * 100_000, "a" * 1_000_000,
        "5" + "a-" * 200_000, "1 to " * 3_000,
        "www." * 50_000, "five hundred thousand million " * 1_000, "İ5 " * 5_000, "5 kg m−2 " * 3_000, "1." * 10_000,
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
@pytest.mark.parametrize("convention", CONVENTIONS)
def test_no_text_keeps_the_reader_busy(hostile: str, convention: Convention) -> None:
    """A pattern that looks back over what it has seen would never come to the end of these."""
    for found in quantities_of(hostile, convention):
        assert hostile[found["start"] : found["end"]]
