"""Numbers that are no quantities: years, dates, labels, citation marks, identifiers, names."""

from __future__ import annotations

import re

from .numbers import Number

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s(?:\d{{1,2}},?\s?)?\Z")
_MONTH_AFTER = re.compile(rf"\s(?:of\s)?{_MONTH}(?![a-z])")
# A number behind one of these is a label of the thing, not a count of it.
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:figures?|figs?\.?|tables?|tab\.|sections?|sect?\.|chapters?|ch\.|appendix|"
    r"appendices|equations?|eqs?\.?|nos?\.?|numbers?|"
    r"vol\.?|volumes?|issues?|pages?|pp?\.|refs?\.?|references?|articles?|art\.|items?|"
    r"phases?|stages?|steps?|parts?|versions?|"
    r"grades?|types?|groups?|experiments?|study|studies|cases?|models?|questions?|"
    r"hypothes[ie]s|theorems?|lines?|rows?|columns?|"
    r"box|plates?|panels?|schemes?|samples?|sites?|waves?|rounds?|rules?|documents?|rooms?|"
    r"routes?|grants?|projects?|codes?|"
    r"hotlines?|telephones?|tel\.?|phones?|patents?|example|examples|claims?|entry|version|"
    r"class|id|isbn|issn|doi|zip|ext\.)"
    r"\s?:?\s?(?:\d{1,4}[a-z]?(?:,? and|,? or|,| to|-|–)\s?){0,6}|[#№§]\s?)\Z",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|from|between|before|after|of|year|years|to|and|or|"
    r"the|mid|early|late|around|circa|through)[\s-]|[(\[,;/–—-]\s?|\A)\Z",
    re.IGNORECASE,
)
_PLURAL_AFTER = re.compile(r"\s(?:[a-z-]+\s)?(?:[a-z]{2,}[^s\W\d]s|people|persons|women|men|children)\b")
_TIME_OR_DATE = re.compile(r"[:/.]\d")
# What follows a digit and a mark without being the end of a range goes on with what began there.
_TIME_OR_DATE_BEFORE = re.compile(r"\d[:/.–-]\Z")
_NAME_BEFORE = re.compile(r"[^\W\d_][-–‐]?\Z|_\Z")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|s)\b", re.IGNORECASE)
_MORE_OF_A_NAME = re.compile(r"[^\W\d_]|_|[-–‐](?:[A-Z]|\d+[-–‐/]|\d*[A-Z])")
_CITATION = re.compile(r"\[[\s\d,;–-]{1,60}\]|\([\s\d,;–-]{1,60}\)|\^\{[\s\d,;*–-]{1,60}\}")
# Long quotations are matched as well, lest their end be taken for the beginning of a short one.
_QUOTED = re.compile(r"“([^“”]{1,400})”|\"([^\"]{1,400})\"|‘([^‘’]{1,400})’")
_SENTENCE_MARK = re.compile(r"[.!?;](?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:)\S{1,300}|\b10\.\d{4,9}/\S{1,200}|\S{1,64}@\S{1,64}", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def closed_spans(text: str) -> list[tuple[int, int]]:
    """Spans of ``text`` in which no number is a quantity, sorted: citation marks, addresses, quoted names.

    A short stretch in quotation marks with letters in it is a name or a slogan ("the “four olds”"): it mentions its
    number and does not use it.  Where the quotation is nothing but a quantity ("“80 %”") it is one.
    """
    spans = [match.span() for pattern in (_CITATION, _ADDRESS) for match in pattern.finditer(text)]
    for match in _QUOTED.finditer(text):
        quoted = match.group()[1:-1].rstrip(" ,.")
        is_short = len(quoted.split()) <= 8 and not _SENTENCE_MARK.search(quoted)
        if is_short and "%" not in quoted and _LETTER.search(quoted):
            spans.append(match.span())
    return sorted(spans)


def is_name(text: str, number: Number, unit: str) -> bool:
    """Whether ``number`` belongs to a date, time, label or identifier, by what stands right around it."""
    before = text[max(0, number.start - 40) : number.start]
    if number.in_words:
        return bool(_LABEL_BEFORE.search(before)) and not unit
    if _NAME_BEFORE.search(before) or _TIME_OR_DATE_BEFORE.search(before) or _TIME_OR_DATE.match(text, number.end):
        return True
    if _MONTH_BEFORE.search(before) or (number.value <= 31 and _MONTH_AFTER.match(text, number.end)):
        return True
    return not unit and _is_label(text, number, before)


def _is_label(text: str, number: Number, before: str) -> bool:
    if _ORDINAL.match(text, number.end) or _MORE_OF_A_NAME.match(text, number.end):
        return True
    return (
        bool(_LABEL_BEFORE.search(before))
        or text.startswith("0", number.start)
        and text[number.start : number.end].isdigit()
        and number.end - number.start > 1
    )


def is_year(text: str, number: Number) -> bool:
    """Whether ``number``, without unit or qualifier, is a year: 1500 to 2099, not followed by what it would count."""
    digits = text[number.start : number.end]
    if len(digits) != 4 or not digits.isdigit() or not 1500 <= number.value <= 2099:
        return False
    before = text[max(0, number.start - 12) : number.start]
    return bool(_SPAN_OF_TIME.search(before)) or not _PLURAL_AFTER.match(text, number.end)
