"""Transcript -> units: the stretches of text that a layout sets apart, before anyone asks what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .pages import furniture

LINE = re.compile(r"[^\n]+")
# A text whose lines are longer than this on average has one paragraph a line.
LONGEST_WRAPPED = 130
HEADING_LINE = re.compile(
    r"#{1,6} \S|(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \t]+[^\W\d_][^\n]{0,150}$|"
    r"(?:abstract|summary|key ?words?|references|bibliography|acknowledge?ments?)\b[^\n]{0,30}$",
    re.IGNORECASE,
)
LABELED = re.compile(r"(?:abstract|summary|key ?words?|index terms)\s*[:.—–]\s*\S", re.IGNORECASE)
REFERENCES = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:references|bibliography|works cited|literature(?: cited)?)\s*:?\Z", re.IGNORECASE
)
ENTRY_NUMBER = re.compile(r"(?:[-*•] )?[\[(]?(\d{1,4})[\]).](?=\s|\Z)")
ENTRY_AUTHOR = re.compile(
    r"(?:[a-zà-þ]{1,4} ){0,2}[A-ZÀ-Þ][\w'’-]*(?:[ -][\w'’-]+){0,3},? (?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ]{1,3}[,. ]|\(?(?:19|20)\d\d)"
)
ENTRY_END = re.compile(r"(?:[.\])]|\d|https?://\S+|10\.\d{4,9}/\S+)\Z")
NEW_START = re.compile(r"[A-ZÀ-Þ0-9“\"(\[•*-]")
AFFILIATION_START = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\d{1,2}) ?[A-ZÀ-Þ]")
NAME = r"[A-ZÀ-Þ][\w'’.-]*(?: (?:[A-ZÀ-Þ][\w'’.-]*|d[aeiou]s?|v[ao]n|del?|der)){1,5}[\d,*†‡⁰-⁹¹²³ ]{0,8}"
NAME_LIST = re.compile(rf"{NAME}(?:(?:,| and| &) {NAME}){{1,30}},?\Z")


class Unit(NamedTuple):
    """A stretch ``start:end`` of the transcript without white space at its ends; ``cuts`` are its line breaks.

    ``furniture`` is a line that a page has added.
    """

    start: int
    end: int
    cuts: tuple[tuple[int, int], ...] = ()
    furniture: bool = False


class Line(NamedTuple):
    """A line without white space at its ends."""

    start: int
    end: int
    furniture: bool


def units(transcript: str) -> list[Unit]:
    """The units of ``transcript`` in order: chunks between empty lines, taken apart where a line is a unit itself."""
    splitter = _Splitter(transcript)
    return [unit for chunk in _chunks(transcript) for unit in splitter.units(chunk)]


def _chunks(transcript: str) -> Iterator[list[Line]]:
    """Lists of neighboring lines that are not empty."""
    spans = []
    for match in LINE.finditer(transcript):
        words = match.group()
        if words.strip():
            spans.append((match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip())))
    added = furniture(transcript, spans)
    chunk: list[Line] = []
    for number, (start, end) in enumerate(spans):
        if chunk and transcript.count("\n", chunk[-1].end, start) > 1:
            yield chunk
            chunk = []
        chunk.append(Line(start, end, number in added))
    if chunk:
        yield chunk


class _Splitter:
    """Takes chunks apart, and remembers between them whether the reference list has begun and how far it is."""

    def __init__(self, transcript: str) -> None:
        self.transcript = transcript
        self.listing = False
        self.front = True
        self.entry = 0
        self.numbered: bool | None = None

    def units(self, chunk: list[Line]) -> Iterator[Unit]:
        """The units of ``chunk``: furniture inside of a unit is part of a cut, between two it is a unit itself."""
        text = [line for line in chunk if not line.furniture]
        if not text:
            yield from (Unit(line.start, line.end, (), True) for line in chunk)
            return
        width = _width(text)
        wrapped = len(text) > 1 and sum(line.end - line.start for line in text) / len(text) < LONGEST_WRAPPED
        current: list[Line] = []
        pending: list[Line] = []
        for line in chunk:
            if line.furniture:
                pending.append(line)
                continue
            if current and self._begins(current, line, width, wrapped):
                yield _unit(current)
                current = []
            if not current:
                yield from (Unit(one.start, one.end, (), True) for one in pending)
            pending = []
            current.append(line)
        if current:
            yield _unit(current)
        yield from (Unit(one.start, one.end, (), True) for one in pending)

    def _begins(self, current: list[Line], line: Line, width: int, wrapped: bool) -> bool:
        """Whether ``line`` begins a unit rather than going on with that of the lines ``current``."""
        before = current[-1]
        words, said = self._words(line), self._words(before)
        if len(current) == 1 and REFERENCES.match(said):
            self.listing, self.front, self.entry, self.numbered = True, False, 0, None
            return True
        if not wrapped:
            return True
        if self.listing:
            return self._begins_entry(words, said)
        if _alone(said) and len(current) == 1:
            self.front = self.front and not said[:1].isdigit()
            return True
        ended = self._ended(before, line, width)
        if HEADING_LINE.match(words) or LABELED.match(words):
            self.front = self.front and bool(AFFILIATION_START.match(words))
            return ended or not words[:1].isdigit() or said[-1:] in ".?!:"
        if self.front and (AFFILIATION_START.match(words) or NAME_LIST.match(words)):
            return True
        return ended

    def _begins_entry(self, words: str, said: str) -> bool:
        match = ENTRY_NUMBER.match(words)
        if self.numbered is None:
            # The first entry shows how the list is made.
            first = ENTRY_NUMBER.match(said)
            self.numbered, self.entry = bool(first), int(first.group(1)) if first else 0
        if self.numbered:
            begins = bool(match) and int(match.group(1)) == self.entry + 1
            self.entry += begins
            return begins
        return bool(ENTRY_AUTHOR.match(words) and ENTRY_END.search(said))

    def _ended(self, before: Line, line: Line, width: int) -> bool:
        """Whether ``before`` stops although more words of the next line would have gone on it."""
        room = width - (before.end - before.start)
        first = self.transcript[line.start : min(line.end, line.start + 60)].split(maxsplit=1)[0]
        if not NEW_START.match(first) or room <= len(first):
            return False
        finished = self.transcript[before.end - 1] in '.?!:”")]'
        return room > len(first) + 1 if finished else room > len(first) + 12

    def _words(self, line: Line) -> str:
        return self.transcript[line.start : line.end]


def _alone(words: str) -> bool:
    """Whether a line is a heading that nothing goes on from."""
    return bool(HEADING_LINE.match(words)) and len(words) < 75 and words[-1] not in ".,;-"


def _width(lines: list[Line]) -> int:
    """The length of a full line: that of the longest but the longest twentieth."""
    lengths = sorted(line.end - line.start for line in lines)
    return lengths[len(lengths) * 19 // 20 if len(lengths) > 20 else -1]


def _unit(lines: list[Line]) -> Unit:
    cuts = tuple((before.end, after.start) for before, after in zip(lines, lines[1:], strict=False))
    return Unit(lines[0].start, lines[-1].end, cuts)
