"""The comparison across studies that share a codebook: what each has on record, in words, never in numbers.

A cell says whether a study reports something of a subject on a dimension; a count would be taken for a measure of
what was achieved, and is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..records.findings import Label
from .standing import Entry, Mark, Results

NOT_REPORTED = "not reported"
# What a study has on record where it reports nothing as done or found.
LESS = {
    "intended": "intended",
    "exploratory": "exploratory",
    "author-judgement": "its author’s judgment",
    "ambiguous": "unclear",
}


@dataclass(frozen=True)
class Cell:
    """What one study has on record of one subject on one dimension."""

    words: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Grid:
    """One subject: for each dimension the cells of the studies; ``limits`` are the scope notes, study and note."""

    subject: Label
    rows: tuple[tuple[Label, tuple[Cell, ...]], ...]
    limits: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """Studies with the same codebook."""

    codebook: str
    title: str
    entries: tuple[Entry, ...]

    def grids(self) -> Iterator[Grid]:
        """A grid for each subject of the codebook of which at least one of the studies says something."""
        for subject in self._first.subjects:
            if subject.id in self._told:
                yield self._grid(subject)

    def silent(self) -> list[str]:
        """The subjects of which no study says anything."""
        return [subject.name for subject in self._first.subjects if subject.id not in self._told]

    @cached_property
    def _told(self) -> set[str]:
        return {subject for one in self.entries for subject in _of(one).marks}

    @property
    def _first(self) -> Results:
        return _of(self.entries[0])

    def _grid(self, subject: Label) -> Grid:
        return Grid(
            subject,
            tuple(
                (dimension, tuple(cell(_of(one), subject.id, dimension.id) for one in self.entries))
                for dimension in self._first.dimensions
            ),
            tuple(
                (one.study, scope.note)
                for one in self.entries
                for scope in _of(one).scope
                if scope.subject == subject.id
            ),
        )


def groups(entries: Sequence[Entry]) -> list[Group]:
    """The verified studies by codebook, byte for byte the same, where it is that of two or more."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for one in entries:
        if one.results:
            found.setdefault(one.results.codebook, []).append(one)
    return [
        Group(codebook, _of(those[0]).codebook_title, tuple(those))
        for (codebook, *_), those in sorted(found.items())
        if len(those) > 1
    ]


def cell(results: Results, subject: str, dimension: str) -> Cell:
    """What ``results`` have on record of ``subject`` on ``dimension``."""
    marks = results.marks.get(subject, {}).get(dimension, ())
    return Cell(in_words({one.status for one in marks}), tuple(marks))


def in_words(statuses: set[str]) -> str:
    """``reported`` where a finding is; else ``only ...``; ``not reported`` without a finding."""
    if not statuses:
        return NOT_REPORTED
    return "reported" if "reported" in statuses else f"only {', '.join(LESS[one] for one in LESS if one in statuses)}"


def _of(one: Entry) -> Results:
    assert one.results  # a group has verified studies only
    return one.results
