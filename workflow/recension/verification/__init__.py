"""Verify: everything -> checks.

Each check looks at what a build has made and asks whether a promise is kept; none takes the word of the stage that
made it.  A check never raises: what it finds wrong, and what it cannot read, is a failure that names the place.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..records.apparatus import Apparatus, Edition
from ..records.checks import Check, Checks
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
    import msgspec

    from .beside import beside
    from .promises import Build, examine

    build = Build(document, apparatus, edition, findings, comparison, html, pdf, markdown, letter, figures, layout)
    named = {promise.id: promise for promise in promises()}
    printed = [promise for promise in named.values() if promise.id.startswith("pdf-")]
    # Half of the time goes to the PDF.
    with beside(lambda: msgspec.json.encode([examine(promise, build) for promise in printed])) as others:
        done = {id: examine(promise, build) for id, promise in named.items() if promise not in printed}
        done |= {check.id: check for check in msgspec.json.decode(others(), type=list[Check])}
    checks = [done[id] for id in named]
    return Checks(study=document.study, passed=all(check.status != "failed" for check in checks), checks=checks)


def promises() -> list[Promise]:
    """What every build must prove, in the order of the stages."""
    from . import agreement, cells, citations, drawings, evidence, invention, page, text
    from . import pdf as printed

    rooms = (text, invention, evidence, citations, cells, drawings, page, printed, agreement)
    return [promise for room in rooms for promise in room.PROMISES]
