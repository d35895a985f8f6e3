"""The comparison: each cell rests on the findings it names, and silence is not absence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..emendation.facts import facts, numbers, plain
from ..emendation.pieces import SpanMap
from ..records.comparison import Cell, Table
from ..records.findings import Finding
from .promises import Build, Promise, Seen, level, short

SILENT = "not reported"
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufffd]")
SENTENCE = re.compile(r"(?<=[.;!?])\s+")
# Cells that name something, or say where it stands or what is not said, and state no number of their findings.
NAMED = frozenset(
    {
        *(("quantities", id) for id in ("subject", "stated", "read", "unit", "citation", "missing")),
        *(("citations", id) for id in ("citation", "reference", "question")),
        *(("shortcomings", id) for id in ("subject", "section")),
        *(("documents", id) for id in ("subject", "citation")),
        ("actors", "subject"),
    }
)
# What is said of a figure, and when a document is from, may stand in the sentences around: it is looked for in the
# section.
AROUND = frozenset((*(("quantities", id) for id in ("counted", "base", "period", "place")), ("documents", "date")))


def cells(build: Build) -> Seen:
    """Each cell's findings and changes exist; a count is their number; none stand at "not reported"."""
    known = {one.id for one in (*build.findings.findings, *build.apparatus.emendations)}
    looked, wrong = 0, []
    for table in build.comparison.tables:
        for number, row in enumerate(table.rows, start=1):
            looked += len(row)
            if len(row) != len(table.columns):
                wrong.append((f"{table.id}, row {number}", f"has {len(row)} cells for {len(table.columns)} columns"))
            for column, cell in list(zip(table.columns, row, strict=False)):
                place = f"{table.id}, row {number}, {column.label}"
                wrong += [(place, problem) for problem in _cell(cell, column.numeric, known)]
    return Seen(looked, wrong)


def _cell(cell: Cell, numeric: bool, known: set[str]) -> Iterator[str]:
    named = [*cell.findings, *cell.changes]
    yield from (f"names the finding {id!r}, which does not exist" for id in named if id not in known)
    if numeric and cell.text != str(len(named)):
        yield f"says {short(cell.text)} and names {len(named)} findings"
    if (cell.text == SILENT) and cell.findings:
        yield f"says “{SILENT}” and names {len(cell.findings)} findings"
    if len(set(named)) != len(named):
        yield "names a finding twice"
    if cell.lines and (len(cell.lines) != len(cell.text.split("\n")) or not all(cell.lines)):
        yield f"has {len(cell.text.split(chr(10)))} lines, of which {sum(map(bool, cell.lines))} name findings"
    if {id for ids in cell.lines for id in ids} - set(cell.findings):
        yield "has a line that names a finding its cell does not"


