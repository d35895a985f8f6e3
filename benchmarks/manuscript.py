"""Made-up studies of any length: what the benchmarks build when one included study is too short.

A study has an article with sections, author-year citations and a list of references, edits and a coding, each in
proportion to its length, about as many a page as an edited study has.  The words are those of the codebook
``night-opening`` of the tests, which goes with it.  The same length and seed give the same files.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SENTENCES = 18  # a page, of about 25 words each
TOWNS = ("Arden", "Bellhaven")
NAMES = ("Quist", "Abara", "Lund", "Okafor", "Velde", "Ibarra", "Sato", "Njoroge", "Marlow", "Petrov")
KEEPERS = ("wardens", "volunteers", "trained staff", "a roster of neighbors", "two librarians and a porter")
THINGS = (
    "loans of novels",
    "loans of tools and maps",
    "first-time borrowers",
    "complaints about noise",
    "late returns",
)
CHANGES = ("rose", "fell", "did not change", "recovered slowly", "rose at first and then fell back")
LEADS = (
    "By all accounts",
    "As the registers show",
    "In the second winter",
    "Where the room was small",
    "For the most part",
)
TAILS = (
    "although the registers were kept by hand and several pages had been lost",
    "which the council put down to the weather rather than to the new hours",
    "and no reason for this was given in the reports that we were able to read",
    "so that the comparison with the other town may hold for these months only",
)
BOUNDS = ("more than", "at least", "about", "fewer than", "nearly")


class Sentence(NamedTuple):
    """A sentence with the word for its edit and, where it is coded, its town and dimension."""

    text: str
    town: str
    dimension: str
    clause: str


def write(data: Path, id: str, pages: int, seed: int = 0) -> Path:
    """Write the study ``id`` of about ``pages`` pages under ``data``/studies; gives its folder."""
    choose = random.Random(f"{id} {pages} {seed}")
    folder = data / "studies" / id
    folder.mkdir(parents=True)
    sentences = [sentence(choose, number) for number in range(1, pages * SENTENCES + 1)]
    text = article(choose, id, sentences)
    (folder / "article.txt").write_text(text, encoding="utf-8")
    (folder / "study.yaml").write_text(metadata(text), encoding="utf-8")
    (folder / "edits.yaml").write_text("\n".join(["edits:", *edits(sentences)]) + "\n", encoding="utf-8")
    (folder / "coding.yaml").write_text("\n".join(coding(sentences)) + "\n", encoding="utf-8")
    return folder


def sentence(choose: random.Random, number: int) -> Sentence:
    """The sentence of this number, which it says, so that its words stand nowhere else."""
    town, share = choose.choice(TOWNS), choose.randint(3, 97)
    dimension, matter = choose.choice([("staffing", KEEPERS), ("loans", THINGS[:3]), ("complaints", THINGS[3:])])
    clause = f"{choose.choice(BOUNDS)} {share}% of the nights in room {number} of {town} saw {choose.choice(matter)}"
    cited = f" ({choose.choice(NAMES)}, {choose.randint(1990, 2020)})" if choose.random() < 0.25 else ""
    change = f"the figure {choose.choice(CHANGES)} later on"
    return Sentence(
        f"{choose.choice(LEADS)}, {clause}; {change}{cited}, {choose.choice(TAILS)}.", town, dimension, clause
    )


def article(choose: random.Random, id: str, sentences: list[Sentence]) -> str:
    """The text: title, authors, sections of about three pages in paragraphs of five to nine sentences, references."""
    parts = [f"Night Reading Rooms Revisited: Report {id}", "Ilse Maren Okafor and Tomas Velde", "INTRODUCTION"]
    at = section = 0
    while at < len(sentences):
        if at >= (section + 1) * SENTENCES * 3:
            section += 1
            parts.append(f"ROOMS OF THE {section}TH ROUND")
        length = choose.randint(5, 9)
        parts.append(" ".join(one.text for one in sentences[at : at + length]))
        at += length
    return "\n\n".join([*parts, "REFERENCES", *references()]) + "\n"


def references() -> Iterator[str]:
    """One entry for each name and year that can be cited."""
    for name in sorted(NAMES):
        for year in range(1990, 2021):
            yield f"{name}, A. ({year}). Night opening and {name}. Journal of Coastal Libraries, {year - 1980}(2), 1-9."


def metadata(text: str) -> str:
    """study.yaml: the language, the text with its hash, the termbase and codebook."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    witness = f"witnesses:\n  - {{id: article, role: text, path: article.txt, sha256: {digest}}}\n"
    return f"language: en-US\n{witness}termbases: [libraries]\ncodebook: night-opening\n"


def edits(sentences: list[Sentence]) -> Iterator[str]:
    """An edit in every third sentence, one in twenty of them with a query."""
    for number, one in enumerate(sentences[::3]):
        yield f"  - passage: {json.dumps(one.clause)}"
        asked = (
            f", certainty: query, query: {json.dumps(f'Which nights of room {number}?')}" if number % 20 == 0 else ""
        )
        reason = "The verb says what the registers record."
        yield f"    changes: [{{source: saw, text: had, kind: clarity, reason: {json.dumps(reason)}{asked}}}]"


def coding(sentences: list[Sentence]) -> Iterator[str]:
    """A finding in every fourth sentence."""
    yield from ("analyst: T", "review: partial", "findings:")
    for one in sentences[1::4]:
        yield f"  - quote: {json.dumps(one.clause)}"
        yield f"    subject: {one.town}"
        yield f"    dimension: {one.dimension}"
        yield "    type: outcome"
        yield "    status: reported"
        yield f"    statement: {json.dumps(one.clause[0].upper() + one.clause[1:] + '.')}"
