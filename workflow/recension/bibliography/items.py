"""A study and its edition as CSL-JSON items (Citation Style Language 1.0.2), from what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import __version__
from ..emendation.pieces import SpanMap
from ..files import sha256
from ..records.apparatus import Edition
from ..records.document import Document

Item = dict[str, Any]
NOT_CITED = ("abstract", "keyword")  # known of the study, but no part of a citation
DIGITS = 12  # of the sha256, as a version


def items_of(document: Document, edition: Edition) -> list[Item]:
    """The study and its edition as CSL-JSON items."""
    study = {key: value for key, value in document.metadata.items() if value and key not in NOT_CITED}
    study = {"id": document.study, "type": "document", "title": document.study, **study}
    if document.language:
        study["language"] = document.language
    return [_levelled(study), _levelled(edition_item(study, document, edition))]


def edition_item(study: Item, document: Document, edition: Edition) -> Item:
    """The edition of ``study``, with its author and the title as it was edited; the DOI stays with the study.

    It has no date and no publisher, since nobody has published it: its version says which text is meant.
    """
    item: Item = {"id": f"{study['id']}-edition", "type": "document", "title": title_of(document, edition)}
    for key in ("author", "editor", "language"):
        if key in study:
            item[key] = study[key]
    item["genre"] = "Edited edition"
    item["version"] = version_of(edition)
    if item["title"] != study["title"]:
        item["original-title"] = study["title"]
    if "issued" in study:
        item["original-date"] = study["issued"]
    item["note"] = f"{item['genre']}, made with Recension {__version__}, of: {described(study)}"
    return item


def title_of(document: Document, edition: Edition) -> str:
    """The title as it was edited, else that of the metadata, else the id of the study."""
    passage = document.front.title
    low, high = SpanMap(edition).span(passage.start, passage.end) if passage else (0, 0)
    return edition.text[low:high].strip() or str(document.metadata.get("title") or document.study)


def version_of(edition: Edition) -> str:
    """What tells this edited text from any other: the first digits of the SHA-256 of its UTF-8 bytes."""
    return sha256(edition.text.encode("utf-8", "surrogatepass"))[:DIGITS]


def described(item: Mapping[str, Any]) -> str:
    """An item in words: authors (year). Title. Journal volume(issue): pages. Address of the DOI.  Or its note."""
    volume = str(item.get("volume") or "") + (f"({item['issue']})" if item.get("issue") else "")
    place = ": ".join(filter(None, [volume, str(item.get("page") or "").replace("-", "–")]))
    year = f"({year_of(item)})" if year_of(item) else ""
    parts = [
        " ".join(filter(None, ["; ".join(map(name_of, item.get("author", []))), year])),
        str(item.get("title") or ""),
        " ".join(filter(None, [str(item.get("container-title") or ""), place])),
        f"Version {item['version']}" if item.get("version") else "",
    ]
    ended = [part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part]
    address = f"https://doi.org/{item['DOI']}" if item.get("DOI") else ""
    return " ".join([*ended, *filter(None, [str(item.get("note") or ""), address])])


def name_of(author: Mapping[str, str]) -> str:
    """``Family, Given``, or the one name an author has."""
    parts = [author.get("family", ""), author.get("given", "")]
    return author.get("literal") or ", ".join(filter(None, parts))


def year_of(item: Mapping[str, Any]) -> str:
    """The year an item was issued in, else empty."""
    parts = (item.get("issued") or {}).get("date-parts") or [[]]
    return str(parts[0][0]) if parts[0] else ""


def _levelled(value: Any) -> Any:
    """``value`` with each text on one line and without control characters, at any depth."""
    if isinstance(value, str):
        return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in value).split())
    if isinstance(value, dict):
        return {key: _levelled(one) for key, one in value.items()}
    return [_levelled(one) for one in value] if isinstance(value, list) else value
