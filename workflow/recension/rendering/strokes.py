"""The data of an SVG path in few letters (SVG 1.1, section 8.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

TENTH = 10  # steps in a unit: a tenth of a point cannot be seen
COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}  # numbers of a command
TOKEN = re.compile(r"([A-Za-z])|(-?\d*\.?\d+(?:e-?\d+)?)")
KNOWN = re.compile(r"[MLHVCZz\d\s.,e-]*")
Step = tuple[str, list[int]]


def short(data: str) -> str:
    """``data`` to a tenth of a unit, each command in the shorter of its two forms, absolute or relative.

    What is not made of absolute moves, lines, curves and ends is given back as it is.
    """
    if not KNOWN.fullmatch(data):
        return data
    written, last = "", ""
    x = y = left = top = 0
    for letter, numbers in _steps(data):
        if letter == "Z":
            written, last, x, y = f"{written}z", "z", left, top
            continue
        letter, numbers = _straight(letter, numbers, x, y)
        origin = {"H": [x], "V": [y]}.get(letter, [x, y] * 3)
        apart = [number - at for number, at in zip(numbers, origin, strict=False)]
        forms = [_joined(letter, numbers, last), _joined(letter.lower(), apart, last)]
        form, last = min(zip(forms, (letter, letter.lower()), strict=True), key=lambda one: len(one[0]))
        written += form
        x = x if letter == "V" else numbers[0] if letter == "H" else numbers[-2]
        y = y if letter == "H" else numbers[-1]
        left, top = (x, y) if letter == "M" else (left, top)
    return written


def _steps(data: str) -> Iterator[Step]:
    """The commands of ``data`` with their numbers, in tenths; lines that follow a move without a letter are lines."""
    letter, numbers = "", []
    for name, number in TOKEN.findall(data):
        if name:
            letter = name.upper()
        else:
            numbers.append(round(float(number) * TENTH))
        if letter and len(numbers) == COUNT[letter]:
            yield letter, numbers
            letter, numbers = "L" if letter == "M" else letter, []


def _straight(letter: str, numbers: list[int], x: int, y: int) -> Step:
    """A level or upright line by its one number."""
    if letter == "L" and numbers[1] == y:
        return "H", numbers[:1]
    return ("V", numbers[1:]) if letter == "L" and numbers[0] == x else (letter, numbers)


def _joined(letter: str, numbers: Sequence[int], last: str) -> str:
    """A command after one of the letter ``last``, without a letter that is understood or a space before a minus."""
    understood = letter == last and letter not in "Mm" or last + letter in ("ML", "ml")
    written = "" if understood else letter
    for number in numbers:
        text = f"{number / TENTH:g}"
        text = text.replace("0.", ".") if abs(number) < TENTH else text
        apart = text.startswith("-") or written == letter
        written += text if apart else f" {text}"
    return written
