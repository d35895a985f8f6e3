"""Tables with a row for each thing the study tells of: figures, documents, actors, citations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..records.comparison import Cell, Column, Table
from ..records.findings import Quantity
from ..records.synthesis import Instrument
from .sources import Sources
from .tally import Stated, Tally, statement
from .wording import PERCENT, STATUSES, TIME, level, scope_notes, shortened, value

NONE, UNDATED = "none", "not stated"
DIGIT = re.compile(r"\d")


def quantities(tally: Tally, sources: Sources) -> Table:
    """One row for each quantity of each finding: what is stated, and what is not."""
    labels = {
        "subject": "Subject",
        "stated": "As stated",
        "read": "Read as",
        "unit": "Unit",
        "counted": "What is counted",
        "base": "Base",
        "period": "Period",
        "place": "Place",
        "citation": "Citation",
        "missing": "Not stated",
    }
    stated = tally.stated()
    return Table(
        id="quantities",
        title="Reported figures",
        caption="Every figure the study reports, in its own words, with what it leaves unsaid. Figures with different "
        "bases cannot be compared with each other.",
        columns=[Column(id=id, label=label) for id, label in labels.items()],
        rows=[_same(one.finding.id, _quantity(tally, sources, one)) for one in stated],
        notes=scope_notes(tally.findings, {one.finding.subject for one in stated}),
    )


def _quantity(tally: Tally, sources: Sources, one: Stated) -> list[str]:
    finding, quantity, place, words = one
    return [
        tally.subjects[finding.subject],
        level(quantity.text),
        value(quantity),
        level(quantity.unit),
        level(quantity.counted),
        level(quantity.base),
        level(quantity.period),
        place,
        sources.marks([finding]) or NONE,
        words or ", ".join(missing(quantity)),
    ]


def missing(quantity: Quantity) -> list[str]:
    """What a reader would have to know of ``quantity`` and is not told.

    A share needs a base and how great it is, a count has none; a period needs its dates, and so does a length of time.
    """
    share, based, timed = level(quantity.unit).lower() in PERCENT, level(quantity.base), level(quantity.period)
    wants = (
        ("what is counted", quantity.counted),
        ("base", based or not share),
        ("size of the base", DIGIT.search(based) or not (share and based)),
        ("when it began and ended" if TIME.fullmatch(level(quantity.unit)) else "period", timed),
        ("dates of the period", DIGIT.search(timed) or not timed),
    )
    return [what for what, known in wants if not known]


def documents(tally: Tally, sources: Sources) -> Table:
    """The instruments that the analyst has listed: plans, documents, systems, platforms."""
    labels = {
        "name": "Name",
        "kind": "Kind",
        "subject": "Subject",
        "says": "What the study says",
        "status": "Status",
        "date": "Date",
        "citation": "Citation",
    }
    order = list(tally.subjects)
    rows = [
        _row(one.findings, _instrument(tally, sources, one))
        for one in sorted(tally.synthesis.instruments, key=lambda one: order.index(one.subject))
    ]
    return Table(
        id="documents",
        title="Instruments and documents",
        caption="Plans, documents, systems and platforms that the study names. The status is that of its claims.",
        columns=[Column(id=id, label=label) for id, label in labels.items()],
        rows=rows,
        notes=scope_notes(tally.findings, {one.subject for one in tally.synthesis.instruments}),
    )


def _instrument(tally: Tally, sources: Sources, one: Instrument) -> list[str]:
    cited = sources.marks(tally.by_id[id] for id in one.findings)
    says = [one.name, one.kind, tally.subjects[one.subject], one.says, _statuses(tally, one.findings)]
    return [*says, one.date or UNDATED, cited or NONE]


def _statuses(tally: Tally, ids: Iterable[str]) -> str:
    found = {tally.by_id[id].status for id in ids}
    return ", ".join(name for status, name in STATUSES.items() if status in found)


def actors(tally: Tally) -> Table:
    """Who acts, for which subject, and what it does: the analyst's list, or the statements that name an actor."""
    deeds = [(one.actor, one.subject, [one.does], one.findings, []) for one in tally.synthesis.actors]
    if not deeds:
        deeds = [
            (actor, subject, [shortened(statement(tally.by_id[id])) for id in ids], ids, [[id] for id in ids])
            for (actor, subject), ids in _named(tally).items()
        ]
    rows = [
        [
            Cell(text=actor, findings=ids),
            Cell(text=tally.subjects[subject], findings=ids),
            Cell(text="\n".join(does), findings=ids, lines=lines),
        ]
        for actor, subject, does, ids, lines in deeds
    ]
    labels = {"actor": "Actor", "subject": "Subject", "does": "What it does"}
    return Table(
        id="actors",
        title="Actors",
        caption="Who acts, for which subject, and what it does, as the study tells it.",
        columns=[Column(id=id, label=label) for id, label in labels.items()],
        rows=rows,
        notes=scope_notes(tally.findings, {subject for _, subject, *_ in deeds}),
    )


def _named(tally: Tally) -> dict[tuple[str, str], list[str]]:
    """Actor and subject -> ids of the findings that name it, in the order of the text."""
    does: dict[tuple[str, str], list[str]] = {}
    for finding in tally.findings.findings:
        for actor in dict.fromkeys(map(level, finding.actors)):
            does.setdefault((actor, finding.subject), []).append(finding.id)
    return does


def citations(tally: Tally, sources: Sources) -> Table:
    """One row for each citation mark: what it is put to, its reference, and whether that can support it."""
    labels = {
        "citation": "Citation",
        "statements": "Cited for",
        "reference": "Reference",
        "support": "Can it support this?",
        "question": "Reason and question",
    }
    judged = {one.citation: one for one in tally.synthesis.sources}
    carrying: dict[str, list[str]] = {}
    for one in tally.findings.findings:
        for id in dict.fromkeys(one.citations):
            carrying.setdefault(id, []).append(one.id)
    rows = []
    for citation in sources.document.citations:
        ids = carrying.get(citation.id, [])
        told = "\n".join(statement(tally.by_id[id]) for id in ids) or "no finding rests on it"
        judgement = judged.get(citation.id)
        why = [judgement.reason, judgement.question] if judgement else []
        texts = [
            f"{level(citation.text)}, section {sources.section(sources.place(citation.start))}".removesuffix(
                ", section "
            ),
            told,
            sources.reference(citation) or "no reference of the list fits",
            judgement.support if judgement else "not judged",
            "\n".join(filter(None, why)),
        ]
        row = _row(ids, texts)
        row[1] = Cell(text=told, findings=ids, lines=[[id] for id in ids])
        rows.append(row)
    return Table(
        id="citations",
        title="Citations",
        caption="Which statements carry a citation, and whether the reference, by its entry, can support them.",
        columns=[Column(id=id, label=label) for id, label in labels.items()],
        rows=rows,
        notes=["Judged by the entry in the list of references alone, not by reading the work."] if judged else [],
    )


def _row(ids: list[str], texts: Iterable[str]) -> list[Cell]:
    return [Cell(text=text, findings=ids) for text in texts]


def _same(id: str, texts: Iterable[str]) -> list[Cell]:
    return _row([id], texts)
