"""The words around a number that say how it holds: more than, about, on average, up by.

The words before a number are looked up, longest phrase first, in closed tables of English phrases; nothing is searched,
so that a look costs the same in any text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..records.findings import Qualifier
from .wordlists import phrases, words

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?|\d[\d.,]*|[<>]=|[~∼≈≃≅˜]+|[^\s]")
_REACH = 72


class Word(NamedTuple):
    """A word or mark in lower case and where it begins."""

    text: str
    start: int


def words_before(low: str, start: int) -> list[Word]:
    """The words right before ``start``, in order; none that is cut off by the limit of the look."""
    reach = max(0, start - _REACH)
    while reach and reach < start and low[reach - 1].isalnum():
        reach += 1
    return [Word(match.group(), match.start()) for match in _TOKEN.finditer(low, reach, start)]


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
            "a maximum of|max of|max.|maximum|as many as|as much as|as high as|as long as|as large as|as far as|≤|⩽|≦|<=|"
            "upper limit of|an upper limit of|upper bound of|no later than|capped at|limited to|within|not above|not over|up to around|up to about|up to ~|up to approximately"
        ),
    ],
    "at least": [
        *(f"{no} {word} than" for no in ("no", "not", "never") for word in _LESS),
        *phrases(
            "lower limit of|a lower limit of|lower bound of|never below|at least|at the least|at minimum|minimum of|a minimum of|min.|minimum|as few as|as little as|"
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
_FILLER_LAST = frozenset(filler.split()[-1] for filler in _FILLERS)
# "Over the five years" is a time and no bound.
_BOUND_ONLY_CLOSE = frozenset(words("over under above below within beyond near around maximum minimum estimated some"))
_ADVERBS = frozenset(words("just well slightly far much only significantly considerably somewhat often typically even"))
_SYMBOLS = frozenset("<>≤≥⩽⩾≦≧~∼≈≃≅˜＞＜")

_AFTER: tuple[tuple[Qualifier, str], ...] = (
    (
        "at least",
        r" ?\+(?![\w+])|(?:,| \(?)? ?(?:or|and) (?:more|above|over|older|higher|greater|longer|larger|better|upwards?|up|"
        r"beyond)(?![^\W_])|"
        r" at (?:the )?least(?![^\W_])| minimum(?![^\W_])| plus(?= ?(?:[,.;)]|of\b|$))",
    ),
    (
        "at most",
        r",? (?:or|and) (?:less|fewer|below|under|younger|lower|shorter|smaller)(?![^\W_])| at (?:the )?most(?![^\W_])|"
        r" maximum(?![^\W_])| max\b",
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


def qualifier_before(before: list[Word]) -> Qualified | None:
    """The qualifier that ends right before the number, if there is one, with the adverbs that belong to it."""
    end = _without_fillers(before)
    if end == 0 or before[end - 1].text not in _LAST_WORDS:
        return None
    for length in range(min(_LONGEST, end), 0, -1):
        phrase = " ".join(word.text for word in before[end - length : end])
        qualifier = QUALIFIERS.get(phrase)
        if qualifier is None or end < len(before) and phrase in _BOUND_ONLY_CLOSE:
            continue
        left = end - length
        return _joined(before, left, qualifier, phrase)
    return None


def _joined(before: list[Word], left: int, qualifier: Qualifier, phrase: str) -> Qualified:
    """Two qualifiers in a row ("less than ∼10") hold as the outer one, when that is a bound."""
    if left and qualifier == "about":
        outer = qualifier_before(before[:left])
        if outer and outer.qualifier not in ("about", "exactly"):
            return outer._replace(about=True)
    return Qualified(qualifier, before[left].start, phrase, left, qualifier == "about")


def _without_fillers(before: list[Word]) -> int:
    """How many of the words before a number stand before its fillers."""
    if not before or before[-1].text not in _FILLER_LAST:
        return len(before)
    for length in (3, 2, 1):
        if length <= len(before) and " ".join(word.text for word in before[-length:]) in _FILLERS:
            return len(before) - length
    return len(before)


def qualifier_after(low: str, end: int) -> Qualified | None:
    """The qualifier right behind a quantity that ends at ``end``."""
    if low[end : end + 1] not in (" ", ",", "+", "-"):
        return None
    match = _QUALIFIER_AFTER.match(low, end)
    if match is None:
        return None
    return Qualified(_AFTER[(match.lastindex or 1) - 1][0], match.end(), match.group().strip(), 0)


_UP = words(
    "up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth gain "
    "gains gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars "
    "soared soaring advance advances advanced advancing add adds added adding rally rallies rallied rallying hike hikes "
    "hiked hiking rebound rebounded expand expanded expanding leap leapt leaped leaps "
    "accelerated boost boosted ascend ascended edged improved improve improvement spike spiked swell swelled upturn uptick"
)
_DOWN = words(
    "down fall falls fell fallen falling decline declines declined declining decrease decreases decreased decreasing drop "
    "drops dropped dropping dip dips dipped dipping slip slips slipped slipping slide slides slid sliding lose loses lost "
    "losing loss losses plunge plunges plunged plunging plummet plummets plummeted plummeting tumble tumbles tumbled "
    "tumbling shrink shrinks shrank shrunk shrinking slump slumps slumped slumping sink sinks sank sunk sinking shed sheds "
    "shedding cut cuts cutting reduce reduces reduced reducing reduction contract contracted contracting contraction "
    "collapse collapsed crash crashed crashing slash slashed slashing retreat retreated weaken weakened skid skidded sag "
    "sagged ease eased easing lower lowered lowering trim trimmed discount downturn shortfall"
)
_DIRECTION = {**dict.fromkeys(_UP, "up"), **dict.fromkeys(_DOWN, "down")}
_GOVERNING = {**_DIRECTION, **dict.fromkeys(words("raise raises raised raising"), "up")}
_EDGED = {"up": "up", "down": "down", "higher": "up", "lower": "down"}
_THINGS = re.compile(
    r"[ -](?:(?:year-on-year|year-over-year|annual|pay|price|wage|tax|interest|rate|further|overall|sharp|average|net|"
    r"monthly|weekly|daily|quarterly|point|percentage) ){0,2}"
    r"(?:(increases?|rises?|gains?|jumps?|surge|growth|hikes?|climb|uptick|higher|more|up|increased|greater|larger|raise|"
    r"faster|improvement)"
    r"|(decreases?|declines?|drops?|falls?|dip|loss|reductions?|slump|plunge|cuts?|lower|less|fewer|down|decreased|"
    r"smaller|slower|discount|contraction|shrinkage))(?![^\W_])"
)
_CLAUSE_END = frozenset('.,;:()[]“”"—')
_MEANS = frozenset(words("mean average averages averaged averaging mean=avg avg. avg medians"))
_OF_MEAN = frozenset(words("of is was were are = : at to about approximately around ∼ ~ value values an a the and"))


def change_before(before: list[Word], left: int) -> str:
    """ "up" or "down" where the words before a number say that something changes by it; empty otherwise."""
    end = min(left, len(before))
    while end and (before[end - 1].text in _FILLER_LAST or before[end - 1].text in _ADVERBS):
        end -= 1
    if end == 0:
        return ""
    last = before[end - 1].text
    if last in _EDGED and end > 1 and before[end - 2].text in ("edged", "inched", "ticked", "closed", "was", "were"):
        return _EDGED[last]
    if last in ("by", "of", "from"):
        return _governed(before, end - 1, 1 if last == "of" else 7)
    return _DIRECTION.get(last, "") or (
        _DIRECTION.get(before[end - 2].text, "") if end > 1 and last.endswith("ly") else ""
    )


def _governed(before: list[Word], end: int, reach: int) -> str:
    for word in reversed(before[max(0, end - reach) : end]):
        if word.text in _CLAUSE_END or word.text[0].isdigit():
            return ""
        if word.text in _GOVERNING:
            return _GOVERNING[word.text]
    return ""


def change_after(low: str, end: int) -> str:
    """ "up" or "down" where the words behind a quantity name it a change ("a 5% rise", "3 points lower")."""
    match = _THINGS.match(low, end) if low[end : end + 1] in (" ", "-") else None
    return "" if match is None else "up" if match.group(1) else "down"


def is_mean(before: list[Word], left: int) -> bool:
    """Whether the words before a number call it a mean ("a mean temperature of 7200 K", "on average 5%")."""
    end = min(left, len(before))
    for place, word in enumerate(reversed(before[max(0, end - 5) : end])):
        if word.text in _MEANS:
            return place < 2 or before[end - 1].text in _OF_MEAN or place == 2
        if word.text in _CLAUSE_END or word.text[0].isdigit():
            return False
    return False
