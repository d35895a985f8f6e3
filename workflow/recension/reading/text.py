"""Plain text -> the structure over it: front matter, headings, blocks, references."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from ..records.document import Block, BlockKind, Break, Front, Gap, Heading, Reference
from . import front as fronts
from .headings import KNOWN, Title, levels, title_of
from .pages import PAGE_NUMBER
from .references import label_of, parse_reference
from .units import Unit, units

REFERENCES = re.compile(r"(?:references|bibliography|works cited|literature(?: cited)?)\s*:?\Z", re.IGNORECASE)
THANKS = re.compile(r"acknowledge?ments?\s*:?\Z", re.IGNORECASE)
LIST_MARK = re.compile(r"[-*•–][ \t]+(?=\S)")
CAPTION = re.compile(r"(?:figure|fig\.|table)\s+\d{1,3}\b", re.IGNORECASE)
FINISHED = '.!?:;"”’)]}…'
LONGEST_TITLE = 300


@dataclass
class Text:
    """What the reader finds in one transcript (the fields of :class:`recension.records.document.Document`)."""

    transcript: str
    front: Front = field(default_factory=Front)
    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    above: list[Heading] = field(default_factory=list)


def read_text(transcript: str) -> Text:
    """The structure over ``transcript``.  Any text gives some: at the least, paragraphs."""
    text = Text(transcript)
    found = units(transcript)
    titles = {
        number: title
        for number, (unit, following) in enumerate(zip(found, [*found[1:], None], strict=True))
        if not unit.furniture and (title := title_of(transcript, unit, following))
    }
    body = _read_front(text, found, titles)
    _read_body(text, found, {n: title for n, title in titles.items() if n >= body}, body)
    text.gaps = _gaps(text)
    return text


def _read_front(text: Text, found: list[Unit], titles: dict[int, Title]) -> int:
    """Take the front matter; gives the number of the first unit of the body."""
    # What a page has added is never a label, a title or a name.
    words = ["" if unit.furniture else text.transcript[unit.start : unit.end] for unit in found]
    abstract = next((n for n, one in enumerate(words[:40]) if fronts.ABSTRACT.match(one)), None)
    first = _first_heading(titles, words)
    title = titles.get(0)
    if (
        abstract == 0
        or not 0 < len(words[0]) <= LONGEST_TITLE
        or words[0][-1] in ".;,"
        or (title and (title.number or KNOWN.match(words[0])))
    ):
        return 0
    begins = found[0].start + (title.begins if title else 0)
    parts: dict = {"title": fronts.passage(text.transcript, begins, found[0].end)}
    _block(text, "title", found[0], content=begins)
    end = abstract if abstract is not None else first
    if end is None or end > 30:
        end = 1
    if abstract is None:
        end = next((number for number in range(1, end) if fronts.is_prose(words[number])), end)
    _read_people(text, parts, found[1:end])
    if abstract is not None:
        end = _read_abstract(text, parts, found, words, abstract, titles)
    text.front = Front(**parts)
    return end


def _first_heading(titles: dict[int, Title], words: list[str]) -> int | None:
    """The first unit after the title that is a heading by its own mark or a usual name."""
    marked = (n for n in sorted(titles) if n and titles[n].level and not fronts.ABSTRACT.fullmatch(words[n]))
    return next(marked, None)


def _read_people(text: Text, parts: dict, found: list[Unit]) -> None:
    kinds: list[BlockKind] = []
    for unit in found:
        words = text.transcript[unit.start : unit.end]
        kind = fronts.kind_of(words, after_affiliation="affiliation" in kinds)
        kinds.append("furniture" if unit.furniture else kind)
    affiliations = [unit for unit, kind in zip(found, kinds, strict=True) if kind == "affiliation"]
    parts["affiliations"] = [
        fronts.read_affiliation(text.transcript, unit, n) for n, unit in enumerate(affiliations, 1)
    ]
    parts["authors"] = []
    for unit, kind in zip(found, kinds, strict=True):
        if kind == "email" and "email" not in parts:
            match = fronts.EMAIL.search(text.transcript, unit.start, unit.end)
            parts["email"] = fronts.passage(text.transcript, *match.span())
        if kind == "authors":
            parts["authors"] += fronts.read_authors(text.transcript, unit, parts["affiliations"])
        _block(text, kind, unit)


def _read_abstract(text: Text, parts: dict, found: list[Unit], words: list[str], at: int, titles: dict) -> int:
    """Take abstract and keywords from unit ``at`` on; gives the number of the first unit of the body."""
    label = fronts.ABSTRACT.match(words[at])
    if label.end() == len(words[at]) and at + 1 < len(found) and not found[at + 1].furniture:
        _block(text, "abstract", found[at], content=found[at].end)
        at, begins = at + 1, found[at + 1].start
    else:
        begins = found[at].start + label.end()
    parts["abstract"] = fronts.passage(text.transcript, begins, found[at].end)
    _block(text, "abstract", found[at], content=begins)
    at += 1
    while at < len(found) and at not in titles and not fronts.KEYWORDS.match(words[at]) and at + 1 in titles:
        _block(text, "furniture" if found[at].furniture else "abstract", found[at])
        at += 1
    if at < len(found) and (label := fronts.KEYWORDS.match(words[at])):
        begins = found[at].start + label.end()
        parts["keywords"] = fronts.read_keywords(text.transcript, begins, found[at].end)
        _block(text, "keywords", found[at], content=begins)
        at += 1
    return at


def _read_body(text: Text, found: list[Unit], titles: dict[int, Title], body: int) -> None:
    ranks = dict(zip(titles, levels(list(titles.values())), strict=True))
    section, mode = None, "paragraph"
    for number in range(body, len(found)):
        unit = found[number]
        words = text.transcript[unit.start : unit.end]
        if unit.furniture:
            _block(text, "furniture", unit, section=section)
        elif mode == "reference" and not (number in titles and titles[number].level and not label_of(words)[0]):
            _reference(text, unit, section)
        elif number in titles:
            section = _heading(text, unit, titles[number], ranks[number])
            name = text.headings[-1].title
            mode = "reference" if REFERENCES.match(name) else "acknowledgements" if THANKS.match(name) else "paragraph"
        elif PAGE_NUMBER.match(words):
            _block(text, "furniture", unit, section=section)
        elif not (mode != "reference" and _continues(text, unit)):
            kind = (
                "list-item"
                if LIST_MARK.match(words)
                else "caption"
                if CAPTION.match(words) and len(words) < 400
                else mode
            )
            mark = LIST_MARK.match(words)
            _block(text, kind, unit, content=unit.start + (mark.end() if mark else 0), section=section)


def _continues(text: Text, unit: Unit) -> bool:
    """Join ``unit`` to the paragraph before it where a page has broken that in the middle of a sentence."""
    after = len(text.blocks)
    while after and text.blocks[after - 1].kind == "furniture":
        after -= 1
    last = text.blocks[after - 1] if after else None
    if not last or last.kind not in ("paragraph", "acknowledgements") or text.transcript[last.end - 1] in FINISHED:
        return False
    if text.headings and text.headings[-1].start > last.start or LIST_MARK.match(text.transcript, unit.start):
        return False
    # A short line that stops without a mark is rather a heading or an item than half a paragraph.
    if last.end - last.start < 400 and len(text.transcript[last.start : last.end].split()) < 8:
        return False
    # What the page has added stands inside of the break now.
    del text.blocks[after:]
    last.breaks.append(_cut(text.transcript, last.end, unit.start, "page"))
    last.breaks.extend(_breaks(text.transcript, unit))
    text.blocks[-1] = Block(
        id=last.id, kind=last.kind, start=last.start, end=unit.end, content=last.content, section=last.section,
        breaks=last.breaks,
    )  # fmt: skip
    return True


def _heading(text: Text, unit: Unit, title: Title, level: int) -> str:
    identifier = f"h{len(text.headings) + 1}"
    while text.above and text.above[-1].level >= level:
        text.above.pop()
    parent = text.above[-1].id if text.above else None
    begins = unit.start + title.begins
    text.headings.append(
        Heading(
            id=identifier,
            start=unit.start,
            end=unit.end,
            level=level,
            number=title.number,
            title=text.transcript[begins : unit.end].strip(),
            parent=parent,
        )  # fmt: skip
    )
    text.above.append(text.headings[-1])
    return identifier


def _reference(text: Text, unit: Unit, section: str | None) -> None:
    words = text.transcript[unit.start : unit.end]
    label, begins = label_of(words)
    identifier = f"r{len(text.references) + 1}"
    csl = parse_reference(identifier, " ".join(words[begins:].split()))
    text.references.append(Reference(id=identifier, label=label, start=unit.start, end=unit.end, text=words, csl=csl))
    _block(text, "reference", unit, section=section)


def _block(text: Text, kind: BlockKind, unit: Unit, *, content: int | None = None, section: str | None = None) -> None:
    text.blocks.append(
        Block(
            id=f"b{len(text.blocks) + 1}",
            kind=kind,
            start=unit.start,
            end=unit.end,
            content=unit.start if content is None else content,
            section=section,
            breaks=_breaks(text.transcript, unit),
        )  # fmt: skip
    )


def _breaks(transcript: str, unit: Unit) -> list[Break]:
    return [_cut(transcript, start, end, "line") for start, end in unit.cuts]


def _cut(transcript: str, start: int, end: int, reason: Literal["page", "line"]) -> Break:
    """The break at ``start:end``: a word that a hyphen has parted there is put together again."""
    if transcript[start - 1] == "-" and transcript[start - 2 : start - 1].islower() and transcript[end].islower():
        return Break(start=start - 1, end=end, text="", reason="hyphen")
    paged = "\f" in transcript[start:end] or not transcript[start:end].isspace()
    return Break(start=start, end=end, text=" ", reason="page" if paged else reason)


def _gaps(text: Text) -> list[Gap]:
    gaps, at = [], 0
    for unit in sorted([*text.blocks, *text.headings], key=lambda one: one.start):
        if unit.start > at:
            gaps.append(Gap(start=at, end=unit.start))
        at = unit.end
    return [*gaps, Gap(start=at, end=len(text.transcript))] if at < len(text.transcript) else gaps
