"""Type and status of a claim, from its leading verb and the words of judgment that English reports share.

*Type*: a ``problem`` is what is wanting; an ``evaluation`` praises or weighs; an ``outcome`` is what came of
something; a ``measure`` is what someone does or did; ``context`` is the rest.  A word of praise makes an evaluation
where the leading verb only links it to its subject ("has achieved good results"), not where it does something else
("selected outstanding people").  *Status*: ``reported`` as done or so; ``intended`` as a plan; ``exploratory`` as a
trial; ``author-judgement`` where the author weighs or infers; ``ambiguous`` where no finite verb tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records.findings import FindingType, Quantity, Status
from ..records.inputs import Codebook
from .clauses import main_clause, words_of
from .cues import CueIndex
from .leading import CHANGING, LINKING, PLACING, SOLVING, leading_verb
from .wordlists import phrases

_TYPES: dict[str, list[str]] = {
    "problem": phrases(
        "lack of|lacks|lacked|lacking|insufficien*|inadequa*|deficien*|shortage*|scarc*|unbalanced|imbalance*|"
        "uneven|weak|low|slow|slowly|poor|poorly|limited|fails to|failed to|failure|not enough|too few|too little|"
        "too many|hinder*|hamper*|constrain*|worse|worsen*|missing|incomplete|bias|room for improvement|"
        "space for improvement|room for development|space for development"
    ),
    # These name a problem only where nothing is done about it.
    "trouble": phrases(
        "problem|problems|shortcoming*|weakness*|difficulty|obstacle*|barrier to|drawback*|bottleneck*|limitation*|"
        "challenge*"
    ),
    "evaluation": phrases(
        "remarkabl*|excellent|outstanding|perfect|great|good|commendable|praise*|successful*|success|strength*|"
        "advantage*|important|significant role|positive role|vital|crucial|key role|leading role|huge role|"
        "effective|valuable|useful|pioneering|innovative|representative|worthy|promising|impressive|notable|best|"
        "better|superior|famous|well known|known as|courage*|forefront|full play|steady progress|high|clear"
    ),
    "outcome": phrases(
        "result|results in|resulted in|led to|leads to|more than before|compared with previous|rate|proportion of|"
        "percentage|share of|outcome*|satisfaction|correlat*|associated with|effect of|found that|showed that|"
        "shows that|influence|coverage"
    ),
}
_STATUSES: dict[str, list[str]] = {
    "intended": phrases(
        "plans to|plan to|planned to|planning to|aims to|aim to|aimed to|intends to|intend to|intended to|expected to|"
        "will|shall|is to|are to|was to|were to|should|must|needs to|need to|ought to|going to|hopes to|seeks to|"
        "proposes to|would"
    ),
    "exploratory": phrases(
        "explore|explores|explored|exploring|piloted|piloting|experimentally|tentativ*|attempts to|attempted to|"
        "try out|tries out|tried out|on trial|a trial of|preliminary|provisional*"
    ),
    "author-judgement": phrases(
        "may be|may have|may not|may well|might|could be|perhaps|probably|possibly|likely|seems|seem|appears to|"
        "appear to|we think|we believe|suggests that|suggest that|in our view|in our opinion"
    ),
}


class Labels:
    """The type and status of clauses: the codebook's cues before those above."""

    def __init__(self, codebook: Codebook) -> None:
        self.own_types = CueIndex({entry.id: entry.cues for entry in codebook.types})
        self.own_statuses = CueIndex({entry.id: entry.cues for entry in codebook.statuses})

    def type(self, clause: str, quantities: Sequence[Quantity]) -> tuple[FindingType, str, bool]:
        """The type of a clause, the words that made it so, and whether they point to it by themselves."""
        main = main_clause(clause)
        own = self.own_types.hits(main)
        if own:
            kind = max(own, key=lambda hit: hit.weight).owners[0]
            return kind, _cue("type", [hit.cue for hit in own if kind in hit.owners]), True  # type: ignore[return-value]
        return _by_verb(main, quantities)

    def status(self, clause: str, kind: FindingType, before: Status | None) -> tuple[Status, str]:
        """The status of a clause of type ``kind``; a clause without finite verb has that of the one ``before``."""
        own = self.own_statuses.hits(clause)
        if own:
            status = max(own, key=lambda hit: hit.weight).owners[0]
            return status, _cue("status", [hit.cue for hit in own if status in hit.owners])  # type: ignore[return-value]
        cues = _found(_STATUS_CUES, clause)
        if kind == "evaluation" or cues["author-judgement"]:
            return "author-judgement", _cue("status", cues["author-judgement"]) or "status: an evaluation"
        for status in ("intended", "exploratory"):
            if cues[status]:
                return status, _cue("status", cues[status])
        if leading_verb(words_of(clause))[1] != "none":
            return "reported", "status: stated as a fact"
        if before in ("intended", "reported"):
            return before, "status: that of the clause before"
        return "ambiguous", "status: no finite verb"


_TYPE_CUES, _STATUS_CUES = CueIndex(_TYPES), CueIndex(_STATUSES)


def _found(index: CueIndex, clause: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in (*_TYPES, *_STATUSES)}
    for hit in index.hits(clause):
        for owner in hit.owners:
            found[owner].append(hit.cue)
    return found


def _by_verb(clause: str, quantities: Sequence[Quantity]) -> tuple[FindingType, str, bool]:
    cues = _found(_TYPE_CUES, clause)
    spoken = words_of(clause)
    verb, form = leading_verb(spoken)
    if cues["problem"] or cues["trouble"] and SOLVING.isdisjoint(spoken):
        return "problem", _cue("type", cues["problem"] + cues["trouble"]), True
    if any(quantity.unit == "%" for quantity in quantities):
        return "outcome", "type: a percentage", True
    if cues["evaluation"] and (form == "none" or verb in LINKING):
        return "evaluation", _cue("type", cues["evaluation"]), True
    if verb in CHANGING or cues["outcome"] and (form == "none" or verb in LINKING):
        return "outcome", _cue("type", cues["outcome"]) or f"type: the verb {verb!r}", True
    if verb and verb not in PLACING:
        return "measure", f"type: the verb {verb!r}", form != "none"
    return "context", "type: nothing points to another", False


def _cue(label: str, cues: Sequence[str]) -> str:
    return f"{label}: {', '.join(repr(cue) for cue in dict.fromkeys(cues))}" if cues else ""
