"""A corpus made from the test data: three studies with one codebook, and one with another."""

from __future__ import annotations

from pathlib import Path

from workspace import Workspace

SECOND = """Late Hours <in> Two Towns & "After"

Ana Quist and Bo Lind

Institute of Harbors, Port Arden

Summary

Two towns kept their rooms open late.

RESULTS

Arden

Arden employed three wardens in 2021. Loans rose by 12%.

Bellhaven

Bellhaven hopes to train volunteers next year.
"""
CODED = """analyst: T
review: complete
scope:
  - {subject: Arden, note: "Arden was visited in winter only."}
findings:
  - {quote: "Arden employed three wardens in 2021.", subject: Arden, dimension: staffing, status: reported}
  - {quote: "Bellhaven hopes to train volunteers next year.", subject: Bellhaven, dimension: staffing, status: intended}
"""
THIRD = "A third look at the rooms\n\nIn Arden the staff trained volunteers. Complaints fell by 5 percent in Arden.\n"
STUDY = """licence: CC BY 4.0
codebook: night-opening
witnesses:
  - {id: text, role: text, path: text.txt}
"""


def corpus(folder: Path) -> Workspace:
    """A workspace with the corpus, not built."""
    workspace = Workspace(folder)
    studies = workspace.data / "studies"
    for id, text, coding in (("late-hours", SECOND, CODED), ("third-look", THIRD, "")):
        (studies / id).mkdir()
        (studies / id / "text.txt").write_text(text, encoding="utf-8")
        (studies / id / "study.yaml").write_text(STUDY, encoding="utf-8")
        if coding:
            (studies / id / "coding.yaml").write_text(coding, encoding="utf-8")
    return workspace
