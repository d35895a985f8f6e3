"""Words are found wherever they stand, however long the text is."""

from __future__ import annotations

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from recension import occurrences as module
from recension.occurrences import occurrences

PIECES = st.lists(st.sampled_from(["a", "ab", "b", " ", "  ", "\n", "\u00a0", "a b", "."]), max_size=30).map("".join)


@given(PIECES, PIECES.filter(bool), st.integers(0, 40), st.integers(0, 40), st.sampled_from([-1, module.SHORT]))
def test_words_are_found_where_reading_it_through_finds_them(
    text: str, words: str, low: int, high: int, indexed_from: int
) -> None:
    high = min(high, len(text))
    wanted = [at for at in range(low, high - len(words) + 1) if text[at : at + len(words)] == words]
    with mock.patch.object(module, "SHORT", indexed_from):
        assert occurrences(text, words, low, high) == wanted
