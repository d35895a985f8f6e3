"""The index as a pandoc AST, and from it one HTML file that asks nothing of any other place."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .. import __version__
from ..files import read_bytes
from ..rendering.elements import API_VERSION, Node, items, paragraph, words
from ..rendering.writers import encoded, run_pandoc
from .across import groups
from .comparing import Write, compared, listed_short
from .labels import count, short_names
from .links import to_place
from .standing import Entry
from .studying import described, title_of

# Marks of places in markup, in which every < of a text is escaped.
STUDIES, END = "<!-- studies -->", "<!-- end of a study -->"
CHUNK = 100  # studies whose markup is written at a time; with more, each is told in brief
WHERE = "The other files of each study are named in MANIFEST.sha256."
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
    page = _markup(meta, blocks_of(entries), f"--template={templates / 'index.html'}")
    return page.replace(STUDIES, "\n".join(one.markup for one in marked(entries)), 1).encode()


def blocks_of(entries: Sequence[Entry]) -> list[Node]:
    """What is listed, the studies, the comparisons across them.

    Of many studies the markup is written part by part: the tree of all would take many times the memory of its page.
    Where that of the studies goes, :data:`STUDIES` stands.
    """
    many = len(entries) > CHUNK
    write: Write = written if many else list
    blocks = summary(entries)
    blocks += [_raw(STUDIES)] if many else [block for one in entries for block in described(one)]
    names = short_names(entries)
    for group in groups(entries):
        blocks += compared(group, names, write)
    return blocks


def marked(entries: Sequence[Entry]) -> list[Entry]:
    """``entries``, each with the markup of its section where there are many: what has none is written by hundreds."""
    without = [one for one in entries if not one.markup] if len(entries) > CHUNK else []
    found: dict[str, str] = {}
    for at in range(0, len(without), CHUNK):
        part = without[at : at + CHUNK]
        text = _markup({}, [block for one in part for block in (*described(one, True), _raw(END))])
        found.update(zip((one.study for one in part), text.split(f"\n{END}\n"), strict=False))
    return [replace(one, markup=found[one.study]) if one.study in found else one for one in entries]


def written(blocks: Sequence[Node]) -> list[Node]:
    """``blocks`` as one block of markup."""
    return [_raw(_markup({}, blocks).rstrip("\n"))]


def _raw(markup: str) -> Node:
    return {"t": "RawBlock", "c": ["html", markup]}


def _markup(meta: Node, blocks: Sequence[Node], *options: str) -> str:
    ast = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}
    return run_pandoc(encoded(ast), "html5-smart", [*options, "--wrap=none"])


def summary(entries: Sequence[Entry]) -> list[Node]:
    """How many studies there are, how many of them are verified, and what that means."""
    if not entries:
        return [paragraph(words(NONE))]
    good = sum(1 for one in entries if one.results)
    without = len(entries) - good
    said = f"{count(len(entries), 'study', 'studies')}, built with Recension {__version__}. "
    said += "Each result that is listed has passed all its checks and is, byte for byte, what they looked at."
    said += f" {WHERE}" if len(entries) > CHUNK else ""
    warning = f"{count(without, 'study', 'studies')} cannot be listed with results; the reason is given in its place."
    return [paragraph(words(said)), *([paragraph(words(warning))] if without else [])]


def contents(entries: Sequence[Entry]) -> list[Node]:
    """Links to the studies and comparisons, where there is more than one thing to go to."""
    links = [to_place(title_of(one), f"study-{one.study}") for one in entries]
    for group in groups(entries):
        names = short_names(entries)
        those = listed_short([names[one.study] for one in group.entries])
        links.append(to_place(f"Compared across studies: {group.title} ({those})", f"codebook-{group.codebook}"))
    return [items([{"t": "Plain", "c": [link]}] for link in links)] if len(links) > 1 else []
