"""The promise: undoing the apparatus on the edition gives the transcript back, exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.emendation.pieces import SpanMap, apply, undo
from recension.records.apparatus import Emendation


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Emendation]]:
    """A transcript and emendations of it: sorted, without overlap, each of at least one character."""
    transcript = draw(st.text(min_size=0, max_size=80))
    cuts = sorted(draw(st.sets(st.integers(0, len(transcript)), max_size=12)))
    spans = [pair for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    return transcript, [
        Emendation(
            id=f"e{start}", witness="w", start=start, end=end, source=transcript[start:end],
            text=draw(st.text(max_size=6)), kind="clarity", hand="edit", reason="r", certainty="sure",
        )
        for start, end in spans
    ]  # fmt: skip


@given(cases())
def test_undo_gives_the_transcript_back(case: tuple[str, list[Emendation]]) -> None:
    transcript, emendations = case
    assert undo(apply("s", "w", transcript, emendations), emendations) == transcript


@given(cases())
def test_pieces_cover_both_texts_without_a_gap(case: tuple[str, list[Emendation]]) -> None:
    transcript, emendations = case
    edition = apply("s", "w", transcript, emendations)
    source = text = 0
    for piece in edition.pieces:
        assert (piece.source_start, piece.start) == (source, text)
        source, text = piece.source_end, piece.end
    assert (source, text) == (len(transcript), len(edition.text))


@given(cases(), st.data())
def test_a_mapped_span_holds_every_unchanged_character_of_it(case, data: st.DataObject) -> None:
    transcript, emendations = case
    edition = apply("s", "w", transcript, emendations)
    start = data.draw(st.integers(0, len(transcript)))
    end = data.draw(st.integers(start, len(transcript)))
    low, high = SpanMap(edition).span(start, end)
    assert 0 <= low <= high <= len(edition.text)
    kept = [
        transcript[max(start, p.source_start) : min(end, p.source_end)]
        for p in edition.pieces
        if p.emendation is None and p.source_start < end and start < p.source_end
    ]
    at = low
    for words in kept:
        at = edition.text.index(words, at, high) + len(words)


def test_a_span_inside_a_replacement_takes_in_the_whole_replacement() -> None:
    emendation = Emendation(
        id="e4", witness="w", start=4, end=8, source="mass", text="organized", kind="clarity", hand="edit", reason="r",
        certainty="sure",
    )  # fmt: skip
    edition = apply("s", "w", "the mass moved", [emendation])
    low, high = SpanMap(edition).span(5, 7)
    assert edition.text[low:high] == "organized"
