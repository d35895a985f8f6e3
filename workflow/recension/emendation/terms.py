"""The termbase's hand: variants give way to the preferred term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records.apparatus import TermNote
from ..records.document import Document
from ..records.inputs import Term, Termbase
from .apparatus import Proposal

# Names of persons and places of work, and titles of cited works, are quoted: no term may change them by itself.
QUOTED = {"authors", "affiliation", "email", "reference", "furniture"}


def propose_terms(document: Document, termbases: Sequence[Termbase]) -> Iterator[Proposal]:
    """The replacements of variants in headings and running text.

    Whole words, the longest variant first, letter for letter but for the case of the first letter, which the
    replacement takes over; white space may be any (a term can be cut by a line end).  Preferred forms that
    stand already are left alone.
    """
    replacements = _replacements(termbases)
    if not replacements:
        return
    longest_first = sorted(replacements, key=lambda form: (-len(form), form))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(_any_case(form) for form in longest_first) + r")(?!\w)")
    transcript = document.transcript
    units = [(unit.start, unit.end) for unit in document.headings]
    units += [(block.content, block.end) for block in document.blocks if block.kind not in QUOTED]
    for start, end in sorted(units):
        for match in pattern.finditer(transcript, start, end):
            yield from _replace(match, replacements)


def _replace(match: re.Match[str], replacements: dict[str, tuple[str, Term]]) -> Iterator[Proposal]:
    words = " ".join(match.group().split())
    form = words if words in replacements else words[0].swapcase() + words[1:]
    if form not in replacements:  # letters whose other case is no single letter that leads back: ß, ı
        return
    text, term = replacements[form]
    if form != words and words[0].isupper():
        text = text[0].upper() + text[1:]
    if text == words:
        return
    yield Proposal(
        match.start(),
        match.end(),
        text,
        kind="terminology",
        hand="term",
        reason=f"“{term.preferred}” is the term for {term.original or 'this'} throughout.",
        place=f"the term {term.id!r}",
        certainty=term.certainty,
    )


def _replacements(termbases: Sequence[Termbase]) -> dict[str, tuple[str, Term]]:
    """Each form -> what it becomes and its term; a preferred form becomes itself.  A later termbase wins."""
    forms: dict[str, tuple[str, Term]] = {}
    for termbase in termbases:
        for term in termbase.terms:
            preferred = _line(term.preferred)
            forms[preferred] = (preferred, term)
            for variant in term.variants:
                text = _line(variant.text or preferred)
                if variant.apply:
                    forms[_line(variant.form)] = (text, term)
                forms.setdefault(text, (text, term))
    return forms


def _line(words: str) -> str:
    """``words`` with single spaces between them."""
    return " ".join(words.split())


def _any_case(form: str) -> str:
    """A pattern for ``form`` with either case of its first letter and any white space between its words."""
    first = form[0]
    head = f"[{re.escape(first.lower())}{re.escape(first.upper())}]" if first.isalpha() else re.escape(first)
    return head + r"\s+".join(re.escape(word) for word in form[1:].split(" "))


def note_terms(termbases: Sequence[Termbase], edition: str) -> list[TermNote]:
    """The terms whose preferred form stands in ``edition``, by the alphabet, with how often it does."""
    lowered = edition.lower()
    notes: dict[str, TermNote] = {}
    for termbase in termbases:
        for term in termbase.terms:
            uses = len(re.findall(rf"(?<!\w){re.escape(term.preferred.lower())}", lowered))
            if uses:
                notes[term.id] = TermNote(
                    id=term.id,
                    preferred=term.preferred,
                    variants=[variant.form for variant in term.variants],
                    original=term.original,
                    language=termbase.language,
                    definition=term.definition,
                    authority=term.authority,
                    certainty=term.certainty,
                    note=term.note,
                    uses=uses,
                )
    return sorted(notes.values(), key=lambda note: (note.preferred.lower(), note.id))
