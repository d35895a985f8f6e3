"""Mutation of an edition: one fact of one sentence is changed behind the guard's back.

A mutant is made as a careless or dishonest hand would make it: as a change of its own where the words stood, else
inside the emendation that put them there, with everything that this one declares.  ``python -m emendation.mutation
STUDY ...`` (see ``make mutants``) prints how many mutants of each kind the guard catches.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from recension.emendation import emend
from recension.emendation.facts import MODAL, citation_marks
from recension.emendation.guard import Guard
from recension.emendation.lexicon import NEGATION, ORDINALS
from recension.emendation.numbers import COUNTED, FIGURE, MONTH, QUALIFIED, WORD
from recension.emendation.pieces import SpanMap, apply
from recension.emendation.units import Unit, units
from recension.reading import read_study
from recension.records.apparatus import Edition, Emendation
from recension.records.document import Document
from recension.records.inputs import Codebook, Edits, Termbase
from recension.study import StudyFolder
from recension.yamlfile import YamlFile


class Change(NamedTuple):
    """Words of the edition, at ``start:end``, and what a mutant puts there."""

    start: int
    end: int
    text: str


class Study(NamedTuple):
    """An edited study and the names of the subjects that it compares."""

    document: Document
    emendations: list[Emendation]
    edition: Edition
    guard: Guard
    subjects: list[str]


def load(folder: Path, data: Path) -> Study:
    """The study in ``folder``; its termbases and codebook are in ``data``."""
    study = StudyFolder(folder)
    document = read_study(study.id, study.study, study.sources())
    termbases = [YamlFile(data / "termbases" / f"{name}.yaml").record(Termbase) for name in study.study.termbases]
    file = YamlFile(folder / "edits.yaml")
    apparatus, edition = emend(document, termbases, file.record(Edits), file)
    codebook = YamlFile(data / "codebooks" / f"{study.study.codebook}.yaml").record(Codebook)
    subjects = [one.name for one in codebook.subjects if one.role == "one"]
    return Study(document, apparatus.emendations, edition, Guard(document, apparatus.terms), subjects)


def mutants(study: Study) -> Iterator[tuple[str, str, list[Change]]]:
    """(kind, sentence, changes) of every mutant of every sentence of the edition."""
    spans = SpanMap(study.edition)
    text = study.edition.text
    places = [(one.id, *spans.span(one.start, one.end)) for one in study.document.sentences]
    for number, (id, low, high) in enumerate(places):
        if not text[low:high].strip():
            continue
        following = places[number + 1][2] if number + 1 < len(places) else None
        for kind, changes in (*_single(text, low, high, study.subjects), *_citations(text, low, high, following)):
            yield kind, id, changes
        yield "lost sentence", id, [Change(low, high, "")]


def _single(text: str, low: int, high: int, subjects: list[str]) -> Iterator[tuple[str, list[Change]]]:
    sentence = text[low:high]

    def change(match: re.Match[str], new: str, group: int = 0) -> list[Change]:
        return [Change(low + match.start(group), low + match.end(group), new)]

    for match in FIGURE.finditer(sentence):
        yield "number changed", change(match, f"{match.group()[:-1]}{(int(match.group()[-1]) + 1) % 10}")
        yield "number dropped", change(match, "some")
    for match in re.finditer(rf"\b(?:{COUNTED})\b", sentence, re.IGNORECASE):
        yield "number changed", change(match, "ninety")
    for match in re.finditer(rf"\b(?:{'|'.join(ORDINALS)})\b", sentence, re.IGNORECASE):
        yield "number changed", change(match, "sixth" if match.group().lower() != "sixth" else "fifth")
    for match in QUALIFIED.finditer(sentence.lower()):
        yield "qualifier dropped", change(match, "", 1)
        yield "qualifier changed", change(match, "nearly" if match.group(1).lower() != "nearly" else "over", 1)
    for match in WORD.finditer(sentence):
        if match.group().lower() in NEGATION:
            yield "negation dropped", change(match, "can" if match.group() == "cannot" else "")
    for match in re.finditer(r"\b(?:is|are|was|were|has|have|can)\b", sentence):
        yield "negation added", change(match, f"{match.group()} not")
    for match in MODAL.finditer(sentence.lower()):
        yield "modality dropped", change(match, "")
    for match in MONTH.finditer(sentence):
        yield "date changed", change(match, "August" if match.group() != "August" else "July")
    for match in re.finditer(r"%", sentence):
        yield "percent sign dropped", change(match, "")
    yield from _subjects(sentence, low, subjects)


def _subjects(sentence: str, low: int, subjects: list[str]) -> Iterator[tuple[str, list[Change]]]:
    """Each subject that is named becomes each other one, and any two of them change places."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, subjects))})\b") if subjects else re.compile(r"(?!)")
    named = list(pattern.finditer(sentence))
    for number, one in enumerate(named):
        for other in subjects:
            if other != one.group():
                yield "subject replaced", [Change(low + one.start(), low + one.end(), other)]
        for other in named[number + 1 :]:
            if other.group() != one.group():
                between = sentence[one.end() : other.start()]
                yield (
                    "subjects swapped",
                    [Change(low + one.start(), low + other.end(), f"{other.group()}{between}{one.group()}")],
                )


