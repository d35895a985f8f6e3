"""The rules of the stylebooks: what each finds in the edited text, and what it would put there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..errors import RecensionError, excerpt
from ..records.inputs import Stylebook, StyleRule
from .text import EditedText, Slip, Unit


def applies(stylebook: Stylebook, language: str, source_language: str) -> bool:
    """Whether ``stylebook`` is for a text in ``language`` that was translated from ``source_language``, if it was."""
    if stylebook.source_languages and not _fits(source_language, stylebook.source_languages):
        return False
    return _fits(language, stylebook.languages) and not _fits(language, stylebook.other_languages)


def _fits(tag: str, ranges: Sequence[str]) -> bool:
    """RFC 4647, section 3.3.1: a range takes in a tag that is it or goes on with a hyphen."""
    lowered = tag.lower()
    return any(lowered == one.lower() or lowered.startswith(f"{one.lower()}-") for one in ranges)


def find_slips(text: EditedText, rule: StyleRule) -> Iterator[Slip]:
    """What ``rule`` finds in ``text``.  Raises :class:`RecensionError` when one of its expressions is not one."""
    if rule.authors is not None and rule.authors != text.authors:
        return
    patterns = [compiled(pattern, rule.put, f"the rule {rule.id!r}") for pattern in rule.find]
    listed = _listed(rule.words)
    for unit in text.units:
        for pattern in patterns:
            yield from _matches(text, unit, rule, pattern)
        if listed:
            yield from _words(text, unit, rule, listed)


def compiled(pattern: str, put: str | None, place: str) -> re.Pattern[str]:
    """``pattern`` as a regular expression that has the groups ``put`` names.  Raises :class:`RecensionError` at
    ``place`` when it is not one."""
    try:
        found = re.compile(pattern)
        if put is not None:  # the line end ends a comment, after which the bar would be lost
            re.match(f"{pattern}\n|", "").expand(put)  # type: ignore[union-attr]
        return found
    except (re.error, IndexError) as error:
        raise RecensionError(
            place, f"{excerpt(pattern)} is not a regular expression that fits ({error})", "Correct it."
        ) from None


def _matches(text: EditedText, unit: Unit, rule: StyleRule, pattern: re.Pattern[str]) -> Iterator[Slip]:
    if rule.place == "sentence":
        matches = (match for low, high in unit.sentences if (match := pattern.match(unit.text, low, high)))
    else:
        matches = pattern.finditer(unit.text)
    for match in matches:
        start, end = match.span("slip") if "slip" in pattern.groupindex else match.span()
        if start < end:
            put = None if rule.put is None else match.expand(rule.put)
            opening = put is not None and text.opens(unit, start)
            yield _slip(unit, rule, start, end, _cased(unit.text[start:end], put) if opening else put)


def _words(text: EditedText, unit: Unit, rule: StyleRule, listed: re.Pattern[str]) -> Iterator[Slip]:
    for match in listed.finditer(unit.text):
        word = match.group()
        form = word.lower()
        named = word[0].isupper() and unit.kind != "heading" and not text.opens(unit, match.start())
        if not named and form in rule.words:
            put = rule.words[form]
            yield _slip(unit, rule, match.start(), match.end(), put.upper() if word.isupper() else _cased(word, put))


def _listed(words: dict[str, str]) -> re.Pattern[str] | None:
    if not words:
        return None
    forms = sorted(words, key=lambda form: (-len(form), form))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w-])", re.IGNORECASE)


def _cased(words: str, put: str) -> str:
    """``put`` with a capital when ``words`` begin with one."""
    return put[0].upper() + put[1:] if put and words[0].isupper() and put[0].islower() and words[0] != put[0] else put


def _slip(unit: Unit, rule: StyleRule, start: int, end: int, text: str | None) -> Slip:
    return Slip(unit.start + start, unit.start + end, text, rule.id, rule.kind, rule.reason)
