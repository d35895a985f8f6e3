"""Marks that come in pairs or in two styles: brackets, quotation marks, apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .text import EditedText, Slip, Unit

PAIRS = {")": "(", "]": "[", "}": "{", "”": "“"}
LIST_LABEL = re.compile(r"(?:^|(?<=[\s;:,.–-]))(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)")
STRAIGHT = re.compile(r"""["']""")
CURLY = re.compile("[“”‘’]")
FEW = 12
WORD = re.compile(r"\S+")


def unbalanced(text: EditedText) -> Iterator[Slip]:
    """Brackets and double quotation marks that open or close alone in their paragraph or heading; only told."""
    for unit in text.units:
        labels = {match.end() - 1 for match in LIST_LABEL.finditer(unit.text)}
        for at in _left_alone(unit.text, labels):
            closes = unit.text[at] in PAIRS
            told = "closes what was not opened" if closes else "is not closed in this paragraph"
            yield _alone(unit, at, f"“{unit.text[at]}” {told}.")
        straight = [
            at for at, mark in enumerate(unit.text) if mark == '"' and not unit.text[max(0, at - 1) : at].isdigit()
        ]
        if len(straight) % 2:
            yield _alone(unit, straight[-1], "The paragraph has an odd number of straight quotation marks.")


def _left_alone(text: str, labels: set[int]) -> list[int]:
    """Where brackets and curly quotation marks of ``text`` stand without the other of their pair.

    The bracket of a label, "b)", closes one that is open unless the next to close is no label's, as in "(a) or b))".
    """
    alone: list[int] = []
    open_marks: list[int] = []
    marks = [(at, mark) for at, mark in enumerate(text) if mark in PAIRS or mark in PAIRS.values()]
    following: dict[int, str] = {}
    for at, mark in reversed(marks):
        following[at] = following.get(-1, "")
        if at not in labels:
            following[-1] = mark
    for at, mark in marks:
        if mark in PAIRS.values():
            open_marks.append(at)
        elif at in labels and following[at] == mark:
            continue
        elif open_marks and text[open_marks[-1]] == PAIRS[mark]:
            open_marks.pop()
        elif at not in labels:
            alone.append(at)
    return sorted([*alone, *open_marks])


def _alone(unit: Unit, at: int, reason: str) -> Slip:
    start, end = _word(unit.text, at)
    return Slip(unit.start + start, unit.start + end, None, "unbalanced-marks", "typography", reason)


def _word(text: str, at: int) -> tuple[int, int]:
    """The span of the characters around ``at`` that are not white space."""
    start = at - len(re.search(r"\S*\Z", text[max(0, at - 40) : at]).group())  # type: ignore[union-attr]
    return start, at + len(re.match(r"\S*", text[at : at + 40]).group())  # type: ignore[union-attr]


def loose_quotes(text: EditedText) -> Iterator[Slip]:
    """A quotation mark with a space on its inner side, or none on its outer side, where all of them pair."""
    for unit in text.units:
        marks = [at for at, mark in enumerate(unit.text) if mark == '"']
        if len(marks) % 2:
            continue
        for start, end in zip(marks[::2], marks[1::2], strict=True):
            inside = unit.text[start + 1 : end]
            if inside.strip() and inside != inside.strip():
                yield _loose(unit, start, end + 1, f'"{inside.strip()}"', "No space stands inside quotation marks.")
            if unit.text[max(0, start - 1) : start].isalpha():
                yield _loose(unit, start - 1, start + 2, f"{unit.text[start - 1]} {unit.text[start:start + 2]}",
                             "A space stands before an opening quotation mark.")  # fmt: skip
            if unit.text[end + 1 : end + 2].isalpha() and unit.text[end + 1 : end + 3] != "s ":
                yield _loose(unit, end - 1, end + 2, f"{unit.text[end - 1:end + 1]} {unit.text[end + 1]}",
                             "A space stands after a closing quotation mark.")  # fmt: skip


def _loose(unit: Unit, start: int, end: int, text: str, reason: str) -> Slip:
    return Slip(unit.start + start, unit.start + end, text, "loose-quotation-mark", "typography", reason)


def mixed_styles(text: EditedText) -> Iterator[Slip]:
    """Straight marks in a text whose marks are curly for the most part, or the other way round.

    Each is proposed alone as long as they are few; else one slip tells of them all.
    """
    straight = [(unit, match.start()) for unit in text.units for match in STRAIGHT.finditer(unit.text)]
    curly = [(unit, match.start()) for unit in text.units for match in CURLY.finditer(unit.text)]
    straight = [(unit, at) for unit, at in straight if not unit.text[max(0, at - 1) : at].isdigit()]
    fewer, name = (straight, "straight") if len(straight) <= len(curly) else (curly, "curly")
    if not fewer or len(straight) == len(curly):
        return
    other = "curly" if name == "straight" else "straight"
    reason = f"The quotation marks and apostrophes of this text are {other} for the most part."
    if len(fewer) > FEW:
        unit, at = fewer[0]
        told = f"{reason}  {len(fewer)} are {name}; this is the first."
        yield Slip(unit.start + at, unit.start + at + 1, None, "mixed-quotation-marks", "typography", told)
        return
    for unit, at in fewer:
        put = _curled(unit.text, at) if name == "straight" else ("'" if unit.text[at] in "‘’" else '"')
        start = at - len(re.search(r"\w*\Z", unit.text[max(0, at - 40) : at]).group())  # type: ignore[union-attr]
        end = at + 1 + len(re.match(r"\w*", unit.text[at + 1 : at + 40]).group())  # type: ignore[union-attr]
        words = unit.text[start:at] + put + unit.text[at + 1 : end]
        yield Slip(unit.start + start, unit.start + end, words, "mixed-quotation-marks", "typography", reason)


def _curled(text: str, at: int) -> str:
    opening = not at or text[at - 1].isspace() or text[at - 1] in "([—–“‘"
    return ("“" if opening else "”") if text[at] == '"' else ("‘" if opening else "’")
