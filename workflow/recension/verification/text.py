"""Round trip, tiling, spans: the edition is the transcript plus the apparatus, and nothing falls between."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..emendation.pieces import undo
from ..records.apparatus import Emendation, Piece
from ..records.document import Break, Front, Passage, Sentence
from .promises import Build, Promise, Seen, first_difference, short


def round_trip(build: Build) -> Seen:
    """The pieces cover both texts, each says the truth about them, and undoing them gives the transcript."""
    wrong = [*_pieces(build), *_apparatus(build)]
    if not wrong:
        back, transcript = undo(build.edition, build.apparatus.emendations), build.document.transcript
        if back != transcript:
            wrong.append(("the undone edition", first_difference(back, transcript)))
    return Seen(len(build.edition.pieces), wrong)


def _pieces(build: Build) -> Iterator[tuple[str, str]]:
    known = {one.id: one for one in build.apparatus.emendations}
    transcript, edition = build.document.transcript, build.edition.text
    source = at = 0
    for piece in build.edition.pieces:
        place = f"the piece at {piece.source_start} ({piece.emendation or 'unchanged'})"
        if (piece.source_start, piece.start) != (source, at):
            yield place, f"does not begin where the one before ends ({source} in the source, {at} in the edition)"
        source, at = piece.source_end, piece.end
        before, after = transcript[piece.source_start : piece.source_end], edition[piece.start : piece.end]
        emendation = known.get(piece.emendation) if piece.emendation else None
        if piece.emendation and emendation is None:
            yield place, "names an emendation that is not in the apparatus"
        elif emendation is None and before != after:
            yield place, f"changes {short(before)} to {short(after)} without an emendation"
        elif emendation and (before, after) != (emendation.source, emendation.text):
            yield place, f"is not the change its emendation records ({short(before)} to {short(after)})"
    if (source, at) != (len(transcript), len(edition)):
        yield "the last piece", "does not end where both texts end"


def _apparatus(build: Build) -> Iterator[tuple[str, str]]:
    emendations = build.apparatus.emendations
    used = Counter(piece.emendation for piece in build.edition.pieces)
    for one in emendations:
        if used[one.id] != 1:
            yield one.id, "is not applied exactly once in the edition"
        if build.document.transcript[one.start : one.end] != one.source:
            yield one.id, f"the source does not read {short(one.source)} at {one.start}"
        if one.words and _rewritten(one) != one.text:
            yield one.id, "the words it says it changes do not make its text out of its source"
    for one, following in pairwise(emendations):
        if following.start < one.end or following.start < one.start:
            yield following.id, f"overlaps {one.id} or stands before it"


def _rewritten(one: Emendation) -> str:
    """The source of ``one`` with the words that it lists changed."""
    parts, at = [], one.start
    for change in one.words:
        parts += [one.source[at - one.start : change.start - one.start], change.text]
        at = change.end
    return "".join([*parts, one.source[at - one.start :]])


def tiling(build: Build) -> Seen:
    """Blocks, headings and gaps cover the transcript without overlap, and the gaps are white space."""
    document = build.document
    parts = sorted([*document.blocks, *document.headings, *document.gaps], key=lambda part: (part.start, part.end))
    wrong, at = [], 0
    for part in parts:
        if part.start != at:
            name = getattr(part, "id", f"the gap at {part.start}")
            wrong.append((name, f"begins at {part.start}, but what comes before it ends at {at}"))
        at = max(at, part.end)
    if at != len(document.transcript):
        wrong.append(("the last part", f"ends at {at}, the transcript at {len(document.transcript)}"))
    for gap in document.gaps:
        if document.transcript[gap.start : gap.end].strip():
            wrong.append((f"the gap at {gap.start}", f"holds words: {short(document.transcript[gap.start : gap.end])}"))
    return Seen(len(parts), wrong)


def spans(build: Build) -> Seen:
    """What quotes the transcript quotes it exactly."""
    document = build.document
    transcript = document.transcript
    quoted = [*_front(document.front), *((one.id, one) for one in (*document.citations, *document.references))]
    wrong = [
        (place, f"says {short(part.text)}, the source has {short(transcript[part.start : part.end])} there")
        for place, part in quoted
        if transcript[part.start : part.end] != part.text
    ]
    return Seen(len(quoted), wrong)


def _front(front: Front) -> Iterator[tuple[str, Passage]]:
    for name, part in (("title", front.title), ("email", front.email), ("abstract", front.abstract)):
        if part:
            yield f"the {name} in the front matter", part
    for part in front.keywords:
        yield "a keyword in the front matter", part


def nothing_lost(build: Build) -> Seen:
    """Each sentence is in the edition unchanged, or changed or dropped by a named emendation; none lies outside."""
    known = {one.id: one for one in build.apparatus.emendations}
    starts = [piece.source_start for piece in build.edition.pieces]
    sentences = build.document.sentences
    wrong = [problem for one in sentences for problem in _sentence(build, one, starts, known)]
    return Seen(len(sentences), [*wrong, *_outside(build)])


def _sentence(
    build: Build, sentence: Sentence, starts: list[int], known: dict[str, Emendation]
) -> Iterator[tuple[str, str]]:
    pieces, covered = build.edition.pieces, sentence.start
    at = max(0, bisect_right(starts, sentence.start) - 1)
    while at < len(pieces) and pieces[at].source_start < sentence.end:
        covered = max(covered, pieces[at].source_end)
        for problem in _piece(build, sentence, pieces[at], known):
            yield sentence.id, problem
        at += 1
    if covered < sentence.end:
        yield sentence.id, f"is lost from {short(build.document.transcript[covered : sentence.end])} on"


def _piece(build: Build, sentence: Sentence, piece: Piece, known: dict[str, Emendation]) -> Iterator[str]:
    low, high = max(sentence.start, piece.source_start), min(sentence.end, piece.source_end)
    if piece.emendation is None:
        shift = piece.start - piece.source_start
        words, found = build.document.transcript[low:high], build.edition.text[low + shift : high + shift]
        if words != found:
            yield f"reads {short(found)} instead of {short(words)}, and no emendation says so"
    elif piece.emendation not in known:
        yield f"is changed by {piece.emendation}, which the apparatus does not have"
    elif not known[piece.emendation].reason.strip():
        yield f"is changed by {piece.emendation}, which gives no reason"


def _outside(build: Build) -> Iterator[tuple[str, str]]:
    """Words of a block of running text that no sentence of it holds: reading has lost them."""
    by_block: dict[str, list[Sentence]] = {}
    for sentence in sorted(build.document.sentences, key=lambda one: one.start):
        by_block.setdefault(sentence.block, []).append(sentence)
    for block in build.document.blocks:
        sentences = by_block.get(block.id, [])
        ends = [block.content, *(one.end for one in sentences)]
        for low, high in zip(ends, [*(one.start for one in sentences), block.end], strict=True):
            words = _without(build.document.transcript, low, high, block.breaks)
            if sentences and words.strip():
                yield block.id, f"no sentence holds {short(words)}"


def _without(transcript: str, low: int, high: int, breaks: Sequence[Break]) -> str:
    """``transcript[low:high]`` without what page ends have left there: no sentence holds a page number."""
    kept = ""
    for one in breaks:
        if low <= one.start and one.end <= high:
            kept, low = kept + transcript[low : one.start], one.end
    return kept + transcript[low:high]


PROMISES = (
    Promise("round-trip", "Undoing the apparatus gives the transcript back.", "pieces of the edition", round_trip),
    Promise("tiling", "Blocks, headings and gaps cover the transcript.", "blocks, headings and gaps", tiling),
    Promise("spans", "What quotes the transcript quotes it exactly.", "quoted spans of the document", spans),
    Promise("nothing-lost", "Each sentence is kept, or changed by a named emendation.", "sentences", nothing_lost),
)
