"""What the figures share: a sheet with its record and data, a key to the marks, a frame of rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..records.comparison import Figure
from .sheet import QUIET, RULE, WIDTH, Sheet, block, extent, wrap
from .tally import Tally
from .wording import level

MARGIN = 4.0
LABELS = 114.0  # points: the width of the labels of the rows
APART = 12.0  # points between the subjects of their own and the others


class Drawn(NamedTuple):
    """A figure, its sheet, and the data behind it: the first column of ``rows`` is the id of the mark."""

    figure: Figure
    sheet: Sheet
    header: list[str]
    rows: list[list[str]]


def finished(
    sheet: Sheet,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    title: str,
    caption: str,
    alt: str,
    notes: Sequence[str] = (),
    folder: str = "",
) -> Drawn:
    """The figure on ``sheet``; its findings are those of its marks, in their order."""
    findings = list(dict.fromkeys(id for mark in sheet.marks for id in mark.findings))
    figure = Figure(
        id=sheet.id,
        path=f"{folder}{sheet.id}",
        title=level(title),
        caption=level(caption),
        alt=level(alt),
        findings=findings,
        notes=list(notes),
        marks=sheet.marks,
    )
    return Drawn(figure, sheet, ["Mark", *header], [list(row) for row in rows])


def nothing(id: str, title: str, caption: str, header: Sequence[str], words: str) -> Drawn:
    """A figure that says there is nothing to show."""
    sheet = Sheet(id)
    lines = wrap(words, WIDTH - 2 * MARGIN)
    sheet.height = block(lines) + 24.0
    sheet.text(WIDTH / 2, sheet.height / 2, lines, align="center", color=QUIET)
    figure = Figure(id=id, path=id, title=title, caption=caption, alt=words, findings=[], empty=True)
    return Drawn(figure, sheet, ["Mark", *header], [])


def key(
    sheet: Sheet, y: float, entries: Iterable[tuple[Callable[[float, float], object], str]], room: float = 12.0
) -> float:
    """The marks (``room`` points wide) with what they mean, from ``y`` downward; gives where they end."""
    x, middle = MARGIN, y + 8.0
    for draw, words in entries:
        needed = room + 4.0 + extent(words)
        if x > MARGIN and x + needed > WIDTH - MARGIN:
            x, middle = MARGIN, middle + 15.0
        draw(x + room / 2, middle)
        sheet.text(x + room + 4.0, middle, [words])
        x += needed + 14.0
    return middle + 12.0


class Frame(NamedTuple):
    """Where the columns of a grid begin and how wide they are, and where the middles of its rows are, in points."""

    columns: Mapping[str, float]
    width: float
    rows: Mapping[str, float]


def subject_columns(tally: Tally) -> tuple[dict[str, float], float]:
    """Where the column of each subject begins, and how wide each is; those of no subject alone stand apart."""
    roles = {label.id: label.role for label in tally.findings.subjects}
    own = [id for id in tally.subjects if roles[id] == "one"]
    others = [id for id in tally.subjects if roles[id] != "one"]
    gap = APART if own and others else 0.0
    each = (WIDTH - LABELS - 2 * MARGIN - gap) / max(1, len(tally.subjects))
    xs = {id: MARGIN + LABELS + each * place for place, id in enumerate(own)}
    xs |= {id: MARGIN + LABELS + gap + each * (len(own) + place) for place, id in enumerate(others)}
    return {id: xs[id] for id in tally.subjects}, each


def framed(sheet: Sheet, y: float, tally: Tally, heights: Mapping[str, float]) -> Frame:
    """The grid of dimensions x subjects from ``y`` downward; a row is as high as its label or as ``heights`` says."""
    columns, each = subject_columns(tally)
    slanted = each < 40.0
    heads = {id: wrap(name, 90.0 if slanted else each - 6) for id, name in tally.heads.items()}
    labels = {id: wrap(name, LABELS - 10) for id, name in tally.dimensions.items()}
    y += max((94.0 if slanted else block(lines) for lines in heads.values()), default=0.0) + 4.0
    for id, lines in heads.items():
        if slanted:
            sheet.upright(columns[id] + each / 2, y - 5, lines)
        else:
            sheet.text(columns[id], y - 4 - block(lines) / 2, lines)
    rows, top = {}, y
    for id, lines in labels.items():
        sheet.rule(MARGIN, y, WIDTH - MARGIN, y, color=RULE)
        height = max(heights.get(id, 0.0), block(lines) + 7.0, 20.0)
        rows[id] = y + height / 2
        sheet.text(MARGIN, rows[id], lines)
        y += height
    sheet.rule(MARGIN, y, WIDTH - MARGIN, y, color=RULE)
    _part(sheet, tally, columns, top, y)
    sheet.height = y + MARGIN
    return Frame(columns, each, rows)


def _part(sheet: Sheet, tally: Tally, columns: Mapping[str, float], top: float, bottom: float) -> None:
    """A line between the subjects of their own and what is said of none of them alone."""
    others = [columns[label.id] for label in tally.findings.subjects if label.role != "one"]
    if 0 < len(others) < len(columns):
        x = min(others) - APART / 2 - 2.0
        sheet.rule(x, top, x, bottom, color=QUIET)
