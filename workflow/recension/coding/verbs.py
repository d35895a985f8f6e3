"""The finite verbs by which a clause is known: general English of reports, no word of any one field."""

from __future__ import annotations

from .wordlists import words

AUXILIARIES = frozenset(
    words(
        "is are was were am has have had will would shall should can could may might must do does did cannot "
        "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't doesn't don't "
        "didn't"
    )
)

_REGULAR = words(
    """
    accept achieve act activate adapt add address adhere adjust adopt advance affect agree aim allow analyze
    analyse appear apply argue ask assess assign assume attach attract avoid base benefit call carry cause
    change choose claim collect combine come compare complete comprise concern conclude conduct confirm consider
    consist constitute construct contain continue contribute convert cooperate coordinate correlate cover create
    decide decline decrease define deliver demonstrate depend derive describe design detect determine develop
    differ discover discuss distinguish distribute divide download drop earn employ enable encourage engage
    enhance enjoy ensure establish estimate evaluate examine exceed exhibit exist expand expect experience
    explain explore express extend face fail focus follow formulate gain generate guarantee handle help
    highlight identify illustrate implement imply improve include incorporate increase indicate influence inform
    innovate insist install integrate intend introduce investigate invite involve issue join keep lack last
    launch limit listen maintain manage matter measure mobilize observe obtain occupy occur offer open operate
    organize outperform participate perform permit place plan play point possess predict prefer prepare present
    prevent produce promote propose protect prove provide publicize publish purchase pursue raise reach realize
    receive recognize recommend recruit reduce refer reflect reform regard relate rely remain remove repeat
    replace report represent require resolve respond result retain reveal safeguard sample score seek seem
    select serve share shift show simplify solve specify start state stem strengthen stress study suffer suggest
    supervise supply support survey test tend train transfer transform treat turn use utilize vary visit want
    warn work yield
    """
)

_IRREGULAR = {
    "become": "becomes became",
    "begin": "begins began",
    "bring": "brings brought",
    "build": "builds built",
    "buy": "buys bought",
    "choose": "chooses chose",
    "deal": "deals dealt",
    "draw": "draws drew",
    "fall": "falls fell",
    "feel": "feels felt",
    "find": "finds found",
    "get": "gets got",
    "give": "gives gave",
    "go": "goes went",
    "grow": "grows grew",
    "have": "has had",
    "hold": "holds held",
    "lead": "leads led",
    "let": "lets",
    "lose": "loses lost",
    "make": "makes made",
    "mean": "means meant",
    "meet": "meets met",
    "pay": "pays paid",
    "put": "puts",
    "read": "reads",
    "rise": "rises rose",
    "run": "runs ran",
    "see": "sees saw",
    "sell": "sells sold",
    "send": "sends sent",
    "set": "sets",
    "speak": "speaks spoke",
    "spend": "spends spent",
    "stand": "stands stood",
    "take": "takes took",
    "teach": "teaches taught",
    "think": "thinks thought",
    "write": "writes wrote",
}


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ied"
    if verb in ("drop", "plan", "stem", "refer", "prefer", "occur", "permit", "transfer"):
        return f"{verb}{verb[-1]}ed"
    return verb + ("d" if verb.endswith("e") else "ed")


BASE_FORMS = frozenset(_REGULAR) | frozenset(_IRREGULAR)
# Third persons that are more often plural nouns, and so mark no clause by themselves.
_NOUNS = frozenset(
    words(
        "acts aims benefits causes changes claims concerns designs experiences faces forms influences issues "
        "lacks limits matters measures needs offers places plans plays points presents reforms reports results "
        "samples scores services shares shifts starts states stems studies stresses surveys supports tests "
        "trains turns uses visits wants works yields drops declines increases decreases estimates purchases "
        "means sets runs deals"
    )
)
THIRD_PERSONS = (
    frozenset(map(_third, _REGULAR)) | frozenset(form for forms in _IRREGULAR.values() for form in forms.split()[:1])
) - _NOUNS
PASTS = frozenset(map(_past, _REGULAR)) | frozenset(form for forms in _IRREGULAR.values() for form in forms.split()[1:])
FINITE = AUXILIARIES | THIRD_PERSONS | PASTS
# Right after "and" or a comma a form in -s is a verb even where it could be a noun.
OPENING = FINITE | _NOUNS
