"""What of the report a PDF has, by its layout, and what its metadata say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from .elements import Node, meta

# Classes of the marks that lead from the text to an entry: without the entry a mark says nothing.
MARKS = ("evidence", "emendation")


def lay_out(tree: Node, layout: str) -> Node:
    """The report as ``layout`` has it, with ``keywords`` and ``subject`` in its metadata.

    ``apparatus``: all of it.  ``edition``: the edition, and the queries as notes at its end.
    """
    whole = division_of(tree["blocks"], "edition")
    imprint = division_of(whole, "imprint")
    subject = plain(imprint[0]) if len(imprint) > 1 else ""  # the journal's line stands before that on the edition
    words = plain([one for one in whole if "keywords" in classes(one)]).rstrip(". ")
    keywords = re.split(r"\s*[;；、]\s*" if re.search("[;；、]", words) else r"\s*[,，]\s*", words)
    metadata = tree["meta"] | {
        "subject": meta(subject),
        "keywords": {"t": "MetaList", "c": [meta(word) for word in keywords if word]},
    }
    blocks = tree["blocks"]
    if layout == "edition":
        blocks = without_dead_links([block for block in blocks if identifier(block) in ("edition", "letter")])
    return tree | {"meta": metadata, "blocks": blocks}


def without_dead_links(blocks: list[Node]) -> list[Node]:
    """``blocks`` with each link to what they do not hold as its words alone; marks that lead there are left out."""
    known = {f"#{identifier(node)}" for node in nodes(blocks)}
    return _living(blocks, known)


def _living(content: object, known: Collection[str]) -> object:
    if isinstance(content, list):
        kept = []
        for each in content:
            if isinstance(each, dict) and each.get("t") == "Superscript" and _dead(each["c"][:1], known, MARKS):
                continue
            if isinstance(each, dict) and each.get("t") == "Link" and _dead([each], known):
                each = {"t": "Span", "c": [each["c"][0], each["c"][1]]}
            kept.append(_living(each, known))
        return kept
    if isinstance(content, dict):
        return {key: _living(value, known) for key, value in content.items()}
    return content


def _dead(inlines: list[Node], known: Collection[str], among: Collection[str] = ()) -> bool:
    """Whether the first of ``inlines`` is a link (of a class ``among`` those given) to what is not ``known``."""
    if not inlines or inlines[0]["t"] != "Link" or (among and not set(among) & set(classes(inlines[0]))):
        return False
    target = inlines[0]["c"][2][0]
    return target.startswith("#") and target not in known


def nodes(content: object) -> Iterator[Node]:
    """Every element in ``content``, from the outside in."""
    if isinstance(content, list):
        for each in content:
            yield from nodes(each)
    elif isinstance(content, dict):
        if "t" in content:
            yield content
        yield from nodes(content.get("c"))


def attributes_of(node: Node) -> list:
    """The ``Attr`` of an element that has one, else an empty one."""
    if node["t"] in ("Div", "Span", "Link", "Image", "Code", "Table", "Figure"):
        return node["c"][0]
    return node["c"][1] if node["t"] == "Header" else ["", [], []]


def identifier(node: Node) -> str:
    return attributes_of(node)[0]


def classes(node: Node) -> list[str]:
    return attributes_of(node)[1]


def division_of(blocks: list[Node], id: str) -> list[Node]:
    """The blocks of the division ``id``."""
    return next((block["c"][1] for block in blocks if block["t"] == "Div" and identifier(block) == id), [])


def plain(content: object) -> str:
    """The words of ``content`` on one line, without what was taken out, notes and marks."""
    return " ".join("".join(_words(content)).split())


def _words(content: object) -> Iterator[str]:
    if isinstance(content, list):
        for each in content:
            yield from _words(each)
    elif isinstance(content, dict) and content.get("t") not in ("Note", "Superscript"):
        if content.get("t") == "Str":
            yield content["c"]
        elif content.get("t") in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif content.get("t") != "Span" or "deleted" not in classes(content):
            yield from _words(content.get("c"))
