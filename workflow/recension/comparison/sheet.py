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
from functools import cache
from io import BytesIO
from pathlib import Path

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from .svg import clean
from .wording import level

WIDTH = 504.0  # points: seven inches, the text width of a page
SIZE = 9.0  # points
LEADING = 12.0  # points from line to line
LONGEST = 240  # code points of a label; the tables have the whole of it

# Okabe & Ito, "Color Universal Design" (2008): told apart with every kind of color vision.
BLUE, VERMILLION, GREEN, ORANGE, SKY = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#56B4E9"
INK, QUIET, RULE = "#1A1A1A", "#595959", "#D0D0D0"  # INK 17:1 and QUIET 7:1 on white

SETTINGS = {"svg.hashsalt": "recension", "svg.fonttype": "none", "text.parse_math": False, "text.usetex": False}


class Sheet:
    """A white sheet of :data:`WIDTH` x ``height`` points for the figure ``id``; ``y`` grows downward."""

    def __init__(self, id: str, height: float) -> None:
        self.id, self.height = id, height
        self.artists: list[Artist] = []
        self.titles: dict[str, str] = {}

    def text(self, x: float, y: float, lines: Sequence[str], *, align: str = "left", color: str = INK) -> None:
        """``lines`` from ``x``; ``y`` is the middle of the block of lines."""
        top = y - LEADING * (len(lines) - 1) / 2
        for place, line in enumerate(lines):
            base = self.height - (top + place * LEADING) - SIZE * 0.35
            self._letters(x, base, line, color=color, horizontalalignment=align)

    def upright(self, x: float, y: float, lines: Sequence[str]) -> None:
        """``lines`` from ``y`` upward, around ``x``: for the heads of narrow columns."""
        left = x - LEADING * (len(lines) - 1) / 2 + SIZE * 0.35
        for place, line in enumerate(lines):
            self._letters(left + place * LEADING, self.height - y, line, rotation=90)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, color: str = RULE, width: float = 0.75) -> None:
        """A line without meaning of its own: a grid line, an axis."""
        self._line((x, to_x), (y, to_y), color=color, linewidth=width)

    def dot(self, x: float, y: float, radius: float, *, fill: str = BLUE, edge: str = INK) -> Artist:
        """A circle."""
        return self._add(Circle((x, self.height - y), radius, facecolor=fill, edgecolor=edge, linewidth=0.75))

    def shape(self, corners: Sequence[tuple[float, float]], *, fill: str) -> Artist:
        """A polygon."""
        upright = [(x, self.height - y) for x, y in corners]
        return self._add(Polygon(upright, facecolor=fill, edgecolor=INK, linewidth=0.75))

    def bar(self, x: float, y: float, length: float, thickness: float, *, fill: str) -> Artist:
        """A horizontal bar from ``x``, ``y`` its middle."""
        corner = (x, self.height - y - thickness / 2)
        return self._add(Rectangle(corner, length, thickness, facecolor=fill, edgecolor=INK, linewidth=0.5))

    def stroke(self, xs: Sequence[float], ys: Sequence[float], *, color: str = BLUE) -> Artist:
        """A line through points that shows something."""
        return self._line(xs, ys, color=color, linewidth=1.5)

    def mark(self, artist: Artist, names: Iterable[str], title: str) -> None:
        """Name ``artist`` after ``names`` (ids) and give it ``title``: what it shows, and the ids of its findings."""
        base = name = "-".join(_safe(one) for one in names)
        for number in range(2, len(self.titles) + 2):
            if name not in self.titles:
                break
            name = f"{base}-{number}"
        artist.set_gid(name)
        self.titles[name] = title

    def svg(self, title: str) -> bytes:
        """The sheet as SVG with ``title``: the same bytes for the same sheet, on any machine."""
        with matplotlib.rc_context(SETTINGS), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a glyph the measuring font lacks is the reader's font's to show
            figure = Figure(figsize=(WIDTH / 72, self.height / 72), dpi=72, facecolor="white")
            FigureCanvasSVG(figure)
            for artist in self.artists:
                figure.add_artist(artist)
            data = BytesIO()
            figure.savefig(data, format="svg", metadata={"Date": None, "Creator": None})
        return clean(data.getvalue(), self.id, title, self.titles)

    def _letters(self, x: float, y: float, line: str, **style: object) -> None:
        """One line of text; ``y`` from the bottom, as matplotlib counts."""
        style = {"color": INK, "verticalalignment": "baseline", "rotation_mode": "anchor", **style}
        self._add(Text(x, y, line, fontproperties=_font(), parse_math=False, **style))

    def _line(self, xs: Sequence[float], ys: Sequence[float], **style: object) -> Artist:
        return self._add(Line2D(list(xs), [self.height - y for y in ys], solid_capstyle="butt", **style))

    def _add(self, artist: Artist) -> Artist:
        artist.set_transform(IdentityTransform())  # at 72 dots per inch a dot is a point
        artist.set_zorder(len(self.artists))  # what is drawn later lies above
        self.artists.append(artist)
        return artist


def wrap(text: str, width: float) -> list[str]:
    """``text`` in lines of at most ``width`` points at :data:`SIZE`; one longer than :data:`LONGEST` is shortened."""
    label = level(text)
    if len(label) > LONGEST:
        label = label[: LONGEST - 1].rstrip() + "…"
    lines = [""]
    for part in _parts(label, width):
        if lines[-1] and _width(lines[-1] + part.rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return [line.rstrip() for line in lines]


def _parts(label: str, width: float) -> Iterator[str]:
    """The places where ``label`` may break: after spaces and hyphens, and inside what is wider than a line."""
    for part in re.findall(r"[^\s-]*(?:-+|\s+)|[^\s-]+", label):
        start = 0
        for end in range(1, len(part)):
            if _width(part[start : end + 1].rstrip()) > width:
                yield part[start:end]
                start = end
        yield part[start:]


def _width(line: str) -> float:
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
    return 0.72 if character.isupper() else 0.36 if character in " ijlI.,:;'|()[]-’" else 0.63


def _safe(id: str) -> str:
    """``id`` with each character that a name in an SVG may not hold replaced by its code point."""
    return re.sub(r"[^A-Za-z0-9_-]", lambda match: f"_{ord(match.group()):x}_", id)


@cache
def _font() -> FontProperties:
    return FontProperties(fname=str(Path(matplotlib.get_data_path(), "fonts/ttf/DejaVuSans.ttf")), size=SIZE)
