"""Sentences as such: how they begin, how they end, how long they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..reading.sentences import UNFINISHED
from .text import EditedText, Slip, Unit

WORD = re.compile(r"[a-z][a-z]+\b")
END = re.compile(r"[.?!…:;。？！][\"'”’)\]]*(?:\s*[\[(][^\[\]()]*[\])])?\Z|[\d)\]⁰-⁹]\Z")
ENDING = {"abstract", "paragraph", "acknowledgements"}
LONG = 70
FULL_STOP = re.compile(r"""(?<!\w)[a-z]{4,}[.?!]["'”’)]*\s+([a-z][a-z]+)\b(?!\.)""")
SEQUEL = re.compile(r"[:;,]\s*\Z")


def beginnings(text: EditedText) -> Iterator[Slip]:
    """A sentence that begins with a small letter, after one that has ended."""
    reason = "A sentence begins with a capital."
    previous = ""
    for unit in text.units:
        first = WORD.match(unit.text)
        if first and unit.kind == "paragraph" and END.search(previous) and not SEQUEL.search(previous):
            yield _slip(unit, *first.span(), first.group().capitalize(), "small-beginning", reason)
        for match in FULL_STOP.finditer(unit.text) if unit.running else ():
            if not UNFINISHED.search(unit.text[max(0, match.start(1) - 16) : match.start(1)].rstrip()):
                yield _slip(unit, *match.span(1), match.group(1).capitalize(), "small-beginning", reason)
        previous = unit.text.rstrip()


def ends(text: EditedText) -> Iterator[Slip]:
    """A paragraph of sentences whose last one has no mark at its end; only told."""
    for unit in text.units:
        if unit.kind in ENDING and len(unit.sentences) > 1 and not END.search(unit.text.rstrip()):
            start, end = unit.sentences[-1]
            last = start + len(unit.text[start:end].rstrip().rpartition(" ")[0])
            last += unit.text[last] == " "
            yield _slip(unit, last, end, None, "no-end-mark", "The paragraph ends without a mark.")


def lengths(text: EditedText) -> Iterator[Slip]:
    """A sentence that is longer than a reader holds in mind; only told."""
    for unit, at, words in text.sentences():
        number = len(words.split())
        # With semicolons it is a list, which may be as long as it is.
        if number > LONG and unit.kind in ENDING and words.count(";") < 2:
            end = len(" ".join(words.split(" ")[:6]))
            reason = f"This sentence has {number} words; two would be read more easily."
            yield Slip(at, at + end, None, "long-sentence", "clarity", reason)


def _slip(unit: Unit, start: int, end: int, put: str | None, rule: str, reason: str) -> Slip:
    return Slip(unit.start + start, unit.start + end, put, rule, "grammar", reason)
