"""The five tables."""

from __future__ import annotations

from ..records.comparison import Cell, Column, Table
from .tally import Stated, Tally, statement
from .wording import NOT_REPORTED, SILENCE, STATUSES, TYPES, level, scope_notes, value

QUANTITY_COLUMNS = {
    "subject": "Subject",
    "value": "Value as stated",
    "unit": "Unit",
    "counted": "What is counted",
    "base": "Base",
    "period": "Period",
    "statement": "Statement",
    "words": "Exact words",
    "citation": "Citation",
}


def make_tables(tally: Tally) -> list[Table]:
    """All tables, in the order they are shown."""
    return [comparison(tally), coverage(tally), evidence(tally), quantities(tally), actors(tally)]


def comparison(tally: Tally) -> Table:
    """Dimension x subject: the statements, one a line; line *i* of a cell is the *i*-th of its findings."""
    ids = tally.ids("subject", "dimension")
    rows = [
        [Cell(text=name), *(_statements(tally, ids.get((subject, id), [])) for subject in tally.subjects)]
        for id, name in tally.dimensions.items()
    ]
    return Table(
        id="comparison",
        title="Comparison",
        caption="What the study says of each subject on each dimension of the codebook.",
        columns=[Column(id="dimension", label="Dimension"), *_subject_columns(tally)],
        rows=rows,
        notes=[SILENCE, *_scope(tally)],
    )


def coverage(tally: Tally) -> Table:
    """Dimension x subject: the number of findings."""
    ids = tally.ids("subject", "dimension")
    rows = [
        [Cell(text=name), *(_number(ids.get((subject, id), [])) for subject in tally.subjects)]
        for id, name in tally.dimensions.items()
    ]
    return Table(
        id="coverage",
        title="Coverage",
        caption="Number of claims coded for each dimension and subject.",
        columns=[Column(id="dimension", label="Dimension"), *_subject_columns(tally, numeric=True)],
        rows=rows,
        notes=["The numbers count claims, not achievements; 0 means that no claim was coded.", *_scope(tally)],
    )


def evidence(tally: Tally) -> Table:
    """Subject x status and type of the claims, and what supports them: the numbers of findings."""
    columns = [
        Column(id="subject", label="Subject"),
        Column(id="claims", label="Claims", numeric=True),
        *(Column(id=f"status-{id}", label=_capital(name), numeric=True) for id, name in STATUSES.items()),
        *(Column(id=f"type-{id}", label=_capital(name), numeric=True) for id, name in TYPES.items()),
        Column(id="cited", label="With citation", numeric=True),
        Column(id="uncited", label="Without citation", numeric=True),
        Column(id="counted", label="With quantity", numeric=True),
    ]
    return Table(
        id="evidence",
        title="Kinds of claims and their support",
        caption="Number of claims by status, by type, and by what the study gives in their support.",
        columns=columns,
        rows=[_evidence_row(tally, subject, name) for subject, name in tally.subjects.items()],
        notes=[
            "Each claim has one status and one type; it may have a citation and a quantity at once.",
            *_scope(tally),
        ],
    )


def _evidence_row(tally: Tally, subject: str, name: str) -> list[Cell]:
    keys = [
        tally.ids("subject").get((subject,), []),
        *(tally.ids("subject", "status").get((subject, id), []) for id in STATUSES),
        *(tally.ids("subject", "type").get((subject, id), []) for id in TYPES),
        tally.ids("subject", "cited").get((subject, True), []),
        tally.ids("subject", "cited").get((subject, False), []),
        tally.ids("subject", "counted").get((subject, True), []),
    ]
    return [Cell(text=name), *map(_number, keys)]


def quantities(tally: Tally) -> Table:
    """One row for each quantity of each finding."""
    stated = tally.stated()
    return Table(
        id="quantities",
        title="Quantities",
        caption="Every quantity the study states, as it states it.",
        columns=[Column(id=id, label=label) for id, label in QUANTITY_COLUMNS.items()],
        rows=[_quantity_row(tally, one) for one in stated],
        notes=[
            "“Citation” says whether the sentence of the quantity cites a source.",
            *scope_notes(tally.findings, {one.finding.subject for one in stated}),
        ],
    )


def _quantity_row(tally: Tally, stated: Stated) -> list[Cell]:
    finding, quantity = stated
    texts = [
        tally.subjects[finding.subject],
        value(quantity),
        level(quantity.unit),
        level(quantity.counted),
        level(quantity.base),
        level(quantity.period),
        statement(finding),
        quantity.text,
        "yes" if finding.citations else "no",
    ]
    return [Cell(text=text, findings=[finding.id]) for text in texts]


def actors(tally: Tally) -> Table:
    """Actor x subject: the statements in which the actor is named as doing it, in the order of first mention."""
    does: dict[str, dict[str, list[str]]] = {}
    for finding in tally.findings.findings:
        for actor in dict.fromkeys(map(level, finding.actors)):
            does.setdefault(actor, {}).setdefault(finding.subject, []).append(finding.id)
    rows = [
        [Cell(text=actor), *(_statements(tally, ids.get(subject, [])) for subject in tally.subjects)]
        for actor, ids in does.items()
    ]
    return Table(
        id="actors",
        title="Actors",
        caption="Who did what, as the study tells it.",
        columns=[Column(id="actor", label="Actor"), *_subject_columns(tally)],
        rows=rows,
        notes=[SILENCE, *_scope(tally)],
    )


def _subject_columns(tally: Tally, numeric: bool = False) -> list[Column]:
    return [Column(id=id, label=name, numeric=numeric) for id, name in tally.subjects.items()]


def _statements(tally: Tally, ids: list[str]) -> Cell:
    return Cell(text=tally.statements(ids) if ids else NOT_REPORTED, findings=ids)


def _number(ids: list[str]) -> Cell:
    return Cell(text=str(len(ids)), findings=ids)


def _scope(tally: Tally) -> list[str]:
    return scope_notes(tally.findings)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
