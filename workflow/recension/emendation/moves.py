"""What stands with other words than it did: a citation that follows another statement, a number of another thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .facts import citation_marks, plain, stem
from .names import FUNCTION_WORDS
from .numbers import WORD, numbers

REACH = 1_000  # code points on either side of a citation in which its statement is looked for
CLAUSE = re.compile(r"[.,;](?=\s)")


def moved(before: str, after: str, english: bool = True) -> Iterator[str]:
    """The citations and numbers of ``before`` that stand elsewhere in ``after``, as declarations."""
    yield from _citations(before, after)
    yield from _numbers(before, after, english)


def _citations(before: str, after: str) -> Iterator[str]:
    """The citations that other words stand before than did, of those that are there as often as they were."""
    one, other = _marks(before), _marks(after)
    for mark in sorted(one.keys() & other.keys()):
        (ahead, behind), (ahead_now, behind_now) = one[mark], other[mark]
        had, has = ahead + behind, ahead_now + behind_now
        if any(had[word] == has[word] and ahead[word] != ahead_now[word] for word in had):
            yield f"moves citation {mark}"


def _marks(text: str) -> dict[str, tuple[Counter[str], Counter[str]]]:
    """Each citation mark that stands once in ``text``, with the content words before and after it, within reach."""
    marks = [(match, "".join(match.group().split())) for match in citation_marks(text)]
    once = Counter(mark for _, mark in marks)
    found = {}
    for match, mark in marks:
        if once[mark] == 1:
            ahead, behind = text[max(0, match.start() - REACH) : match.start()], text[match.end() : match.end() + REACH]
            found[mark] = Counter(content(ahead)), Counter(content(behind))
    return found


def _numbers(before: str, after: str, english: bool) -> Iterator[str]:
    """The numbers in whose clause a word now stands that stood in the clause of another, of those that stay."""
    one, other = _counted(before, english), _counted(after, english)
    stay = set(one.values()) & set(other.values())
    changed = {other[word] for word in one.keys() & other.keys() if one[word] != other[word] and one[word] in stay}
    yield from (f"moves number {number}" for number in sorted(changed & stay))


def _counted(text: str, english: bool) -> dict[str, str]:
    """The content words that stand once in ``text``, each with the number in its clause, if that has just one."""
    text = plain(text)
    once = Counter(content(text))
    found = {}
    for clause in CLAUSE.split(text):
        inside = set(numbers(clause, english))
        if len(inside) == 1:
            found.update(dict.fromkeys((word for word in content(clause) if once[word] == 1), *inside))
    return found


def content(text: str) -> list[str]:
    """The content words of ``text``: those of four letters or more that are no mere function words, by their stems."""
    return [stem(word) for word in WORD.findall(text) if len(word) > 3 and word.casefold() not in FUNCTION_WORDS]
