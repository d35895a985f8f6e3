"""A figure in the page is drawn as it was, in fewer letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from recension.rendering.drawing import Paints, inlined
from recension.rendering.strokes import short

TENTHS = st.integers(-999, 9999).map(lambda number: number / 10)
POINT = st.tuples(TENTHS, TENTHS)


def written(points: list[tuple[str, list[tuple[float, float]]]]) -> str:
    return " ".join(f"{letter} {' '.join(f'{x:g} {y:g}' for x, y in those)}" for letter, those in points)


def drawn(data: str) -> list[float]:
    """The end of each command of path data, by another reading of the standard than the one that wrote it."""

    ends, x, y, start, letter = [], 0.0, 0.0, (0.0, 0.0), ""
    tokens = re.findall(r"[A-Za-z]|-?\d*\.\d+|-?\d+", data)
    while tokens:
        if tokens[0].isalpha():
            letter = tokens.pop(0)
        if letter in "zZ":
            x, y = start
        for turn in range({"z": 0, "c": 3}.get(letter.lower(), 1)):
            across = letter.lower() != "v"
            one = float(tokens.pop(0)) if across else None
            two = float(tokens.pop(0)) if letter.lower() != "h" else None
            base = (x, y) if letter.islower() else (0.0, 0.0)
            point = (x if one is None else base[0] + one, y if two is None else base[1] + two)
            ends += point
            if letter.lower() != "c" or turn == 2:
                x, y = point
        if letter in "Mm":
            start, letter = (x, y), "l" if letter == "m" else "L"
    return ends


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("ML"), st.lists(POINT, min_size=1, max_size=1)),
        st.tuples(st.just("C"), st.lists(POINT, min_size=3, max_size=3)),
    ),
    max_size=8,
)


@given(POINT, STEPS, st.booleans())
def test_a_short_path_has_the_points_of_the_long_one(first, steps, closed) -> None:
    data = written([("M", [first]), *steps]) + (" z" if closed else "")
    assert drawn(short(data)) == pytest.approx(drawn(data))
    assert len(short(data)) <= len(data)


def test_a_square_is_short() -> None:
    assert short("M 79.8 6.7 L 86.4 6.7 L 86.4 13.3 L 79.8 13.3 z") == "M79.8 6.7h6.6v6.6H79.8z"
    assert short("M 0 0 A 1 1 0 0 1 2 2") == "M 0 0 A 1 1 0 0 1 2 2"


def test_what_paints_a_mark_stands_in_the_style_sheet_once() -> None:
    svg = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="a"><path d="M 1 1 L 1 2" fill="none"
        stroke="#00f"/></g><g id="b"><path d="M 3 1 L 3 2" fill="none" stroke="#00f"/></g><g><path d="M 5 1 L 5 2"
        fill="none" stroke="#f00"/></g></svg>"""
    paints = Paints()
    root = etree.fromstring(inlined(svg, "Three lines.", {"a": ["F1"], "b": ["F2", "F3"]}, paints))
    assert [one.get("class") for one in root.iter("path")] == ["p0", "p0", "p1"]
    assert paints.style == ".p0{fill:none;stroke:#00f}\n.p1{fill:none;stroke:#f00}"
    assert [(one.get("href"), one.get("data-f")) for one in root.iter("a")] == [("#F1", None), ("#F2", "2 3")]
