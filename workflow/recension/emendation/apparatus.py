"""Bringing the hands together: one sorted list of emendations without overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..candidates import context, line_of, pasted
from ..errors import RecensionError, excerpt
from ..records.apparatus import Certainty, Emendation, Hand, Kind
from ..records.document import Block, Document, Heading
from .words import changed_words


class Proposal:
    """A change that one hand would make; ``place`` says where it comes from, for messages."""

    __slots__ = (
        "certainty", "declares", "end", "hand", "kind", "note", "place", "query", "reason", "start", "text",
    )  # fmt: skip

    def __init__(
        self,
        start: int,
        end: int,
        text: str,
        *,
        kind: Kind,
        hand: Hand,
        reason: str,
        place: str,
        certainty: Certainty = "sure",
        query: str = "",
        note: str = "",
        declares: Sequence[str] = (),
    ) -> None:
        self.start, self.end, self.text = start, end, text
        self.kind, self.hand, self.reason, self.place = kind, hand, reason, place
        self.certainty, self.query, self.note, self.declares = certainty, query, note, list(declares)

    @property
    def id(self) -> str:
        """The id of the emendation: its place in the transcript."""
        return f"e{self.start}"

    def holds(self, other: Proposal) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Proposal) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def merge(document: Document, hands: Sequence[Iterable[Proposal]]) -> list[Proposal]:
    """The changes of ``document`` that stay of those of ``hands``, the strongest hand first; sorted by ``start``.

    A change supersedes those of a weaker hand inside its span; any other overlap raises :class:`RecensionError`
    with both places.  So does a change that reaches over the end of a block or heading.
    """
    kept: list[Proposal] = []
    transcript = document.transcript
    for hand in hands:
        kept = list(_join(transcript, kept, sorted(hand, key=lambda proposal: (proposal.start, proposal.end))))
    _stay_in_blocks(document, kept)
    return kept


def recorded(document: Document, one: Proposal) -> Emendation:
    """``one`` as it goes on record."""
    source = document.transcript[one.start : one.end]
    return Emendation(
        id=one.id,
        witness=document.text_witness,
        start=one.start,
        end=one.end,
        source=source,
        text=one.text,
        kind=one.kind,
        hand=one.hand,
        reason=one.reason,
        certainty=one.certainty,
        query=one.query,
        note=one.note,
        words=changed_words(one.start, source, one.text),
        declares=one.declares,
    )


def _join(transcript: str, stronger: list[Proposal], weaker: list[Proposal]) -> Iterator[Proposal]:
    """``stronger`` and ``weaker`` (both sorted) as one sorted list, superseded ones left out."""
    ends = [one.end for one in stronger]
    survivors = []
    for one in weaker:
        after = bisect_right(ends, one.start)
        rival = stronger[after] if after < len(stronger) and stronger[after].meets(one) else None
        if rival is None:
            survivors.append(one)
        elif not rival.holds(one):
            raise _overlap(transcript, rival, one)
    merged = sorted([*stronger, *survivors], key=lambda proposal: (proposal.start, proposal.end))
    for one, following in zip(merged, merged[1:], strict=False):
        if one.meets(following):
            raise _overlap(transcript, one, following)
    return iter(merged)


def _overlap(transcript: str, one: Proposal, other: Proposal) -> RecensionError:
    """The error of two changes that share words: both shown, and the source of one change that would hold both."""
    places = [
        f"{each.place}, line {line_of(transcript, each.start)}: {context(transcript, each.start, each.end)}"
        for each in (one, other)
    ]
    both = pasted(transcript[min(one.start, other.start) : max(one.end, other.end)])
    hands = {one.hand, other.hand}
    remedy = "Make one change of the two" if hands == {"edit"} else "Widen the edit so that it holds the other"
    if "edit" not in hands:
        remedy = "Write an edit that holds both"
    return RecensionError(
        one.place,
        f"this change overlaps the one of {other.place}",
        "\n    ".join([f"{remedy}, or shorten one; both are in:", f"source: {both}", *places]),
    )


def _stay_in_blocks(document: Document, proposals: Sequence[Proposal]) -> None:
    """Raise :class:`RecensionError` for the first proposal that is not inside one block or heading."""
    units: list[Block | Heading] = sorted([*document.blocks, *document.headings], key=lambda unit: unit.start)
    starts = [unit.start for unit in units]
    for one in proposals:
        index = bisect_right(starts, one.start) - 1
        if index < 0 or one.end > units[index].end:
            words = excerpt(document.transcript[one.start : one.end])
            raise RecensionError(
                one.place,
                f"the words {words} reach over the end of a paragraph or heading",
                "Make one change for each of the paragraphs.",
            )
