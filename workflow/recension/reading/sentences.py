"""Blocks of running text -> sentences, by sentencex, with what it splits too early put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..records.document import Block, Sentence

RUNNING = {"abstract", "paragraph", "list-item", "quotation", "acknowledgements", "caption", "footnote"}
# What can end in a period within a sentence, and what a sentence does not begin with.
UNFINISHED = re.compile(
    r"(?:\b(?:no|nos|vol|pp?|fig|figs|eq|eqs|cf|vs|etc|e\.g|i\.e|et al|al|dr|mr|mrs|ms|prof|st|approx|ca|ed|eds)|"
    r"\b[A-Z])\.\Z",
    re.IGNORECASE,
)
CONTINUED = re.compile(r"[a-z0-9,;:)\]]")


def split_sentences(language: str, transcript: str, blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of all ``blocks`` of running text; together they cover all but white space and labels."""
    from sentencex import get_sentence_boundaries

    sentences: list[Sentence] = []
    for block in blocks:
        if block.kind not in RUNNING:
            continue
        words = _unbroken(transcript, block)
        boundaries = get_sentence_boundaries(language.split("-")[0], words) if words.strip() else []
        # Each sentence reaches to the next one's start: what the segmenter leaves out at an end is not lost.
        starts = [0, *(one["start_index"] for one in boundaries[1:]), len(words)]
        for start, end in _merged(words, list(pairwise(starts))):
            number = len(sentences) + 1
            sentences.append(
                Sentence(id=f"s{number}", block=block.id, start=block.content + start, end=block.content + end)
            )
    return sentences


def _unbroken(transcript: str, block: Block) -> str:
    """The words of ``block`` with a space for each character of a break, so that offsets stay and no break splits."""
    words = list(transcript[block.content : block.end])
    for cut in block.breaks:
        for at in range(max(0, cut.start - block.content), max(0, cut.end - block.content)):
            words[at] = " "
    return "".join(words).replace("\n", " ")


def _merged(words: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` without outer white space; one that goes on in the middle of a sentence joins the one before."""
    merged: list[tuple[int, int]] = []
    for low, high in spans:
        piece = words[low:high]
        if not piece.strip():
            continue
        start, end = low + len(piece) - len(piece.lstrip()), low + len(piece.rstrip())
        if merged and (UNFINISHED.search(words[: merged[-1][1]][-12:]) or _goes_on(words, merged[-1], start)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _goes_on(words: str, before: tuple[int, int], start: int) -> bool:
    return words[before[1] - 1] not in '!?"”' and bool(CONTINUED.match(words[start]))
