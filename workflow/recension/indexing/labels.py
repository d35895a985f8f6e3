"""What a study and its files are called in the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..bibliography.items import name_of, year_of
from .standing import Entry, Results

NAMES = {
    "edition.html": "Page (HTML)",
    "edition.pdf": "Print (PDF)",
    "edition.md": "Edited text (Markdown)",
    "queries.md": "Letter to the author (Markdown)",
    "citation.bib": "BibTeX",
    "citation.ris": "RIS",
    "citation.csl.json": "CSL-JSON",
    "findings.csv": "Findings (CSV)",
    "findings.json": "Findings (JSON)",
    "apparatus.csv": "Changes (CSV)",
    "apparatus.json": "Changes (JSON)",
    "agreement.csv": "Agreement of the coders (CSV)",
    "agreement.json": "Agreement of the coders (JSON)",
    "differences.csv": "Differences between the coders (CSV)",
    "document.json": "Structure of the source (JSON)",
    "edition.json": "Edition and source (JSON)",
    "comparison.json": "Tables and figures (JSON)",
    "provenance.json": "How it was built (JSON)",
    "checks.json": "Checks (JSON)",
    "report.ast.json": "Report (pandoc AST)",
}
GROUPS = {
    "Read": ("edition.html", "edition.pdf", "edition.md", "queries.md"),
    "Cite": ("citation.",),
    "Findings and changes": ("findings.", "apparatus.", "agreement.", "differences."),
    "Tables": ("tables/",),
    "Figures": ("figures/",),
    "Records": ("",),
}


def grouped(results: Results) -> dict[str, list[tuple[str, str]]]:
    """The files of a study, each once, by what they are for: name and label, in the order of :data:`NAMES`."""
    order = list(NAMES)
    names = sorted(
        results.files,
        key=lambda name: (order.index(name) if name in NAMES else len(order), name),
    )
    groups: dict[str, list[tuple[str, str]]] = {group: [] for group in GROUPS}
    for name in names:
        group = next(group for group, starts in GROUPS.items() if name.startswith(starts))
        groups[group].append((name, NAMES.get(name) or name.partition("/")[2] or name))
    return {group: files for group, files in groups.items() if files}


def short_names(entries: Sequence[Entry]) -> dict[str, str]:
    """Study -> a name for a column: authors and year, or its id; with the id where two would have one name."""
    names = {one.study: _authors_and_year(one) for one in entries}
    often = Counter(names.values())
    return {study: name if often[name] == 1 else f"{name} ({study})" for study, name in names.items()}


def _authors_and_year(one: Entry) -> str:
    metadata = one.results.metadata if one.results else {}
    authors = [each.get("family") or name_of(each) for each in metadata.get("author") or []]
    authors = [author for author in authors if author]
    if not authors:
        return one.study
    named = f"{authors[0]} et al." if len(authors) > 2 else " and ".join(authors)
    return f"{named} {year_of(metadata)}".strip()


def count(number: int, one: str, many: str = "") -> str:
    """``number`` and what it counts: ``1 study``, ``3 studies``."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def listed(parts: Sequence[str]) -> str:
    """``parts`` as a list in running text: ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
