"""Variants of the termbases that no hand replaces by itself and that still stand in the edited text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records.inputs import Term, Termbase, Variant
from .text import EditedText, Slip, Unit

ARTICLE = re.compile(r"^(?:a|an|the) ")


def left_variants(text: EditedText, termbases: Sequence[Termbase]) -> Iterator[Slip]:
    """The variants with ``apply: false`` that stand in ``text`` outside of any preferred form.

    Each place of a variant of several words is a suggestion; a variant of one word, which has other senses, is told
    once, with the number of its places.
    """
    forms, kept = _forms(termbases)
    if not forms:
        return
    longest_first = sorted({*forms, *kept}, key=lambda form: (-len(form), form))
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(_spaced, longest_first)) + r")(?![\w-])", re.IGNORECASE)
    single: dict[str, list[tuple[Unit, re.Match[str]]]] = {}
    for unit in text.units:
        for match in pattern.finditer(unit.text):
            form = " ".join(match.group().lower().split())
            if form in kept or form not in forms:
                continue
            if " " in ARTICLE.sub("", form):
                term, variant = forms[form]
                yield _slip(unit, match, term, _put(match.group(), variant.text or term.preferred))
            else:
                single.setdefault(form, []).append((unit, match))
    for form, places in single.items():
        unit, match = places[0]
        more = f"  “{match.group()}” stands here first, {len(places)} times in all." if len(places) > 1 else ""
        yield _slip(unit, match, forms[form][0], None, more)


def _forms(termbases: Sequence[Termbase]) -> tuple[dict[str, tuple[Term, Variant]], set[str]]:
    """Variant -> its term, for those left to the editor; and the forms that stand as they are."""
    forms: dict[str, tuple[Term, Variant]] = {}
    kept: set[str] = set()
    for termbase in termbases:
        for term in termbase.terms:
            kept |= {form.lower() for form in (term.preferred, f"{term.preferred}s")}
            kept |= {variant.text.lower() for variant in term.variants if variant.text}
            forms |= {
                " ".join(variant.form.lower().split()): (term, variant)
                for variant in term.variants
                if not variant.apply
            }
    return {form: one for form, one in forms.items() if form not in kept}, kept


def _spaced(form: str) -> str:
    return r"\s+".join(map(re.escape, form.split()))


def _put(words: str, text: str) -> str:
    return text[0].upper() + text[1:] if words[0].isupper() else text


def _slip(unit: Unit, match: re.Match[str], term: Term, text: str | None, more: str = "") -> Slip:
    reason = f"“{term.preferred}” is the term for {term.original or 'this'}, where this is what the words mean.{more}"
    return Slip(unit.start + match.start(), unit.start + match.end(), text, "term-variant", "terminology", reason)
