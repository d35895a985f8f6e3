"""The verb that leads a clause, and what kind of verb it is: the ground on which its type is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .verbs import AUXILIARIES, BASE_FORMS, FINITE, IRREGULAR, OPENING, PASTS, REGULAR, past, third_person
from .wordlists import words

# Past participles, each with its base form.
_PARTICIPLES = words(
    "become become begun begin brought bring built build bought buy chosen choose cut cut dealt deal done do drawn "
    "draw fallen fall felt feel found find gone go given give grown grow had have held hold known know kept keep led "
    "lead left leave lost lose made make meant mean met meet overcome overcome paid pay put put risen rise run run "
    "said say seen see sent send set set shown show spent spend sunk sink taken take taught teach told tell understood "
    "understand undertaken undertake won win written write been be"
)
_BE = frozenset(words("is are was were am isn't aren't wasn't weren't"))
_HAVE = frozenset(words("has have had hasn't haven't hadn't"))


def _participle(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    doubled = past(verb).removesuffix("ed")
    return (doubled if doubled.endswith(verb[-1] * 2) and verb in REGULAR else verb) + "ing"


LEMMAS = {form: verb for verb in (*REGULAR, *IRREGULAR) for form in (verb, _participle(verb))}
LEMMAS |= {third_person(verb): verb for verb in REGULAR} | {past(verb): verb for verb in REGULAR}
LEMMAS |= {form: verb for verb, forms in IRREGULAR.items() for form in forms.split()}
LEMMAS |= dict(zip(_PARTICIPLES[::2], _PARTICIPLES[1::2], strict=True)) | {"be": "be"}
GERUNDS = frozenset(_participle(verb) for verb in (*REGULAR, *IRREGULAR))

# Verbs that link praise or a result to their subject.
LINKING = frozenset(
    words(
        "be become have play occupy remain seem appear represent make give achieve win receive enjoy gain form do "
        "prove emerge"
    )
)
# Verbs of change: what they tell is what came of something.
CHANGING = frozenset(
    words(
        "rise fall grow increase decrease decline drop reach account gain achieve attract exceed average score differ "
        "result attain win lose improve activate understand complain ensure safeguard enhance"
    )
)
# Verbs that tell where, when and about what.
PLACING = frozenset(
    words(
        "be become have occupy remain seem appear represent begin open start exist live lie face occur happen come "
        "belong concern relate ask argue compare differ host"
    )
)
SOLVING = frozenset(
    form
    for form, verb in LEMMAS.items()
    if verb in words("solve overcome address tackle remedy resolve improve reduce remove eliminate ease prevent meet")
)


def leading_verb(spoken: Sequence[str]) -> tuple[str, str]:
    """The base form of the verb that leads the words ``spoken``, and its form: ``finite``, ``gerund`` at the beginning,
    or ``none`` for a bare verb or no verb at all.

    Forms that may be nouns as well ("plans", "lacks") are verbs before "to", and where nothing else is one.
    """
    for at, word in enumerate(spoken):
        if word in AUXILIARIES:
            return _behind(spoken, at), "finite"
        follows = spoken[at + 1] if at + 1 < len(spoken) else ""
        if follows == "to" and word in OPENING - FINITE and at + 2 < len(spoken):
            return LEMMAS.get(spoken[at + 2], LEMMAS.get(word, word)), "finite"
        if word in FINITE and not (follows == "by" and word in PASTS and LEMMAS.get(word) not in CHANGING):
            return LEMMAS.get(word, word), "finite"
    first = next((word for word in spoken if not word.endswith("ly") and word not in _OPENERS), "")
    if first in GERUNDS:
        return LEMMAS[first], "gerund"
    if first in BASE_FORMS:
        return first, "none"
    for before, word in pairwise(spoken):
        if word in BASE_FORMS and (
            before in _PLURALS or before.endswith("s") and not before.endswith(("ss", "us", "is"))
        ):
            return word, "finite"
    for word in spoken[1:-1]:
        if word in OPENING - FINITE:
            return LEMMAS.get(word, word), "finite"
    bare = next((word for word in spoken[:_AHEAD] if word in BASE_FORMS), "")
    return bare, "none"


_OPENERS = frozenset(words("and then also first second third fourth fifth finally to"))
_AHEAD = 5
# Behind one of these, as behind a noun in -s, a bare verb is the present tense of several.
_PLURALS = frozenset(words("people staff others other they we you i who which that men women children"))


def _behind(spoken: Sequence[str], at: int) -> str:
    """The full verb that the auxiliary at ``at`` goes with, else the auxiliary's own base form."""
    own = "be" if spoken[at] in _BE else "have" if spoken[at] in _HAVE else ""
    for before, word in pairwise(spoken[at : at + 1 + _AHEAD]):
        verb = LEMMAS.get(word)
        bare = word in BASE_FORMS and (not own or before == "to")
        fits = bare or word in PASTS or word in GERUNDS or word in _PARTICIPLES[::2]
        if verb and fits and verb not in ("be", "have"):
            return verb
        if verb == "be":
            own = "be"
        elif not verb and not word.endswith("ly") and word not in _SKIPPED:
            break
    return own or "do"


_SKIPPED = frozenset(words("to not also been already always only never now still then all both"))
