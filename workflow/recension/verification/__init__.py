"""Verify: everything -> checks.

Each check looks at what a build has made and asks whether a promise is kept; none takes the word of the stage that
made it.  A check never raises: what it finds wrong, and what it cannot read, is a failure that names the place.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..records.apparatus import Apparatus, Edition
from ..records.checks import Checks
from ..records.comparison import Comparison
from ..records.document import Document
from ..records.findings import Findings
from .promises import Promise


def verify(
    document: Document,
    apparatus: Apparatus,
    edition: Edition,
    findings: Findings,
    comparison: Comparison,
    html: bytes,
    pdf: bytes,
    markdown: bytes,
    letter: bytes,
    figures: Mapping[str, bytes],
    layout: str = "apparatus",
) -> Checks:
    """All checks of one build, in the order of the stages; ``figures`` are the SVG files by id, ``layout`` is that of
    the PDF.

    Never raises for what the build has made.
    """
    from .promises import Build, examine

    build = Build(document, apparatus, edition, findings, comparison, html, pdf, markdown, letter, figures, layout)
    checks = [examine(promise, build) for promise in promises()]
    return Checks(study=document.study, passed=all(check.status != "failed" for check in checks), checks=checks)


def promises() -> list[Promise]:
    """What every build must prove, in the order of the stages."""
    from . import agreement, cells, citations, drawings, evidence, invention, page, text
    from . import pdf as printed

    rooms = (text, invention, evidence, citations, cells, drawings, page, printed, agreement)
    return [promise for room in rooms for promise in room.PROMISES]
