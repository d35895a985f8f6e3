"""The table of shortcomings: what is said to be wanting, of whom, and whether it is so now or is to be put right."""

from __future__ import annotations

from collections.abc import Sequence

from ..records.comparison import Cell, Column, Table
from ..records.findings import Finding
from ..records.synthesis import Shortcoming
from .sources import Sources
from .tally import Tally, statement
from .wording import NOT_REPORTED, SUPPORT, listed, scope_notes

UNJUDGED = "not judged"
KINDS = {"wanting now": "wanting now", "to be put right": "what the reform or measure set out to put right"}
LABELS = {
    "subject": "Said of",
    "problem": "Shortcoming",
    "kind": "Kind",
    "dimension": "Dimension",
    "rests": "Rests on",
    "section": "Section",
}


def shortcomings(tally: Tally, sources: Sources) -> Table:
    """The analyst's shortcomings by subject, then the problems that none of them rests on; a subject without one is
    "not reported"."""
    told = {id for one in tally.synthesis.shortcomings for id in one.findings}
    left = [one for one in tally.findings.findings if one.type == "problem" and one.id not in told]
    rows = []
    for subject, name in tally.heads.items():
        own = [_told(tally, sources, one) for one in tally.synthesis.shortcomings if one.subject == subject]
        own += [_row(tally, sources, [one], (name, statement(one), UNJUDGED)) for one in left if one.subject == subject]
        silent = [Cell(text=name), Cell(text=NOT_REPORTED), *(Cell(text="") for _ in range(len(LABELS) - 2))]
        rows += own or [silent]
    return Table(
        id="shortcomings",
        title="Shortcomings",
        caption="Problems, by whom the study says to have them: wanting now, or what it says was to be put right.",
        columns=[Column(id=id, label=label) for id, label in LABELS.items()],
        rows=rows if told or left else [],
        notes=[
            f"“{NOT_REPORTED}” means that the study names no shortcoming of this subject, not that there is none.",
            *scope_notes(tally.findings),
        ],
    )


def _told(tally: Tally, sources: Sources, one: Shortcoming) -> list[Cell]:
    found = [tally.by_id[id] for id in one.findings]
    return _row(tally, sources, found, (one.said_of or tally.heads[one.subject], one.problem, KINDS[one.kind]))


def _row(tally: Tally, sources: Sources, found: Sequence[Finding], texts: Sequence[str]) -> list[Cell]:
    dimensions = dict.fromkeys(tally.dimensions[one.dimension] for one in found)
    kinds = {kind for one in found for kind in tally.support(one, sources)}
    rests = [words for kind, words in SUPPORT.items() if kind in kinds and (kind != "word" or len(kinds) == 1)]
    sections = dict.fromkeys(filter(None, (sources.section(one.section) for one in found)))
    ids = [one.id for one in found]
    cells = (*texts, ", ".join(dimensions), listed(rests), ", ".join(sections))
    return [Cell(text=text, findings=ids) for text in cells]
