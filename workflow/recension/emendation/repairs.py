"""The repairing hand: rules for the damage that extraction from PDF or a web page leaves behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..records.apparatus import Kind
from ..records.document import Block, Document, Heading
from .apparatus import Proposal

BREAKS = {
    "page": ("structure", "The paragraph was broken at the end of a page."),
    "line": ("extraction", "The line end comes from the layout, not from the author."),
    "hyphen": ("extraction", "The hyphen comes from the line end, not from the author."),
}
SUPERSCRIPTS = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


class Rule(NamedTuple):
    """Where ``pattern`` matches in a block of one of ``blocks`` (all when empty), ``text`` takes its place."""

    id: str
    pattern: re.Pattern[str]
    text: str | Callable[[re.Match[str]], str]
    kind: Kind
    reason: str
    blocks: frozenset[str] = frozenset()


def _superscript(match: re.Match[str]) -> str:
    return match.group(1).translate(SUPERSCRIPTS)


def _ligature(match: re.Match[str]) -> str:
    return {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}[match.group()]


# Of two rules that claim one place the earlier has it: marks before the white space around them.
RULES = (
    Rule(
        "list-mark",
        re.compile(r"\A[-*•] (?=\[)"),
        "",
        "extraction",
        "The list mark comes from the conversion; the entry has its own number.",
        frozenset({"reference"}),
    ),
    Rule(
        "invisible",
        re.compile("[\u00ad\u200b\u2060\ufeff]+"),
        "",
        "extraction",
        "An invisible character was left by the extraction.",
    ),
    Rule("ligature", re.compile("[ﬀ-ﬆ]"), _ligature, "extraction", "A ligature of the font stood for its letters."),
    Rule(
        "superscript",
        re.compile(r"\^\{([0-9+\-(),*]{1,20})\}"),
        _superscript,
        "extraction",
        "The mark for superscript was left by the extraction.",
    ),
    Rule(
        "space-before-mark",
        re.compile(r"(?<=\S)[ \t\u00a0]+(?=[,;:.](?:[\s\"”’)\]]|\Z))"),
        "",
        "typography",
        "No space stands before this punctuation mark.",
    ),
    Rule(
        "white-space", re.compile(r"[ \t\u00a0]{2,}|[\t\u00a0]"), " ", "typography", "One space stands between words."
    ),
)


EMPHASIS = re.compile(r"(?<![\w*])(\*)[^\s*](?:[^*\n]{0,1000}[^\s*])?(\*)(?![\w*])")


def propose_repairs(document: Document) -> Iterator[Proposal]:
    """The repairs of ``document``: broken paragraphs joined, furniture left out, and the rules above."""
    transcript = document.transcript
    for block in document.blocks:
        if block.kind == "furniture":
            yield _furniture(block)
            continue
        yield from _first_come(
            [*_breaks(block, transcript), *_emphasis(block, transcript), *_rules(block, block.kind, transcript)]
        )
    for heading in document.headings:
        yield from _first_come(list(_rules(heading, "heading", transcript)))


def _first_come(proposals: list[Proposal]) -> Iterator[Proposal]:
    """``proposals`` without those that reach into an earlier one; of two at one place the earlier rule's stays."""
    end = -1
    for proposal in sorted(proposals, key=lambda one: one.start):
        if proposal.start >= end:
            end = proposal.end
            yield proposal


def _breaks(block: Block, transcript: str) -> Iterator[Proposal]:
    for cut in block.breaks:
        if transcript[cut.start : cut.end] != cut.text:
            kind, reason = BREAKS[cut.reason]
            yield Proposal(
                cut.start,
                cut.end,
                cut.text,
                kind=kind,
                hand="repair",
                reason=reason,
                place=f"the repair of the {cut.reason} break at {cut.start}",
            )


def _emphasis(block: Block, transcript: str) -> Iterator[Proposal]:
    """The pairs of asterisks around emphasized words of a reference; elsewhere an asterisk may mean something."""
    if block.kind != "reference":
        return
    reason = "The asterisk is the source's mark for italics, which the edition sets."
    for match in EMPHASIS.finditer(transcript, block.start, block.end):
        for start, end in (match.span(1), match.span(2)):
            place = f"the repair 'emphasis' at {start}"
            yield Proposal(start, end, "", kind="extraction", hand="repair", reason=reason, place=place)


def _furniture(block: Block) -> Proposal:
    reason = "What the page added (a running head or page number) is no part of the text."
    return Proposal(
        block.start,
        block.end,
        "",
        kind="extraction",
        hand="repair",
        reason=reason,
        place=f"the repair at {block.start}",
    )


def _rules(unit: Block | Heading, kind: str, transcript: str) -> Iterator[Proposal]:
    words = transcript[unit.start : unit.end]
    for rule in RULES:
        if rule.blocks and kind not in rule.blocks:
            continue
        for match in rule.pattern.finditer(words):
            text = rule.text if isinstance(rule.text, str) else rule.text(match)
            start = unit.start + match.start()
            if match.group() != text:
                yield Proposal(
                    start,
                    start + len(match.group()),
                    text,
                    kind=rule.kind,
                    hand="repair",
                    reason=rule.reason,
                    place=f"the repair {rule.id!r} at {start}",
                )
