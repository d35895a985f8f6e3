"""The words around a number that say how it holds: more than, about, or so.

The words before a number are looked up, longest phrase first, in closed tables of English phrases; nothing is searched,
so that a look costs the same in any text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..records.findings import Qualifier
from .context import Before
from .wordlists import phrases, words

_CONSTANT = phrases("always|consistently|constantly|invariably|permanently|always been|consistently been")
_GREATER = words(
    "more greater higher larger longer older bigger better faster heavier taller wider deeper later earlier"
)
_LESS = words("less fewer lower smaller shorter younger slower lighter worse cheaper thinner")
_TABLE: dict[Qualifier, list[str]] = {
    "more than": [
        *(f"{word} than" for word in _GREATER),
        *phrases(
            "over|above|exceed|exceeds|exceeded|exceeding|in excess of|upwards of|upward of|beyond|>|＞|surpassing"
        ),
        *phrases("north of|surpassed|surpass|topped|tops|topping"),
    ],
    "less than": [
        *(f"{word} than" for word in _LESS),
        *phrases("under|below|<|＜|beneath|short of|south of|shy of"),
    ],
    "at most": [
        *(f"{no} {word} than" for no in ("no", "not", "never") for word in _GREATER),
        *phrases(
            "not exceed|not exceeding|not exceeded|at most|at the most|at maximum|up to|upto|up-to|maximum of|"
            "a maximum of|max of|max.|maximum|as many as|as much as|as high as|as long as|as large as|as far as|"
            "≤|⩽|≦|<=|"
            "upper limit of|an upper limit of|upper bound of|no later than|capped at|limited to|within|not above|"
            "not over|up to around|up to about|up to ~|up to approximately"
        ),
    ],
    "at least": [
        *(f"{no} {word} than" for no in ("no", "not", "never") for word in _LESS),
        *phrases(
            "lower limit of|a lower limit of|lower bound of|never below|at least|at the least|at minimum|"
            "minimum of|a minimum of|min.|minimum|as few as|as little as|"
            "as low as|as short as|as small as|≥|⩾|≧|>=|not below|not under|starting at|starting from"
        ),
    ],
    "about": phrases(
        "about|around|approximately|approx.|approx|roughly|nearly|almost|circa|ca|ca.|c.|some|close to|an estimated|"
        "estimated|in the region of|on the order of|in the order of|of the order of|of order|near|~|∼|≈|≃|≅|˜|∼∼|"
        "virtually|practically|more or less|somewhere around|in the neighborhood of|in the vicinity of|nearer|"
        "near to|a little over|an approximate|approximate|in the range of about|barely"
    ),
    "exactly": phrases("exactly|precisely|exact"),
    "always above": [
        f"{always} {than}" for always in _CONSTANT for than in ("above", "over", "more than", "higher than")
    ],
    "always below": [
        f"{always} {than}" for always in _CONSTANT for than in ("below", "under", "less than", "lower than")
    ],
}
_TABLE["always above"] += [f"{always} greater than" for always in _CONSTANT]
_TABLE["always below"] += [f"{always} fewer than" for always in _CONSTANT]
QUALIFIERS = {phrase: qualifier for qualifier, every in _TABLE.items() for phrase in every}
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in QUALIFIERS)
_LONGEST = max(len(phrase.split()) for phrase in QUALIFIERS)
# Between a qualifier and its number.
_FILLERS = frozenset(
    phrases("a|an|a total of|an average of|a mean of|an additional|another|a further|only|just|a full")
)
FILLER_LAST = frozenset(filler.split()[-1] for filler in _FILLERS)
# "Over the five years" is a time and no bound.
_BOUND_ONLY_CLOSE = frozenset(words("over under above below within beyond near around maximum minimum estimated some"))
ADVERBS = frozenset(words("just well slightly far much only significantly considerably somewhat often typically even"))
_SYMBOLS = frozenset("<>≤≥⩽⩾≦≧~∼≈≃≅˜＞＜")

_AFTER: tuple[tuple[Qualifier, str], ...] = (
    (
        "at least",
        r" ?\+(?![\w+])|(?:,| \(?)? ?(?:or|and) (?:more|above|over|older|higher|greater|longer|larger|better|upwards?|"
        r"up|beyond)(?![^\W_]| than)|"
        r" at (?:the )?least(?![^\W_])| minimum(?![^\W_])| plus(?= ?(?:[,.;)]|of\b|$))",
    ),
    (
        "at most",
        r",? (?:or|and) (?:less|fewer|below|under|younger|lower|shorter|smaller)(?![^\W_]| than)|"
        r" at (?:the )?most(?![^\W_])| maximum(?![^\W_])| max\b",
    ),
    ("about", r",? or so(?![^\W_])|-odd(?![^\W_])|-ish(?![^\W_])| or thereabouts"),
)
_QUALIFIER_AFTER = re.compile("|".join(f"({pattern})" for _, pattern in _AFTER))


class Qualified(NamedTuple):
    """A qualifier that begins (or, behind a number, ends) at ``at``; ``phrase`` are its words, ``left`` those before.

    ``about`` says that the number is approximate as well ("less than ∼10").
    """

    qualifier: Qualifier
    at: int
    phrase: str
    left: int
    about: bool = False


def qualifier_before(before: Before) -> Qualified | None:
    """The qualifier that ends right before the number, if there is one."""
    found = _found(before.words, len(before.words))
    return found and found._replace(at=before.start(found.left))


def _found(spoken: list[str], end: int) -> Qualified | None:
    close = _without_fillers(spoken, end)
    if close == 0 or spoken[close - 1] not in _LAST_WORDS:
        return None
    for length in range(min(_LONGEST, close), 0, -1):
        phrase = " ".join(spoken[close - length : close])
        qualifier = QUALIFIERS.get(phrase)
        if qualifier and not (close < end and phrase in _BOUND_ONLY_CLOSE):
            return _joined(spoken, Qualified(qualifier, 0, phrase, close - length, qualifier == "about"))
    return None


def _joined(spoken: list[str], found: Qualified) -> Qualified:
    """Two qualifiers in a row ("less than ∼10") hold as the outer one, when that is a bound."""
    if found.left and found.about:
        outer = _found(spoken, found.left)
        if outer and outer.qualifier not in ("about", "exactly"):
            return outer._replace(about=True)
    return found


def _without_fillers(spoken: list[str], end: int) -> int:
    """How many of the words before a number stand before its fillers."""
    if end and spoken[end - 1] in FILLER_LAST:
        for length in (3, 2, 1):
            if length <= end and " ".join(spoken[end - length : end]) in _FILLERS:
                return end - length
    return end


def qualifier_after(low: str, end: int) -> Qualified | None:
    """The qualifier right behind a quantity that ends at ``end``."""
    if low[end : end + 1] not in (" ", ",", "+", "-"):
        return None
    match = _QUALIFIER_AFTER.match(low, end)
    if match is None:
        return None
    return Qualified(_AFTER[(match.lastindex or 1) - 1][0], match.end(), match.group().strip(), 0)
