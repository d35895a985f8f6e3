"""The analyst's synthesis: cells, events, instruments, actors, sources and diagrams, each held to the findings.

Anchors are exact quotes, as in the coding: a part rests on the findings whose evidence shares words with its quotes.
A part that rests on none, or says a number that their evidence does not have with the same qualifier, is an error.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..anchors import locate
from ..errors import RecensionError, excerpt
from ..records import synthesis as made
from ..records.document import Document
from ..records.evidence import Evidence
from ..records.findings import Finding
from ..records.inputs import Codebook
from ..records.plans import Anchor, CellSummary, DiagramPlan, Synthesis
from ..yamlfile import YamlFile
from .numbers import find_numbers
from .passages import Passages
from .quantities import find_quantities

Steps = tuple[str | int, ...]


class Held(NamedTuple):
    """The quotes of a part and the findings it rests on."""

    evidence: list[Evidence]
    findings: list[Finding]

    @property
    def fields(self) -> dict[str, list]:
        """The fields of :class:`recension.records.synthesis.Anchored`."""
        return {"evidence": self.evidence, "findings": [finding.id for finding in self.findings]}


class Synthesizer:
    """Takes up a synthesis for ``findings``.  ``file`` is where it was read from, for the place in messages."""

    def __init__(
        self,
        document: Document,
        findings: Sequence[Finding],
        codebook: Codebook,
        file: YamlFile | None,
    ) -> None:
        self.document, self.findings, self.file = document, findings, file
        self.passages = Passages(document)
        self.known = {
            "subject": [subject.id for subject in codebook.subjects],
            "dimension": [dimension.id for dimension in codebook.dimensions],
        }
        self.shared = {subject.id for subject in codebook.subjects if subject.role != "one"}

    def take_up(self, synthesis: Synthesis) -> made.Synthesis:
        """The synthesis with the findings of each part.  Raises :class:`RecensionError` at the line that is wrong."""
        self._refuse_double("cells", [(cell.subject, cell.dimension) for cell in synthesis.cells])
        self._refuse_double("sources", [(one.quote, one.prefix, one.suffix) for one in synthesis.sources])
        self._refuse_double("diagrams", [diagram.id for diagram in synthesis.diagrams])
        examples = [self._held(("examples", number), [one]) for number, one in enumerate(synthesis.examples)]
        return made.Synthesis(
            cells=self._cells(synthesis),
            events=self._events(synthesis),
            figures=self._figures(synthesis),
            instruments=self._instruments(synthesis),
            actors=self._actors(synthesis),
            shortcomings=self._shortcomings(synthesis),
            sources=self._sources(synthesis),
            examples=[one.id for one in self.findings if any(one in held.findings for held in examples)],
            diagrams=[self._diagram(("diagrams", number), one) for number, one in enumerate(synthesis.diagrams)],
        )

    def _cells(self, synthesis: Synthesis) -> list[made.Summary]:
        cells = []
        for number, cell in enumerate(synthesis.cells):
            self._check_known("subject", cell.subject, ("cells", number, "subject"))
            self._check_known("dimension", cell.dimension, ("cells", number, "dimension"))
            elsewhere, points = self._elsewhere(number, cell), []
            for place, point in enumerate(cell.points):
                steps = ("cells", number, "points", place)
                held = self._held(steps, point.quotes, cell.subject, cell.dimension)
                points.append(made.Point(text=self._checked(steps, point.text, held), **held.fields))
            cells.append(
                made.Summary(subject=cell.subject, dimension=cell.dimension, points=points, elsewhere=elsewhere)
            )
        return cells

    def _elsewhere(self, number: int, cell: CellSummary) -> list[made.Elsewhere]:
        """What an empty cell points to.  Raises where the cell is not empty, or says nothing at all."""
        if not (cell.points or cell.elsewhere):
            raise RecensionError(
                self._place("cells", number), "has no points and points nowhere", "Write one, or take out the cell."
            )
        crossing = (cell.subject, cell.dimension)
        if cell.elsewhere and any((one.subject, one.dimension) == crossing for one in self.findings):
            problem = f"{cell.subject} has findings on {cell.dimension}, so the cell is not empty"
            raise RecensionError(self._place("cells", number, "elsewhere"), problem, "Write points in its place.")
        found = []
        for place, one in enumerate(cell.elsewhere):
            steps = ("cells", number, "elsewhere", place)
            self._check_known("dimension", one.dimension, (*steps, "dimension"))
            held = self._held(steps, one.quotes, cell.subject, one.dimension)
            text = self._checked(steps, one.text, held)
            found.append(made.Elsewhere(text=text, dimension=one.dimension, **held.fields))
        return found

    def _events(self, synthesis: Synthesis) -> list[made.Event]:
        events = []
        for number, event in enumerate(synthesis.events):
            steps = ("events", number)
            held = self._held(steps, event.quotes)
            self._check_dates(steps, event.start, event.end, event.when, held)
            text = self._checked(steps, event.text, held)
            events.append(
                made.Event(text=text, when=_line(event.when), start=event.start, end=event.end, **held.fields)
            )
        return events

    def _figures(self, synthesis: Synthesis) -> list[made.Reported]:
        figures = []
        for number, one in enumerate(synthesis.figures):
            steps = ("figures", number)
            held = self._held(steps, [Anchor(quote=one.quote, prefix=one.prefix, suffix=one.suffix)])
            start, end = held.evidence[0].start, held.evidence[0].end
            quantities = [each for finding in held.findings for each in finding.quantities]
            meant = {each.start for each in quantities if each.start < end and start < each.end}
            if len(meant) != 1:
                problem = f"the words {excerpt(one.quote)} hold {len(meant)} figures of findings"
                raise RecensionError(self._place(*steps, "quote"), problem, "Quote the words of one figure.")
            said = {key: _line(getattr(one, key)) for key in ("counted", "base", "period", "place", "missing")}
            figures.append(made.Reported(**said, **held.fields))
        return figures

    def _instruments(self, synthesis: Synthesis) -> list[made.Instrument]:
        found = []
        for number, one in enumerate(synthesis.instruments):
            steps = ("instruments", number)
            self._check_known("subject", one.subject, (*steps, "subject"))
            held = self._held(steps, one.quotes, one.subject)
            self._check_dated(steps, one.date, held)
            found.append(
                made.Instrument(
                    name=_line(one.name),
                    kind=one.kind,
                    subject=one.subject,
                    says=self._checked(steps, one.says, held, "says"),
                    date=_line(one.date),
                    **held.fields,
                )
            )
        return found

    def _actors(self, synthesis: Synthesis) -> list[made.Deed]:
        deeds = []
        for number, deed in enumerate(synthesis.actors):
            steps = ("actors", number)
            self._check_known("subject", deed.subject, (*steps, "subject"))
            held = self._held(steps, deed.quotes, deed.subject)
            does = self._checked(steps, deed.does, held, "does")
            deeds.append(made.Deed(actor=_line(deed.actor), subject=deed.subject, does=does, **held.fields))
        return deeds

    def _shortcomings(self, synthesis: Synthesis) -> list[made.Shortcoming]:
        told = []
        for number, one in enumerate(synthesis.shortcomings):
            steps = ("shortcomings", number)
            self._check_known("subject", one.subject, (*steps, "subject"))
            held = self._held(steps, one.quotes, one.subject)
            problem, said_of = self._checked(steps, one.problem, held, "problem"), _line(one.said_of)
            told.append(
                made.Shortcoming(subject=one.subject, problem=problem, kind=one.kind, said_of=said_of, **held.fields)
            )
        return told

    def _sources(self, synthesis: Synthesis) -> list[made.Judgement]:
        judged = []
        for number, one in enumerate(synthesis.sources):
            steps = ("sources", number)
            evidence = self._evidence(steps, Anchor(quote=one.quote, prefix=one.prefix, suffix=one.suffix))
            marks = [
                mark.id for mark in self.document.citations if evidence.start <= mark.start and mark.end <= evidence.end
            ]
            if len(marks) != 1:
                raise RecensionError(
                    self._place(*steps, "quote"),
                    f"the words {excerpt(one.quote)} hold {len(marks)} citation marks",
                    "Quote the words up to the end of one citation mark.",
                )
            findings = [finding.id for finding in self.findings if marks[0] in finding.citations]
            reason, question = _line(one.reason), _line(one.question)
            judged.append(
                made.Judgement(
                    citation=marks[0],
                    support=one.support,
                    reason=reason,
                    question=question,
                    evidence=[evidence],
                    findings=findings,
                )
            )
        return judged

    def _diagram(self, steps: Steps, plan: DiagramPlan) -> made.Diagram:
        names = [node.id for node in plan.nodes]
        self._refuse_double((*steps, "nodes"), names)
        nodes, edges = [], []
        for number, node in enumerate(plan.nodes):
            held = self._held((*steps, "nodes", number), node.quotes)
            text = self._checked((*steps, "nodes", number), node.text, held)
            nodes.append(made.Node(id=node.id, text=text, certain=node.certain, **held.fields))
        for number, edge in enumerate(plan.edges):
            where = (*steps, "edges", number)
            for key, name in (("from", edge.start), ("to", edge.to)):
                if name not in names or edge.start == edge.to:
                    problem = (
                        f"{name!r} is no node of this diagram" if name not in names else "leads from a node to itself"
                    )
                    raise RecensionError(self._place(*where, key), problem, f"Its nodes are: {', '.join(names)}.")
            held = self._held(where, edge.quotes)
            text = self._checked(where, edge.text, held) if edge.text else ""
            edges.append(made.Edge(start=edge.start, end=edge.to, text=text, certain=edge.certain, **held.fields))
        caption = _line(plan.caption)
        return made.Diagram(id=plan.id, title=_line(plan.title), caption=caption, nodes=nodes, edges=edges)

    def _held(self, steps: Steps, quotes: Iterable[str | Anchor], subject: str = "", dimension: str = "") -> Held:
        """The quotes, and the findings that share words with each.

        With ``subject`` and ``dimension`` they are those of a cell; with ``subject`` alone, of it or of none alone.
        """
        evidence, found = [], set()
        for one in quotes:
            anchor = one if isinstance(one, Anchor) else Anchor(quote=one)
            words = self._evidence(steps, anchor)
            shared = [
                finding.id
                for finding in self.findings
                if finding.evidence.start < words.end and words.start < finding.evidence.end
                if finding.subject in ((subject,) if dimension else (subject, *self.shared)) or not subject
                if dimension in ("", finding.dimension)
            ]
            if not shared:
                of = f" of {subject}" * bool(subject) + f" on {dimension}" * bool(dimension)
                raise RecensionError(
                    self._place(*steps, "quotes"),
                    f"no finding{of} has the words {excerpt(anchor.quote)}",
                    "Quote words of such a finding (findings.csv lists them), or code one.",
                )
            evidence.append(words)
            found.update(shared)
        return Held(evidence, [finding for finding in self.findings if finding.id in found])

    def _evidence(self, steps: Steps, anchor: Anchor) -> Evidence:
        text, place = self.document.transcript, self._place(*steps, "quotes")
        start = locate(text, anchor.quote, place, anchor.prefix, anchor.suffix)
        return self.passages.evidence(start, start + len(anchor.quote))

    def _checked(self, steps: Steps, text: str, held: Held, key: str = "text") -> str:
        """``text`` on one line.  Raises for a number that the evidence does not have, or has otherwise qualified."""
        quotes = [finding.evidence.quote for finding in held.findings]
        stated = {sign for quote in quotes for sign in _stated(quote)}
        numbers = {number.value for quote in quotes for number in find_numbers(" ".join(quote.split()))}
        numbers |= {float(digits) for quote in quotes for digits in re.findall(r"\d{1,15}", quote)}  # in names too
        line = _line(text)
        wrong = [line[number.start : number.end] for number in find_numbers(line) if number.value not in numbers]
        values = {sign[1:] for sign in stated}
        wrong += [words for sign, words in _stated(line).items() if sign[1:] in values and sign not in stated]
        if wrong:
            raise RecensionError(
                self._place(*steps, key),
                f"says {excerpt(wrong[0])}, which the evidence of its findings does not say so",
                "Give the number as the source has it, with its qualifier, or quote the words that have it.",
            )
        return line

    def _check_dates(self, steps: Steps, start: str, end: str, when: str, held: Held) -> None:
        words = " ".join(quote.quote for quote in held.evidence)
        if _line(when) not in _line(words):
            raise RecensionError(
                self._place(*steps, "when"),
                f"{excerpt(when)} does not stand in the quotes",
                "Copy it from one of them.",
            )
        for key, date in (("start", start), ("end", end)):
            if date and not re.search(rf"(?<!\d){date[:4]}(?!\d)", words):
                problem = f"the year {date[:4]} does not stand in the quotes"
                raise RecensionError(self._place(*steps, key), problem, "Leave out a date the source does not give.")
        if start and end and end < start[: len(end)]:
            raise RecensionError(self._place(*steps, "end"), f"{end} is before {start}", "Correct one of the two.")

    def _check_dated(self, steps: Steps, date: str, held: Held) -> None:
        """Raise for a year of ``date`` that no sentence of the quotes has."""
        sentences = {sentence.id: sentence for sentence in self.passages.sentences}
        ids = [id for one in held.evidence for id in self.passages.sentences_of(one.start, one.end)]
        words = " ".join(self.document.transcript[sentences[id].start : sentences[id].end] for id in ids)
        for year in re.findall(r"\d{4}", date):
            if not re.search(rf"(?<!\d){year}(?!\d)", words):
                problem = f"the year {year} stands in no sentence of the quotes"
                raise RecensionError(self._place(*steps, "date"), problem, "Leave out a date the source does not give.")

    def _check_known(self, label: str, word: str, steps: Steps) -> None:
        if word not in self.known[label]:
            near = difflib.get_close_matches(word, self.known[label], n=1)
            hint = f"Did you mean {near[0]!r}? " if near else ""
            known = ", ".join(self.known[label])
            problem = f"{word!r} is no {label} of the codebook"
            raise RecensionError(self._place(*steps), problem, f"{hint}The codebook has: {known}.")

    def _refuse_double(self, steps: str | Steps, keys: Sequence[object]) -> None:
        steps = (steps,) if isinstance(steps, str) else steps
        for number, key in enumerate(keys):
            if key in keys[:number]:
                place = self._place(*steps, number)
                raise RecensionError(place, f"{key!r} stands here a second time", "Bring the two together.")

    def _place(self, *steps: str | int) -> str:
        return self.file.place(*steps) if self.file else "synthesis.yaml"


def _stated(text: str) -> dict[tuple[object, ...], str]:
    """The quantities of ``text``: qualifier and values -> their words."""
    found = find_quantities(_line(text))
    return {(one.qualifier, one.value, one.low, one.high): one.text for one in found}


def _line(text: str) -> str:
    return " ".join(text.split())
