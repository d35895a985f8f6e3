"""Tables about the text itself: what was changed in it, and how its witnesses read."""

from __future__ import annotations

from collections.abc import Sequence

from ..records.apparatus import Apparatus, Emendation
from ..records.comparison import Cell, Column, Table
from ..records.document import Document
from .wording import HANDS, KINDS, WITNESSES, unmarked

NOTES = [
    "Where the words stand and only carry a query or a note, they are counted as well.",
    "A query that several changes share is asked, and counted, once; in the last row also where they are of two kinds.",
]


def changes(apparatus: Apparatus) -> Table:
    """Kind x hand: the number of emendations, how many of them ask the author something, and how many questions those
    are."""
    made = apparatus.emendations
    kinds = {name: [one for one in made if one.kind == kind] for kind, name in KINDS.items()}
    rows = [_kind(name, those) for name, those in kinds.items() if those]
    return Table(
        id="changes",
        title="Summary of changes",
        caption="Number of changes to the text by kind and by the hand that made them, and of those with a question to "
        "the author.",
        columns=[
            Column(id="kind", label="Kind"),
            *(Column(id=id, label=name, numeric=True) for id, name in HANDS.items()),
            Column(id="all", label="All", numeric=True),
            Column(id="query", label="Changes with a query", numeric=True),
            Column(id="queries", label="Queries", numeric=True),
        ],
        rows=[*rows, _kind("All kinds", made)] if made else [],
        notes=NOTES if made else [],
        total=bool(made),
    )


def _kind(name: str, made: Sequence[Emendation]) -> list[Cell]:
    groups = [[one for one in made if one.hand == hand] for hand in HANDS]
    asking = [one for one in made if one.query]
    queries = {one.query: one for one in reversed(asking)}  # the first change with each
    first = [one for one in asking if queries[one.query] is one]
    return [Cell(text=name), *map(_number, (*groups, made, asking, first))]


def _number(made: Sequence[Emendation]) -> Cell:
    return Cell(text=str(len(made)), changes=[one.id for one in made])


def collation(document: Document) -> Table:
    """Each bibliographic field over all witnesses: the reading chosen, and that of each witness."""
    rows = []
    for field in document.collation:
        texts = [field.field, WITNESSES[field.agreement], unmarked(field.chosen)]
        for witness in document.witnesses:
            said = [unmarked(one.text) for one in field.readings if one.witness == witness.id]
            texts.append("; ".join(dict.fromkeys(said)) or "silent")
        rows.append([Cell(text=text) for text in texts])
    labels = {"field": "Field", "agreement": "Witnesses", "chosen": "Chosen"}
    labels |= {f"witness-{one.id}": one.id for one in document.witnesses}
    return Table(
        id="collation",
        title="Collation",
        caption="The witnesses compared, field by field.",
        columns=[Column(id=id, label=label) for id, label in labels.items()],
        rows=rows,
    )
