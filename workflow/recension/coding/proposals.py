"""What the program proposes: one finding for each claim whose subject and dimension the codebook's cues show."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from ..records.apparatus import Edition
from ..records.document import Block, Document, Sentence
from ..records.findings import Evidence, Finding, Quantity
from ..records.inputs import Codebook
from .actors import Actors
from .clauses import Clause, split_clauses
from .labels import choose_status, choose_type
from .passages import Passages
from .quantities import find_quantities
from .statements import Statements
from .subjects import Choice, Dimensions, Subjects

_CONFIDENCE = ("unsure", "probable", "sure")


class Proposer:
    """Reads one document by one codebook."""

    def __init__(self, document: Document, edition: Edition, codebook: Codebook) -> None:
        self.passages = Passages(document)
        self.statements = Statements(document, edition)
        self.subjects = Subjects(document, codebook)
        self.dimensions = Dimensions(document, codebook)
        self.actors = Actors(codebook)

    def propose(self) -> list[Finding]:
        """The proposals, in the order of the text."""
        found: list[Finding] = []
        for block, sentences in self.passages.coded():
            last: Choice | None = None
            for sentence in sentences:
                findings, last = self._sentence(block, sentence, last)
                found += findings
        return with_ids(found, "p")

    def quantities(self, start: int, end: int) -> list[Quantity]:
        """The quantities in ``start:end`` of the transcript."""
        return find_quantities(self.passages.transcript[start:end], start)

    def _sentence(self, block: Block, sentence: Sentence, last: Choice | None) -> tuple[list[Finding], Choice | None]:
        """The proposals of one sentence, and the subject it leaves to the next one."""
        start = max(sentence.start, block.content)
        text = self.passages.transcript[start : sentence.end]
        # Read over the whole sentence, so that a period named at its beginning holds for all of its claims.
        quantities = find_quantities(text, start)
        begins = [quantity.start for quantity in quantities]
        mentions = self.subjects.mentions(text)
        found: list[Finding] = []
        for clause in split_clauses(self.passages.transcript, start, sentence.end):
            subject = self.subjects.choose(mentions, clause.start - start, clause.end - start, block.section, last)
            inside = quantities[bisect_left(begins, clause.start) : bisect_left(begins, clause.end)]
            finding = self._finding(block, clause, subject, inside) if subject else None
            found += [finding] if finding else []
            last = subject or last
        return found, last

    def _finding(self, block: Block, clause: Clause, subject: Choice, quantities: list[Quantity]) -> Finding | None:
        text = self.passages.transcript[clause.start : clause.end]
        dimension = self.dimensions.choose(text, block.section)
        statement = self.statements.of(clause.start, clause.end) if dimension else ""
        if dimension is None or not statement:
            return None
        kind, kind_cue = choose_type(text, quantities)
        status, status_cue = choose_status(text, kind)
        return Finding(
            id="",
            subject=subject.id,
            dimension=dimension.id,
            type=kind,
            status=status,
            statement=statement,
            quantities=quantities,
            actors=self.actors.find(text),
            citations=self.passages.citations_for(clause.start, clause.end),
            section=block.section,
            evidence=self.passages.evidence(clause.start, clause.end),
            method="program",
            confidence=_CONFIDENCE[min(subject.certainty, dimension.certainty)],
            cues=[subject.cue, dimension.cue, kind_cue, status_cue],
        )


def finding_id(prefix: str, evidence: Evidence, subject: str, dimension: str, kind: str) -> str:
    """The id of a finding: ``prefix`` and 8 hexadecimal digits of the SHA-256 of where it stands and its labels.

    It does not depend on who made the finding, nor on its order among others.
    """
    key = "\x1f".join([evidence.witness, str(evidence.start), str(evidence.end), subject, dimension, kind])
    return f"{prefix}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def with_ids(findings: Iterable[Finding], prefix: str) -> list[Finding]:
    """``findings`` with their ids; where two come to the same one, the later gets a counter."""
    named: list[Finding] = []
    seen: dict[str, int] = {}
    for finding in findings:
        name = finding_id(prefix, finding.evidence, finding.subject, finding.dimension, finding.type)
        seen[name] = seen.get(name, 0) + 1
        named.append(msgspec.structs.replace(finding, id=name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return named
