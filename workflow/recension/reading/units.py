"""Transcript -> units: the stretches of text that a layout sets apart, before anyone asks what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LINE = re.compile(r"[^\n]*[^\s][^\n]*")
# A text whose lines are longer than this on average has one paragraph a line.
LONGEST_WRAPPED = 130
HEADING_LINE = re.compile(
    r"#{1,6} \S|\d{1,2}(?:\.\d{1,2}){0,4}\.?[ \t]+[^\W\d_][^\n]{0,150}$|"
    r"(?:abstract|summary|key ?words?|references|bibliography|acknowledge?ments?)\b[^\n]{0,30}$",
    re.IGNORECASE,
)


class Unit(NamedTuple):
    """A stretch ``start:end`` of the transcript without white space at its ends; ``cuts`` are its line breaks."""

    start: int
    end: int
    cuts: tuple[tuple[int, int], ...] = ()


def units(transcript: str) -> list[Unit]:
    """The units of ``transcript`` in order: chunks between empty lines, taken apart where a line is a unit itself."""
    return [unit for chunk in _chunks(transcript) for unit in _take_apart(transcript, chunk)]


def _chunks(transcript: str) -> Iterator[list[tuple[int, int]]]:
    """Lists of the (start, end) of neighboring lines that are not empty, outer white space left off."""
    chunk: list[tuple[int, int]] = []
    for match in LINE.finditer(transcript):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if chunk and "\n" in transcript[chunk[-1][1] : start].replace("\n", "", 1):
            yield chunk
            chunk = []
        chunk.append((start, end))
    if chunk:
        yield chunk


def _take_apart(transcript: str, lines: list[tuple[int, int]]) -> Iterator[Unit]:
    width = max(end - start for start, end in lines)
    wrapped = len(lines) > 1 and sum(end - start for start, end in lines) / len(lines) < LONGEST_WRAPPED
    current: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(lines):
        alone = not wrapped or bool(HEADING_LINE.match(transcript[start:end]))
        if current and (alone or _ends_paragraph(transcript, lines[number - 1], width)):
            yield _unit(current)
            current = []
        current.append((start, end))
        if alone:
            yield _unit(current)
            current = []
    if current:
        yield _unit(current)


def _ends_paragraph(transcript: str, line: tuple[int, int], width: int) -> bool:
    """Whether a wrapped ``line`` stops well before the margin with a finished sentence."""
    return line[1] - line[0] < 0.75 * width and transcript[line[1] - 1] in '.?!:”"'


def _unit(lines: list[tuple[int, int]]) -> Unit:
    cuts = tuple((before[1], after[0]) for before, after in zip(lines, lines[1:], strict=False))
    return Unit(lines[0][0], lines[-1][1], cuts)
