"""CSL-JSON items as RIS (Research Information Systems, *RIS Format Specifications*, 2011).

A line a field: a tag of two characters, two spaces, a hyphen, a space, the value, CR LF.  The format has no way to
escape: a line end in a value would begin another field, so values are one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

TYPES = {
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "thesis": "THES",
    "report": "RPRT",
}
# What stands once, in this order: tag and CSL variable.
FIELDS = (
    ("TI", "title"),
    ("T2", "container-title"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("PB", "publisher"),
    ("M3", "genre"),
    ("ET", "version"),
    ("DO", "DOI"),
    ("UR", "URL"),
    ("SN", "ISSN"),
    ("LA", "language"),
    ("N1", "note"),
)


def ris(items: Iterable[Mapping[str, Any]]) -> str:
    """One record an item; every line ends in CR LF."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for item in items for tag, value in _record(item))


def _record(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    for tag, people in (("AU", "author"), ("ED", "editor")):
        for one in item.get(people, ()):
            yield tag, one.get("literal") or ", ".join(filter(None, [one.get("family"), one.get("given")]))
    yield from ((tag, item[key]) for tag, key in FIELDS if item.get(key))
    for part in ((item.get("issued") or {}).get("date-parts") or [[]])[0][:1]:
        yield "PY", str(part)
    first, _, last = str(item.get("page") or "").replace("–", "-").partition("-")
    yield from ((tag, page) for tag, page in (("SP", first), ("EP", last.lstrip("-"))) if page)
    yield "ER", ""


def _line(value: object) -> str:
    return " ".join(str(value).split())
