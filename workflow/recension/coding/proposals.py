"""What the program proposes: one finding for each claim whose subject and dimension the codebook's cues show."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from ..records.apparatus import Edition
from ..records.document import Block, Document, Sentence
from ..records.findings import Evidence, Finding, Quantity, Status
from ..records.inputs import Codebook
from .actors import Actors
from .clauses import Clause, split_clauses, split_parts
from .labels import Labels
from .passages import Passages
from .quantities import find_quantities
from .statements import Statements
from .subjects import Choice, Dimensions, Subjects

_CONFIDENCE = ("unsure", "probable", "sure")
# An item of a list in running text, which has the status of the item before where it has no verb to tell.
_ITEM = re.compile(r"(?:first|second|third|fourth|fifth|sixth|next|then|finally|lastly)(?:ly)?\b", re.IGNORECASE)
_LOOSE_END = re.compile(r"[\s,;]*(?:\b(?:and|but|or))?[\s,;]*\Z")


@dataclass(frozen=True)
class Left:
    """What a sentence leaves to the next one of its paragraph: its subject, and the status of its last claim."""

    subject: Choice | None = None
    status: Status | None = None


class Proposer:
    """Reads one document by one codebook."""

    def __init__(self, document: Document, edition: Edition, codebook: Codebook) -> None:
        self.passages = Passages(document)
        self.statements = Statements(document, edition)
        self.subjects = Subjects(document, codebook)
        self.dimensions = Dimensions(document, codebook)
        self.labels = Labels(codebook)
        self.actors = Actors(codebook)

    def propose(self) -> list[Finding]:
        """The proposals, in the order of the text."""
        found: list[Finding] = []
        for block, sentences in self.passages.coded():
            last: Left = Left()
            for sentence in sentences:
                findings, last = self._sentence(block, sentence, last)
                found += findings
        return with_ids(found, "p")

    def quantities(self, start: int, end: int) -> list[Quantity]:
        """The quantities in ``start:end`` of the transcript."""
        return find_quantities(self.passages.transcript[start:end], start)

    def _sentence(self, block: Block, sentence: Sentence, last: Left) -> tuple[list[Finding], Left]:
        """The proposals of one sentence, and what it leaves to the next one."""
        start = max(sentence.start, block.content)
        text = self.passages.transcript[start : sentence.end]
        # Read over the whole sentence, so that a period named at its beginning holds for all of its claims.
        quantities = find_quantities(text, start)
        begins = [quantity.start for quantity in quantities]
        mentions = self.subjects.mentions(text)
        found: list[Finding] = []
        named = last.subject
        before = last.status if _ITEM.match(text) else None
        for clause in self._claims(start, sentence.end):
            subject = self.subjects.choose(mentions, clause.start - start, clause.end - start, block.section, named)
            inside = quantities[bisect_left(begins, clause.start) : bisect_left(begins, clause.end)]
            finding = self._finding(block, clause, subject, inside, before) if subject else None
            found += [finding] if finding else []
            named, before = subject or named, finding.status if finding else before
        return self._joined(found), Left(named, before)

    def _claims(self, start: int, end: int) -> list[Clause]:
        """The clauses of a sentence.  A part of one that points to another dimension than what stands before it is a
        claim of its own."""
        text = self.passages.transcript
        claims: list[Clause] = []
        for clause in split_clauses(text, start, end):
            at, own = clause.start, None
            for part in split_parts(text, clause.start, clause.end):
                other = self.dimensions.own(text[part.start : part.end])
                if own and other and (other != own or part.listed):
                    claims.append(Clause(at, _trimmed(text, at, part.start)))
                    at = part.start
                own = other or own
            claims.append(Clause(at, clause.end))
        return claims

    def _joined(self, findings: list[Finding]) -> list[Finding]:
        """``findings`` of one sentence, with neighbors of the same labels and no second figure made one: one claim."""
        joined: list[Finding] = []
        for finding in findings:
            if joined and _one_claim(joined[-1], finding):
                finding = self._both(joined.pop(), finding)
            joined.append(finding)
        return joined

    def _both(self, one: Finding, other: Finding) -> Finding:
        start, end = one.evidence.start, other.evidence.end
        return msgspec.structs.replace(
            one,
            statement=self.statements.of(start, end),
            quantities=[*one.quantities, *other.quantities],
            actors=list(dict.fromkeys([*one.actors, *other.actors])),
            citations=self.passages.citations_for(start, end),
            evidence=self.passages.evidence(start, end),
            confidence=_CONFIDENCE[min(_CONFIDENCE.index(one.confidence), _CONFIDENCE.index(other.confidence))],
            cues=list(dict.fromkeys([*one.cues, *other.cues])),
        )

    def _finding(
        self, block: Block, clause: Clause, subject: Choice, quantities: list[Quantity], before: Status | None
    ) -> Finding | None:
        text = self.passages.transcript[clause.start : clause.end]
        dimension = self.dimensions.choose(text, block.section)
        statement = self.statements.of(clause.start, clause.end) if dimension else ""
        if dimension is None or not statement:
            return None
        kind, kind_cue, shown = self.labels.type(text, quantities)
        status, status_cue = self.labels.status(text, kind, before)
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
            confidence=_CONFIDENCE[min(subject.certainty, dimension.certainty, 2 if shown else 1)],
            cues=[subject.cue, dimension.cue, kind_cue, status_cue],
        )


def _one_claim(one: Finding, other: Finding) -> bool:
    """Whether two neighbors in a sentence are one claim: same labels, no problems, and no figure in the second."""
    labels = ("subject", "dimension", "type", "status")
    same = all(getattr(one, label) == getattr(other, label) for label in labels)
    return same and one.type != "problem" and not other.quantities


def _trimmed(text: str, start: int, end: int) -> int:
    """``end`` without the white space, mark or conjunction before it."""
    return start + len(_LOOSE_END.sub("", text[start:end]))


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
