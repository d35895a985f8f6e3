"""Whether a number is what something rises or falls by, or a mean: by the words around it."""

from __future__ import annotations

import re

from ..records.findings import Change
from .qualifiers import ADVERBS, FILLER_LAST
from .wordlists import words

_UP = words(
    "up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth gain "
    "gains gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging "
    "soar soars "
    "soared soaring advance advances advanced advancing add adds added adding rally rallies rallied rallying "
    "hike hikes "
    "hiked hiking rebound rebounded expand expanded expanding leap leapt leaped leaps "
    "accelerated boost boosted ascend ascended edged improved improve improvement spike spiked swell swelled "
    "upturn uptick"
)
_DOWN = words(
    "down fall falls fell fallen falling decline declines declined declining decrease decreases decreased "
    "decreasing drop "
    "drops dropped dropping dip dips dipped dipping slip slips slipped slipping slide slides slid sliding lose "
    "loses lost "
    "losing plunge plunges plunged plunging plummet plummets plummeted plummeting tumble tumbles tumbled "
    "tumbling shrink shrinks shrank shrunk shrinking slump slumps slumped slumping sink sinks sank sunk sinking "
    "shed sheds "
    "shedding cut cuts cutting reduce reduces reduced reducing reduction contract contracted contracting contraction "
    "collapse collapsed crash crashed crashing slash slashed slashing retreat retreated weaken weakened skid "
    "skidded sag "
    "sagged ease eased easing lower lowered lowering trim trimmed discount downturn shortfall"
)
_DIRECTION: dict[str, Change] = {**dict.fromkeys(_UP, "up"), **dict.fromkeys(_DOWN, "down")}
_GOVERNING: dict[str, Change] = {**_DIRECTION, **dict.fromkeys(words("raise raises raised raising"), "up")}
_EDGED: dict[str, Change] = {"up": "up", "down": "down", "higher": "up", "lower": "down"}
_THINGS = re.compile(
    r"[ -](?:(?:year-on-year|year-over-year|annual|pay|price|wage|tax|interest|rate|further|overall|sharp|average|net|"
    r"monthly|weekly|daily|quarterly|point|percentage) ){0,2}"
    r"(?:(increases?|rises?|gains?|jumps?|surge|growth|hikes?|climb|uptick|higher|more|up|increased|greater|larger|raise|"
    r"faster|improvement)"
    r"|(decreases?|declines?|drops?|falls?|dip|loss|reductions?|slump|plunge|cuts?|lower|less|fewer|down|decreased|"
    r"smaller|slower|discount|contraction|shrinkage))(?![^\W_])"
)
_CLAUSE_END = frozenset('.,;:()[]“”"—')
_REACHES = {"by": 9, "from": 7, "of": 1}
_MEANS = frozenset(words("mean average averages averaged averaging mean=avg avg. avg medians"))
_OF_MEAN = frozenset(words("of is was were are = : at to about approximately around ∼ ~ value values an a the and"))


def change_before(spoken: list[str], left: int) -> Change:
    """ "up" or "down" where the words before a number say that something changes by it; empty otherwise."""
    end = min(left, len(spoken))
    while end and (spoken[end - 1] in FILLER_LAST or spoken[end - 1] in ADVERBS):
        end -= 1
    if end == 0:
        return ""
    last = spoken[end - 1]
    if last in _EDGED and end > 1 and spoken[end - 2] in ("edged", "inched", "ticked", "closed", "was", "were"):
        return _EDGED[last]
    if last in ("by", "of", "from"):
        return _governed(spoken, end - 1 - (last == "by" and spoken[end - 2 : end - 1] == [","]), _REACHES[last])
    return _DIRECTION.get(last, "") or (_DIRECTION.get(spoken[end - 2], "") if end > 1 and last.endswith("ly") else "")


def _governed(spoken: list[str], end: int, reach: int) -> Change:
    for word in reversed(spoken[max(0, end - reach) : end]):
        if word in _CLAUSE_END or word[0].isdigit():
            return ""
        if word in _GOVERNING:
            return _GOVERNING[word]
    return ""


def change_after(low: str, end: int) -> Change:
    """ "up" or "down" where the words behind a quantity name it a change ("a 5% rise", "3 points lower")."""
    match = _THINGS.match(low, end) if low[end : end + 1] in (" ", "-") else None
    return "" if match is None else "up" if match.group(1) else "down"


def is_mean(spoken: list[str], left: int) -> bool:
    """Whether the words before a number call it a mean ("a mean temperature of 7200 K", "on average 5%")."""
    end = min(left, len(spoken))
    for place, word in enumerate(reversed(spoken[max(0, end - 5) : end])):
        if word in _MEANS:
            return place < 2 or spoken[end - 1] in _OF_MEAN or place == 2
        if word in _CLAUSE_END or word[0].isdigit():
            return False
    return False
