"""Verify: every artefact -> checks.  What a build proves about its own output.

A check never raises for what it finds: it is reported, and the command turns a failed check into a failed build.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..records.apparatus import Apparatus, Edition
from ..records.checks import Checks
from ..records.comparison import Comparison
from ..records.document import Document
from ..records.findings import Findings
from . import agreement, evidence, outputs, text


def verify(
    document: Document,
    apparatus: Apparatus,
    edition: Edition,
    findings: Findings,
    comparison: Comparison,
    html: bytes,
    pdf: bytes,
    markdown: bytes,
    figures: Mapping[str, bytes],
) -> Checks:
    """All checks of one study's build, in the order of the stages.  ``figures`` has each SVG by its figure's id."""
    page = outputs.Page(html)
    checks = [
        text.tiling(document),
        text.round_trip(document, apparatus, edition),
        text.cover(document, edition),
        text.nothing_lost(document, apparatus, edition),
        text.nothing_invented(document, apparatus, edition),
        evidence.quotes(document, findings),
        evidence.statement_numbers(findings),
        evidence.quantities(document, findings),
        evidence.citations(document, edition),
        evidence.cells(findings, comparison),
        outputs.alternatives(comparison, figures),
        outputs.drawings(figures),
        page.links(),
        page.requests(),
        page.accounts(apparatus, findings),
        outputs.portable_document(pdf),
        *agreement.outputs_agree(document, apparatus, edition, page.words(), pdf, markdown),
    ]
    passed = not any(check.status == "failed" for check in checks)
    return Checks(study=document.study, passed=passed, checks=checks)
