"""Coverage: what the study says by dimension and subject, and where it is silent.  Nothing is counted."""

from __future__ import annotations

from collections.abc import Sequence

from .drawing import Drawn, finished, framed, key, nothing, subject_columns
from .sheet import BLUE, QUIET, Sheet, block, wrap
from .tally import Tally
from .wording import NOT_REPORTED, SILENCE, STATUSES, elsewhere_notes, scope_notes

TITLE = "What the study says, and where it is silent"
CAPTION = (
    "A full circle: at least one claim about the subject on this dimension is told as a fact. A half circle: all "
    "claims are intended, explored, judged by the author or unclear, as the words beside it say. It shows what is "
    "told, not how much was done or how well."
)
HEADER = ["Dimension", "Subject", "What the study says", "Statuses of its claims", "Findings"]
REPORTED, OPEN = "reported", "only intended, explored, unclear, or judged by the author"
SHORT = {"intended": "intended", "exploratory": "explored", "author-judgement": "judged", "ambiguous": "unclear"}
RADIUS = 5.0


def coverage(tally: Tally) -> Drawn:
    """Dimension x subject: told as a fact, only in other ways, or not reported."""
    if not tally.by_id:
        return nothing("coverage", TITLE, CAPTION, HEADER, "Nothing to show: no claim was coded for this study.")
    sheet, ids = Sheet("coverage"), tally.ids("dimension", "subject")
    _, each = subject_columns(tally)
    words = {crossing: wrap(_words(tally, found), each - 17) for crossing, found in ids.items()}
    heights = {
        dimension: max(block(words.get((dimension, subject), [""])) for subject in tally.subjects) + 7.0
        for dimension in tally.dimensions
    }
    y = key(sheet, 2.0, [(lambda x, y, state=state: _symbol(sheet, x, y, state), state) for state in _STATES])
    frame = framed(sheet, y, tally, heights)
    rows = []
    for dimension, middle in frame.rows.items():
        for subject, x in frame.columns.items():
            found = ids.get((dimension, subject), [])
            state = _state(tally, found)
            said = f"{tally.dimensions[dimension]}, {tally.heads[subject]}: {state}"
            artist = _symbol(sheet, x + 6, middle, state)
            mark = sheet.mark(artist, (dimension, subject), said, found)
            if state == OPEN:
                sheet.text(x + 14, middle, words[dimension, subject])
            statuses = ", ".join(STATUSES[one] for one in _statuses(tally, found))
            names = (tally.dimensions[dimension], tally.heads[subject])
            rows.append([mark, *names, state, statuses, "; ".join(found)])
    notes = [SILENCE, *elsewhere_notes(tally.findings), *scope_notes(tally.findings)]
    return finished(sheet, HEADER, rows, title=TITLE, caption=CAPTION, alt=_alt(tally, ids), notes=notes)


_STATES = (REPORTED, OPEN, NOT_REPORTED)


def _state(tally: Tally, ids: Sequence[str]) -> str:
    if not ids:
        return NOT_REPORTED
    return REPORTED if any(tally.by_id[id].status == "reported" for id in ids) else OPEN


def _statuses(tally: Tally, ids: Sequence[str]) -> list[str]:
    found = {tally.by_id[id].status for id in ids}
    return [status for status in STATUSES if status in found]


def _words(tally: Tally, ids: Sequence[str]) -> str:
    if _state(tally, ids) != OPEN:
        return ""
    return ", ".join(SHORT[status] for status in _statuses(tally, ids))


def _symbol(sheet: Sheet, x: float, y: float, state: str) -> object:
    if state == NOT_REPORTED:
        return sheet.stroke([x - 4, x + 4], [y, y], color=QUIET, width=1.0)
    circle = sheet.dot(x, y, RADIUS, fill=BLUE if state == REPORTED else "#FFFFFF")
    if state == OPEN:
        sheet.half(x, y, RADIUS)
    return circle


def _alt(tally: Tally, ids: dict[tuple[object, ...], list[str]]) -> str:
    parts = []
    for subject, name in tally.heads.items():
        groups = []
        for state in _STATES:
            those = [
                label
                for dimension, label in tally.dimensions.items()
                if _state(tally, ids.get((dimension, subject), [])) == state
            ]
            groups += [f"{state} on {', '.join(those)}"] if those else []
        parts.append(f"{name}: {'; '.join(groups)}.")
    return "By subject and dimension. " + " ".join(parts)
