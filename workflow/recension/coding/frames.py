"""What a quantity refers to, as far as its sentence says: what is counted, of what base, in what period."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from .wordlists import words

_SENTENCE_END = re.compile(r"[.!?。！？][”\"')\]]?\s+(?=[^\s\d.a-z])")
_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WHEN = rf"(?:\d{{1,2}} )?(?:{_MONTH} )?(?:\d{{1,2}}, )?{_YEAR}"
_PERIOD = re.compile(
    rf"\b(?:from {_WHEN} (?:to|until|through) {_WHEN}|between {_WHEN} and {_WHEN}|{_YEAR}[-–]{_YEAR}"
    rf"|(?:by|in|at|until|since|before|after|during|from|for|as of|up to) (?:the )?(?:(?:end|"
    rf"beginning|start|middle|year|first half|second half) (?:of )?)?{_WHEN})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[-–’'](?=[^\W_])){0,60}")
_GAP = re.compile(r"[ \u00a0-]|[ ]?\n")
# Words that no noun group holds, and that end it.
STOP = frozenset(
    words(
        "a an the and or but nor of in on at by for from to with without within into onto over under above below "
        "between among through during before after since until as than that which who whom whose where when "
        "while whereas because if so is are was were be been being am has have had having do does did will would "
        "shall should can could may might must not no it its they their them this these those he she we our us "
        "you i there here also only each per respectively including such were thus then however therefore both "
        "either took take takes made make makes gave give gives got showed shows show found said say says "
        "reported report received receive went came became remained played plays"
    )
)
_BASE = re.compile(r"\s(?:of|among) (?:all |the |all the |these |those |its |their |our )?")
_MEASURED = re.compile(
    r"\s(?:is|was|are|were|has been|have been|reached|reaches|reach|stood at|stands at|"
    r"remained|remains|remain|amounted to|"
    r"amounts to|accounts? for|accounted for|averaged|averages|equals|equaled|totaled|totals|"
    r"rose to|fell to|increased to|"
    r"decreased to|dropped to|grew to|rose by|fell by|increased by|decreased by|dropped by|"
    r"grew by)(?: only| even| as high as)?\s?\Z",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof (?=[a-z])")
_GROUP = 5


@dataclass(frozen=True)
class Frame:
    """What is counted or measured, what it is a part of, and when; empty where the sentence does not say."""

    counted: str = ""
    base: str = ""
    period: str = ""


class Frames:
    """The frames of the quantities of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.breaks = [match.end() for match in _SENTENCE_END.finditer(text)]
        self.periods = [match.span() for match in _PERIOD.finditer(text)]
        self.period_starts = [start for start, _ in self.periods]

    def of(self, start: int, end: int, has_unit: bool) -> Frame:
        """The frame of the quantity at ``start:end``."""
        low, high = self._sentence(start)
        base = self._base(end, high)
        counted = self._after(end, high)
        measured, measured_base = self._before(start, low)
        if has_unit and measured or not counted:
            counted, base = measured, base or measured_base
        return Frame(counted, base, self._period(start, low, high))

    def _sentence(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.breaks, at)
        low = self.breaks[index - 1] if index else 0
        return low, self.breaks[index] if index < len(self.breaks) else len(self.text)

    def _period(self, at: int, low: int, high: int) -> str:
        """The last period named before ``at`` in its sentence, else the first one after it."""
        index = bisect_right(self.period_starts, at)
        for candidate in (index - 1, index):
            if 0 <= candidate < len(self.periods):
                start, end = self.periods[candidate]
                if low <= start and end <= high:
                    return self.text[start:end]
        return ""

    def _after(self, end: int, high: int) -> str:
        """The noun group right after ``end``."""
        if not _GAP.match(self.text, end):
            return ""
        if self.text[end] == "-":
            hyphened = _WORD.match(self.text, end + 1, high)
            return hyphened.group().split("-")[0] if hyphened else ""
        group, at = self._group(end + 1, high)
        tail = _OF.match(self.text, at) if group else None
        more, _ = self._group(tail.end(), high) if tail else ([], at)
        return " ".join([*group, "of", *more] if more else group)

    def _base(self, end: int, high: int) -> str:
        part = _BASE.match(self.text, end)
        if part is None:
            return ""
        group, _ = self._group(part.end(), high)
        return " ".join(group)

    def _before(self, start: int, low: int) -> tuple[str, str]:
        """What is measured and of what, where the quantity follows "<noun group> (of <base>) was"."""
        window = self.text[max(low, start - 160) : start]
        verb = _MEASURED.search(window)
        if verb is None:
            return "", ""
        clause = re.split(r"[,;:()]|\band\b|\bbut\b", window[: verb.start()])[-1]
        head, _, base = clause.strip().partition(" of ")
        group = _WORD.findall(head)
        while group and group[0].lower() in STOP:
            group.pop(0)
        if not 1 <= len(group) <= _GROUP or any(word.lower() in STOP for word in group):
            return "", ""
        return " ".join(group), re.sub(r"^(?:the|all|all the|its|their) ", "", base.strip())

    def _group(self, at: int, high: int) -> tuple[list[str], int]:
        """Up to five words of a noun group from ``at``: to a stop word, a mark, or past its plural."""
        group: list[str] = []
        end = at
        while len(group) < _GROUP:
            match = _WORD.match(self.text, at, high)
            if match is None or match.group().lower() in STOP:
                break
            group.append(match.group())
            end = match.end()
            gap = _GAP.match(self.text, end, high)
            if gap is None or _is_plural(match.group()):
                break
            at = gap.end()
        return group, end


def _is_plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "’s", "'s"))
        or word in ("people", "women", "men", "children")
    )
