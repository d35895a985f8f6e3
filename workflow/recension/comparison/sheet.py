"""A sheet to draw on: points from the top left, text set line by line, marks that carry the ids of their findings.

The matplotlib objects are used directly, without pyplot: it is slow to import and keeps state.  Text stays text in
the SVG (small, searchable, read by screen readers); the font file comes with matplotlib, so that the same label is
the same width on every machine.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cache
from io import BytesIO
from pathlib import Path

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle, Wedge
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from ..records.comparison import Mark
from .svg import clean
from .wording import level

WIDTH = 446.0  # points: the text width of a page
SIZE = 8.5  # points: between the tables and the text of a page
LEADING = 11.0  # points from line to line
LONGEST = 240  # code points of a label; the tables have the whole of it

# Okabe & Ito, "Color Universal Design" (2008): told apart with every kind of color vision.
BLUE, VERMILLION, GREEN, ORANGE, SKY = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#56B4E9"
INK, QUIET, RULE = "#1A1A1A", "#595959", "#D0D0D0"  # INK 17:1 and QUIET 7:1 on white

SETTINGS = {
    "svg.hashsalt": "recension",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "text.parse_math": False,
    "text.usetex": False,
}
DOTS = {"png": 200}  # per inch


class Sheet:
    """A white sheet of :data:`WIDTH` x ``height`` points for the figure ``id``; ``y`` grows downward."""

    def __init__(self, id: str) -> None:
        self.id, self.height = id, 0.0
        self.artists: list[Artist] = []
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

    def dot(self, x: float, y: float, radius: float, *, fill: str = BLUE, edge: str = INK) -> Artist:
        """A circle."""
        return self._add(Circle((x, y), radius, facecolor=fill, edgecolor=edge, linewidth=0.75))

    def half(self, x: float, y: float, radius: float, *, fill: str = BLUE) -> Artist:
        """The left half of a circle."""
        return self._add(Wedge((x, y), radius, 90, 270, facecolor=fill, edgecolor=INK, linewidth=0.75))

    def shape(self, corners: Sequence[tuple[float, float]], *, fill: str, edge: str = INK) -> Artist:
        """A polygon."""
        return self._add(Polygon(corners, facecolor=fill, edgecolor=edge, linewidth=0.75))

    def box(self, x: float, y: float, width: float, height: float, *, fill: str, dashed: bool = False) -> Artist:
        """A rectangle from its top left corner."""
        style = (0, (3, 2)) if dashed else "solid"
        return self._add(
            Rectangle((x, y), width, height, facecolor=fill, edgecolor=INK, linewidth=0.9, linestyle=style)
        )

    def stroke(
        self, xs: Sequence[float], ys: Sequence[float], *, color: str = BLUE, width: float = 1.5, dashed: bool = False
    ) -> Artist:
        """A line through points that shows something."""
        style = (0, (3, 2)) if dashed else "solid"
        return self._line(xs, ys, color=color, linewidth=width, linestyle=style)

    def mark(
        self, artist: Artist, names: Iterable[str], text: str, findings: Sequence[str] = (), **more: object
    ) -> str:
        """Name ``artist`` after ``names`` (ids); ``text`` is what it shows.  Gives the name: its id in the SVG."""
        base = name = "-".join(_safe(one) for one in (self.id, *names))
        for number in range(2, len(self.marks) + 2):
            if name not in self.named:
                break
            name = f"{base}-{number}"
        self.named.add(name)
        artist.set_gid(name.removeprefix(f"{self.id}-"))
        self.marks.append(Mark(id=name, text=level(text), findings=list(findings), **more))
        return name

    def drawn(self, format: str, title: str, alt: str) -> bytes:
        """The sheet as ``svg``, ``png`` or ``pdf``: the same bytes for the same sheet, on any machine."""
        with matplotlib.rc_context(SETTINGS), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a glyph the measuring font lacks is the reader's font's to show
            figure = Figure(figsize=(WIDTH / 72, self.height / 72), dpi=72, facecolor="white")
            FigureCanvasBase(figure)
            points = Affine2D().scale(1 / 72, -1 / 72).translate(0, self.height / 72) + figure.dpi_scale_trans
            for artist in self.artists:
                fresh = copy(artist)
                fresh.set_transform(points)
                figure.add_artist(fresh)
            data = BytesIO()
            figure.savefig(data, format=format, dpi=DOTS.get(format, 72), metadata=_metadata(format, title, alt))
        if format != "svg":
            return data.getvalue()
        titles = {mark.id: _titled(mark) for mark in self.marks}
        return clean(data.getvalue(), self.id, title, alt, titles)

    def _letters(self, x: float, y: float, line: str, **style: object) -> None:
        """One line of text on the base line ``y``."""
        style = {"color": INK, "verticalalignment": "baseline", "rotation_mode": "anchor", **style}
        self._add(Text(x, y, line, fontproperties=_font(), parse_math=False, **style))

    def _line(self, xs: Sequence[float], ys: Sequence[float], **style: object) -> Artist:
        return self._add(Line2D(list(xs), list(ys), solid_capstyle="butt", **style))

    def _add(self, artist: Artist) -> Artist:
        artist.set_zorder(len(self.artists))  # what is drawn later lies above
        self.artists.append(artist)
        return artist


def _titled(mark: Mark) -> str:
    ids = ", ".join((*mark.findings, *mark.changes))
    return f"{mark.text} ({ids})" if ids else mark.text


def _metadata(format: str, title: str, alt: str) -> dict[str, str | None]:
    """Title and alternative text where the format has a place for them; no time and no program."""
    if format == "svg":
        return {"Date": None, "Creator": None}
    if format == "pdf":
        return {"CreationDate": None, "Creator": None, "Producer": None, "Title": title, "Subject": alt}
    return {"Software": None, "Title": title, "Description": alt}


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


@cache
def _font() -> FontProperties:
    return FontProperties(fname=str(Path(matplotlib.get_data_path(), "fonts/ttf/DejaVuSans.ttf")), size=SIZE)
