"""From a slip in the edited text back to the exact words of the source that an edit would quote."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..errors import excerpt
from ..records.apparatus import Apparatus, Edition, Piece
from ..records.document import Document
from ..records.inputs import Change
from .text import Slip

LONGEST = 1_200  # code points of a passage that an editor would still read
AROUND = 3  # words that a passage shows on either side of what it changes


class Entry(NamedTuple):
    """An edit to consider: its place in the source, its passage (once in the source), and the change itself."""

    start: int
    end: int
    rule: str
    passage: str
    change: Change


class Remark(NamedTuple):
    """What cannot be an edit by itself: the place in the source, the words of the edited text, and why."""

    start: int
    rule: str
    words: str
    reason: str


class Source:
    """The way back from the edition to the transcript.  ``places`` says of a hand edit's start where it is written."""

    def __init__(self, document: Document, apparatus: Apparatus, edition: Edition, places: Mapping[int, str]) -> None:
        self.transcript = document.transcript
        self.edition = edition
        self.places = places
        self.hands = {one.id: one.hand for one in apparatus.emendations}
        self.ends = [piece.end for piece in edition.pieces]
        units = sorted([*document.blocks, *document.headings], key=lambda unit: unit.start)
        self.unit_starts = [unit.start for unit in units]
        self.unit_ends = [unit.end for unit in units]

    def trace(self, slip: Slip) -> Entry | Remark:
        """The edit that ``slip`` suggests, or a remark when it has no new words or is in the words of a hand edit."""
        pieces = self._pieces(slip)
        start, end = self._span(slip, pieces)
        words = excerpt(self.edition.text[slip.start : slip.end])
        for piece in pieces:
            if piece.emendation and self.hands[piece.emendation] == "edit":
                edit = self.places.get(piece.source_start, piece.emendation)
                return Remark(start, slip.rule, words, f"{slip.reason}  It is in the words of the edit at {edit}.")
        if slip.text is None:
            return Remark(start, slip.rule, words, slip.reason)
        before = self.edition.text[pieces[0].start : slip.start] if pieces[0].emendation else ""
        after = self.edition.text[slip.end : pieces[-1].end] if pieces[-1].emendation else ""
        return self._entry(slip, start, end, f"{before}{slip.text}{after}")

    def _pieces(self, slip: Slip) -> list[Piece]:
        """The pieces that hold the slip's words; one that was deleted counts when it is inside of them."""
        first = bisect_right(self.ends, slip.start)
        pieces = []
        for piece in self.edition.pieces[first:]:
            if piece.start >= slip.end:
                break
            pieces.append(piece)
        return pieces

    def _span(self, slip: Slip, pieces: list[Piece]) -> tuple[int, int]:
        first, last = pieces[0], pieces[-1]
        start = first.source_start if first.emendation else first.source_start + slip.start - first.start
        end = last.source_end if last.emendation else last.source_start + slip.end - last.start
        return start, end

    def _entry(self, slip: Slip, start: int, end: int, text: str) -> Entry | Remark:
        source = self.transcript[start:end]
        low, high = self._passage(start, end)
        prefix, suffix = _apart(self.transcript, (low, high), start, end)
        if source == text:
            return Remark(start, slip.rule, excerpt(source), slip.reason)
        if not self._once(low, high):
            told = f"{slip.reason}  The words around it stand more than once: no short passage tells them apart."
            return Remark(start, slip.rule, excerpt(source), told)
        change = Change(
            source=source, text=text, kind=slip.kind, reason=slip.reason, prefix=prefix, suffix=suffix,
            certainty="probable",
        )  # fmt: skip
        return Entry(start, end, slip.rule, self.transcript[low:high], change)

    def _passage(self, start: int, end: int) -> tuple[int, int]:
        """``start:end`` with words around it, in its paragraph as far as that goes, that stand once in the source
        (if any of at most :data:`LONGEST` code points do)."""
        unit = bisect_right(self.unit_starts, start) - 1
        floor, roof = self.unit_starts[unit], self.unit_ends[unit]
        for _ in range(AROUND):
            start, end = self._wider(start, end, floor, roof)
        if self._once(start, end):
            return start, end
        # Words that recur are told apart by what stands on one side of them: the nearer of the two.
        left = self._until_once(start, end, floor, end)
        right = self._until_once(start, end, start, roof)
        sides = [side for side in (left, right) if self._once(*side)]
        if sides:
            return min(sides, key=lambda side: side[1] - side[0])
        return self._until_once(start, end, 0, len(self.transcript))

    def _until_once(self, low: int, high: int, floor: int, roof: int) -> tuple[int, int]:
        while high - low < LONGEST and not self._once(low, high) and (low > floor or high < roof):
            low, high = self._wider(low, high, floor, roof)
        return low, high

    def _wider(self, low: int, high: int, floor: int, roof: int) -> tuple[int, int]:
        before = re.search(r"\S*\s*\Z", self.transcript[max(floor, low - 200) : low])
        after = re.match(r"\s*\S*", self.transcript[high : min(roof, high + 200)])
        return low - len(before.group() if before else ""), high + len(after.group() if after else "")

    def _once(self, low: int, high: int) -> bool:
        words = self.transcript[low:high]
        first = self.transcript.find(words)
        return first == low and self.transcript.find(words, first + 1) < 0


def _apart(text: str, within: tuple[int, int], start: int, end: int) -> tuple[str, str]:
    """The prefix and suffix that tell ``text[start:end]`` from the other places of its words ``within`` a passage."""
    source = text[start:end]
    low, high = within
    found = re.compile(f"(?={re.escape(source)})").finditer(text, low, high)
    others = [match.start() for match in found if match.start() != start]
    if not others:
        return "", ""
    before = re.findall(r"\S+\s*|\s+", text[low:start])
    after = re.findall(r"\s*\S+|\s+", text[end:high])
    for number in range(1, max(len(before), len(after)) + 1):
        prefix, suffix = "".join(before[-number:]), "".join(after[:number])
        if prefix and not any(text.endswith(prefix, 0, other) for other in others):
            return prefix, ""
        if suffix and not any(text.startswith(suffix, other + len(source)) for other in others):
            return "", suffix
    return text[low:start], text[end:high]


def without_overlap(found: Iterable[Entry | Remark]) -> tuple[list[Entry | Remark], int]:
    """``found`` in the order of the text, and how many entries were left out: of entries that share words only the
    first could be pasted."""
    kept: list[Entry | Remark] = []
    end, left_out = -1, 0
    seen = set()
    for one in sorted(found, key=_order):
        if isinstance(one, Remark):
            # Of two rules that tell of the same words one is enough.
            if (one.start, one.words) in seen:
                continue
            seen.add((one.start, one.words))
        if isinstance(one, Entry) and one.start < end:
            left_out += 1
            continue
        end = one.end if isinstance(one, Entry) else end
        kept.append(one)
    return kept, left_out


def _order(one: Entry | Remark) -> tuple[object, ...]:
    remark = isinstance(one, Remark)
    return one.start, remark, 0 if remark else -one.end, one.rule, one.reason if remark else str(one.change.text)
