"""Evidence map: what each claim rests on.  One small mark a claim; nothing is added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .drawing import Drawn, finished, framed, key, nothing, subject_columns
from .sheet import BLUE, INK, ORANGE, QUIET, Piece, Sheet
from .sources import Sources
from .tally import Tally, statement
from .wording import SUPPORT, listed, scope_notes

TITLE = "What the claims rest on"
CAPTION = (
    "Each mark is one claim: a circle rests on a citation, a square on a figure, a diamond on an example, a short bar "
    "on the author’s word alone; where there is no mark, the study makes no claim. Marks joined by a line are one "
    "claim with more than one of these. Apart from the marked citations no claim has a source; a citation is no proof "
    "that the reference supports it (see the table of citations). How many marks there are says how much the study "
    "tells, and nothing of what was achieved."
)
HEADER = ["Finding", "Subject", "Dimension", "Statement", "Citation", "Figure", "Example", "Author’s word alone"]
STEP, LINE = 9.5, 12.0


def support(tally: Tally, sources: Sources) -> Drawn:
    """Dimension x subject: a mark for each claim, its shape by what the study gives in its support."""
    if not tally.by_id:
        return nothing("evidence", TITLE, CAPTION, HEADER, "Nothing to show: no claim was coded for this study.")
    sheet, ids = Sheet("evidence"), tally.ids("dimension", "subject")
    kinds = {id: tally.support(finding, sources) for id, finding in tally.by_id.items()}
    _, each = subject_columns(tally)
    places = {crossing: _places([len(kinds[id]) for id in found], each) for crossing, found in ids.items()}
    heights = {
        dimension: max(len(set(y for _, y in places.get((dimension, subject), [(0, 0)]))) for subject in tally.subjects)
        * LINE
        + 8.0
        for dimension in tally.dimensions
    }
    legend = _legend(kinds.values())
    y = key(sheet, 2.0, [(lambda x, y, kind=kind: _glyph(sheet, x, y, kind), words) for kind, words in legend.items()])
    frame = framed(sheet, y, tally, heights)
    rows = []
    for (dimension, subject), found in ids.items():
        lines = max(line for _, line in places[dimension, subject]) + 1
        top = frame.rows[dimension] - LINE * (lines - 1) / 2
        for id, (place, line) in zip(found, places[dimension, subject], strict=True):
            x, middle = frame.columns[subject] + 5.0 + place * STEP, top + line * LINE
            said = f"{statement(tally.by_id[id])} Rests on {listed([SUPPORT[kind] for kind in kinds[id]])}."
            mark = sheet.mark(_claim(sheet, x, middle, kinds[id]), (id,), said, [id])
            yes = ["yes" if kind in kinds[id] else "no" for kind in SUPPORT]
            names = (tally.heads[subject], tally.dimensions[dimension], statement(tally.by_id[id]))
            rows.append([mark, id, *names, *yes])
    alt = _alt(tally, kinds)
    return finished(
        sheet,
        HEADER,
        rows,
        title=TITLE,
        caption=CAPTION,
        alt=alt,
        notes=[*_unmarked(tally), *scope_notes(tally.findings)],
    )


def _legend(kinds: Iterable[Sequence[str]]) -> dict[str, str]:
    """What each mark means; a figure or an example has no source unless its claim has a citation too."""
    sourced = {kind for each in kinds if "cited" in each for kind in each}
    bare = dict.fromkeys(("counted", "example"), " (no source given)")
    bare |= {kind: " (no source given but where joined to a circle)" for kind in bare if kind in sourced}
    return {kind: words + bare.get(kind, "") for kind, words in SUPPORT.items()}


def _unmarked(tally: Tally) -> list[str]:
    if tally.synthesis.examples:
        return []
    return ["A claim counts as an example where its sentence says so (“for example”, “for instance”, “as an example”)."]


def _places(sizes: list[int], each: float) -> list[tuple[int, int]]:
    """For claims of so many marks: the place of the first mark in its line, and the line."""
    room, place, line, found = max(3, int((each - 6) // STEP)), 0, 0, []
    for size in sizes:
        if place and place + size > room:
            place, line = 0, line + 1
        found.append((place, line))
        place += size
    return found


def _claim(sheet: Sheet, x: float, y: float, kinds: list[str]) -> Piece:
    if len(kinds) > 1:
        sheet.stroke([x, x + STEP * (len(kinds) - 1)], [y, y], color=INK, width=1.0)
    glyphs = [_glyph(sheet, x + STEP * place, y, kind) for place, kind in enumerate(kinds)]
    return glyphs[0]


def _glyph(sheet: Sheet, x: float, y: float, kind: str) -> Piece:
    if kind == "cited":
        return sheet.dot(x, y, 3.6, fill=BLUE)
    if kind == "counted":
        return sheet.shape(
            [(x - 3.3, y - 3.3), (x + 3.3, y - 3.3), (x + 3.3, y + 3.3), (x - 3.3, y + 3.3)], fill=ORANGE
        )
    if kind == "example":
        return sheet.shape([(x - 4.2, y), (x, y - 4.2), (x + 4.2, y), (x, y + 4.2)], fill="#FFFFFF")
    return sheet.stroke([x - 2.6, x + 2.6], [y, y], color=QUIET, width=2.0)


def _alt(tally: Tally, kinds: dict[str, list[str]]) -> str:
    """Where claims rest on more than the author's word, by kind of support, subject and dimension."""
    parts = []
    for kind, words in SUPPORT.items():
        if kind == "word":
            continue
        where: dict[str, list[str]] = {}
        for id, finding in tally.by_id.items():
            if kind in kinds[id]:
                where.setdefault(tally.heads[finding.subject], []).append(tally.dimensions[finding.dimension])
        told = "; ".join(f"{subject} on {', '.join(dict.fromkeys(names))}" for subject, names in where.items())
        parts.append(f"Claims with {words}: {told or 'none'}.")
    return "By subject and dimension. " + " ".join(parts) + " All other claims rest on the author’s word alone."
