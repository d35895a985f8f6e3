"""What surrounds a number: changes, uncertainty, units under one name, and what only looks like a number."""

from __future__ import annotations

import pytest

from recension.coding import find_quantities
from recension.coding.conventions import quantities_of


def news(text: str) -> list[tuple[object, str, str]]:
    return [(found["value"], found["norm_unit"], found["bound"]) for found in quantities_of(text, "news")]


class TestChange:
    @pytest.mark.parametrize(
        ("text", "changes"),
        [
            ("Sales rose by 5%.", ["up"]),
            ("Sales fell about 3 percent.", ["down"]),
            ("It grew more than 10%.", ["up"]),
            ("There was a 5% rise in fees.", ["up"]),
            ("Fees are 5% lower.", ["down"]),
            ("It fell from 3 to 2 metres.", ["down", "down"]),
            ("The share rose from 17% to 33%.", ["up", "up"]),
            ("It lost 1%, or 120 points.", ["down", "down"]),
            ("Profit rose to 40 million euros.", [""]),
            ("It has 5 rooms.", [""]),
        ],
    )
    def test_the_verb_or_noun_beside_it_says_where_it_goes(self, text: str, changes: list[str]) -> None:
        assert [quantity.change for quantity in find_quantities(text)] == changes

    def test_what_it_rose_by_is_kept_from_what_it_rose_to(self) -> None:
        found = find_quantities("Gold climbed $12 to $1,945 an ounce.")
        assert [(quantity.value, quantity.change) for quantity in found] == [(12, "up"), (1945, "")]


class TestUncertainty:
    @pytest.mark.parametrize("text", ["It took 9 ± 2 days.", "It took 9 +/- 2 days.", "It took 9±2 days."])
    def test_tolerance_belongs_to_its_value(self, text: str) -> None:
        (quantity,) = find_quantities(text)
        assert (quantity.value, quantity.uncertainty, quantity.unit) == (9, 2, "days")

    def test_quantity_without_one_has_none(self) -> None:
        assert find_quantities("It took 9 days.")[0].uncertainty is None


class TestUnitNames:
    @pytest.mark.parametrize(
        ("written", "name"),
        [
            ("5%", "percentage"), ("5 per cent", "percentage"), ("5 percentage points", "percentage point"),
            ("US$5", "dollar"), ("$ 5 million", "dollar"),
            ("HK$5", "hong kong dollar"), ("5 Swiss francs", "swiss franc"),
            ("€5", "euro"), ("5 yuan", "chinese yuan"), ("Rs 500 crore", "rupee"), ("£5m", "pound sterling"),
            ("5 km/h", "kilometre per hour"), ("5 miles an hour", "mile per hour"),
            ("5 kg m−3", "kilogram per cubic metre"),
            ("5 °C", "celsius"), ("5 degrees Fahrenheit", "fahrenheit"), ("5 sq ft", "square foot"),
            ("5-year-old", "year of age"), ("5 kWh", "kilowatt-hour"), ("5 orders of magnitude", "order of magnitude"),
            ("5 dollars a day", "dollar per day"), ("5 µg/L", "microgram per litre"),
        ],
    )  # fmt: skip
    def test_one_name_for_each_unit_however_written(self, written: str, name: str) -> None:
        assert [unit for _, unit, _ in news(f"It was {written} there.")] == [name]

    @pytest.mark.parametrize(
        ("text", "name"), [("He lost 20 pounds of fat.", "pound-mass"), ("It cost 20 pounds.", "pound sterling")]
    )
    def test_pounds_are_money_where_money_is_spoken_of(self, text: str, name: str) -> None:
        assert news(text)[0][1] == name

    def test_a_bare_number_is_named_by_what_it_counts(self) -> None:
        assert [unit for _, unit, _ in news("It has 3 new libraries and twelve women.")] == ["library", "woman"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("written", "value"),
        [
            ("2½ days", 2.5), ("2 1/2 days", 2.5), ("two and a half million days", 2.5e6), ("half a million days", 5e5),
            ("a quarter of a million days", 2.5e5), ("1.2e-3 days", 1.2e-3),
            ("10⁵ days", 1e5), ("3 × 10−4 days", 3e-4),
            ("12\u2009345 days", 12345), ("12\u00a0345\u00a0678 days", 12345678),
            ("5bn days", 5e9), ("three dozen days", 36),
            ("0·5 days", 0.5), ("−5 days", -5), ("minus 5 days", -5), ("١٢ days", 12), ("3 lakh days", 3e5),
        ],
    )  # fmt: skip
    def test_value_however_written(self, written: str, value: float) -> None:
        assert find_quantities(f"It was {written} there.")[0].value == pytest.approx(value)

    def test_scale_behind_a_range_holds_for_both_ends(self) -> None:
        (quantity,) = find_quantities("It cost $3-5 million.")
        assert (quantity.low, quantity.high) == (3e6, 5e6)


@pytest.mark.parametrize(
    "text",
    [
        "Call hotline 12351 or dial 110.",
        "Call +86 10 6554 3210, (010) 6554-3210 or 555-123-4567.",
        "It is in Beijing 100081, China.",
        "Version 2.1.3 and release v3.12 came out.",
        "At 10:30 a.m., or 5 p.m., on 2021-05-03 or 3/5/2021.",
        "Visit 22 Acacia Avenue near Exit 7.",
        "1. First\n2.1 Second\n(3) Third",
        "Both Viking 1 and OAE 2 measured CO 2.",
        "The compounds are 7-hydroxy and N-(4-pyridyl)thieno[3,2-b]pyridine.",
        "See t(39) and F(1, 3.95) there, [4, 7–9].",
        "In the 1990s, in her 30s, and in 2017, and more than once.",
        "The plot is at 57°44’8.47”N.",
        "The twenty-first century, the 3rd day.",
    ],
)
def test_what_only_looks_like_a_number_is_left_out(text: str) -> None:
    assert [quantity.text for quantity in find_quantities(text)] == []
