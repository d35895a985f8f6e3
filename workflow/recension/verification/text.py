"""Checks of the edited text against the transcript: round trip, nothing lost, nothing invented."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from ..emendation.pieces import SpanMap, undo
from ..errors import excerpt
from ..records.apparatus import Apparatus, Edition, Emendation
from ..records.checks import Check
from ..records.document import Document, Sentence
from .result import check

# What carries a claim's truth: figures, number words, citation marks, negations, qualifiers, hedges.
PROTECTED = re.compile(
    r"\[\d[\d,;–\- ]*\]|\d+(?:[.,]\d+)*(?:\s?%)?|"
    r"\b(?:no|not|never|none|nor|neither|without|cannot|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half|"
    r"more than|less than|fewer than|at least|at most|about|approximately|nearly|almost|up to|above|below|over|"
    r"may|might|could|possibly|probably|planned|plans|explor\w+|jointly|always)\b",
    re.IGNORECASE,
)
WORDS_FOR = {"more than": "over", "above": "over", "fewer than": "less than", "below": "less than", "plans": "planned"}
# Kinds of change that say by their name that such words may change.
SAYING = {"fact", "reference", "structure", "extraction"}


def tiling(document: Document) -> Check:
    """Blocks, headings and gaps cover the transcript, each character once."""
    units = sorted([*document.blocks, *document.headings, *document.gaps], key=lambda unit: unit.start)
    failures, at = [], 0
    for unit in units:
        if unit.start != at:
            failures.append((f"code point {at}", f"the next unit begins at {unit.start}"))
        at = unit.end
    if at != len(document.transcript):
        failures.append((f"code point {at}", "the rest of the transcript belongs to no unit"))
    return check("tiling", "The structure covers every character of the source.", "units of text", len(units), failures)


def round_trip(document: Document, apparatus: Apparatus, edition: Edition) -> Check:
    """Undoing the apparatus on the edition gives the transcript."""
    failures = []
    undone = undo(edition, apparatus.emendations)
    if undone != document.transcript:
        at = next((n for n, (a, b) in enumerate(zip(undone, document.transcript, strict=False)) if a != b), len(undone))
        failures.append((f"code point {at}", f"gives {excerpt(undone[at : at + 60])}"))
    return check(
        "round-trip", "Undoing every change gives the source back.", "characters", len(document.transcript), failures
    )


def cover(document: Document, edition: Edition) -> Check:
    """The pieces cover transcript and edition; unchanged ones have the same words in both."""
    failures, source, at = [], 0, 0
    for piece in edition.pieces:
        if (piece.source_start, piece.start) != (source, at):
            failures.append((f"code point {source}", "a piece does not begin where the one before it ends"))
        same = document.transcript[piece.source_start : piece.source_end] == edition.text[piece.start : piece.end]
        if piece.emendation is None and not same:
            failures.append((f"code point {piece.source_start}", "the words changed without an emendation"))
        source, at = piece.source_end, piece.end
    if (source, at) != (len(document.transcript), len(edition.text)):
        failures.append((f"code point {source}", "the pieces end before the text does"))
    return check(
        "pieces", "Every word of the edition has its place in the source.", "pieces", len(edition.pieces), failures
    )


def nothing_lost(document: Document, apparatus: Apparatus, edition: Edition) -> Check:
    """Each sentence is in the edition, or a named emendation dropped it."""
    spans = SpanMap(edition)
    failures = []
    for sentence in document.sentences:
        low, high = spans.span(sentence.start, sentence.end)
        dropped = any(
            one.start <= sentence.start and sentence.end <= one.end for one in _within(apparatus.emendations, sentence)
        )
        if not edition.text[low:high].strip() and not dropped:
            failures.append((sentence.id, f"{excerpt(document.transcript[sentence.start : sentence.end])} is gone"))
    return check(
        "nothing-lost",
        "Each sentence of the source is in the edition or dropped by a named change.",
        "sentences",
        len(document.sentences),
        failures,
    )


def nothing_invented(document: Document, apparatus: Apparatus, edition: Edition) -> Check:
    """Numbers, citations, negations, qualifiers and hedges of a sentence are the same in the edition, or a change of
    it says so: by its kind (fact, reference, structure, extraction) or by a query to the author."""
    spans = SpanMap(edition)
    failures = []
    for sentence in document.sentences:
        low, high = spans.span(sentence.start, sentence.end)
        before, after = protected(document.transcript[sentence.start : sentence.end]), protected(edition.text[low:high])
        if before != after:
            failures += _silent(_within(apparatus.emendations, sentence), before, after)
    return check(
        "nothing-invented",
        "Numbers, citations, negations, qualifiers and hedges stand as in the source, unless the change says so.",
        "sentences",
        len(document.sentences),
        failures,
    )


def protected(words: str) -> Counter[str]:
    """The protected words in ``words`` with how often they stand there; words that mean the same count as one."""
    found = (" ".join(match.group().lower().split()) for match in PROTECTED.finditer(words))
    return Counter(WORDS_FOR.get(one, re.sub(r"^explor.*", "explored", one.replace(" %", "%"))) for one in found)


def _silent(emendations: list[Emendation], before: Counter[str], after: Counter[str]) -> Iterator[tuple[str, str]]:
    """The changes that gained or lost what the sentence as a whole gained or lost, and do not say so."""
    lost, gained = before - after, after - before
    for one in emendations:
        if one.kind in SAYING or one.certainty == "query":
            continue
        source, text = protected(one.source), protected(one.text)
        guilty = [*((source - text) & lost), *((text - source) & gained)]
        if guilty:
            problem = f"{excerpt(one.source)} became {excerpt(one.text)}: {', '.join(sorted(guilty))}"
            yield one.id, f"{problem}; the kind {one.kind!r} does not say that such words change"


def _within(emendations: list[Emendation], sentence: Sentence) -> list[Emendation]:
    """The emendations that share a character with ``sentence``."""
    first = bisect_right([one.end for one in emendations], sentence.start)
    last = bisect_left([one.start for one in emendations], sentence.end)
    return emendations[first:last]
