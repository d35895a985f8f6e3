"""What was changed where in the text, by kind: a tick at the place of each change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..records.apparatus import Emendation
from .drawing import MARGIN, Drawn, finished, key, nothing
from .sheet import QUIET, RULE, VERMILLION, WIDTH, Sheet, extent
from .sources import Sources
from .wording import KINDS, count, level, listed

TITLE = "What was changed where in the text"
CAPTION = (
    "Each tick is a change to the text, at its place from the first word to the last, by kind; a triangle above it "
    "is a question to the author. The lines are the headings of the text."
)
HEADER = ["Change", "Kind", "Hand", "Section", "Place (code points)", "Query"]
LABELS, ROW = 76.0, 24.0


class Part(NamedTuple):
    """A stretch of the text: what comes before the first heading, or what stands under one of the highest level."""

    name: str
    start: int
    end: int


def alterations(sources: Sources) -> Drawn:
    """Kind x place in the text."""
    made = [one for one in sources.apparatus.emendations if one.witness == sources.document.text_witness]
    if not made:
        return nothing("changes", TITLE, CAPTION, HEADER, "Nothing to show: the text was not changed.")
    sheet, long = Sheet("changes"), max(1, len(sources.document.transcript))
    left, right = MARGIN + LABELS, WIDTH - MARGIN

    def x(offset: int) -> float:
        return left + offset / long * (right - left)

    kinds = {kind: name for kind, name in KINDS.items() if any(one.kind == kind for one in made)}
    y = key(
        sheet,
        2.0,
        [
            (lambda x, y: sheet.stroke([x, x], [y - 5, y + 5], width=1.0), "change"),
            (lambda x, y: _query(sheet, x, y + 4), "with a question to the author"),
        ],
    )
    top = _headings(sheet, sources, y, x)
    bottom = top + ROW * len(kinds)
    for heading in sources.document.headings:
        sheet.rule(x(heading.start), top - (4.0 if heading.level == 1 else 0.0), x(heading.start), bottom, color=RULE)
    rows = []
    for place, (kind, name) in enumerate(kinds.items()):
        middle = top + ROW * (place + 0.5)
        sheet.rule(MARGIN, middle - ROW / 2, right, middle - ROW / 2, color=RULE)
        sheet.text(MARGIN, middle, [name])
        for one in (one for one in made if one.kind == kind):
            mark = _tick(sheet, sources, one, x(one.start), middle)
            section = sources.section(sources.place(one.start)) or "front matter"
            rows.append([mark, one.id, kind, one.hand, section, str(one.start), level(one.query)])
    sheet.rule(MARGIN, bottom, right, bottom, color=RULE)
    sheet.height = bottom + MARGIN
    return finished(sheet, HEADER, rows, title=TITLE, caption=CAPTION, alt=_alt(sources, made, kinds))


def parts(sources: Sources) -> Iterator[Part]:
    """The parts of the text, in order."""
    document = sources.document
    highest = min((heading.level for heading in document.headings), default=1)
    heads = [heading for heading in document.headings if heading.level == highest]
    starts = [heading.start for heading in heads] or [len(document.transcript)]
    if starts[0] > 0:
        yield Part("front matter" if heads else "text", 0, starts[0])
    ends = [*starts[1:], len(document.transcript)] if heads else []
    for heading, end in zip(heads, ends, strict=True):
        yield Part(heading.number.rstrip(".") or level(heading.title).capitalize(), heading.start, end)


def _headings(sheet: Sheet, sources: Sources, y: float, x: Callable[[int], float]) -> float:
    """The names of the parts, each over its stretch or, where that is too narrow, on a line above; gives their end."""
    lines: list[list[tuple[float, float]]] = []
    placed = []
    for part in parts(sources):
        under, long = (x(part.start) + x(part.end)) / 2, extent(part.name)
        hangs = long + 4.0 > x(part.end) - x(part.start)
        middle = under if not hangs else under + 2.0 - long / 2
        if middle - long / 2 < MARGIN + LABELS:
            middle = under - 2.0 + long / 2
        left, right = middle - long / 2 - 3.0, middle + long / 2 + 3.0
        lowest = 1 if hangs else 0  # nothing may stand beside it on the lowest line
        free = (n for n in range(lowest, len(lines)) if all(right <= a or b <= left for a, b in lines[n]))
        at = next(free, max(lowest, len(lines)))
        lines += [[] for _ in range(at + 1 - len(lines))]
        lines[at].append((left, right))
        for line in lines[1:at]:
            line.append((under - 2.0, under + 2.0))  # where the stroke from the name down to its part passes
        placed.append((part, middle, at))
    top = y + 13.0 * len(lines) + 6.0
    for part, middle, at in placed:
        sheet.text(middle, top - 10.0 - 13.0 * at, [part.name], align="center", color=QUIET)
        if at:
            under = (x(part.start) + x(part.end)) / 2
            sheet.rule(under, top - 4.0 - 13.0 * at, under, top - 2.0, color=QUIET)
    return top


def _tick(sheet: Sheet, sources: Sources, one: Emendation, x: float, middle: float) -> str:
    artist = sheet.stroke([x, x], [middle - 3, middle + 9], width=0.9)
    if one.query:
        _query(sheet, x, middle - 4)
    where = sources.section(sources.place(one.start))
    said = f"{KINDS[one.kind]}, {f'section {where}' if where else 'front matter'}: {level(one.reason)}"
    return sheet.mark(artist, (one.id,), said, changes=[one.id])


def _query(sheet: Sheet, x: float, y: float) -> object:
    return sheet.shape([(x - 2.8, y - 5.5), (x + 2.8, y - 5.5), (x, y)], fill=VERMILLION)


def _alt(sources: Sources, made: list[Emendation], kinds: dict[str, str]) -> str:
    told, all_parts = [], list(parts(sources))
    for kind, name in kinds.items():
        those = [one for one in made if one.kind == kind]
        names = [_called(part) for part in all_parts if any(part.start <= one.start < part.end for one in those)]
        where = "in every part" if len(names) == len(all_parts) else f"in {listed(names)}"
        asked = sum(bool(one.query) for one in those)
        told.append(
            f"{name}: {count(len(those), 'change', 'changes')} {where}" + f", {asked} with a question" * (asked > 0)
        )
    return f"Changes by kind and part of the text. {'; '.join(told)}."


def _called(part: Part) -> str:
    return f"section {part.name}" if part.name[:1].isdigit() else part.name
