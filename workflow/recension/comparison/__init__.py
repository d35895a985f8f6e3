"""Compare: findings -> tables and figures.

The ids are the same for every study, whatever it reports (the rules of the workflow name them as outputs): tables
:data:`TABLES`, figures :data:`FIGURES`.  Each cell and mark carries the ids of the findings it rests on.  Nothing
here ranks, scores, or turns words into measurements: counts are counts of coded claims, and values are those the
study states, with their qualifiers.
"""

from __future__ import annotations

from ..records.comparison import Comparison, Figure, Table
from ..records.findings import Findings

TABLES = ("comparison", "coverage", "evidence", "quantities", "actors")
FIGURES = ("coverage", "status", "support", "quantities")


def compare(findings: Findings) -> tuple[Comparison, dict[str, bytes]]:
    """The comparison of ``findings`` and its files: ``tables/<id>.csv`` and ``figures/<id>.svg``, path -> bytes.

    Only ``findings.findings`` count; proposals and rejected ones do not.  Raises
    :class:`recension.errors.RecensionError` when a finding's subject or dimension has no label.
    """
    from .csvfile import as_csv
    from .figures import draw_figures
    from .tables import make_tables
    from .tally import Tally

    tally = Tally(findings)
    tables: list[Table] = make_tables(tally)
    files = {f"tables/{table.id}.csv": as_csv(table) for table in tables}
    figures: list[Figure] = []
    for figure, svg in draw_figures(tally):
        figures.append(figure)
        files[f"figures/{figure.id}.svg"] = svg
    return Comparison(study=findings.study, tables=tables, figures=figures), files
