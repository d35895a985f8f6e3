"""The words that tables and figures share: labels, counts in words, values as stated, notes on scope."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ..records.findings import Findings, Quantity

NOT_REPORTED = "not reported"
SILENCE = f"“{NOT_REPORTED}” means that the study makes no claim here. It does not mean that there is nothing."
# Marks that turn the direction of the rest of a line, which a label could not undo.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
STATUSES = {
    "reported": "reported",
    "intended": "intended",
    "exploratory": "exploratory",
    "author-judgement": "author’s judgment",
    "ambiguous": "ambiguous",
}
# How the witnesses read.
WITNESSES = {"same": "same", "differ": "differ", "single": "one witness only"}
# What the study gives in support of a claim, strongest first.
SUPPORT = {"cited": "a citation", "counted": "a figure", "example": "an example", "word": "the author’s word alone"}
KINDS = {
    "extraction": "Extraction",
    "typography": "Typography",
    "terminology": "Terminology",
    "grammar": "Grammar",
    "clarity": "Clarity",
    "fact": "Fact",
    "structure": "Structure",
    "reference": "Reference",
}
HANDS = {"repair": "Repairs by rule", "term": "Terms from the termbase", "edit": "Edits by hand"}
# Numbers in words that say how great, and not how many.
VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
# Lengths of time, in the words of a unit.
TIME = re.compile(r"(?:second|minute|hour|day|night|week|month|quarter|year|decade)s?", re.IGNORECASE)
# What sets off words in a text and is none of them: emphasis, superscripts, the dash of a list.
EMPHASIS, RAISED, DASH = re.compile(r"\*([^*]+)\*"), re.compile(r"\^\{[^}]{0,40}\}"), re.compile(r"\A[-–•]\s+")
PERCENT = frozenset({"%", "％", "percent", "per cent"})


def level(text: str) -> str:
    """``text`` on one line, with what no XML file may hold made visible as U+FFFD."""
    if not text.isprintable():
        text = "".join(map(_printable, text))
    return " ".join(text.split())


def unmarked(text: str) -> str:
    """``text`` on one line, without what a plain text marks emphasis, superscripts and lists by."""
    return EMPHASIS.sub(r"\1", RAISED.sub("", DASH.sub("", level(text))))


def _printable(character: str) -> str:
    if character.isspace():
        return " "
    banned = unicodedata.category(character) in ("Cc", "Cs") or character in TURNING or character in "\ufffe\uffff"
    return "\ufffd" if banned else character


def count(number: int, one: str, many: str) -> str:
    """``number`` and what it counts: ``1 claim``, ``3 claims``."""
    return f"{number} {one if number == 1 else many}"


def shortened(text: str, limit: int = 150) -> str:
    """``text``, cut before the word that would pass ``limit`` (code points), with an ellipsis that says so."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def listed(parts: Sequence[str]) -> str:
    """``parts`` as a list in running text: ``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def number(value: float) -> str:
    """``value`` in figures, without an exponent or a decimal point that it does not need."""
    return format(value, ".15g") if abs(value) < 1e15 else repr(value)


def value(quantity: Quantity) -> str:
    """The value as stated, its qualifier in front: ``more than 80``, ``3 to 5``; its own words when it has none, and
    ``not exact`` for what is no number ("millions of")."""
    if VAGUE.search(quantity.text) and not re.search(r"\d", quantity.text):
        return "not exact"
    if quantity.value is not None:
        figures = number(quantity.value)
    elif quantity.low is not None and quantity.high is not None:
        figures = f"{number(quantity.low)} to {number(quantity.high)}"
    elif quantity.low is not None or quantity.high is not None:
        figures = number(quantity.low if quantity.low is not None else quantity.high or 0.0)
    else:
        return level(quantity.text)
    return figures if quantity.qualifier == "exactly" else f"{quantity.qualifier} {figures}"


def scope_notes(findings: Findings, subjects: Iterable[str] | None = None) -> list[str]:
    """What must be said about ``subjects`` (all when ``None``), in the order of ``findings.scope``."""
    names = {label.id: level(label.name) for label in findings.subjects}
    wanted = None if subjects is None else set(subjects)
    return [
        f"{names.get(scope.subject, scope.subject)}: {level(scope.note)}"
        for scope in findings.scope
        if wanted is None or scope.subject in wanted
    ]


def headings(findings: Findings) -> dict[str, str]:
    """Subject id -> its name for the head of a column or row, with its scope in short: "Arden (by day only)"."""
    short = {scope.subject: level(scope.short) for scope in findings.scope if scope.short}
    names = {label.id: level(label.name) or label.id for label in findings.subjects}
    return {id: f"{name} ({short[id]})" if id in short else name for id, name in names.items()}


def elsewhere_notes(findings: Findings) -> list[str]:
    """For each cell that is empty and points to other dimensions: what is coded there."""
    names = {label.id: level(label.name) or label.id for label in (*findings.subjects, *findings.dimensions)}
    return [
        f"{names[cell.subject]}, {names[cell.dimension]}: "
        + "; ".join(f"{level(one.text)}: see {names[one.dimension]}" for one in cell.elsewhere)
        + "."
        for cell in findings.synthesis.cells
        if cell.elsewhere
    ]
