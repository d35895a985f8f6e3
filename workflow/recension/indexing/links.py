"""Links of the index: to places in it, and to files that stand beside it."""

from __future__ import annotations

from urllib.parse import quote

from ..rendering.elements import Node, attributes, link, words


def to_place(text: str, id: str) -> Node:
    """A link to an id of the index."""
    return link(words(text), f"#{quote(id)}")


def to_file(text: str, study: str, name: str, place: str = "", label: str = "") -> Node:
    """A link to the file ``name`` of a study, at the id ``place``.

    Each part is percent-encoded and the path begins with a study's id, so that nothing else can be addressed.
    ``label`` is what assistive technology says for it.
    """
    address = f"{quote(study, safe='')}/{quote(name)}" + (f"#{quote(place)}" if place else "")
    pairs = {"aria-label": label} if label else {}
    return {"t": "Link", "c": [attributes("", (), **pairs), words(text), [address, ""]]}
