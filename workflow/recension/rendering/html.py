"""One HTML file that asks nothing of any other place."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from ..errors import RecensionError
from ..files import read_bytes
from .writers import run_pandoc


def write_html(ast: bytes, figures: Mapping[str, bytes], templates: Path) -> bytes:
    """HTML 5 with style and figures inside, under a content security policy that allows nothing else."""
    style = read_bytes(templates / "edition.css").decode().strip()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    tree = json.loads(ast)
    inline_figures(tree["blocks"], figures)
    tree["meta"]["style"] = {"t": "MetaBlocks", "c": [{"t": "RawBlock", "c": ["html", style]}]}
    tree["meta"]["policy"] = {"t": "MetaString", "c": f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"}
    options = [
        f"--template={templates / 'edition.html'}",
        f"--lua-filter={templates / 'filters' / 'html.lua'}",
        "--wrap=none",
        "--toc",
        "--toc-depth=2",
    ]
    return run_pandoc(json.dumps(tree, ensure_ascii=False).encode("utf-8"), "html5-smart", options).encode()


def inline_figures(blocks: list, figures: Mapping[str, bytes]) -> None:
    """Put each figure's bytes into its image as a ``data:`` address."""
    for block in blocks:
        if block["t"] == "Figure":
            image = block["c"][2][0]["c"][0]["c"]
            data = base64.b64encode(figure_bytes(figures, image[2][0].removesuffix(".svg"))).decode()
            image[2][0] = f"data:image/svg+xml;base64,{data}"


def figure_bytes(figures: Mapping[str, bytes], id: str) -> bytes:
    """The figure ``id``.  Raises :class:`RecensionError` when it was not given."""
    if id not in figures:
        raise RecensionError(f"figures/{id}.svg", "this figure is missing", "Make the comparison again.")
    return figures[id]
