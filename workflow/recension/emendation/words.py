"""Which words an emendation changes: a long one is broken down to the words that differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from ..records.apparatus import WordChange

TOKEN = re.compile(r"\s+|\w+(?:['’\-]\w+)*|[^\w\s]")
CONTENT = re.compile(r"\w{4,}")
MOST = 1_000  # words; the comparison of two longer texts would take too long, and says little


def changed_words(start: int, source: str, text: str) -> list[WordChange]:
    """The stretches of words in which ``text`` differs from ``source``, which begins at ``start`` of the transcript.

    Words that stand in both are left out, unless a lone small word would part two changes (the longest common
    subsequences of :mod:`difflib`: Ratcliff and Metzener, *Dr. Dobb's Journal*, July 1988).
    """
    if source == text:
        return []
    one, other = TOKEN.findall(source), TOKEN.findall(text)
    if not one or not other or max(len(one), len(other)) > MOST:
        return [WordChange(start=start, end=start + len(source), source=source, text=text)]
    return [
        WordChange(
            start=start + len("".join(one[:low])),
            end=start + len("".join(one[:high])),
            source="".join(one[low:high]),
            text="".join(other[to_low:to_high]),
        )
        for low, high, to_low, to_high in _stretches(one, other)
    ]


def _stretches(one: list[str], other: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The unequal stretches of two token lists; those that only small words part are one."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    ends = (0, len(one))
    kept = [block for block in blocks if _parts(one[block.a : block.a + block.size], block.a, block.size, ends)]
    low = to_low = 0
    for block in kept:
        if (low, to_low) != (block.a, block.b):
            yield low, block.a, to_low, block.b
        low, to_low = block.a + block.size, block.b + block.size
    if (low, to_low) != (len(one), len(other)):
        yield low, len(one), to_low, len(other)


def _parts(tokens: list[str], start: int, size: int, ends: tuple[int, int]) -> bool:
    """Whether equal ``tokens`` are enough to part two changes; at either end of the text they always are."""
    return start == ends[0] or start + size == ends[1] or any(CONTENT.fullmatch(token) for token in tokens)