def _citations(text: str, low: int, high: int, following: int | None) -> Iterator[tuple[str, list[Change]]]:
    for match in citation_marks(text[low:high]):
        start, end = low + match.start(), low + match.end()
        gone = Change(start, end, "")
        yield "citation dropped", [gone]
        yield "citation changed", [Change(start, end, "[99]")]
        words = [word.end() for word in WORD.finditer(text, low, start)]
        if len(words) > 4:
            yield "citation moved", [Change(words[-4], words[-4], f" {match.group()}"), gone]
            yield "citation moved", [Change(words[0], words[0], f" {match.group()}"), gone]
        if following:
            yield "citation moved", [gone, Change(following - 1, following - 1, f" {match.group()}")]


def mutated(study: Study, changes: list[Change]) -> tuple[list[Emendation], Edition]:
    """The emendations and the edition with ``changes``, which are sorted and do not meet."""
    emendations, edition = study.emendations, study.edition
    for change in reversed(changes):
        emendations = _put(study.document.transcript, emendations, edition, change)
        edition = apply(edition.study, edition.witness, study.document.transcript, emendations)
    return emendations, edition


def _put(transcript: str, emendations: list[Emendation], edition: Edition, change: Change) -> list[Emendation]:
    start, end = change.start, change.end
    if start == end:  # an insertion takes the character before it along
        start, change = start - 1, change._replace(text=edition.text[start - 1 : start] + change.text)
    touched = [piece for piece in edition.pieces if piece.start < end and start < piece.end]
    first, last = touched[0], touched[-1]
    low = start if first.emendation is None else first.start
    high = end if last.emendation is None else last.end
    source = first.source_start + (low - first.start)
    source_end = last.source_end - (last.end - high)
    known = {one.id: one for one in emendations}
    inside = [one for one in emendations if source <= one.start < source_end]
    origin = known[inside[0].id] if inside else emendations[0]
    one = msgspec.structs.replace(
        origin,
        id=f"e{source}",
        start=source,
        end=source_end,
        source=transcript[source:source_end],
        text=edition.text[low:start] + change.text + edition.text[end:high],
        hand="edit",
        kind="grammar",
        declares=[says for one in inside for says in one.declares],
    )
    return sorted([*(other for other in emendations if other not in inside), one], key=lambda other: other.start)


def caught(study: Study, changes: list[Change]) -> bool:
    """Whether the guard finds the mutant."""
    emendations, edition = mutated(study, changes)
    return any(
        True
        for unit in _touched(study, emendations, edition)
        if not study.guard.added_by_page(unit)
        for _ in study.guard.unit(unit)
    )


def _touched(study: Study, emendations: list[Emendation], edition: Edition) -> Iterator[Unit]:
    known = {id(one) for one in study.emendations}
    for unit in units(study.document, emendations, edition):
        if unit.before != unit.after and any(id(one) not in known for one in unit.emendations):
            yield unit


def count(study: Study) -> tuple[Counter[str], Counter[str], list[tuple[str, str, list[Change]]]]:
    """How many mutants of each kind there are, how many are caught, and those that are not."""
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed = []
    for kind, sentence, changes in mutants(study):
        made[kind] += 1
        if caught(study, changes):
            found[kind] += 1
        else:
            missed.append((kind, sentence, changes))
    return made, found, missed


def main(folders: list[str]) -> None:
    for folder in map(Path, folders):
        study = load(folder, folder.parent.parent)
        made, found, missed = count(study)
        print(f"{folder.name}: {sum(found.values())} of {sum(made.values())} mutants caught")
        for kind in sorted(made):
            print(f"  {kind:<22}{found[kind]:>5} of {made[kind]:>5}")
        for kind, sentence, changes in missed:
            print(f"  missed: {kind} in {sentence}: {changes}")


if __name__ == "__main__":
    main(sys.argv[1:])
