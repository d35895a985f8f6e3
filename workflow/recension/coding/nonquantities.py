"""Numbers that are no quantities: years, dates, times, labels, citation marks, identifiers, names."""

from __future__ import annotations

import re

from .context import Before
from .levelled import Levelled
from .numbers import Number
from .unit_names import symbols
from .wordlists import words

_MONTHS = frozenset(
    words(
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sep sept oct nov dec"
    )
)
_MONTH_AFTER = re.compile(
    r"(?:st|nd|rd|th)? (?:of )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)
# A number behind one of these is a label of the thing, not a count of it.
_LABELS = frozenset(
    words(
        "figure figures fig figs table tables tab section sections sect sec chapter chapters ch appendix appendices "
        "equation equations eq eqs no nos number numbers vol volume volumes issue issues page pages pp p ref refs "
        "reference references article articles art item items phase phases stage stages step steps part parts version "
        "versions grade grades type types group groups experiment experiments study studies case cases model models "
        "question questions hypothesis hypotheses theorem theorems line lines row rows column columns box plate plates "
        "panel panels scheme schemes sample samples site sites wave waves round rounds rule rules document documents "
        "room rooms route routes grant grants project projects code codes hotline hotlines telephone telephones tel "
        "phone phones fax patent patents example examples claim claims entry class id isbn issn doi zip ext ver "
        "supplementary "
        "dial scenario scenarios level channel channels cluster clusters day-of lemma proposition algorithm note "
        "chromosome chromosomes highway interstate flight boeing airbus windows exon exons lane lanes game games "
        "week run "
        "article paragraph act category criterion form score scores station gate platform month months day days "
        "year years "
        "iso anspruch ansprüche revendication revendications compound compounds formula listing experiment simulation "
        "season seasons peak peaks axis axes bed beds position positions residue residues strand strands zone "
        "zones label "
        "labels solution subject patient participant assemblage"
    )
)
# Labels of these are letters or capitals otherwise; with a small number in words they count.
_MAY_MEASURE = frozenset(words("score scores level week number numbers p note no run samples line lines"))
_YEAR_BEFORE = frozenset(
    words(
        "in since by until till during from between before after of year years to and or the mid early late "
        "around circa "
        "through ( [ , ; / – — - ’ ' fiscal season spring summer autumn fall winter al."
    )
)
_PLURAL_AFTER = re.compile(r" (?:[a-z-]+ )?(?:[a-z]{2,}[^\s\W\d]s|people|persons|women|men|children)(?![^\W_])")
# Before a decade of a life or a century: "in her 30s".
_OF_AGES = frozenset(words("his her their the my our your early late mid ' ’"))
_ORDINAL = re.compile(r"(?:st|nd|rd|th|s|’s|'s)(?![^\W_])")
_SPELLED_ORDINAL = re.compile(
    r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![^\W_])|(?:th|ieth)(?![^\W_])"
)
_MORE_OF_A_NAME = re.compile(r"[^\W\d_]|_|[-–‐](?:[A-Z](?![a-z]{3})|\d+[-–‐/]|\d*[A-Z])|\.\d|/\d*[^\W\d_]")
_PREFIXES = (
    "non-",
    "sub-",
    "mid-",
    "pre-",
    "post-",
    "top-",
    "every-",
    "under-",
    "over-",
    "near-",
    "twenty-",
    "a-",
    "-to-",
)
# Citation marks and numbering in brackets, arguments, locants.
_BRACKETED = re.compile(
    r"\[(?:[\s\d,;–-]{1,60}\]|\d(?:,\d)*-[a-z]\])|"
    r"\((?:\d{2,5}\) ?\d{3,4}[- ]\d{3,4}(?!\d)|(?:[\s\d,;–-]{1,60}|(?<=[A-Za-z]\()[\d\s,.;–-]{1,60})\))|"
    r"\^\{[\s\d,;*–-]{1,60}\}"
)
_ADDRESS = re.compile(r"https?://\S{1,300}|www\.\S{1,300}|doi:\S{1,300}|10\.\d{4,9}/\S{1,200}", re.IGNORECASE)
_ADDRESS_SIGNS = ("://", "www.", "doi:", "10.", "DOI:")
_CHEMICAL = "yl|oxy|hydro|amino|nitro|chloro|bromo|fluoro|oxo|aza|thio|iodo|cyano"
_ROAD = r"Street|Avenue|Road|Lane|Drive|Boulevard|Court|St\.|Ave\.?|Rd\.?|Blvd"
# What begins with a number and is none.
_CLOSED_AT = re.compile(
    # Dates, times, versions, telephone numbers.
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?![\d/])|"
    r"[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])(?: ?[ap]\.?m(?![^\W_])\.?)?|"
    r"\d{1,2}(?:\.[0-5]\d)? ?(?:[ap]\.m\.|[ap]m(?![^\W_])|o['’]clock)|\d{1,4}\.\d{1,4}\.\d{1,4}(?:\.\d{1,4})?(?!\d)|"
    r"\d{3}[- ]\d{3}[- ]\d{4}(?!\d)|"
    # Decades and seasons, names with a stroke.
    r"(?:1[5-9]|20)\d\d[-–/]\d\d(?!\d)|(?:1[5-9]|20)\d0['’]?s(?![^\W_])|(?:9/11|24/7)(?!\d)|"
    # Coordinates, chemical locants.
    r"\d{1,3}° ?\d{1,2}(?:\.\d{1,9})? ?[’'′](?: ?\d{1,2}(?:\.\d{1,9})? ?[”\"″])? ?[nsew]?|"
    rf"\d{{1,2}}[a-z']?(?:,\d{{1,2}}[a-z']?){{1,9}}-(?=[a-z(\[])|\d{{1,2}}'?-(?=[(\[]|[a-z]{{0,12}}(?:{_CHEMICAL})(?![a-rt-z]))"
)
_STREET = re.compile(rf"\d{{1,5}} (?:[A-Z][a-z]{{1,20}} ){{1,3}}(?:{_ROAD})(?![^\W_])")
_NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3})(?= {1,8}[A-Z“\"])")
_PHONE_BEFORE = re.compile(r"(?:\+\d{0,3}[ -]?|\(\d{0,5}\)? ?)\Z")
_PHONE = re.compile(r"\d{1,5}\)? ?[ -]?\d{2,4}[ -]\d{3,4}(?:[ -]?\d{2,4})?(?!\d)|\d{1,3}[ -]\d{2,14}(?!\d)")
_MAIL = re.compile(r"@")
_MAIL_BEFORE = re.compile(r"[^\s@]{1,64}\Z")
_MAIL_AFTER = re.compile(r"@[^\s@]{1,64}")
# Long quotations are matched as well, lest their end be taken for the beginning of a short one.
_QUOTED = re.compile(r"“([^“”]{1,400})”|\"([^\"]{1,400})\"|‘([^‘’]{1,400})’")
_SENTENCE_MARK = re.compile(r"[.!?;](?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_LIST_LINK = re.compile(r"[a-z]?(?:,? and |,? or |, ?| to |–|-| & |[a-z](?:–|-))")
# A name or symbol with a number of its own: "Viking 1", "OAE 2", "CO 2", "T 1".
_NUMBERED = re.compile(r"(?<![^\W_])(?:[A-ZΑ-Ω][A-Za-z\d-]{0,20}|[^\W\d_]) $")
_SENTENCE_START = re.compile(r"(?:[.!?:;“\"(]|^) ?$")
_EXPONENT_OF = re.compile(r"(?<![^\W_])[^\W\d_]{1,4} ?$|\) ?$")
_CAPITAL_WORD = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]{1,20},? $")


def closed_spans(text: str) -> list[tuple[int, int]]:
    """Spans of ``text`` in which no number is a quantity, sorted: citation marks, addresses, dates, quoted names.

    A short stretch in quotation marks with letters in it is a name or a slogan ("the “four olds”"): it mentions its
    number and does not use it.  Where the quotation is nothing but a quantity ("“80 %”") it is one.
    """
    spans = [match.span() for match in _BRACKETED.finditer(text)]
    if any(sign in text for sign in _ADDRESS_SIGNS):
        spans += [match.span() for match in _ADDRESS.finditer(text)]
    for sign in _MAIL.finditer(text):
        before = _MAIL_BEFORE.search(text, max(0, sign.start() - 64), sign.start())
        after = _MAIL_AFTER.match(text, sign.start())
        if before and after:
            spans.append((before.start(), after.end()))
    for match in _QUOTED.finditer(text):
        quoted = match.group()[1:-1].rstrip(" ,.")
        is_short = len(quoted.split()) <= 8 and not _SENTENCE_MARK.search(quoted)
        if is_short and "%" not in quoted and _LETTER.search(quoted):
            spans.append(match.span())
    return sorted(spans)


def closed_at(text: Levelled, start: int) -> int:
    """Where a date, time, address or other thing ends that begins with the number at ``start``; 0 when none does."""
    match = _CLOSED_AT.match(text.lower, start) or _STREET.match(text.text, start)
    if match is None and text.begins_line(start):
        match = _NUMBERING.match(text.text, start)
    if (
        match is None
        and start
        and text.text[start - 1] in "+("
        and _PHONE_BEFORE.search(text.text, max(0, start - 2), start)
    ):
        match = _PHONE.match(text.text, start)
    return match.end() if match else 0


def is_name(text: Levelled, number: Number, before: Before, *, has_unit: bool) -> bool:
    """Whether ``number`` belongs to a date, time, label or identifier, by what stands right around it."""
    if number.in_words:
        ordinal = _SPELLED_ORDINAL.match(text.lower, number.end)
        return bool(ordinal) or not has_unit and _is_label(before) and before.last() not in _MAY_MEASURE
    if text.lower.startswith("s", number.end) and before.last() in _OF_AGES and number.value % 10 == 0:
        return True
    if _is_glued(text, number.start) or text.text[number.end : number.end + 1] == "_":
        return True
    if before.last().rstrip(".") in _MONTHS and number.value <= 31 and number.value == int(number.value):
        return not has_unit
    if number.value <= 31 and _MONTH_AFTER.match(text.lower, number.end):
        return True
    return not has_unit and _is_identifier(text, number, before)


def _is_identifier(text: Levelled, number: Number, before: Before) -> bool:
    if _ORDINAL.match(text.lower, number.end) or _MORE_OF_A_NAME.match(text.text, number.end):
        return True
    digits = text.text[number.start : number.end]
    if digits.isdigit() and len(digits) > 1 and (digits[0] == "0" or len(digits) > 12):
        return True
    if digits.isdigit() and (_is_numbered(text, number, digits) or _is_exponent(text, number, before)):
        return True
    return _is_label(before) or _is_postal(text, number, digits)


def _is_numbered(text: Levelled, number: Number, digits: str) -> bool:
    """Whether the word before a small whole number (any, behind capitals) is a name or symbol.

    It is not when what stands behind the number could be counted.
    """
    name = _NUMBERED.search(text.text, max(0, number.start - 24), number.start)
    if name is None or _PLURAL_AFTER.match(text.lower, number.end):
        return False
    word = name.group().strip()
    if len(word) > 1 and not word.isupper():
        return len(digits) <= 3 and not _SENTENCE_START.search(text.text, max(0, name.start() - 2), name.start())
    return word not in ("a", "I", "x", "A") or not word.islower() and word == "A" and name.start() > 0


def _is_exponent(text: Levelled, number: Number, before: Before) -> bool:
    """Whether a minus sign closed up with a small whole number makes it the exponent of a unit ("m −2")."""
    if number.start < 2 or text.text[number.start - 1] not in "-−" or number.value > 9:
        return False
    symbol = _EXPONENT_OF.search(text.text, max(0, number.start - 6), number.start - 1)
    return bool(symbol) and (symbol.group().strip() == ")" or symbol.group().strip() in symbols())


def _is_label(before: Before) -> bool:
    last = before.last()
    if last in ("#", "№", "§"):
        return True
    if last == ":":
        last = before.last(2)
    return last.rstrip(".") in _LABELS or last.endswith(("table", "figure"))


def _is_glued(text: Levelled, start: int) -> bool:
    """Whether letters, or a sign that joins, run into the number from the left."""
    if start == 0:
        return False
    last, one = text.text[start - 1], text.text[start - 2 : start - 1]
    if last.isalpha() or last in "_)]{}" or "\u2080" <= last <= "\u209c":
        return True
    if last in ":/.–" and one.isdigit() or last == "." and one.isalpha() or last == "(" and one.isalpha():
        return True
    if last not in "-‐–":
        return False
    return one.isdigit() or (one.isalpha() and not text.lower[max(0, start - 7) : start].endswith(_PREFIXES))


def _is_postal(text: Levelled, number: Number, digits: str) -> bool:
    """Five or six digits in one behind a name and before a mark: a postal code or another number for the name."""
    if not (digits.isdigit() and 5 <= len(digits) <= 6):
        return False
    closes = text.text[number.end : number.end + 1] in ("", ",", ".", ";", ")")
    return closes and bool(_CAPITAL_WORD.search(text.text, max(0, number.start - 24), number.start))


def continues_label(text: Levelled, end: int, start: int) -> bool:
    """Whether a number at ``start`` goes on with the labels that end at ``end`` ("Figures 3, 5 and 7")."""
    return start - end < 7 and bool(_LIST_LINK.fullmatch(text.lower, end, start))


def is_year(text: Levelled, number: Number, before: Before | None = None) -> bool:
    """Whether ``number``, without unit or qualifier, is a year: 1500 to 2099, not followed by what it would count."""
    digits = text.text[number.start : number.end]
    if len(digits) != 4 or not digits.isdigit() or not 1500 <= number.value <= 2099:
        return False
    last = before.last() if before else ""
    if not last or last in _YEAR_BEFORE or last.rstrip(".") in _MONTHS:
        return True
    return not _PLURAL_AFTER.match(text.lower, number.end)
