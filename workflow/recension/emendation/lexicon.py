"""The English words by which facts are known: numbers, dates, qualifiers, negations and modality.

Each group of words that say the same has one name; a change inside a group changes no fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

UNITS = re.findall(
    r"\w+",
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen",
)
NUMBERS = {word: str(value) for value, word in enumerate(UNITS, start=2)}
ORDINAL = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
ORDINALS = {form: f"no. {value}" for value, word in enumerate(ORDINAL, start=1) for form in (word, f"{word}ly")}
FRACTIONS = {f"{word}s": f"1/{value}" for value, word in enumerate(ORDINAL, start=1) if value > 2}
DECADES = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
TENS = {word: 10 * value for value, word in enumerate(DECADES, start=2)}
SCALE = ["hundred", "thousand", "million", "billion", "trillion", "dozen"]
TIMES = ["half", "halved", "twice", "double", "doubled", "triple", "tripled", "quadrupled", "couple", "zero"]
SCALES = [*SCALE, *(f"{word}s" for word in SCALE), *TIMES, "quarter", "three-quarters"]
MONTHS = re.findall(r"\w+", "January February March April June July August September October November December")
PERIODS = "second|minute|hour|day|night|week|month|quarter|year|decade|century"


def groups(table: Mapping[str, str]) -> dict[str, str]:
    """Phrase -> the name of its group."""
    return {phrase: kind for kind, phrases in table.items() for phrase in phrases.split("|")}


NEGATION = groups(
    {
        "not": "no|not|cannot|nor|neither|none|nothing|nobody|nowhere",
        "never": "never",
        "without": "without",
        "hardly": "hardly|scarcely|barely",
        "lack": "lack|lacks|lacked|lacking|absence|absent|devoid",
        "fail": "fail|fails|failed|failing|failure",
        "refuse": "refuse|refuses|refused|refusing|deny|denies|denied|denying|decline to|declines to|declined to",
        "omit": "omit|omits|omitted|neglect|neglects|neglected|ignore|ignores|ignored|ignoring|withheld|"
        "out of consideration",
        "avoid": "avoid|avoids|avoided|avoiding|refrain|refrains|refrained|prevent|prevents|prevented|preventing",
        "rather than": "rather than|instead of",
        "far from": "far from|anything but",
        "yet to": "yet to",
    }
)
# "Not only" does not deny what follows; without its "not" it would say the opposite, so it is a fact of its own.
NOT_ONLY = "not only|not just|not merely"
PREFIXES = ("un", "in", "im", "ir", "il", "non", "non-", "dis", "de", "mis")
# Words with a negative prefix that deny also where their opposite stands nowhere; "un" denies but for these.
DENYING = re.compile(
    r"un(?!i|der|til|less|to\b|cle|fold|veil|leash|lock|earth)[a-z]{4,}|non-[a-z]{3,}|less(?!\s+than)"
    r"|(?:insufficien|inadequa|incomple|inefficien|ineffective|incorrect|impossib|inabilit)[a-z]*"
)

QUALIFIER = groups(
    {
        "more than": "more than|over|above|exceeding|exceeds|exceeded|surpassed|greater than|upwards of",
        "far more than": "far more than|much more than|well over|well above|far above|far over|considerably more than",
        "far less than": "far less than|far fewer than|well below|well under|far below",
        "just over": "just over|just above|slightly more than|slightly over|slightly above|little more than",
        "just under": "just under|just below|slightly less than|slightly under|slightly below",
        "always above": "always above|always over|always more than",
        "always below": "always below|always under|always less than",
        "at least": "at least|no less than|no fewer than|not less than|a minimum of",
        "less than": "less than|fewer than|under|below",
        "at most": "at most|no more than|not more than|up to|a maximum of",
        "as much as": "as much as|as many as|as high as|peaked at",
        "about": "about|around|approximately|roughly|some|circa|an estimated",
        "nearly": "nearly|almost|close to",
        "exactly": "exactly|precisely",
        "only": "only|merely|just|a mere|as little as|as few as|as low as",
        "a total of": "a total of|in total|altogether",
        "on average": "on average|an average of|averaged|averaging",
        "all": "all|all of|each of|every one of",
        "most of": "most of|the majority of",
    }
)
# The time that a date or a length of time sets, and the part of it.
WHEN = groups(
    {
        "by": "by",
        "until": "until|till",
        "since": "since",
        "before": "before|prior to",
        "after": "after|following",
    }
)
PART = groups(
    {
        "end of": "end of|late",
        "start of": "start of|beginning of|early",
        "middle of": "middle of|mid",
    }
)

MODALITY = groups(
    {
        "will": "will",
        "would": "would",
        "shall": "shall",
        "about to": "about to|going to|ready to|set to",
        "must": "must|have to|has to|had to|need to|needs to|needed to|had better|obliged to|"
        "required to|told to|ordered to|instructed to",
        "should": "should|ought to",
        "may": "may|might",
        "can": "can|able to",
        "allowed": "allowed to|permitted to|free to|authorized to|entitled to",
        "encouraged": "encouraged to|urged to|invited to|asked to",
        "prefer": "prefer|prefers|preferred",
        "begin": "begin to|begins to|began to|started to|starts to",
        "decide": "decide to|decides to|decided to|resolved to|agreed to",
        "draft": "draft|provisional|provisionally|preliminary|tentative|tentatively",
        "could": "could",
        "plan": "planned to|plans to|plan to|planning to|is planned|are planned|was planned|were planned|planned for|"
        "scheduled to",
        "explore": "explore|explores|explored|exploring|exploratory|exploration|explorations",
        "intend": "intend|intends|intended",
        "aim": "aim to|aims to|aimed to|aiming to|seek to|seeks to|sought to|hope to|hopes to|hoped to|"
        "want to|wants to|wanted to|wish to|wishes to|wished to",
        "promise": "promise|promises|promised|pledge|pledges|pledged",
        "propose": "propose|proposes|proposed|proposing",
        "consider": "consider|considers|considered|considering",
        "expect": "expect|expects|expected|expecting|due to be",
        "attempt": "attempt to|attempts to|attempted to|try to|tries to|tried to",
        "pilot": "pilot|pilots|piloted|trial|trials",
        "together": "jointly|together|joint",
        "always": "always",
        "perhaps": "perhaps|possibly|probably|likely|presumably|arguably|in principle",
        "certainly": "certainly|undoubtedly|definitely|unquestionably|obviously|evidently|surely",
        "seem": "seem|seems|seemed|appear to|appears to|appeared to|apparently",
        "reportedly": "reportedly|allegedly|supposedly|is said to|are said to|was said to|were said to",
        "think": "think|thinks|thought|believe|believes|believed|assume|assumes|assumed|suppose|supposes|"
        "suspect|suspects|speculate|speculates|speculated|in our view|in our opinion",
        "argue": "argue|argues|argued|claim|claims|claimed",
        "suggest": "suggest|suggests|suggested",
        "whether": "whether",
    }
)

# Quantities without a number.
QUANTITY = groups(
    {
        "all": "all|every|each|both",
        "most": "most|mostly|majority",
        "many": "many|numerous|large number of|lots of|a lot of",
        "few": "few|little|small number of|handful of",
        "only": "only",
    }
)

OPPOSITES = [
    ("rise rose risen rising increase increased increasing grow grew grown grew growing growth",
     "fall fell fallen falling decrease decreased decreasing decline declined declining drop dropped shrink shrank"),
    ("high higher highest large larger largest big bigger huge great greater",
     "low lower lowest small smaller smallest little"),
    ("strong stronger strongest strengthen strengthened", "weak weaker weakest weaken weakened"),
    ("good better best", "bad worse worst poor poorer"),
    ("positive positively", "negative negatively"),
    ("fast faster rapid rapidly quick quickly", "slow slower slowly"),
    ("early earlier", "late later"),
    ("more most", "less least fewer"),
    ("close closer tight tighter", "loose looser distant"),
    ("support supported accept accepted approve approved", "oppose opposed reject rejected"),
    ("differ differed different", "agree agreed equal same alike"),
    ("easy easier simple", "difficult hard"),
    ("public", "private"),
    ("include includes included including", "exclude excludes excluded excluding"),
    ("encourage encourages encouraged encouraging", "discourage discourages discouraged discouraging"),
    ("find found gain gained win won", "lose lost losing"),
    ("simplify simplified", "complicate complicated"),
    ("promote promotes promoted promoting", "hinder hinders hindered hindering halt halts halted halting"),
    ("jointly together", "separately alone"),
    ("success succeed succeeded", "failure fail failed"),
    ("begin began begun open opened start started", "end ended close closed stop stopped"),
]  # fmt: skip
# Word -> those that say the opposite, without a plural s, as words are compared.
OPPOSITE = {
    word.removesuffix("s"): frozenset(one.removesuffix("s") for one in those.split())
    for these, those in [*OPPOSITES, *((those, these) for these, those in OPPOSITES)]
    for word in these.split()
}
