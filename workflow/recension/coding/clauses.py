"""Sentences into clauses, one claim each.

A comma, semicolon or coordinating conjunction parts two claims when a claim stands on both sides of it: a finite
verb before, and a finite verb behind that no subordinating word takes over.  There is no parser behind this and no
model, only closed word lists; where they are silent the clause stays whole, so that no claim is cut short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .verbs import AUXILIARIES, BASE_FORMS, FINITE, OPENING, PASTS
from .wordlists import words

_TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|[-’'](?=[^\W_]))*|\d+(?:[.,]\d+)*|[,;:()\[\]{}“”\"—]")
_OPEN, _CLOSE = frozenset("([{“"), frozenset(")]}”")
_CONJUNCTIONS = frozenset(words("and but while whereas yet or"))
# A stretch that begins with one of these says more about the claim before it.
_SUBORDINATE = frozenset(
    words(
        "which who whom whose that where when because since as so such especially particularly including like "
        "with without by for from in on at of to through if although though unless until after before than "
        "namely thus hence providing forming making using giving leading resulting adding"
    )
)
_ADVERBS = frozenset(
    words("also then thus therefore gradually actively successfully effectively steadily further always")
)
_PARTICIPLES = frozenset(words("based compared combined known called named located led used given added related"))
_DETERMINERS = frozenset(words("a an the its their this these all every each more new"))
_ORDER = frozenset(words("first second third fourth fifth finally next last secondly thirdly of all"))
_LEAST = 3
_REACH = 12


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    word: str
    inside: bool


@dataclass(frozen=True)
class Clause:
    """One claim at ``start:end`` of the transcript; ``first`` says that it begins its sentence."""

    start: int
    end: int
    first: bool


def split_clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of the sentence ``text[start:end]``, in order, without the marks and conjunctions between them."""
    tokens = _tokens(text, start, end)
    bounds = [0]
    has_verb, count = False, 0
    for index, token in enumerate(tokens):
        if not token.inside and count >= _LEAST and (has_verb or token.word == ";") and _parts(tokens, index):
            bounds.append(index)
            has_verb, count = False, 0
        has_verb = has_verb or not token.inside and _is_finite(tokens, index)
        count += token.word[0].isalnum()
    return _spans(text, tokens, bounds, start, end)


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    tokens, depth, quoted = [], 0, False
    for match in _TOKEN.finditer(text, start, end):
        mark = match.group()
        depth = max(0, depth - 1) if mark in _CLOSE else depth
        quoted = quoted ^ (mark == '"')
        tokens.append(_Token(match.start(), match.end(), mark.lower(), depth > 0 or quoted))
        depth += mark in _OPEN
    if depth or quoted:
        # A bracket or quotation mark that is never closed encloses nothing.
        return [_Token(token.start, token.end, token.word, False) for token in tokens]
    return tokens


def _is_finite(tokens: list[_Token], index: int) -> bool:
    """Whether a finite verb stands at ``index``.  A past form before "by", or one that only ever joins ("based on"),
    is a participle."""
    word = tokens[index].word
    if word in PASTS and (word in _PARTICIPLES or index + 1 < len(tokens) and tokens[index + 1].word == "by"):
        return index > 0 and tokens[index - 1].word in AUXILIARIES
    return word in FINITE


def _parts(tokens: list[_Token], index: int) -> bool:
    """Whether a new claim begins behind the mark or conjunction at ``index``."""
    mark = tokens[index].word
    if mark == ";":
        return True
    if mark != "," and mark not in _CONJUNCTIONS or index and tokens[index - 1].word == ",":
        return False
    at = _behind(tokens, index)
    if at >= len(tokens) or tokens[at].word in _SUBORDINATE:
        return False
    if mark in _CONJUNCTIONS and mark not in ("while", "whereas", "but"):
        return _opens_with_verb(tokens, at)
    return _opens_with_verb(tokens, at) or _verb_ahead(tokens, at)


def _behind(tokens: list[_Token], index: int) -> int:
    """The first token behind the mark at ``index`` and a conjunction that follows it."""
    at = index + 1
    if tokens[index].word == "," and at < len(tokens) and tokens[at].word in _CONJUNCTIONS:
        at += 1
    return at


def _opens_with_verb(tokens: list[_Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].word in _ADVERBS:
        at += 1
    if at >= len(tokens) or tokens[at].word in PASTS and not _is_finite(tokens, at):
        return False
    return tokens[at].word in OPENING and _enough(tokens, at)


def _verb_ahead(tokens: list[_Token], at: int) -> bool:
    """Whether a subject and its finite verb stand before the next mark."""
    for place in range(at + 1, min(len(tokens), at + 1 + _REACH)):
        token = tokens[place]
        if token.word in _SUBORDINATE - {"of", "in", "for", "at", "to", "on"} or token.word in ",;:":
            return False
        if not token.inside and _is_finite(tokens, place):
            return _enough(tokens, at)
    return False


def _enough(tokens: list[_Token], at: int) -> bool:
    return sum(token.word[0].isalnum() for token in tokens[at : at + 2 * _LEAST]) >= _LEAST


def _spans(text: str, tokens: list[_Token], bounds: list[int], start: int, end: int) -> list[Clause]:
    clauses: list[Clause] = []
    for number, bound in enumerate(bounds):
        low = start if number == 0 else tokens[_behind(tokens, bound)].start
        high = end if number + 1 == len(bounds) else tokens[bounds[number + 1]].start
        while high > low and (text[high - 1].isspace() or text[high - 1] in ",;"):
            high -= 1
        while low < high and text[low].isspace():
            low += 1
        if low < high:
            clauses.append(Clause(low, high, first=number == 0))
    return clauses


def words_of(text: str) -> list[str]:
    """The words of ``text`` in lower case."""
    return [match.group().lower() for match in _TOKEN.finditer(text) if match.group()[0].isalnum()]


def has_finite_verb(spoken: list[str]) -> bool:
    """Whether one of the words ``spoken`` is a finite verb."""
    return any(word in OPENING for word in spoken)


def opens_with_base_form(spoken: list[str]) -> bool:
    """Whether the words ``spoken`` begin with a verb in its base form, after "first" or "then": an instruction or plan.

    Many base forms are nouns as well ("reform plans have been issued"): where a finite verb follows, only one before
    a determiner is a verb.
    """
    at = 0
    while at < len(spoken) and spoken[at] in _ORDER | _ADVERBS:
        at += 1
    if at >= len(spoken) or spoken[at] not in BASE_FORMS:
        return False
    return FINITE.isdisjoint(spoken) or at + 1 < len(spoken) and spoken[at + 1] in _DETERMINERS
