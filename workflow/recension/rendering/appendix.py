"""What follows the text: comparison, findings, agreement, queries, changes, terms, collation."""

from __future__ import annotations

from collections.abc import Sequence

from ..records.agreement import Agreement
from ..records.apparatus import Apparatus, Emendation, TermNote
from ..records.comparison import Comparison
from ..records.findings import Findings
from .agreement import agreed
from .compared import compared, summary_of_changes
from .elements import Node, heading, lines, link, span, strong, table, words
from .letter import letter
from .once import Once
from .prose import Prose

SILENT = "(no words)"


def appendix(
    apparatus: Apparatus,
    findings: Findings,
    comparison: Comparison,
    prose: Prose,
    agreement: Agreement | None = None,
) -> list[Node]:
    """All parts after the text; a part with nothing in it is left out."""
    return [
        *compared(findings, comparison, prose),
        *(agreed(agreement, findings) if agreement else []),
        *letter(apparatus, prose),
        *changes(apparatus, comparison, prose),
        *terms(apparatus),
        *collation(comparison),
    ]


def changes(apparatus: Apparatus, comparison: Comparison, prose: Prose) -> list[Node]:
    """A summary, then every emendation; its id leads to its place in the text."""
    rows, once = [], Once("emendation")
    for e in apparatus.emendations:
        number, id = prose.numbers[e.id], f"change-{e.id}"
        name = span(words(number), id)
        place = prose.place_of(e)
        rows.append(
            [
                lines([[link([name], f"#{place}") if place else name], words(e.id)]),
                words(e.source or SILENT),
                words("(unchanged)" if e.text == e.source else e.text or SILENT),
                words(kind_of(e)),
                once(e.reason, number, id),
            ]
        )
    header = ["Change", "Source", "Edition", "Kind, hand, certainty", "Reason"]
    caption = "Every change to the text, by the editor and sure where nothing else is said"
    grid = table(header, rows, caption, "cards", "changes", widths=[0.12, 0.24, 0.24, 0.15, 0.25])
    return [heading(1, words("Changes"), "changes", "roomy"), *summary_of_changes(comparison), grid] if rows else []


def kind_of(change: Emendation) -> str:
    """Kind, hand and certainty, the last two where they are not those of most changes."""
    hand = "" if change.hand == "edit" else f", {change.hand}"
    return f"{change.kind}{hand}" + ("" if change.certainty == "sure" else f", {change.certainty}")


def terms(apparatus: Apparatus) -> list[Node]:
    """The terms used: preferred form, original in its own language, variants, definition, authority, note."""
    rows = [
        [
            [span([strong(t.preferred)], f"term-{t.id}")],
            [span(words(t.original), lang=t.language)] if t.original else [],
            words("; ".join(t.variants)),
            lines(about(t)),
        ]
        for t in apparatus.terms
    ]
    header = ["Term", "Original", "Variants", "Definition, authority, notes"]
    grid = table(header, rows, "Terms of this edition", "cards", "terms", widths=[0.22, 0.16, 0.24, 0.38])
    return [heading(1, words("Terms"), "terms", "roomy"), grid] if rows else []


def about(term: TermNote) -> list[list[Node]]:
    """What is to be said of a term, one line each."""
    places = "place" if term.uses == 1 else "places"
    certainty = "" if term.certainty == "sure" else f" ({term.certainty})"
    return [
        words(term.definition),
        [strong("Authority: "), *words(term.authority + certainty)] if term.authority else words(certainty.strip()),
        [strong("Note: "), *words(term.note)] if term.note else [],
        words(f"Stands in {term.uses} {places}.") if term.uses else [],
    ]


def collation(comparison: Comparison) -> list[Node]:
    """Each bibliographic field over all witnesses: the value chosen and what each witness reads."""
    made = next((each for each in comparison.tables if each.id == "collation" and each.rows), None)
    if made is None:
        return []
    labels = [column.label for column in made.columns]
    rows = [
        [
            *(words(cell.text) for cell in row[:3]),
            lines(readings(row[2].text, labels[3:], [cell.text for cell in row[3:]])),
        ]
        for row in made.rows
    ]
    head, widths = [*labels[:3], "Readings"], [0.13, 0.12, 0.3, 0.45]
    grid = table(head, rows, made.caption, "cards", "collation", widths=widths)
    return [heading(1, words("Collation"), "collation", "roomy"), grid]


def readings(chosen: str, witnesses: Sequence[str], texts: Sequence[str]) -> list[list[Node]]:
    """What each witness reads, one line each; of those that read what was chosen the names alone."""
    same = [name for name, text in zip(witnesses, texts, strict=True) if text.split() == chosen.split()]
    told = [[strong("As chosen: "), *words(", ".join(same))]] if same else []
    return told + [
        [strong(f"{name}: "), *words(text)] for name, text in zip(witnesses, texts, strict=True) if name not in same
    ]
