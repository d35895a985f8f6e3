"""Sentences into clauses, one claim each.

A comma, semicolon or coordinating conjunction parts two claims when a claim stands on both sides of it: a finite
verb before, and a finite verb behind that no subordinating word takes over.  There is no parser behind this and no
model, only closed word lists; where they are silent the clause stays whole, so that no claim is cut short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .leading import CHANGING, GERUNDS, LEMMAS
from .verbs import AUXILIARIES, BASE_FORMS, FINITE, OPENING, PASTS
from .wordlists import words

# A full stop is a token where a capital follows: sentences that ended in what looked like an abbreviation.
_TOKEN = re.compile(
    r"[^\W\d_](?:[^\W_]|[-’'](?=[^\W_]))*|\d+(?:[.,]\d+)*|[,;:()\[\]{}“”\"—]"
    r"|(?<=[a-z]{2})(?<!\b(?:cf|vs|al|no|ca))\.(?=\s+[A-Z][a-z]+ [a-z])"
)
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
# Behind one of these a word that may be a verb is a noun.
_BEHIND_NOUNS = frozenset(words("of in and or is are was were has have , ; :")) | AUXILIARIES
# Forms in -ing that are adjectives or prepositions more often than verbs.
_ADJECTIVES = frozenset(words("emerging existing following growing including leading remaining using"))
# What opens with one of these tells an aim or a circumstance up to its comma.
_FRONTING = frozenset(
    words("in under with by based to through for according during at on after before given taking as")
)
_LISTED = frozenset(
    words("problems shortcomings challenges difficulties weaknesses limitations obstacles deficiencies")
)
_LEAST = 3
_REACH = 12


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    inside: bool


@dataclass(frozen=True)
class Clause:
    """One claim at ``start:end`` of the transcript; ``listed`` says that it is one of several problems listed."""

    start: int
    end: int
    listed: bool = False


def split_clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of the sentence ``text[start:end]``, in order, without the marks and conjunctions between them."""
    tokens = _tokens(text, start, end)
    bounds = [0]
    has_verb, count = False, 0
    for index, token in enumerate(tokens):
        parts = not token.inside and count >= _LEAST and (has_verb or token.word in ";.") and _parts(tokens, index)
        if parts and _behind(tokens, index) < len(tokens):
            bounds.append(index)
            has_verb, count = False, 0
        has_verb = has_verb or not token.inside and _is_finite(tokens, index)
        count += token.word[0].isalnum()
    return _spans(text, tokens, bounds, start, end)


def split_parts(text: str, start: int, end: int) -> list[Clause]:
    """The stretches of the clause ``text[start:end]`` that may make a claim of their own.

    What follows "which"; each verb behind a comma or "and" in a row of verbs in -ing or of bare verbs; each of the
    problems listed behind "such as".  Whether they do, their labels tell.
    """
    tokens = _tokens(text, start, end)
    bounds, listing, count = [0], False, 0
    for index, token in enumerate(tokens):
        listing = listing or token.word == "as" and index > 1 and tokens[index - 2].word in _LISTED
        joins = not token.inside and token.word in (",", "and") and count >= _LEAST - listing
        if joins and _begins_part(tokens, index, listing):
            bounds.append(index)
            count = 0
        count += token.word[0].isalnum()
    return _spans(text, tokens, bounds, start, end, listing)


def _begins_part(tokens: list[_Token], index: int, listing: bool) -> bool:
    if tokens[index].word == "and" and tokens[index - 1].word == ",":
        return False
    at = _behind(tokens, index)
    if listing:
        return at + 1 < len(tokens)
    while at < len(tokens) and tokens[at].word in _ADVERBS:
        at += 1
    if at >= len(tokens) or not _enough(tokens, at):
        return False
    word, comma = tokens[at].word, tokens[index].word == ","
    follows = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return (
        comma
        and word == "which"
        or word in GERUNDS - _ADJECTIVES
        and comma
        or word in BASE_FORMS
        and follows not in _BEHIND_NOUNS
    )


@lru_cache(maxsize=64)  # several questions are asked of one clause after the other
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
    by = index + 1 < len(tokens) and tokens[index + 1].word == "by" and LEMMAS.get(word) not in CHANGING
    if word in PASTS and (word in _PARTICIPLES or by):
        return index > 0 and tokens[index - 1].word in AUXILIARIES
    return word in FINITE


def _parts(tokens: list[_Token], index: int) -> bool:
    """Whether a new claim begins behind the mark or conjunction at ``index``."""
    mark = tokens[index].word
    if mark in ";.":
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


def _spans(
    text: str, tokens: list[_Token], bounds: list[int], start: int, end: int, listing: bool = False
) -> list[Clause]:
    clauses: list[Clause] = []
    for number, bound in enumerate(bounds):
        low = start if number == 0 else tokens[_behind(tokens, bound)].start
        high = end if number + 1 == len(bounds) else tokens[bounds[number + 1]].start
        while high > low and (text[high - 1].isspace() or text[high - 1] in ",;"):
            high -= 1
        while low < high and text[low].isspace():
            low += 1
        if low < high:
            clauses.append(Clause(low, high, listing and number > 0))
    return clauses


def words_of(text: str) -> list[str]:
    """The words of ``text`` in lower case."""
    return [match.group().lower() for match in _TOKEN.finditer(text) if match.group()[0].isalnum()]


def verb_end(clause: str) -> int:
    """Where the first finite verb of ``clause`` ends, and the clause itself where it has none."""
    tokens = _tokens(clause, 0, len(clause))
    ends = (
        token.start + len(token.word) for at, token in enumerate(tokens) if not token.inside and _is_finite(tokens, at)
    )
    return next(ends, len(clause))


def main_clause(clause: str) -> str:
    """``clause`` without the aim or circumstance that it opens with ("In order to ...,", "In view of ...,")."""
    tokens = _tokens(clause, 0, len(clause))
    if not tokens or tokens[0].word not in _FRONTING:
        return clause
    verb = next((at for at in range(len(tokens)) if not tokens[at].inside and _is_finite(tokens, at)), 0)
    commas = [token.start for token in tokens[: max(0, verb - 1)] if token.word == "," and not token.inside]
    return clause[commas[-1] + 1 :] if commas else clause
