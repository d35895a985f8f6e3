"""Which subject a claim is about.

In this order: a subject named in the clause, or before it in the sentence; ``all`` or ``outside`` where the clause
points there; the nearest heading that names one; the subject of the sentence before in the same paragraph; ``all`` or
``outside`` where the rest of the sentence points there; else the one subject with role ``all`` that has no cues.
What is said of no subject in particular belongs to none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..records.document import Document, Heading
from ..records.inputs import Codebook
from .clauses import verb_end
from .cues import CueIndex, Hit

# A subject behind one of these is what another is compared with, and not what the claim is about.
_COMPARED = re.compile(
    r"\b(?:similar to|unlike|like|than|compared (?:with|to)|different from|as in|"
    r"in contrast to|relative to|versus|vs\.?)"
    r" (?:the |that of |those of )?\Z",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|at|from) (?:the )?\Z")

_CLEAR = 2
# What a cue in the heading weighs beside the same one in the clause.
_ABOVE = 0.25
# What a cue behind the verb weighs beside the same one before it.
_TOLD = 1.25


@dataclass(frozen=True)
class Choice:
    """The id chosen, why (for a reader), and how sure: 2 where the clause itself says it, 1 where its place does."""

    id: str
    cue: str
    certainty: int


@dataclass(frozen=True)
class Mentions:
    """The cues of subjects in one sentence, where they begin, and the subject the whole sentence points to."""

    hits: list[Hit]
    starts: list[int]
    anywhere: Choice | None


class Subjects:
    """The subjects of one codebook over one document."""

    def __init__(self, document: Document, codebook: Codebook) -> None:
        self.ones = [subject.id for subject in codebook.subjects if subject.role == "one"]
        self.roles = {subject.id: subject.role for subject in codebook.subjects}
        self.all = [subject.id for subject in codebook.subjects if subject.role == "all"]
        self.silent = [subject.id for subject in codebook.subjects if subject.role == "all" and not subject.cues]
        self.cues = CueIndex({subject.id: subject.cues for subject in codebook.subjects})
        self.headings = {heading.id: heading for heading in document.headings}
        self.by_heading: dict[str | None, Choice | None] = {None: None}
        for heading in document.headings:
            self.by_heading[heading.id] = self._of_heading(heading)

    def mentions(self, sentence: str) -> Mentions:
        """What ``sentence`` says of subjects: read once, for all of its clauses."""
        hits = self._about(sentence)
        named, other = self._named(hits, "sentence", 1), self._other(hits, "sentence", 1)
        return Mentions(hits, [hit.start for hit in hits], named or other)

    def choose(
        self, mentions: Mentions, start: int, end: int, section: str | None, last: Choice | None
    ) -> Choice | None:
        """The subject of the clause at ``start:end`` of its sentence; ``last`` is that of the sentence before."""
        first, behind = bisect_left(mentions.starts, start), bisect_left(mentions.starts, end)
        clause, before = mentions.hits[first:behind], mentions.hits[max(0, first - 1) : first]
        return (
            self._named(clause, "clause", 2)
            or self._named(before, "sentence", 1)
            or self._other(clause, "clause", 2)
            or self.by_heading.get(section)
            or (Choice(last.id, "subject: the sentence before", 0) if last else None)
            or mentions.anywhere
            or (Choice(self.silent[0], "subject: the whole study", 2) if len(self.silent) == 1 else None)
        )

    def _about(self, text: str) -> list[Hit]:
        """The cues in ``text`` without those of subjects that another is only compared with, or only met in."""
        hits = self.cues.hits(text)
        about = [hit for hit in hits if not _COMPARED.search(text[max(0, hit.start - 40) : hit.start])] or hits
        outside = next((hit.start for hit in about if self._is_outside(hit)), len(text))
        # "The ministry met in Oslo" is about the ministry: behind something outside, "in Oslo" is a place.
        return [hit for hit in about if hit.start <= outside or not _PLACE.search(text[: hit.start][-8:])]

    def _is_outside(self, hit: Hit) -> bool:
        return all(self.roles[owner] == "outside" for owner in hit.owners)

    def _of_heading(self, heading: Heading) -> Choice | None:
        """The subject that ``heading``, or the nearest one above it, names."""
        seen: set[str] = set()
        at: Heading | None = heading
        while at and at.id not in seen:
            seen.add(at.id)
            hits = self.cues.hits(at.title)
            choice = self._named(hits, "heading", 1) or self._other(hits, "heading", 1)
            if choice:
                return choice
            at = self.headings.get(at.parent or "")
        return None

    def _named(self, hits: Sequence[Hit], where: str, certainty: int) -> Choice | None:
        """The one subject that ``hits`` name; all together where they name all; the first where they name several."""
        named = dict.fromkeys(owner for hit in hits for owner in hit.owners if self.roles[owner] == "one")
        if not named:
            return None
        if len(named) > 1 and len(named) == len(self.ones) and self.all:
            return Choice(self.all[0], f"subject: all are named in the {where}", certainty)
        if len(named) > 1 and where == "heading":
            return None
        first = next(iter(named))
        return Choice(first, _cue("subject", where, hits, first), certainty if len(named) == 1 else 1)

    def _other(self, hits: Sequence[Hit], where: str, certainty: int) -> Choice | None:
        for hit in hits:
            for owner in hit.owners:
                if self.roles[owner] != "one":
                    return Choice(owner, _cue("subject", where, hits, owner), certainty)
        return None


class Dimensions:
    """The dimensions of one codebook over one document."""

    def __init__(self, document: Document, codebook: Codebook) -> None:
        self.order = {dimension.id: number for number, dimension in enumerate(codebook.dimensions)}
        self.cues = CueIndex({dimension.id: dimension.cues for dimension in codebook.dimensions})
        headings = {heading.id: heading for heading in document.headings}
        self.by_heading: dict[str | None, list[Hit]] = {None: []}
        for heading in document.headings:
            parent = headings.get(heading.parent or "")
            hits = self.cues.hits(heading.title)
            self.by_heading[heading.id] = hits or (self.cues.hits(parent.title) if parent else [])

    def own(self, clause: str) -> str | None:
        """The dimension that the words of ``clause`` alone point to, where they do so clearly."""
        choice = self.choose(clause, None)
        return choice.id if choice and choice.certainty == _CLEAR else None

    def choose(self, clause: str, section: str | None) -> Choice | None:
        """The dimension with the greatest weight of cues: those in the clause in full, those in its heading by less,
        and those behind the verb by a little more, for there stands what is claimed."""
        inside = self.cues.hits(clause)
        above = self.by_heading.get(section, [])
        verb = verb_end(clause)
        scores: dict[str, float] = {}
        for hits, share in ((inside, 1.0), (above, _ABOVE)):
            for hit in hits:
                told = _TOLD if share == 1.0 and hit.start >= verb else 1.0
                for owner in hit.owners:
                    scores[owner] = scores.get(owner, 0.0) + share * told * hit.weight
        if not scores:
            return None
        ranked = sorted(scores, key=lambda owner: (-scores[owner], self.order[owner]))
        best = ranked[0]
        clear = len(ranked) == 1 or scores[best] >= 1.5 * scores[ranked[1]]
        mentioned = any(best in hit.owners for hit in inside)
        where, hits = ("clause", inside) if mentioned else ("heading", above)
        return Choice(best, _cue("dimension", where, hits, best), (2 if clear else 1) if mentioned else 0)


def _cue(label: str, where: str, hits: Sequence[Hit], owner: str) -> str:
    cues = dict.fromkeys(hit.cue for hit in hits if owner in hit.owners)
    return f"{label}: {', '.join(repr(cue) for cue in cues)} in the {where}"
