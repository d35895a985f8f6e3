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

REGULAR = words(
    """
    accept achieve act activate adapt add address adhere adjust adopt advance affect agree aim allow analyse
    analyze answer appear apply argue arrive ask assess assign assist assume attach attend attract avoid award
    base believe belong benefit borrow calculate call capture carry cause change cite claim close collect
    combine come communicate compare compete complain complete comprise compute concern conclude conduct confirm connect
    consider consist constitute construct contain continue contribute convert cooperate coordinate correct
    correlate count cover create decide declare decline decrease dedicate define delegate deliver demonstrate
    deny depend deploy derive describe design detail detect determine develop devote die differ direct discover
    discuss display distinguish distribute divide document double download drop earn ease eliminate emerge employ enable
    encourage engage enhance enjoy ensure enter equip establish estimate evaluate examine exceed exclude exhibit
    exist expand expect experience explain explore express extend face fail fill finance finish focus follow
    formulate fund gain generate guarantee guide handle help highlight hire hope host identify illustrate
    implement imply import improve include incorporate increase indicate influence inform inherit innovate
    insist inspect inspire install integrate intend introduce investigate invite involve issue join judge keep
    lack last launch learn limit link list listen live load lower maintain manage mark match matter measure
    mention merge mobilize modify monitor motivate move note notice observe obtain occupy occur offer open
    operate organize outperform own participate pass perceive perform permit place plan play point pose possess
    predict prefer prepare prescribe present preserve prevent prioritize process produce prohibit promote
    propose protect prove provide publicize publish purchase pursue question raise rank rate reach realize
    receive recognize recommend recruit reduce refer reflect reform regard reject relate release rely remain
    remedy remove repeat replace report represent require resemble resolve respond restrict result retain return reveal
    review revise safeguard sample save schedule score seek seem select serve share shift show sign simplify
    solve specify sponsor start state stay stem stimulate store strengthen stress structure struggle study
    submit succeed suffer suggest supervise supply support surpass survey sustain tackle target tend test threaten
    trace track trade train transfer transform travel treat trigger trust try turn unify update upgrade urge use
    utilize vary verify view visit vote wait want warn work worsen yield
    """
)

IRREGULAR = {
    "become": "becomes became",
    "begin": "begins began",
    "bring": "brings brought",
    "build": "builds built",
    "buy": "buys bought",
    "choose": "chooses chose",
    "cost": "costs",
    "cut": "cuts",
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
    "keep": "keeps kept",
    "know": "knows knew",
    "lead": "leads led",
    "leave": "leaves left",
    "lend": "lends lent",
    "let": "lets",
    "lose": "loses lost",
    "make": "makes made",
    "mean": "means meant",
    "meet": "meets met",
    "overcome": "overcomes overcame",
    "pay": "pays paid",
    "put": "puts",
    "read": "reads",
    "rise": "rises rose",
    "run": "runs ran",
    "say": "says said",
    "see": "sees saw",
    "sell": "sells sold",
    "send": "sends sent",
    "set": "sets",
    "sink": "sinks sank",
    "speak": "speaks spoke",
    "spend": "spends spent",
    "stand": "stands stood",
    "strive": "strives strove",
    "take": "takes took",
    "teach": "teaches taught",
    "tell": "tells told",
    "think": "thinks thought",
    "understand": "understands understood",
    "undergo": "undergoes underwent",
    "undertake": "undertakes undertook",
    "win": "wins won",
    "write": "writes wrote",
}


def third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")


def past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ied"
    if verb in ("drop", "plan", "stem", "refer", "prefer", "occur", "permit", "transfer"):
        return f"{verb}{verb[-1]}ed"
    return verb + ("d" if verb.endswith("e") else "ed")


BASE_FORMS = frozenset(REGULAR) | frozenset(IRREGULAR)
# Third persons that are more often plural nouns, and so mark no clause by themselves.
_NOUNS = frozenset(
    words(
        """
        acts aims awards benefits causes changes claims closes concerns costs counts cuts deals declines
        decreases designs details directs displays documents doubles drops estimates experiences faces forms
        funds guides hopes hosts imports increases influences issues lacks leaves limits links lists lives
        loads marks matches matters means measures mentions merges monitors moves needs notes notices offers
        passes places plans plays points poses presents processes purchases questions ranks rates reforms
        releases reports results returns reviews runs samples schedules scores services sets shares shifts
        signs sponsors starts states stays stems stores stresses structures struggles studies supports
        surveys targets tests traces tracks trades trains travels tries triggers trusts turns updates
        upgrades urges uses views visits votes waits wants wins works yields
        """
    )
)
THIRD_PERSONS = (
    frozenset(map(third_person, REGULAR))
    | frozenset(form for forms in IRREGULAR.values() for form in forms.split()[:1])
) - _NOUNS
PASTS = frozenset(map(past, REGULAR)) | frozenset(form for forms in IRREGULAR.values() for form in forms.split()[1:])
FINITE = AUXILIARIES | THIRD_PERSONS | PASTS
# Right after "and" or a comma a form in -s is a verb even where it could be a noun.
OPENING = FINITE | _NOUNS
