"""Who acts: the codebook's actors, and noun groups that end in a general word for an organization or a group."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..records.inputs import Codebook
from .cues import CueIndex
from .wordlists import phrases

_ORGANIZATION = (
    "(?:Academy|Administration|Agency|Alliance|Assembly|Association|Authority|Bank|Board|Bureau|Center|Centre|Clinic|"
    "College|Commission|Committee|Company|Congress|Consortium|Corporation|Council|Court|Department|Federation|"
    "Foundation|Government|Group|Hospital|Institute|League|Ministry|Office|Organi[sz]ation|Parliament|Party|School|"
    "Society|Trust|Union|University)s?"
)
# Proper names are runs of capitalized words, with "of", "and", "for", "the" between them.
_TAIL = r" (?:of|for) (?:the )?[A-Z][\w’'-]{0,40}(?: (?:and )?[A-Z][\w’'-]{0,40}){0,4}"
_NAME = re.compile(
    rf"(?:\b[A-Z][\w’'-]{{0,40}} (?:(?:of|for|and) (?:the )?(?=[A-Z]))?){{1,6}}\b{_ORGANIZATION}\b(?:{_TAIL})?"
    rf"|\b{_ORGANIZATION}{_TAIL}"
)
_ARTICLE = re.compile(r"^(?:The|A|An|In|By|At|Under|Taking|For) ")
_PEOPLE = CueIndex(
    {
        "people": phrases(
            "volunteers|participants|respondents|patients|students|teachers|researchers|experts|workers|"
            "employees|residents|citizens|companies|enterprises|employers|experimenters|interviewers|nurses|"
            "physicians|parents|professional staff|staff members|local government|local governments|"
            "government|social organizations|nongovernmental organizations|community staff|local authorities|"
            "authorities|social workers"
        )
    }
)


class Actors:
    """Finds the actors of a codebook, and others by their form."""

    def __init__(self, codebook: Codebook) -> None:
        self.known = CueIndex({actor: [actor] for actor in codebook.actors})

    def find(self, text: str) -> list[str]:
        """The actors in ``text`` in order, each once; the codebook's as the codebook spells them."""
        spans = [(hit.start, hit.end, hit.owners[0]) for hit in self.known.hits(text)]
        others = [(match.start(), match.end(), _ARTICLE.sub("", match.group())) for match in _NAME.finditer(text)]
        others += [(hit.start, hit.end, hit.cue) for hit in _PEOPLE.hits(text)]
        # What the codebook names counts before a longer name around it, which may have begun too early.
        ends = [end for _, end, _ in spans]
        known = len(spans)
        for span in others:
            index = bisect_right(ends, span[0], hi=known)
            if index == known or spans[index][0] >= span[1]:
                spans.append(span)
        spans.sort(key=lambda span: (span[0], -span[1]))
        found: dict[str, str] = {}
        reached = 0
        for start, end, name in spans:
            if start >= reached:
                found.setdefault(name.casefold(), " ".join(name.split()))
                reached = end
        return list(found.values())
