"""The findings as a data frame, one row a finding, and the ids that stand at each crossing of its columns."""

from __future__ import annotations

from typing import NamedTuple

import pandas

from ..errors import RecensionError
from ..records.findings import Finding, Findings, Quantity
from .wording import level


class Stated(NamedTuple):
    """A quantity and the finding that states it."""

    finding: Finding
    quantity: Quantity


class Tally:
    """What is counted and listed: ``frame`` has the columns id, subject, dimension, type, status, cited, counted."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.subjects = {label.id: level(label.name) or label.id for label in findings.subjects}
        self.dimensions = {label.id: level(label.name) or label.id for label in findings.dimensions}
        for finding in findings.findings:
            self._check(finding)
        self.by_id = {finding.id: finding for finding in findings.findings}
        self.frame = pandas.DataFrame(
            [_row(finding) for finding in findings.findings],
            columns=["id", "subject", "dimension", "type", "status", "cited", "counted"],
        )

    def ids(self, *columns: str) -> dict[tuple[object, ...], list[str]]:
        """The ids of the findings, in the order of the text, for each combination of values in ``columns``."""
        groups = self.frame.groupby(list(columns), sort=False)["id"]
        return {key if isinstance(key, tuple) else (key,): list(group) for key, group in groups}

    def stated(self) -> list[Stated]:
        """Every quantity with its finding: subjects in the order of the codebook, then in the order of the text."""
        order = {subject: place for place, subject in enumerate(self.subjects)}
        ranked = sorted(self.findings.findings, key=lambda finding: order[finding.subject])
        return [Stated(finding, quantity) for finding in ranked for quantity in finding.quantities]

    def statements(self, ids: list[str]) -> str:
        """The statements of ``ids``, one a line, in their order."""
        return "\n".join(statement(self.by_id[one]) for one in ids)

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


def statement(finding: Finding) -> str:
    """The statement on one line; the words of the source where it has none."""
    return level(finding.statement) or level(finding.evidence.quote)


def _row(finding: Finding) -> tuple[str, str, str, str, str, bool, bool]:
    cited, counted = bool(finding.citations), bool(finding.quantities)
    return finding.id, finding.subject, finding.dimension, finding.type, finding.status, cited, counted
