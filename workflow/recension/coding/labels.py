"""Type and status of a claim, from the verbs and the words of judgment that English reports share.

*Type*: a ``problem`` is what is wanting; an ``evaluation`` praises or weighs; an ``outcome`` is what came of
something; a ``measure`` is what someone does or did; ``context`` is the rest.  *Status*: ``reported`` as done or so;
``intended`` as a plan; ``exploratory`` as a trial; ``author-judgement`` where the author weighs; ``ambiguous`` where
the text says it in two ways or has no finite verb to say it with.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records.findings import FindingType, Quantity, Status
from .clauses import has_finite_verb, opens_with_base_form, words_of
from .cues import CueIndex
from .wordlists import phrases

_TYPES: dict[str, list[str]] = {
    "problem": phrases(
        "lack of|lacks|lacked|lacking|insufficien*|inadequa*|deficien*|shortage*|scarc*|unbalanced|"
        "imbalance*|uneven|problem|problems|shortcoming*|weakness*|weak|difficulty|obstacle*|barrier to|low|"
        "slow|slowly|poor|poorly|limited|fails to|failed to|failure|not enough|too few|too little|too many|"
        "hinder*|hamper*|constrain*|drawback*|bottleneck*|limitation*|challenge*|worse|worsen*|missing|"
        "incomplete|bias"
    ),
    "evaluation": phrases(
        "remarkabl*|excellent|outstanding|perfect|great|greatly|good|commendable|praise*|successful*|success|"
        "strength*|advantage*|important|significant role|positive role|vital|crucial|key role|leading role|"
        "effective*|valuable|useful|pioneering|innovative|representative|worthy|promising|impressive|notable|"
        "best|better than|superior|high praise|famous|well known|known as|courage*|characteristic*"
    ),
    "outcome": phrases(
        "result|results in|resulted in|led to|leads to|achiev*|increased|increases|decreased|decreases|"
        "reduced|reduces|improved|improves|rose|fell|grew|reached|accounted for|accounts for|account for|"
        "rate|proportion of|percentage|share of|gained|attained|became|has become|attracted|outcome*|"
        "significantly|satisfaction|completed|scored|answered|correlat*|associated with|effect of|differed|"
        "found that|showed that|shows that"
    ),
    "measure": phrases(
        "establish*|set up|sets up|built|build|builds|introduc*|implement*|launch*|adopt*|formulat*|issued|"
        "issues|carried out|carry out|carries out|organized|organizes|organised|trained|trains|provides|"
        "provide|provided|promot*|recruit*|select*|integrat*|strengthen*|creat*|develops|developed|conduct*|"
        "used|uses|measured|collected|recorded|tested|surveyed|interviewed|analyzed|analysed|applied|"
        "assigned|removed|transferred|coordinat*|cooperat*|guid*|train|mobiliz*|mobilis*|purchas*|take|takes|"
        "took"
    ),
}
_STATUSES: dict[str, list[str]] = {
    "intended": phrases(
        "plans to|plan to|planned to|planning to|aims to|aim to|aimed to|intends to|intend to|intended to|"
        "will|shall|is to|are to|should|must|needs to|need to|ought to|going to|hopes to|seeks to|"
        "proposes to|would|in the future"
    ),
    "exploratory": phrases(
        "explor*|trial|trials|pilot|pilots|piloted|piloting|pilot study|experimentally|tentativ*|attempts to|"
        "attempted to|try out|tries out|tried out|preliminary|provisional*"
    ),
    "done": phrases("has been|have been|had been|was|were|has already|have already|did"),
}
_TYPE_CUES = CueIndex(_TYPES)
_STATUS_CUES = CueIndex(_STATUSES)
_ORDER: tuple[FindingType, ...] = ("problem", "evaluation", "outcome", "measure")


def choose_type(clause: str, quantities: Sequence[Quantity]) -> tuple[FindingType, str]:
    """The type of a clause and the words that made it so."""
    hits = _TYPE_CUES.hits(clause)
    cues = {kind: [hit.cue for hit in hits if kind in hit.owners] for kind in _ORDER}
    if cues["problem"]:
        return "problem", _cue("type", cues["problem"])
    if any(quantity.unit == "%" for quantity in quantities):
        return "outcome", "type: a percentage"
    if cues["evaluation"] and len(cues["evaluation"]) >= len(cues["measure"]):
        return "evaluation", _cue("type", cues["evaluation"])
    for kind in ("outcome", "measure", "evaluation"):
        if cues[kind] and len(cues[kind]) == max(len(cues[other]) for other in ("outcome", "measure", "evaluation")):
            return kind, _cue("type", cues[kind])
    return "context", "type: nothing points to another"


def choose_status(clause: str, kind: FindingType) -> tuple[Status, str]:
    """The status of a clause of type ``kind`` and the words that made it so."""
    hits = _STATUS_CUES.hits(clause)
    cues = {name: [hit.cue for hit in hits if name in hit.owners] for name in _STATUSES}
    if cues["intended"]:
        mixed = cues["done"] and kind != "problem"
        return ("ambiguous" if mixed else "intended"), _cue(
            "status", cues["intended"] + (cues["done"] if mixed else [])
        )
    if kind == "evaluation":
        return "author-judgement", "status: an evaluation"
    if cues["exploratory"]:
        return "exploratory", _cue("status", cues["exploratory"])
    words = words_of(clause)
    if opens_with_base_form(words) or not has_finite_verb(words):
        return "ambiguous", "status: no finite verb"
    return "reported", "status: stated as a fact"


def _cue(label: str, cues: Sequence[str]) -> str:
    return f"{label}: {', '.join(repr(cue) for cue in dict.fromkeys(cues))}"
