"""Code: edition + codebook + coding -> findings (content analysis).

The program proposes a finding for each claim whose subject and dimension the codebook's cues show; the analyst's
decisions take up, relabel, add or reject.  Each finding says which of the two made it (Krippendorff, *Content
Analysis*, 4th edition, on units, codebooks and coders).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..errors import RecensionError
from ..records.agreement import Agreement
from ..records.apparatus import Edition
from ..records.document import Document
from ..records.findings import Finding, Findings, Label
from ..records.inputs import Codebook, Coding
from ..records.plans import Synthesis
from ..yamlfile import YamlFile
from .agreement import Hand, agreement, codes_of
from .decisions import Decisions, merge
from .proposals import Proposer
from .quantities import find_quantities
from .rows import agreement_rows, difference_rows, findings_rows
from .suggestions import suggest_coding
from .synthesis import Synthesizer

__all__ = [
    "agreement_rows",
    "code_study",
    "difference_rows",
    "find_quantities",
    "findings_rows",
    "measure_agreement",
    "suggest_coding",
]


def code_study(
    document: Document,
    edition: Edition,
    codebook_id: str,
    codebook: Codebook,
    coding: Coding | None = None,
    coding_file: YamlFile | None = None,
    synthesis: Synthesis | None = None,
    synthesis_file: YamlFile | None = None,
) -> Findings:
    """The findings of ``document``, in the order of the text, with all proposals of the program beside them.

    ``coding_file`` and ``synthesis_file`` are where the analyst's files were read from, for the place in messages.
    Raises :class:`recension.errors.RecensionError` when the codebook uses an id twice, when a quote does not stand
    exactly once in the source, when a label is unknown or missing, when a number of a statement does not stand in its
    quote, when two findings are the same, when a rejection meets no proposal, or when a part of the synthesis rests on
    no finding.
    """
    _check_ids(codebook_id, "subject", (subject.id for subject in codebook.subjects))
    _check_ids(codebook_id, "dimension", (dimension.id for dimension in codebook.dimensions))
    proposer = Proposer(document, edition, codebook)
    proposals = proposer.propose()
    decisions = Decisions(document, codebook, coding or Coding(), coding_file, proposer)
    rejected = decisions.rejected(proposals)
    complete = coding is not None and coding.review == "complete"
    findings = merge(proposals, decisions.findings(proposals), rejected, complete=complete)
    subjects = {subject.id: number for number, subject in enumerate(codebook.subjects)}
    dimensions = {dimension.id: number for number, dimension in enumerate(codebook.dimensions)}
    findings = sorted(
        findings,
        key=lambda found: (
            found.evidence.start,
            found.evidence.end,
            subjects[found.subject],
            dimensions[found.dimension],
            found.type,
        ),
    )
    synthesizer = Synthesizer(document, findings, codebook, synthesis_file)
    return Findings(
        study=document.study,
        codebook=codebook_id,
        codebook_title=codebook.title,
        subjects=[
            Label(id=item.id, name=item.name, definition=item.definition, role=item.role) for item in codebook.subjects
        ],
        dimensions=[Label(id=item.id, name=item.name, definition=item.definition) for item in codebook.dimensions],
        scope=decisions.scope(),
        findings=findings,
        proposals=proposals,
        rejected=rejected,
        synthesis=synthesizer.take_up(synthesis or Synthesis()),
    )


def measure_agreement(
    document: Document,
    edition: Edition,
    codebook: Codebook,
    findings: Findings,
    codings: Sequence[tuple[Coding, YamlFile | None]],
) -> Agreement:
    """How far the analysts of ``codings`` agree with each other, and the program's proposals with each of them.

    The first of ``codings`` is the deciding one, whose findings are in ``findings``.  A coding whose review is partial
    is left out.  Raises :class:`recension.errors.RecensionError` as :func:`code_study` does, when a further analyst
    leaves out a label, for the program's may not fill it in, and when a section is none of the document's.
    """
    proposer = Proposer(document, edition, codebook)
    hands = [
        _hand(Decisions(document, codebook, coding, file, proposer), None if number else findings.findings)
        for number, (coding, file) in enumerate(codings)
    ]
    further, developed = list(filter(None, hands[1:])), findings.study in codebook.developed_on
    return agreement(findings, hands[0] if hands else None, further, proposer.passages, developed=developed)


def _hand(decisions: Decisions, findings: Sequence[Finding] | None) -> Hand | None:
    """What one analyst coded, ``findings`` where they are known; none where the review is partial."""
    coding, file, sections = decisions.coding, decisions.file, decisions.sections()
    if coding.review != "complete":
        return None
    name = coding.analyst or (file.path.stem if file else "coding")
    own = decisions.codes() if findings is None else [codes_of(one) for one in findings]
    return Hand(name, "analyst", own, sections, coding.note, coding.decided_from)


def _check_ids(codebook_id: str, label: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for identifier in ids:
        if identifier in seen:
            raise RecensionError(
                f"codebook {codebook_id}", f"the {label} {identifier!r} is defined twice", "Rename one of the two."
            )
        seen.add(identifier)
