"""The witnesses of one study compared field by field, and the bibliographic data that comes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..records.document import Collated, Front, Passage, Reading, Reference
from .front import passage

MARKS = re.compile(r"\^\{[^}]*\}|[⁰¹²³⁴⁵⁶⁷⁸⁹*]")
ORDER = (
    "title", "authors", "affiliations", "corresponding-author", "email", "abstract", "keywords",
    "container-title", "year", "volume", "issue", "page", "DOI",
)  # fmt: skip
JOINED = {"authors", "affiliations"}
Fields = Mapping[str, Sequence[Passage]]


def fields_of_front(front: Front, transcript: str) -> dict[str, list[Passage]]:
    """The fields that the front matter of a text has, under the names that a landing page's have."""
    fields: dict[str, list[Passage]] = {}
    for name in ("title", "email", "abstract"):
        if found := getattr(front, name):
            fields[name] = [found]
    for name, parts in (("authors", front.authors), ("affiliations", front.affiliations)):
        if parts:
            fields[name] = [passage(transcript, one.start, one.end) for one in parts]
    if front.keywords:
        fields["keywords"] = [passage(transcript, front.keywords[0].start, front.keywords[-1].end)]
    corresponding = [author for author in front.authors if author.corresponding]
    if corresponding:
        one = corresponding[0]
        fields["corresponding-author"] = [Passage(start=one.start, end=one.end, text=one.name)]
    return fields


def collate(fields: Mapping[str, Fields], references: Mapping[str, Sequence[Reference]]) -> list[Collated]:
    """One entry a field over all witnesses (``fields`` and ``references`` by witness id, the text witness first)."""
    entries = []
    for name in ORDER:
        readings = [
            Reading(witness=witness, start=one.start, end=one.end, text=one.text)
            for witness, found in fields.items()
            for one in found.get(name, ())
        ]
        if readings:
            entries.append(_entry(name, readings))
    longest = max((len(listed) for listed in references.values()), default=0)
    for number in range(longest):
        readings = [
            Reading(witness=witness, start=one.start, end=one.end, text=one.text)
            for witness, listed in references.items()
            for one in listed[number : number + 1]
        ]
        entries.append(_entry(f"reference {number + 1}", readings))
    return entries


def _entry(name: str, readings: list[Reading]) -> Collated:
    said = {one.witness: [r.text for r in readings if r.witness == one.witness] for one in readings}
    # A witness may say the same thing twice (a volume); its authors and affiliations are many, and one reading.
    levelled = {
        _levelled(name, text) for texts in said.values() for text in ([" ".join(texts)] if name in JOINED else texts)
    }
    agreement = "single" if len({r.witness for r in readings}) == 1 else "same" if len(levelled) == 1 else "differ"
    first = said[readings[0].witness] if name in JOINED else [readings[0].text]
    chosen = "; ".join(" ".join(text.split()) for text in first)
    return Collated(field=name, agreement=agreement, chosen=chosen, readings=readings)


def _levelled(name: str, words: str) -> str:
    words = " ".join(MARKS.sub(" ", words).split()).strip(" .,;-")
    if name in JOINED:
        words = re.sub(r"(?<!\d)\d{1,2}(?:\s?,\s?\d{1,2})*(?!\d)", " ", words)
    if name == "page":
        words = words.replace("–", "-")
    return re.sub(r"\s+", "", words.lower() if name == "DOI" else words)


def metadata(study: str, front: Front, collation: Sequence[Collated]) -> dict[str, Any]:
    """The study itself as a CSL-JSON item (Citation Style Language 1.0.2)."""
    chosen = {entry.field: entry.chosen for entry in collation}
    item: dict[str, Any] = {"id": study, "type": "article-journal" if "container-title" in chosen else "article"}
    item["title"] = chosen.get("title", study)
    item["author"] = [{"family": author.family, "given": author.given} for author in front.authors]
    for name in ("container-title", "volume", "issue", "page", "DOI", "abstract"):
        if name in chosen:
            item[name] = chosen[name]
    if "year" in chosen:
        item["issued"] = {"date-parts": [[int(chosen["year"])]]}
    if front.keywords:
        item["keyword"] = ", ".join(" ".join(keyword.text.split()) for keyword in front.keywords)
    return item
