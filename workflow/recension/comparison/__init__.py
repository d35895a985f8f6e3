"""Compare: findings (with the document and the apparatus behind them) -> tables and figures.

The ids of tables (:data:`TABLES`) and figures (:data:`FIGURES`) are the same for every study, whatever it reports (the
rules of the workflow name them as outputs); diagrams come on top, as many as the analyst has put.  Each cell and mark
carries the ids of the findings it rests on.  Nothing here ranks, scores, or turns words into measurements, and no
number of statements stands for an achievement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..records.apparatus import Apparatus
from ..records.comparison import Comparison, Figure, Table
from ..records.document import Document
from ..records.findings import Findings

if TYPE_CHECKING:
    from .files import File

TABLES = ("comparison", "quantities", "documents", "actors", "shortcomings", "citations", "changes", "collation")
FIGURES = ("coverage", "events", "evidence", "quantities", "changes")


def compare(
    findings: Findings, document: Document, apparatus: Apparatus, formats: Sequence[str] = ("svg",)
) -> tuple[Comparison, dict[str, File]]:
    """The comparison of ``findings`` and its files by path: ``tables/<id>.csv``, ``figures/<path>.csv`` and
    ``figures/<path>.<format>`` for each of ``formats`` (``svg``, ``png``, ``pdf``).

    Only ``findings.findings`` count; proposals and rejected ones do not.  Raises
    :class:`recension.errors.RecensionError` when a finding's subject or dimension has no label.
    """
    from .figures import draw_figures
    from .files import data_file, figure_file, table_file
    from .sources import Sources
    from .tables import make_tables
    from .tally import Tally

    tally, sources = Tally(findings), Sources(document, apparatus)
    tables: list[Table] = make_tables(tally, sources)
    files = {f"tables/{table.id}.csv": table_file(table) for table in tables}
    figures: list[Figure] = []
    for figure, sheet, header, rows in draw_figures(tally, sources):
        figures.append(figure)
        files[f"figures/{figure.path}.csv"] = data_file(header, rows)
        for format in formats:
            files[f"figures/{figure.path}.{format}"] = figure_file(figure, sheet, format)
    return Comparison(study=findings.study, tables=tables, figures=figures), files
