"""Drawing a sheet with matplotlib.

Its objects are used directly, without pyplot: it is slow to import and keeps state.  Text stays text in the SVG (small,
searchable, read by screen readers); the font file comes with matplotlib, so that the same label is the same width on
every machine.
"""

from __future__ import annotations

import warnings
from functools import cache, partial
from io import BytesIO
from pathlib import Path

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle, Wedge
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from .sheet import SIZE, WIDTH, Piece, Sheet

SHAPES = {"circle": Circle, "wedge": Wedge, "polygon": Polygon, "rectangle": Rectangle, "line": Line2D}
SETTINGS = {
    "svg.hashsalt": "recension",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "text.parse_math": False,
    "text.usetex": False,
}
DOTS = {"png": 200}  # per inch
# An SVG has each line as text at its anchor: how wide it is makes no difference to it, and took half of the drawing.
RendererSVG.get_text_width_height_descent = lambda self, s, prop, ismath: (1.0, 1.0, 0.0)


def plotted(sheet: Sheet, format: str, title: str, alt: str) -> bytes:
    """``sheet`` as ``svg``, ``png`` or ``pdf``: the same bytes for the same sheet, on any machine."""
    with matplotlib.rc_context(SETTINGS), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a glyph the measuring font lacks is the reader's font's to show
        figure = Figure(figsize=(WIDTH / 72, sheet.height / 72), dpi=72, facecolor="white")
        FigureCanvasBase(figure)
        points = Affine2D().scale(1 / 72, -1 / 72).translate(0, sheet.height / 72) + figure.dpi_scale_trans
        for place, piece in enumerate(sheet.pieces):
            artist = _artist(piece)
            artist.set_zorder(place)  # what is drawn later lies above
            artist.set_transform(points)
            figure.add_artist(artist)
        data = BytesIO()
        figure.savefig(data, format=format, dpi=DOTS.get(format, 72), metadata=_metadata(format, title, alt))
    return data.getvalue()


def _artist(piece: Piece) -> Artist:
    shape = SHAPES.get(piece.kind) or partial(Text, fontproperties=_font(), parse_math=False)
    artist = shape(*piece.place, **piece.style)
    if piece.name:
        artist.set_gid(piece.name)
    return artist


def _metadata(format: str, title: str, alt: str) -> dict[str, str | None]:
    """Title and alternative text where the format has a place for them; no time and no program."""
    if format == "svg":
        return {"Date": None, "Creator": None}
    if format == "pdf":
        return {"CreationDate": None, "Creator": None, "Producer": None, "Title": title, "Subject": alt}
    return {"Software": None, "Title": title, "Description": alt}


@cache
def _font() -> FontProperties:
    return FontProperties(fname=str(Path(matplotlib.get_data_path(), "fonts/ttf/DejaVuSans.ttf")), size=SIZE)
