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
        open_marks: list[tuple[str, int]] = []
        for at, mark in enumerate(unit.text):
            if mark in PAIRS.values():
                open_marks.append((mark, at))
            elif mark in PAIRS and open_marks and open_marks[-1][0] == PAIRS[mark]:
                open_marks.pop()
            elif mark in PAIRS and at not in labels:
                yield _alone(unit, at, f"“{mark}” closes what was not opened.")
        for mark, at in open_marks:
            yield _alone(unit, at, f"“{mark}” is not closed in this paragraph.")
        straight = [at for at, mark in enumerate(unit.text) if mark == '"' and not unit.text[:at][-1:].isdigit()]
        if len(straight) % 2:
            yield _alone(unit, straight[-1], "The paragraph has an odd number of straight quotation marks.")


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
            if unit.text[:start][-1:].isalpha():
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
    straight = [(unit, at) for unit, at in straight if not unit.text[:at][-1:].isdigit()]
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
