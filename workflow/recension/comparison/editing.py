"""Tables about the text itself: what was changed in it, and how its witnesses read."""

from __future__ import annotations

from collections.abc import Sequence

from ..records.apparatus import Apparatus, Emendation
from ..records.comparison import Cell, Column, Table
from ..records.document import Document
from .wording import HANDS, KINDS, level


def changes(apparatus: Apparatus) -> Table:
    """Kind x hand: the number of emendations, and how many of them ask the author something."""
    made = apparatus.emendations
    rows = [_kind(name, [one for one in made if one.kind == kind]) for kind, name in KINDS.items()]
    rows = [row for row in rows if row[-2].changes]
    return Table(
        id="changes",
        title="Summary of changes",
        caption="Number of changes to the text by kind and by the hand that made them, and of those with a question to "
        "the author.",
        columns=[
            Column(id="kind", label="Kind"),
            *(Column(id=id, label=name, numeric=True) for id, name in HANDS.items()),
            Column(id="all", label="All", numeric=True),
            Column(id="query", label="With a query", numeric=True),
        ],
        rows=[*rows, _kind("All kinds", made)] if made else [],
        notes=["Where the words stand and only carry a query or a note, they are counted as well."] if made else [],
    )


def _kind(name: str, made: Sequence[Emendation]) -> list[Cell]:
    groups = [[one for one in made if one.hand == hand] for hand in HANDS]
    return [Cell(text=name), *map(_number, (*groups, made, [one for one in made if one.query]))]


def _number(made: Sequence[Emendation]) -> Cell:
    return Cell(text=str(len(made)), changes=[one.id for one in made])


def collation(document: Document) -> Table:
    """Each bibliographic field over all witnesses: the reading chosen, and that of each witness."""
    rows = []
    for field in document.collation:
        readings = {one.witness: level(one.text) for one in field.readings}
        texts = [field.field, field.agreement, level(field.chosen)]
        texts += [readings.get(witness.id, "silent") for witness in document.witnesses]
        rows.append([Cell(text=text) for text in texts])
    labels = {"field": "Field", "agreement": "Witnesses", "chosen": "Chosen"}
    labels |= {f"witness-{one.id}": f"Reading of {one.id}" for one in document.witnesses}
    return Table(
        id="collation",
        title="Collation",
        caption="The witnesses compared, field by field.",
        columns=[Column(id=id, label=label) for id, label in labels.items()],
        rows=rows,
    )
