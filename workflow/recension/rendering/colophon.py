"""The foot of the page and the end of the PDF: how to cite the edition, and how it was built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..bibliography import FORMATS
from ..bibliography.items import described
from ..records.apparatus import Apparatus
from ..records.document import Document
from ..records.findings import Findings
from ..records.provenance import Input, Provenance
from .elements import Node, attributes, division, heading, items, link, paragraph, strong, table, words

ROLES = {"witness": "source", "decisions": "decisions", "termbase": "termbase", "codebook": "codebook"}
CHECKED = (
    "A build must pass each of these checks, or it fails. They are made on the finished outputs, this one among them, "
    "so that no output can show their results; these stand in checks.json, beside it, with the SHA-256 of each file "
    "that was looked at."
)


def cited(citations: Mapping[str, bytes]) -> list[Node]:
    """The part "Cite this edition": in words, and (on the page) in each format; nothing without ``citations``."""
    if "csl.json" not in citations:
        return []
    study, edition = json.loads(citations["csl.json"])
    blocks = [heading(1, words("Cite this edition"), "cite", "unnumbered")]
    blocks += [paragraph([strong("This edition: "), *_in_words(edition)])]
    blocks += [paragraph([strong("The study as published: "), *_in_words(study)])]
    for ending, name in FORMATS.items():
        if ending in citations:
            text = "\n".join(citations[ending].decode("utf-8").splitlines())
            code = {"t": "CodeBlock", "c": [attributes("", (), tabindex="0"), text]}
            blocks.append(division([code], f"cite-{ending.split('.')[0]}", "screen", "details", summary=name))
    return blocks


def _in_words(item: Mapping[str, Any]) -> list[Node]:
    """An item in words, the address that it ends in as a link."""
    before, doi, rest = described(item).partition("https://doi.org/")
    return [*words(before), *([link(words(doi + rest), doi + rest)] if doi else [])]


def colophon(document: Document, apparatus: Apparatus, findings: Findings, provenance: Provenance | None) -> list[Node]:
    """The part "How this edition was built"; nothing where that was not recorded."""
    if not provenance:
        return []
    licence = provenance.licence or _licence_of(document)
    facts = [
        [strong("Licence of the study: "), *_address(licence)] if licence else [],
        [strong("Contains: "), *words(counted(document, apparatus, findings))],
        [strong("Made with: "), *words(", ".join(f"{tool.name} {tool.version}" for tool in provenance.tools) + ".")],
        [strong("Settings: "), *words("; ".join(f"{one.key}: {one.value}" for one in provenance.settings) + ".")]
        if provenance.settings
        else [],
    ]
    promises = items([{"t": "Plain", "c": words(one.promise)}] for one in provenance.checks)
    return [
        heading(1, words("How this edition was built"), "colophon", "roomy"),
        *(paragraph(fact) for fact in facts if fact),
        ingredients(provenance.inputs),
        heading(2, words("Checks"), "checks"),
        paragraph(words(CHECKED)),
        promises,
    ]


def ingredients(inputs: list[Input]) -> Node:
    """Each file that went in, with its SHA-256."""
    rows = [[words(one.name), words(ROLES[one.role]), words(one.sha256)] for one in inputs]
    header = ["File", "What it is", "SHA-256"]
    return table(header, rows, "What went in", "cards", "inputs", widths=[0.35, 0.15, 0.5])


def counted(document: Document, apparatus: Apparatus, findings: Findings) -> str:
    """What is in the edition, in numbers."""
    counts = (
        (len(document.sentences), "sentence"),
        (len(apparatus.emendations), "change"),
        (len(findings.findings), "finding"),
    )
    return ", ".join(f"{number} {one}{'' if number == 1 else 's'}" for number, one in counts) + "."


def _licence_of(document: Document) -> str:
    """The licence that the witnesses name, else empty."""
    return str(next((document.metadata[k] for k in ("license", "licence", "rights") if document.metadata.get(k)), ""))


def _address(text: str) -> list[Node]:
    return [link(words(text), text)] if text.startswith(("http://", "https://")) and " " not in text else words(text)
