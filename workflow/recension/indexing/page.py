"""The index as a pandoc AST, and from it one HTML file that asks nothing of any other place."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from .. import __version__
from ..files import read_bytes
from ..rendering.elements import API_VERSION, Node, items, paragraph, words
from ..rendering.writers import run_pandoc
from .across import groups
from .comparing import compared
from .labels import count, short_names
from .links import to_place
from .standing import Entry
from .studying import described, title_of

NONE = (
    "No study has been built yet. Put each study into a folder of its own under the data folder, in studies, and "
    "build again."
)


def write_index(entries: Sequence[Entry], templates: Path) -> bytes:
    """HTML 5 over all studies, under a content security policy that allows its own style and nothing else."""
    style = "".join(read_bytes(templates / name).decode() for name in ("palette.css", "index.css")).strip()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    meta = {
        "pagetitle": {"t": "MetaString", "c": "Studies"},
        "style": {"t": "MetaBlocks", "c": [{"t": "RawBlock", "c": ["html", style]}]},
        "policy": {"t": "MetaString", "c": f"default-src 'none'; style-src 'sha256-{digest}'"},
        "contents": {"t": "MetaBlocks", "c": contents(entries)},
    }
    ast = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks_of(entries)}
    data = json.dumps(ast, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return run_pandoc(data, "html5-smart", [f"--template={templates / 'index.html'}", "--wrap=none"]).encode()


def blocks_of(entries: Sequence[Entry]) -> list[Node]:
    """What is listed, the studies, the comparisons across them."""
    blocks = summary(entries)
    for one in entries:
        blocks += described(one)
    names = short_names(entries)
    for group in groups(entries):
        blocks += compared(group, names)
    return blocks


def summary(entries: Sequence[Entry]) -> list[Node]:
    """How many studies there are, how many of them are verified, and what that means."""
    if not entries:
        return [paragraph(words(NONE))]
    good = sum(1 for one in entries if one.results)
    without = len(entries) - good
    said = f"{count(len(entries), 'study', 'studies')}, built with Recension {__version__}. "
    said += "Each result that is listed has passed all its checks and is, byte for byte, what they looked at."
    warning = f"{count(without, 'study', 'studies')} cannot be listed with results; the reason is given in its place."
    return [paragraph(words(said)), *([paragraph(words(warning))] if without else [])]


def contents(entries: Sequence[Entry]) -> list[Node]:
    """Links to the studies and comparisons, where there is more than one thing to go to."""
    links = [to_place(title_of(one), f"study-{one.study}") for one in entries]
    for group in groups(entries):
        names = short_names(entries)
        those = "; ".join(names[one.study] for one in group.entries)
        links.append(to_place(f"Compared across studies: {group.title} ({those})", f"codebook-{group.codebook}"))
    return [items([{"t": "Plain", "c": [link]}] for link in links)] if len(links) > 1 else []
