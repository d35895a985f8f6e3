"""Sentences as such: how they begin, how they end, how long they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .text import EditedText, Slip, Unit

WORD = re.compile(r"[a-z][a-z]+\b")
END = re.compile(r"[.?!…:;。？！][\"'”’)\]]*(?:\s*[\[(][^\[\]()]*[\])])?\Z|[\d)\]⁰-⁹]\Z")
ENDING = {"abstract", "paragraph", "acknowledgements"}
LONG = 60
SEQUEL = re.compile(r"[:;,]\s*\Z")


def beginnings(text: EditedText) -> Iterator[Slip]:
    """A sentence that begins with a small letter, after one that has ended."""
    previous = ""
    for unit in text.units:
        sequel = unit.kind != "paragraph" or bool(SEQUEL.search(previous)) or not END.search(previous)
        for number, (start, end) in enumerate(unit.sentences):
            match = WORD.match(unit.text, start, end)
            if match and not (number == 0 and sequel):
                yield _slip(unit, match.start(), match.end(), match.group().capitalize(), "small-beginning",
                            "A sentence begins with a capital.")  # fmt: skip
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
    for _, at, words in text.sentences():
        number = len(words.split())
        if number > LONG and words.count(";") < 2:
            end = len(" ".join(words.split(" ")[:6]))
            reason = f"This sentence has {number} words; two would be read more easily."
            yield Slip(at, at + end, None, "long-sentence", "clarity", reason)


def _slip(unit: Unit, start: int, end: int, put: str | None, rule: str, reason: str) -> Slip:
    return Slip(unit.start + start, unit.start + end, put, rule, "grammar", reason)
