"""A document from a few lines of text: headings begin with ``#``, paragraphs are the other lines."""

from __future__ import annotations

import re

from recension.emendation.pieces import apply
from recension.records.apparatus import Edition, Emendation
from recension.records.document import Block, Citation, Document, Front, Gap, Heading, Sentence, Witness

SENTENCE = re.compile(r"\S.*?[.!?](?=\s|$)|\S.*?$")
CITATION = re.compile(r"\[\d+\]")


def document_of(text: str) -> Document:
    """The document of ``text``, one block or heading a line."""
    headings: list[Heading] = []
    blocks: list[Block] = []
    gaps: list[Gap] = []
    sentences: list[Sentence] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        section = headings[-1].id if headings else None
        if line.startswith("#"):
            headings.append(heading(line, at, headings))
        elif line:
            block = f"b{len(blocks) + 1}"
            blocks.append(Block(id=block, kind="paragraph", start=at, end=end, content=at, section=section))
            for match in SENTENCE.finditer(line):
                name = f"s{len(sentences) + 1}"
                sentences.append(Sentence(id=name, block=block, start=at + match.start(), end=at + match.end()))
        gaps.append(Gap(start=end, end=end + 1))
        at = end + 1
    return Document(
        study="sample",
        language="en",
        text_witness="paper",
        witnesses=[Witness(id="paper", role="text", path="paper.txt", sha256="0" * 64, transcript=text)],
        front=Front(),
        headings=headings,
        blocks=blocks,
        gaps=gaps[:-1],
        sentences=sentences,
        citations=[
            Citation(
                id=f"c{n}",
                start=match.start(),
                end=match.end(),
                text=match.group(),
                style="numeric",
                references=[f"r{match.group()[1:-1]}"],
            )
            for n, match in enumerate(CITATION.finditer(text), 1)
        ],
        references=[],
        metadata={"id": "sample"},
        collation=[],
    )


def heading(line: str, at: int, before: list[Heading]) -> Heading:
    level = len(line) - len(line.lstrip("#"))
    parent = next((one.id for one in reversed(before) if one.level < level), None)
    return Heading(
        id=f"h{len(before) + 1}",
        start=at,
        end=at + len(line),
        level=level,
        number="",
        title=line.lstrip("# "),
        parent=parent,
    )


def edition_of(document: Document, *changes: tuple[str, str]) -> Edition:
    """The edition in which the first place of each source is replaced by its text."""
    emendations = []
    for number, (source, text) in enumerate(changes):
        start = document.transcript.index(source)
        emendations.append(
            Emendation(
                id=f"e{number}",
                witness="paper",
                start=start,
                end=start + len(source),
                source=source,
                text=text,
                kind="clarity",
                hand="edit",
                reason="for the test",
                certainty="sure",
            )
        )
    emendations.sort(key=lambda emendation: emendation.start)
    return apply(document.study, "paper", document.transcript, emendations)
