"""The findings as they are counted and listed, and the ids that stand at each crossing of their properties."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from ..errors import RecensionError
from ..records.findings import Finding, Findings, Quantity
from .sources import Sources
from .wording import TIME, headings, level


class Stated(NamedTuple):
    """A quantity, the finding that states it, the place it is said of, where the analyst has named one, and what a
    reader would have to know besides, in the analyst's words."""

    finding: Finding
    quantity: Quantity
    place: str = ""
    missing: str = ""


class Tally:
    """What is counted and listed."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.subjects = {label.id: level(label.name) or label.id for label in findings.subjects}
        self.heads = headings(findings)
        self.dimensions = {label.id: level(label.name) or label.id for label in findings.dimensions}
        for finding in findings.findings:
            self._check(finding)
        self.by_id = {finding.id: finding for finding in findings.findings}
        self.synthesis = findings.synthesis

    def ids(self, *names: str) -> dict[tuple[str, ...], list[str]]:
        """The ids of the findings, in the order of the text, for each combination of the properties ``names``."""
        found: dict[tuple[str, ...], list[str]] = {}
        for one in self.findings.findings:
            found.setdefault(tuple(getattr(one, name) for name in names), []).append(one.id)
        return found

    def stated(self) -> list[Stated]:
        """Every quantity with its finding: subjects in the order of the codebook, then in the order of the text.

        Where the analyst has said what is counted, base, period and place, that stands for what the program read.
        """
        order = {subject: place for place, subject in enumerate(self.subjects)}
        ranked = sorted(self.findings.findings, key=lambda finding: order[finding.subject])
        return [self._reported(finding, quantity) for finding in ranked for quantity in finding.quantities]

    def _reported(self, finding: Finding, quantity: Quantity) -> Stated:
        for one in self.synthesis.figures:
            words = one.evidence[0]
            if finding.id in one.findings and quantity.start < words.end and words.start < quantity.end:
                said = replace(quantity, counted=one.counted, base=one.base, period=one.period)
                return Stated(finding, said, one.place, one.missing)
        return Stated(finding, quantity)

    def support(self, finding: Finding, sources: Sources) -> list[str]:
        """What the study gives in support of ``finding``: keys of :data:`recension.comparison.wording.SUPPORT`."""
        marked = self.synthesis.examples
        example = finding.id in marked if marked else sources.is_example(finding)
        counted = any(supports(finding, quantity) for quantity in finding.quantities)
        given = {"cited": bool(finding.citations), "counted": counted, "example": example}
        return [kind for kind, holds in given.items() if holds] or ["word"]

    def _check(self, finding: Finding) -> None:
        for what, labels, id in (
            ("subject", self.subjects, finding.subject),
            ("dimension", self.dimensions, finding.dimension),
        ):
            if id not in labels:
                raise RecensionError(
                    f"finding {finding.id}",
                    f"its {what} {id!r} is not in the codebook {self.findings.codebook!r}",
                    f"Add the {what} to the codebook, or code the finding anew.",
                )


def supports(finding: Finding, quantity: Quantity) -> bool:
    """Whether ``quantity`` is a figure for what ``finding`` claims: as the analyst says, else all but lengths of time.

    A length of time says how long something went on; it is a figure where it is itself the outcome.
    """
    if quantity.supports is not None:
        return quantity.supports
    return finding.type == "outcome" or not TIME.fullmatch(level(quantity.unit))


def statement(finding: Finding) -> str:
    """The statement on one line; the words of the source where it has none."""
    return level(finding.statement) or level(finding.evidence.quote)
