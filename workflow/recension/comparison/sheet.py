"""A sheet to draw on: points from the top left, text set line by line, marks that carry the ids of their findings.

It holds what is to be drawn and imports nothing to draw with: :mod:`.plotting` does that, where it must be done anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from ..records.comparison import Mark
from .wording import level

WIDTH = 446.0  # points: the text width of a page
SIZE = 8.5  # points: between the tables and the text of a page
LEADING = 11.0  # points from line to line
LONGEST = 240  # code points of a label; the tables have the whole of it

# Okabe & Ito, "Color Universal Design" (2008): told apart with every kind of color vision.
BLUE, VERMILLION, GREEN, ORANGE, SKY = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#56B4E9"
INK, QUIET, RULE = "#1A1A1A", "#595959", "#D0D0D0"  # INK 17:1 and QUIET 7:1 on white


class Piece(msgspec.Struct):
    """One thing on a sheet: the kind of its shape, where it stands, how it looks; ``name`` is its id, if it has one."""

    kind: str
    place: list[Any]
    style: dict[str, Any]
    name: str = ""


class Sheet:
    """A white sheet of :data:`WIDTH` x ``height`` points for the figure ``id``; ``y`` grows downward."""

    def __init__(self, id: str) -> None:
        self.id, self.height = id, 0.0
        self.pieces: list[Piece] = []
        self.marks: list[Mark] = []
        self.named: set[str] = set()

    def text(self, x: float, y: float, lines: Sequence[str], *, align: str = "left", color: str = INK) -> None:
        """``lines`` from ``x``; ``y`` is the middle of the block of lines."""
        top = y - LEADING * (len(lines) - 1) / 2
        for place, line in enumerate(lines):
            self._letters(x, top + place * LEADING + SIZE * 0.35, line, color=color, horizontalalignment=align)

    def upright(self, x: float, y: float, lines: Sequence[str], *, color: str = INK) -> None:
        """``lines`` from ``y`` upward, around ``x``: for the heads of narrow columns."""
        left = x - LEADING * (len(lines) - 1) / 2 + SIZE * 0.35
        for place, line in enumerate(lines):
            self._letters(left + place * LEADING, y, line, rotation=90, color=color)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, color: str = RULE, width: float = 0.75) -> None:
        """A line without meaning of its own: a grid line, an axis."""
        self._line((x, to_x), (y, to_y), color=color, linewidth=width)

    def dot(self, x: float, y: float, radius: float, *, fill: str = BLUE, edge: str = INK) -> Piece:
        """A circle."""
        return self._add("circle", (x, y), radius, facecolor=fill, edgecolor=edge, linewidth=0.75)

    def half(self, x: float, y: float, radius: float, *, fill: str = BLUE) -> Piece:
        """The left half of a circle."""
        return self._add("wedge", (x, y), radius, 90, 270, facecolor=fill, edgecolor=INK, linewidth=0.75)

    def shape(self, corners: Sequence[tuple[float, float]], *, fill: str, edge: str = INK) -> Piece:
        """A polygon."""
        return self._add("polygon", corners, facecolor=fill, edgecolor=edge, linewidth=0.75)

    def box(self, x: float, y: float, width: float, height: float, *, fill: str, dashed: bool = False) -> Piece:
        """A rectangle from its top left corner."""
        style = (0, (3, 2)) if dashed else "solid"
        return self._add(
            "rectangle", (x, y), width, height, facecolor=fill, edgecolor=INK, linewidth=0.9, linestyle=style
        )

    def stroke(
        self, xs: Sequence[float], ys: Sequence[float], *, color: str = BLUE, width: float = 1.5, dashed: bool = False
    ) -> Piece:
        """A line through points that shows something."""
        style = (0, (3, 2)) if dashed else "solid"
        return self._line(xs, ys, color=color, linewidth=width, linestyle=style)

    def mark(self, piece: Piece, names: Iterable[str], text: str, findings: Sequence[str] = (), **more: object) -> str:
        """Name ``piece`` after ``names`` (ids); ``text`` is what it shows.  Gives the name: its id in the SVG."""
        base = name = "-".join(_safe(one) for one in (self.id, *names))
        for number in range(2, len(self.marks) + 2):
            if name not in self.named:
                break
            name = f"{base}-{number}"
        self.named.add(name)
        piece.name = name.removeprefix(f"{self.id}-")
        self.marks.append(Mark(id=name, text=level(text), findings=list(findings), **more))
        return name

    def _letters(self, x: float, y: float, line: str, **style: object) -> None:
        """One line of text on the base line ``y``."""
        style = {"color": INK, "verticalalignment": "baseline", "rotation_mode": "anchor", **style}
        self._add("text", x, y, line, **style)

    def _line(self, xs: Sequence[float], ys: Sequence[float], **style: object) -> Piece:
        return self._add("line", list(xs), list(ys), solid_capstyle="butt", **style)

    def _add(self, kind: str, *place: object, **style: object) -> Piece:
        self.pieces.append(Piece(kind, list(place), style))
        return self.pieces[-1]


def wrap(text: str, width: float) -> list[str]:
    """``text`` in lines of at most ``width`` points at :data:`SIZE`; one longer than :data:`LONGEST` is shortened."""
    label = level(text)
    if len(label) > LONGEST:
        label = label[: LONGEST - 1].rstrip() + "…"
    lines = [""]
    for part in _parts(label, width):
        if lines[-1] and extent(lines[-1] + part.rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return [line.rstrip() for line in lines]


def _parts(label: str, width: float) -> Iterator[str]:
    """The places where ``label`` may break: after spaces and hyphens, and inside what is wider than a line."""
    for part in re.findall(r"[^\s-]*(?:-+|\s+)|[^\s-]+", label):
        start = 0
        for end in range(1, len(part)):
            if extent(part[start : end + 1].rstrip()) > width:
                yield part[start:end]
                start = end
        yield part[start:]


def extent(line: str) -> float:
    """About how wide ``line`` is, in points."""
    return SIZE * sum(map(_em, line))


def block(lines: Sequence[str]) -> float:
    """The height of ``lines`` in points."""
    return len(lines) * LEADING


def _em(character: str) -> float:
    """About how wide ``character`` is in DejaVu Sans, in em; on the wide side."""
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in "mwMW@%&…—":
        return 0.98
    if character in "frt":
        return 0.42
    return 0.72 if character.isupper() else 0.36 if character in " ijlI.,:;'|()[]-’" else 0.63


def _safe(id: str) -> str:
    """``id`` with each character that a name in an SVG may not hold replaced by its code point."""
    return re.sub(r"[^A-Za-z0-9_-]", lambda match: f"_{ord(match.group()):x}_", id)
