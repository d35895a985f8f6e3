"""The analyst's hand: findings and rejections anchored by exact quotes, brought together with the proposals."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from ..anchors import locate
from ..errors import RecensionError, excerpt
from ..records.agreement import Codes
from ..records.document import Document
from ..records.findings import Evidence, Finding, Quantity, Rejected, Scope
from ..records.inputs import Codebook, CodedFinding, Coding
from ..yamlfile import YamlFile
from .numbers import find_numbers
from .proposals import Proposer, with_ids

_LABELS = ("subject", "dimension", "type", "status")


class Decisions:
    """The analyst's decisions on one document.  ``file`` is where they were read from, for the place in messages."""

    def __init__(
        self, document: Document, codebook: Codebook, coding: Coding, file: YamlFile | None, proposer: Proposer
    ) -> None:
        self.transcript = document.transcript
        self.headings = document.headings
        self.coding = coding
        self.file = file
        self.proposer = proposer
        self.passages = proposer.passages
        self.known = {
            "subject": [subject.id for subject in codebook.subjects],
            "dimension": [dimension.id for dimension in codebook.dimensions],
        }

    def findings(self, proposals: Sequence[Finding]) -> list[Finding]:
        """The analyst's findings.  Raises :class:`RecensionError` at the line of the first that does not hold."""
        found: list[Finding] = []
        lines: dict[tuple[object, ...], str] = {}
        overlaps = Overlaps(proposals)
        for number, coded in enumerate(self.coding.findings):
            codes = self._codes(number, coded, overlaps)
            self._refuse_double(number, coded, codes, lines)
            found.append(self._finding(number, coded, codes))
        return found

    def codes(self) -> list[Codes]:
        """The analyst's labels alone, none of them the program's.  Raises as :meth:`findings` does."""
        lines: dict[tuple[object, ...], str] = {}
        found = [self._codes(number, coded, Overlaps([])) for number, coded in enumerate(self.coding.findings)]
        for number, codes in enumerate(found):
            self._refuse_double(number, self.coding.findings[number], codes, lines)
        return found

    def rejected(self, proposals: Sequence[Finding]) -> list[Rejected]:
        """The analyst's rejections.  Raises :class:`RecensionError` for one that meets no proposal."""
        found: list[Rejected] = []
        overlaps = Overlaps(proposals)
        for number, rejection in enumerate(self.coding.rejected):
            place = self._place("rejected", number, "quote")
            evidence = self._evidence(place, rejection.quote, rejection.prefix, rejection.suffix)
            if not overlaps.of(evidence.start, evidence.end):
                raise RecensionError(
                    place,
                    f"the program proposes nothing at {excerpt(rejection.quote)}, so there is nothing to reject",
                    "Remove this rejection, or quote words of the proposal that you mean.",
                )
            found.append(Rejected(evidence=evidence, reason=rejection.reason))
        return found

    def scope(self) -> list[Scope]:
        """The analyst's scope notes.  Raises :class:`RecensionError` on an unknown subject."""
        for number, note in enumerate(self.coding.scope):
            self._check_known("subject", note.subject, self._place("scope", number, "subject"))
        return [Scope(subject=note.subject, note=note.note, short=note.short) for note in self.coding.scope]

    def sections(self) -> frozenset[str]:
        """The ids of the headings that were coded and of those under them; empty for the whole text.  Raises
        :class:`RecensionError` for a section that is not there."""
        chosen: set[str] = set()
        for number, name in enumerate(self.coding.sections):
            named = [one.id for one in self.headings if name in (one.number.rstrip("."), one.number, one.title)]
            if not named:
                raise RecensionError(
                    self._place("sections", number),
                    f"the source has no section {excerpt(name)}",
                    "Give the number or the title of a heading as it is printed.",
                )
            chosen.update(named)
        for heading in self.headings:
            if heading.parent in chosen:
                chosen.add(heading.id)
        return frozenset(chosen)

    def _codes(self, number: int, coded: CodedFinding, overlaps: Overlaps) -> Codes:
        """Where one finding stands, and its labels."""
        place = self._place("findings", number, "quote")
        start = locate(self.transcript, coded.quote, place, coded.prefix, coded.suffix)
        end = start + len(coded.quote)
        for label in ("subject", "dimension"):
            if getattr(coded, label) is not None:
                self._check_known(label, getattr(coded, label), self._place("findings", number, label))
        labels = self._labels(number, coded, overlaps.nearest(start, end))
        return Codes(quote=coded.quote, start=start, end=end, **labels)

    def _finding(self, number: int, coded: CodedFinding, codes: Codes) -> Finding:
        evidence = self.passages.evidence(codes.start, codes.end)
        self._check_numbers(number, coded)
        return Finding(
            id="",
            subject=codes.subject,
            dimension=codes.dimension,
            type=codes.type,
            status=codes.status,
            statement=self._statement(number, coded, evidence),
            quantities=self._quantities(number, coded, evidence),
            actors=self.proposer.actors.find(evidence.quote) if coded.actors is None else list(coded.actors),
            citations=self.passages.citations_for(evidence.start, evidence.end),
            section=self.passages.section(evidence.start),
            evidence=evidence,
            method="analyst",
            confidence="sure",
            note=coded.note,
        )

    def _labels(self, number: int, coded: CodedFinding, proposal: Finding | None) -> dict[str, str]:
        """The labels the analyst gave, and the program's for those left out."""
        labels = {label: getattr(coded, label) or getattr(proposal, label, None) for label in _LABELS}
        missing = [label for label in _LABELS if labels[label] is None]
        if missing:
            raise RecensionError(
                self._place("findings", number, "quote"),
                f"the finding at {excerpt(coded.quote)} has no {' and no '.join(missing)}, "
                "and the program proposes none",
                f"Add {', '.join(f'{label!r}' for label in missing)} to it.",
            )
        return labels

    def _statement(self, number: int, coded: CodedFinding, evidence: Evidence) -> str:
        if coded.statement:
            return " ".join(coded.statement.split())
        statement = self.proposer.statements.of(evidence.start, evidence.end)
        if not statement:
            raise RecensionError(
                self._place("findings", number, "quote"),
                f"the edition leaves out the words {excerpt(coded.quote)}, so the finding has no statement",
                "Add a 'statement' to it, or correct the emendation that drops these words.",
            )
        return statement

    def _quantities(self, number: int, coded: CodedFinding, evidence: Evidence) -> list[Quantity]:
        """The quantities in the quote, with what the analyst says of them."""
        found = self.proposer.quantities(evidence.start, evidence.end)
        for place, said in enumerate(coded.quantities):
            meant = [one for one in found if said.text in one.text]
            if len(meant) != 1:
                raise RecensionError(
                    self._place("findings", number, "quantities", place, "text"),
                    f"{excerpt(said.text)} stands in {len(meant)} of the quantities of its quote"
                    f" ({', '.join(excerpt(one.text) for one in found) or 'there are none'})",
                    "Give the number as it stands in the quote, with enough words to tell it from the others.",
                )
            at = found.index(meant[0])
            keys = ("counted", "base", "period", "supports")
            known = {key: getattr(said, key) for key in keys if getattr(said, key) is not None}
            found[at : at + 1] = [] if said.leave_out else [msgspec.structs.replace(meant[0], **known)]
        return found

    def _check_numbers(self, number: int, coded: CodedFinding) -> None:
        """Raise for a number of the statement, in digits or words, that does not stand in the evidence."""
        statement = " ".join((coded.statement or "").split())
        stated = {found.value for found in find_numbers(" ".join(coded.quote.split()))}
        for found in find_numbers(statement):
            if found.value not in stated:
                word = statement[found.start : found.end]
                raise RecensionError(
                    self._place("findings", number, "statement"),
                    f"the number {excerpt(word)} of the statement does not stand in its quote",
                    "Take it out of the statement, or quote the words of the source that give it.",
                )

    def _refuse_double(
        self, number: int, coded: CodedFinding, codes: Codes, lines: dict[tuple[object, ...], str]
    ) -> None:
        place = self._place("findings", number, "quote")
        key = (codes.start, codes.end, codes.subject, codes.dimension, codes.type)
        if key in lines:
            raise RecensionError(
                place,
                f"the finding at {excerpt(coded.quote)} is the same as the one at {lines[key]}",
                "Remove one, or let them differ in subject, dimension or type.",
            )
        lines[key] = place

    def _evidence(self, place: str, quote: str, prefix: str, suffix: str) -> Evidence:
        start = locate(self.transcript, quote, place, prefix, suffix)
        return self.passages.evidence(start, start + len(quote))

    def _check_known(self, label: str, word: str, place: str) -> None:
        known = self.known[label]
        if word in known:
            return
        near = difflib.get_close_matches(word, known, n=1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        raise RecensionError(
            place,
            f"{word!r} is no {label} of the codebook",
            f"{hint}The codebook has: {', '.join(known)}.",
        )

    def _place(self, *steps: str | int) -> str:
        return self.file.place(*steps) if self.file else "coding.yaml"


class Overlaps:
    """Findings searched by the stretch of text they overlap.  They are sorted and do not overlap one another."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = findings
        self.ends = [finding.evidence.end for finding in findings]

    def of(self, start: int, end: int) -> list[Finding]:
        """The findings that share at least one character with ``start:end``."""
        found = []
        for index in range(bisect_left(self.ends, start + 1), len(self.findings)):
            if self.findings[index].evidence.start >= end:
                break
            found.append(self.findings[index])
        return found

    def nearest(self, start: int, end: int) -> Finding | None:
        """The finding that shares most with ``start:end``, the first of those that share as much."""

        def shared(finding: Finding) -> int:
            return min(end, finding.evidence.end) - max(start, finding.evidence.start)

        return max(self.of(start, end), key=shared, default=None)


def merge(
    proposals: Sequence[Finding], analyst: Sequence[Finding], rejected: Iterable[Rejected], *, complete: bool
) -> list[Finding]:
    """The findings of a study: the analyst's, and where the review is not ``complete`` the proposals nobody touched."""
    if complete:
        return with_ids(analyst, "f")
    overlaps = Overlaps(proposals)
    spans = [*(finding.evidence for finding in analyst), *(rejection.evidence for rejection in rejected)]
    taken = {proposal.id for span in spans for proposal in overlaps.of(span.start, span.end)}
    return with_ids([*analyst, *(proposal for proposal in proposals if proposal.id not in taken)], "f")
