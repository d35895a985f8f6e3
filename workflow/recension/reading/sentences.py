"""Blocks of running text -> sentences, by sentencex, with what it splits too early put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..records.document import Block, Sentence

RUNNING = {"abstract", "paragraph", "list-item", "quotation", "acknowledgements", "caption", "footnote"}
# What can end in a period within a sentence, and what a sentence does not begin with.
UNFINISHED = re.compile(
    r"(?:\b(?:no|nos|vol|pp?|fig|figs|eq|eqs|cf|vs|etc|e\.g|i\.e|et al|al|dr|mr|mrs|ms|prof|st|approx|ca|ed|eds)|"
    r"\b[A-Z])\.\Z",
    re.IGNORECASE,
)
# Where a sentence ends for sure.
STOP = re.compile(r"[.?!] +(?=[A-ZÀ-Þ])|[。？！](?=\w)")
STRETCH = 5_000  # characters
CONTINUED = re.compile(r"[a-z0-9,;:)\]]")


def split_sentences(language: str, transcript: str, blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of all ``blocks`` of running text; together they cover all but white space and labels."""
    from sentencex import get_sentence_boundaries

    sentences: list[Sentence] = []
    for block in blocks:
        if block.kind not in RUNNING:
            continue
        words = _unbroken(transcript, block)
        starts = [0]
        for low, high, opens in _stretches(words):
            boundaries = get_sentence_boundaries(language.split("-")[0], words[low:high])
            starts += [low + one["start_index"] for one in boundaries[0 if opens else 1 :]]
        # Each sentence reaches to the next one's start: what the segmenter leaves out at an end is not lost.
        for start, end in _merged(words, list(pairwise([*starts, len(words)]))):
            number = len(sentences) + 1
            sentences.append(
                Sentence(id=f"s{number}", block=block.id, start=block.content + start, end=block.content + end)
            )
    return sentences


def _stretches(words: str) -> Iterator[tuple[int, int, bool]]:
    """``words`` in stretches, for the segmenter's time grows with their square; whether each after the first opens
    with a sentence (where none ends for long, it does not)."""
    low, opens = 0, False
    while len(words) - low > STRETCH:
        ends = [match.end() for match in STOP.finditer(words, low + STRETCH // 2, low + STRETCH)]
        high = ends[-1] if ends else low + STRETCH
        yield low, high, opens
        low, opens = high, bool(ends)
    yield low, len(words), opens


def _unbroken(transcript: str, block: Block) -> str:
    """The words of ``block`` with a space for each character of a break, so that offsets stay and no break splits.

    All other white space is a plain space as well: where another stands before an initial, sentencex 1.0.30 panics.
    """
    words = list(transcript[block.content : block.end])
    for cut in block.breaks:
        for at in range(max(0, cut.start - block.content), max(0, cut.end - block.content)):
            words[at] = " "
    return "".join(" " if one.isspace() else one for one in words)


def _merged(words: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` without outer white space; one that goes on in the middle of a sentence joins the one before."""
    merged: list[tuple[int, int]] = []
    for low, high in spans:
        piece = words[low:high]
        if not piece.strip():
            continue
        start, end = low + len(piece) - len(piece.lstrip()), low + len(piece.rstrip())
        if merged and (
            UNFINISHED.search(words[max(0, merged[-1][1] - 12) : merged[-1][1]]) or _goes_on(words, merged[-1], start)
        ):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _goes_on(words: str, before: tuple[int, int], start: int) -> bool:
    return words[before[1] - 1] not in '!?"”' and bool(CONTINUED.match(words[start]))
