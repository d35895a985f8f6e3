"""The eight tables, and the first of them: dimension x subject."""

from __future__ import annotations

from ..records.comparison import Cell, Column, Table
from ..records.synthesis import Point
from .editing import changes, collation
from .listings import actors, citations, documents, quantities
from .problems import shortcomings
from .sources import Sources
from .tally import Tally, statement
from .wording import NOT_REPORTED, SILENCE, elsewhere_notes, scope_notes, shortened


def make_tables(tally: Tally, sources: Sources) -> list[Table]:
    """All tables, in the order they are shown."""
    return [
        comparison(tally),
        quantities(tally, sources),
        documents(tally, sources),
        actors(tally),
        shortcomings(tally, sources),
        citations(tally, sources),
        changes(sources.apparatus),
        collation(sources.document),
    ]


def comparison(tally: Tally) -> Table:
    """Dimension x subject: what the study says, in the analyst's words or, where there are none, in its statements."""
    ids = tally.ids("subject", "dimension")
    summaries = {(cell.subject, cell.dimension): cell.points for cell in tally.synthesis.cells}
    rows = [
        [
            Cell(text=name),
            *(
                _crossing(tally, ids.get((subject, id), []), summaries.get((subject, id), []))
                for subject in tally.subjects
            ),
        ]
        for id, name in tally.dimensions.items()
    ]
    return Table(
        id="comparison",
        title="Comparison",
        caption="What the study says of each subject on each dimension, in short; the marks lead to the findings.",
        columns=[Column(id="dimension", label="Dimension"), *subject_columns(tally)],
        rows=rows,
        notes=[SILENCE, *elsewhere_notes(tally.findings), *scope_notes(tally.findings)],
    )


def _crossing(tally: Tally, ids: list[str], points: list[Point]) -> Cell:
    """One cell: the analyst's lines, or each statement shortened; it rests on all findings of the crossing."""
    if not ids:
        return Cell(text=NOT_REPORTED)
    lines = [(point.text, point.findings) for point in points]
    lines = lines or [(shortened(statement(tally.by_id[id])), [id]) for id in ids]
    return Cell(text="\n".join(text for text, _ in lines), findings=ids, lines=[found for _, found in lines])


def subject_columns(tally: Tally) -> list[Column]:
    """A column for each subject of the codebook, its scope in the head."""
    return [Column(id=id, label=name) for id, name in tally.heads.items()]