def crossings(build: Build) -> Seen:
    """The comparison: each crossing holds exactly the findings of its subject and dimension."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for one in build.findings.findings:
        wanted.setdefault((one.dimension, one.subject), []).append(one.id)
    looked, wrong = 0, []
    for table in (table for table in build.comparison.tables if table.id == "comparison"):
        dimensions, subjects = build.findings.dimensions, [column.id for column in table.columns[1:]]
        if subjects != [one.id for one in build.findings.subjects] or len(table.rows) != len(dimensions):
            wrong.append((table.id, "does not have the subjects and dimensions of the codebook, in its order"))
        for dimension, row in zip(dimensions, table.rows, strict=False):
            for subject, cell in zip(subjects, row[1:], strict=False):
                looked += 1
                place = f"{table.id}, {dimension.name}, {subject}"
                wrong += _crossing(place, table, cell, wanted.get((dimension.id, subject), []))
    return Seen(looked, wrong)


def _crossing(place: str, table: Table, cell: Cell, wanted: list[str]) -> Iterator[tuple[str, str]]:
    if Counter(cell.findings) != Counter(wanted):
        yield place, f"rests on {cell.findings}, the findings are {wanted}"
    if (cell.text == SILENT) != (not wanted):
        yield place, f"says {short(cell.text)} with {len(wanted)} findings"


def figures_stated(build: Build) -> Seen:
    """Each quantity of a finding has its row among the reported figures, with its exact words."""
    table = next((table for table in build.comparison.tables if table.id == "quantities"), None)
    at = next((place for place, one in enumerate(table.columns) if one.id == "stated"), 0) if table else 0
    rows = (
        Counter((row[at].findings[0], level(row[at].text)) for row in table.rows if row[at].findings)
        if table
        else Counter()
    )
    stated = Counter((one.id, level(quantity.text)) for one in build.findings.findings for quantity in one.quantities)
    short_of = [(id, f"the quantity {short(text)} has no row of its own") for id, text in (stated - rows)]
    extra = [(id, f"a row for {short(text)} rests on no quantity") for id, text in (rows - stated)]
    return Seen(stated.total(), [*short_of, *extra])


def cell_numbers(build: Build) -> Seen:
    """Each number of a cell, with its qualifier, stands in the evidence of the findings that the cell names."""
    known, spans, looked, wrong = {one.id: one for one in build.findings.findings}, SpanMap(build.edition), 0, []
    for table in build.comparison.tables:
        for number, row in enumerate(table.rows, start=1):
            for column, cell in zip(table.columns, row, strict=False):
                if (table.id, column.id) in NAMED or column.numeric or not cell.findings:
                    continue
                for text, ids in _lines(cell):
                    own = [known[id] for id in ids if id in known]
                    words = _around(build, own) if (table.id, column.id) in AROUND else _evidence(build, spans, own)
                    count, problems = numbers_kept(text, words)
                    looked += count
                    wrong += [(f"{table.id}, row {number}, {column.label}", problem) for problem in problems]
    return Seen(looked, wrong)


def _lines(cell: Cell) -> list[tuple[str, list[str]]]:
    """The lines of a cell, each with the findings it rests on."""
    parts = cell.text.split("\n")
    return list(zip(parts, cell.lines, strict=True)) if len(parts) == len(cell.lines) else [(cell.text, cell.findings)]


def _evidence(build: Build, spans: SpanMap, found: list[Finding]) -> list[str]:
    """The words of the source behind ``found``, and those of the edition."""
    quotes = [one.evidence for one in found]
    edited = [spans.span(one.start, one.end) for one in quotes if one.witness == build.edition.witness]
    return [plain(one.quote) for one in quotes] + [plain(build.edition.text[low:high]) for low, high in edited]


def _around(build: Build, found: list[Finding]) -> list[str]:
    """The words of the sections that ``found`` stand in."""
    transcript, sections = build.document.transcript, {one.section for one in found}
    return [plain(transcript[one.start : one.end]) for one in build.document.blocks if one.section in sections]


def numbers_kept(text: str, evidence: list[str]) -> tuple[int, list[str]]:
    """How many numbers ``text`` has, and what is wrong with them: not in the evidence, or qualified otherwise.

    A number may stand without the qualifier that one sentence gives it where another gives it none: "in 2009" beside
    "since 2009".
    """
    stated = set(numbers(plain(text)))
    said = _qualified(plain(text))
    if not stated and not said:
        return 0, []
    sentences = [part for one in evidence for part in SENTENCE.split(one)]
    wrong = [f"says {short(one)}, its evidence does not" for one in sorted(stated - set(numbers("\n".join(evidence))))]
    quoted = set().union(*map(_qualified, evidence))
    wrong += [f"says {short(fact)}, its evidence does not" for fact in sorted(said - quoted)]
    free = {_number(fact) for fact in said} | {
        one for part in sentences for one in set(numbers(part)) - set(map(_number, _qualified(part)))
    }
    bare = {fact for fact in quoted - said if _number(fact) in stated - free}
    return len(stated), wrong + [f"drops the qualifier of {short(fact)}" for fact in sorted(bare)]


def _qualified(text: str) -> set[str]:
    """The qualified numbers of ``text``: "since 2009"."""
    return {fact for kind, fact in facts(text) if kind == "qualifier"}


def _number(fact: str) -> str:
    return fact.rsplit(" ", 1)[-1]


def scope(build: Build) -> Seen:
    """What must be said of a subject is said under the comparison and under the coverage, in table and figure."""
    shown = [(f"table {one.id}", one.notes) for one in build.comparison.tables if one.id == "comparison"]
    shown += [
        (f"figure {one.id}", one.notes) for one in build.comparison.figures if one.id == "coverage" and not one.empty
    ]
    wrong = [
        (place, f"does not say of {one.subject}: {short(one.note)}")
        for place, said in shown
        for one in build.findings.scope
        if not any(_labeled(one.note) in _labeled(text) for text in said)
    ]
    return Seen(len(build.findings.scope) * len(shown), wrong)


def _labeled(text: str) -> str:
    """``text`` on one line without marks that turn the order of letters: tables and figures have U+FFFD for them."""
    return level(TURNING.sub("", text))


PROMISES = (
    Promise("cells", "Each cell rests on the findings it names.", "cells of the tables", cells),
    Promise("crossings", "Silence is not absence: “not reported” cells have no finding.", "crossings", crossings),
    Promise("reported-figures", "Each figure that the study reports has its row.", "quantities", figures_stated),
    Promise(
        "cell-numbers",
        "Each number in a table stands, with its qualifier, in the evidence of its findings.",
        "numbers in cells",
        cell_numbers,
    ),
    Promise("scope", "What limits a comparison is said beside it.", "notes on scope beside what they limit", scope),
)
