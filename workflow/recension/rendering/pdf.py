"""A tagged, archivable PDF (PDF/A-2a, PDF/UA-1) by Typst."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from ..errors import ToolError
from ..records.config import LAYOUTS
from .layout import lay_out
from .printing import arrange
from .typesetting import typeset
from .writers import encoded, run_pandoc

# What turns the order of the letters that follow: shown in the PDF, where no one could tell that it is there.
TURNS = frozenset([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Figures are drawn for the page's fonts; here they have those of the tables.
FAMILY = re.compile(rb'font-family="[^"]*"')
FONTS = b'font-family="Linux Biolinum O, DejaVu Sans, Noto Sans CJK SC"'


def write_pdf(ast: bytes, figures: Mapping[str, bytes], templates: Path, layout: str = LAYOUTS[0]) -> bytes:
    """The PDF in one of :data:`~recension.records.config.LAYOUTS`.

    A character no font has is shown as ``U+XXXX``, so that any text builds and nothing is lost.
    """
    import typst

    tree = lay_out(json.loads(ast), layout)
    show_missing(tree, coverage(templates / "fonts"))
    date, tongue = made(tree), language(tree)
    arrange(tree)
    typeset(tree)
    options = [f"--template={templates / 'edition.typ'}", "--wrap=none"]
    source = run_pandoc(encoded(tree), "typst-citations-smart", options)
    with tempfile.TemporaryDirectory() as folder:
        for id, data in figures.items():
            (Path(folder) / f"{id}.svg").write_bytes(FAMILY.sub(FONTS, data))
        try:
            return typst.compile(
                source.encode(),
                root=folder,
                font_paths=typst.Fonts(
                    include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(templates / "fonts")]
                ),
                pdf_standards=["a-2a", "ua-1"],
                timestamp=date,
                format="pdf",
                sys_inputs={"lang": tongue, "layout": layout},
            )
        except typst.TypstError as error:
            told = "; ".join([str(error), *error.hints])
            raise ToolError("typst", told, "Report this with the study's files.") from None


def made(tree: dict) -> datetime:
    """The date the PDF carries: the first day of the year of publication, so that every build has the same."""
    year = "".join(inline.get("c", "") for inline in tree["meta"]["year"]["c"])
    return datetime(int(year) if year.isdigit() and 1970 <= int(year) <= 9999 else 1970, 1, 1, tzinfo=UTC)


def language(tree: dict) -> str:
    """The language of the text as Typst takes it: the first part of the BCP 47 tag, two or three letters."""
    tag = "".join(inline.get("c", "") for inline in tree["meta"]["lang"]["c"]).split("-")[0].lower()
    return tag if tag.isascii() and tag.isalpha() and len(tag) in (2, 3) else "en"


@cache
def coverage(fonts: Path) -> frozenset[int]:
    """The code points that the fonts in ``fonts`` have and that can be shown."""
    from fontTools.ttLib import TTFont

    codes: set[int] = set()
    for path in sorted([*fonts.glob("*.ttf"), *fonts.glob("*.otf")]):
        with TTFont(path, lazy=True) as font:
            font.setGlyphOrder(range(1 << 16))  # numbers for names, which it would else read of each glyph
            codes.update(font.getBestCmap())
    return frozenset(codes - TURNS)


def show_missing(node: object, covered: frozenset[int]) -> None:
    """Make characters that no font has visible as ``U+XXXX`` in every string of the tree."""
    if isinstance(node, dict):
        if node.get("t") == "Str":
            if not covered.issuperset(map(ord, node["c"])):
                node["c"] = "".join(c if ord(c) in covered else f"U+{ord(c):04X}" for c in node["c"])
        else:
            show_missing(node.get("c"), covered) if "t" in node else [show_missing(v, covered) for v in node.values()]
    elif isinstance(node, list):
        for child in node:
            show_missing(child, covered)
