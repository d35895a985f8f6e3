"""One HTML file that asks nothing of any other place."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from ..errors import RecensionError
from ..files import read_bytes
from .elements import Node, items, link, words
from .writers import run_pandoc

RIGHT_TO_LEFT = ("ar", "arc", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi")


def write_html(ast: bytes, figures: Mapping[str, bytes], templates: Path) -> bytes:
    """HTML 5 with style and figures inside, under a content security policy that allows nothing else.

    The changes view needs no script: a check box that the style sheet looks at.  Deleted words are ``del`` elements.
    """
    style = read_bytes(templates / "edition.css").decode().strip()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    tree = json.loads(ast)
    inline_figures(tree["blocks"], figures)
    language = "".join(inline.get("c", "") for inline in tree["meta"]["lang"]["c"]).split("-")[0].lower()
    tree["meta"] |= {
        "style": {"t": "MetaBlocks", "c": [{"t": "RawBlock", "c": ["html", style]}]},
        "policy": {"t": "MetaString", "c": f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"},
        "direction": {"t": "MetaString", "c": "rtl" if language in RIGHT_TO_LEFT else "ltr"},
        "contents": {"t": "MetaBlocks", "c": contents(tree["blocks"])},
    }
    options = [
        f"--template={templates / 'edition.html'}",
        f"--lua-filter={templates / 'filters' / 'letter.lua'}",
        f"--lua-filter={templates / 'filters' / 'html.lua'}",
        "--shift-heading-level-by=1",
        "--wrap=none",
    ]
    return run_pandoc(json.dumps(tree, ensure_ascii=False).encode("utf-8"), "html5-smart", options).encode()


def contents(blocks: list[Node]) -> list[Node]:
    """The headings of the first two levels as a list of links, in the order they stand."""
    entries: list[tuple[int, Node]] = []
    for block in blocks:
        inner = block["c"][1] if block["t"] == "Div" else [block]
        found = (each["c"] for each in inner if each["t"] == "Header")
        entries += [(level, link(words(plain(title)), f"#{at[0]}")) for level, at, title in found if level <= 2]
    listed: list[list[Node]] = []
    for level, entry in entries:
        if level == 1 or not listed:
            listed.append([{"t": "Plain", "c": [entry]}])
        elif len(listed[-1]) == 1:
            listed[-1].append(items([[{"t": "Plain", "c": [entry]}]]))
        else:
            listed[-1][1]["c"].append([{"t": "Plain", "c": [entry]}])
    return [items(listed)] if listed else []


def plain(inlines: list[Node]) -> str:
    """The words of a heading without notes, marks and words taken out."""
    text = ""
    for inline in inlines:
        if inline["t"] in ("Str", "Space"):
            text += inline.get("c", " ")
        elif inline["t"] == "Span" and "deleted" not in inline["c"][0][1] or inline["t"] == "Link":
            text += plain(inline["c"][1])
    return text


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
