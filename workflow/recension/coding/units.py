"""The unit behind a number, and the currency before it: as the text has it, and under its one name."""

from __future__ import annotations

import re
from typing import NamedTuple

from .levelled import Levelled
from .nouns import singular
from .unit_names import ANY_CASE, CODES, DOLLARS, MARKS, SIGNS, phrase_heads, symbols, unit_phrases, unit_words
from .wordlists import words


class Unit(NamedTuple):
    """A unit at ``start:end`` of a text, as written, and its name; the empty one is no unit."""

    start: int
    end: int
    text: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


_MARK = re.compile(
    r"(?:wt|vol|at|mol|w/w|v/v|w/v)\.?\s?%|°\s?[CFKNSEWcf](?![^\W_])|[ºo˚]\s?[CFNSEW](?![^\W_])|[%％‰‱℃℉]|[º°˚]|"
    r"′′|''|[′″'’\"”](?![^\W_])|[€$£¥¢₹₩₽]|×(?!\s?\d)"
)
_LETTERS = re.compile(r"[^\W\d_]{1,40}(?:☉|⊙|⊕)?")
_WORD = re.compile(r"[^\W\d_]{1,40}(?:[-.][^\W\d_]{1,40}){0,3}\.?")
_EXPONENT = re.compile(
    r"\s?[-−–⁻][1-4¹²³⁴](?!\.?\d)|[⁻⁺]?[¹²³⁴]|\^\s?\{?[-−–]?[1-4]\}?(?!\.?\d)|"
    r"[23](?![\d.,]\d|[^\W_])| [23](?=[\s.,;:)]|$)"
)
_LINK = re.compile(r"\s?/\s?|\s?[·⋅]\s?|[ .](?=[^\W\d_]{1,3}(?:\s?[-−–⁻^]|[¹²³]))")
_PER = re.compile(r"(?: per |-per-| an? |/)([a-z]+(?:-hours?)?)(?: (foot|metre|meter|mile|inch|kilometre|kilometer))?")
# What "a" stands for "per" before ("miles an hour"); before other words it is the article.
_RATED = frozenset(
    words(
        "second minute hour day night week month quarter year annum barrel share ton tonne pound gallon litre liter "
        "kilogram kilo gram ounce head person piece bottle bushel acre hectare mile kilometre kilometer unit copy "
        "square"
    )
)
_NO_PER = frozenset(words("the a an cent cents se day-to-day one"))
_BY = re.compile(r" by (?:mass|weight|volume)(?![^\W_])")
# Symbols that are words or articles far more often behind a space.
_ONLY_CLOSED = frozenset(
    words(
        "a A c d t y in as am B b C F G H S T U P l M N J h v w pc pt mo no us at vol wt real mark won kt kn aa "
        "nt hs mi mag"
    )
)
_AFTER_SPACE = frozenset(words("h c M N J C F T G S l t d B mi kn U"))
# Letters that, closed up with a number, name a thing ("Figure 3A", "2006a", "5G").
_NOT_GLUED = frozenset(words("A B C D F G H J P S T U a b d y N v w"))
# What is said of a temperature: "below 20C".
_DEGREES = re.compile(
    r"(?:below|above|around|about|reach|reached|hit|to|at|of|near|nearly|over|under|between|and|exceeded)"
    r" [-−]?\d{1,3}(?:\.\d)?$"
)
# Letters that a hyphen never joins to a number as a unit ("3-D", "5-a-side").
_NOT_HYPHENED = frozenset(words("A a B C D F G H J K M N P S T U d t b y l v w in as am pm pc P"))
_NOT_BEHIND_WORDS = frozenset(words("point real won cup quarter"))
_CURRENCY_SIGN = re.compile(r"(?:(?<![^\W_])([a-z.]{1,4}) ?)?([$€£¥￥₹₩₽₿₺₱₦₫₪฿₴¢₵₡₸]) ?\Z")
_CURRENCY_CODE = re.compile(r"(?<![^\W_])([a-z]{2,3}\.?) ?\Z")
_ENDS_CURRENCY = frozenset("$€£¥￥₹₩₽₿₺₱₦₫₪฿₴¢₵₡₸")
_WHOLE = re.compile(r" (?:us|u\.s\.|american|canadian|australian)(?![^\W_])")


_NOUN_PER = re.compile(
    r" (?:([^\W\d_]{3,20})(?: per |/| (?=an? (?:day|week|month|year|hour|minute)(?![^\W_]))an? )|"
    r"per )(?=([^\W\d_]{1,12}))"
)


def unit_after(text: Levelled, end: int, *, in_words: bool = False, money: bool = False) -> Unit:
    """The unit right behind a number that ends at ``end``.

    A symbol never follows a number ``in_words``.  Behind an amount of ``money`` only a rate follows ("$5 a barrel").
    """
    none = Unit(end, end)
    if money:
        return _rate(text, none, none)
    gap = text.text[end : end + 1]
    gap = gap if gap in (" ", "-") else ""
    start = end + len(gap)
    if gap == " " == text.text[start : start + 1]:
        start += 1
    if text.text[start : start + 1] == "-" and gap == " ":
        return none
    first = _first(text, start, gap, in_words=in_words)
    if not first:
        return _things_per(text, end) if gap == " " else none
    return _rate(text, _chain(text, first), none)


def _things_per(text: Levelled, end: int) -> Unit:
    """A count of things in a measure ("13 pairs per mm", "400 stems/ha"), which has no other unit."""
    match = _NOUN_PER.match(text.text, end)
    if match is None or not (match.group(2) in symbols() or match.group(2).lower() in unit_words()):
        return Unit(end, end)
    name = symbols().get(match.group(2)) or unit_words()[match.group(2).lower()]
    after, name = _raised(text.text, match.end(2), name, spaced="/" in match.group())
    things = f"{singular(match.group(1).lower())} per" if match.group(1) else "per"
    return Unit(end + 1, after, text.text[end + 1 : after], f"{things} {name}")


def _first(text: Levelled, start: int, gap: str, *, in_words: bool) -> Unit:
    """The first factor of a unit that begins at ``start`` behind ``gap``."""
    none = Unit(start, start)
    mark = None if in_words and text.text[start : start + 1] not in "%％" else _MARK.match(text.text, start)
    if mark:
        return _marked(text, mark, gap)
    letters = _LETTERS.match(text.text, start)
    if letters is None:
        return none
    phrase = _phrase(text, start)
    if phrase:
        return phrase
    spelled = letters.group()
    if not in_words and spelled in symbols():
        return _symbol(text, letters, gap)
    low = text.lower[start : letters.end()]
    name = unit_words().get(low) or ANY_CASE.get(low)
    if name is None or gap == "" and len(spelled) < 3 and low not in ANY_CASE or _runs_on(text, letters):
        return none
    if spelled in _ONLY_CLOSED and (gap or in_words) or (in_words and name in _NOT_BEHIND_WORDS and gap == " "):
        return none
    return Unit(start, letters.end(), spelled, name)


def _marked(text: Levelled, mark: re.Match[str], gap: str) -> Unit:
    spelled = mark.group()
    none = Unit(mark.start(), mark.start())
    if spelled in "'’\"”×" and gap or spelled[0] in "o'’" and gap == "-":
        return none
    celsius = _WORD.match(text.lower, mark.end() + (text.lower[mark.end() : mark.end() + 1] == " "))
    if spelled in "°º˚" and celsius and celsius.group() in ("celsius", "celcius", "centigrade", "fahrenheit"):
        return Unit(mark.start(), celsius.end(), text.text[mark.start() : celsius.end()], unit_words()[celsius.group()])
    name = MARKS.get(spelled.replace(" ", ""))
    return Unit(mark.start(), mark.end(), spelled, name or ("percentage" if spelled.endswith("%") else "degree"))


def _symbol(text: Levelled, letters: re.Match[str], gap: str) -> Unit:
    spelled = letters.group()
    none = Unit(letters.start(), letters.start())
    if gap == "-" and spelled in _NOT_HYPHENED or _runs_on(text, letters):
        return none
    if gap == "" and spelled in _NOT_GLUED:
        warm = spelled in "CF" and _DEGREES.search(text.lower, max(0, letters.start() - 24), letters.start())
        return Unit(letters.start(), letters.end(), spelled, MARKS[f"°{spelled}"]) if warm else none
    if gap and spelled in _ONLY_CLOSED and spelled not in _AFTER_SPACE:
        return none
    return Unit(letters.start(), letters.end(), spelled, symbols()[spelled])


def _runs_on(text: Levelled, letters: re.Match[str]) -> bool:
    """Whether the word goes on with an apostrophe, or as a name with capitals, digits or an underscore."""
    rest = text.text[letters.end() : letters.end() + 2]
    return rest[:1] in ("_", "’", "'") and rest[1:].isalpha()


def _phrase(text: Levelled, start: int) -> Unit | None:
    """The longest unit of two to four words that begins at ``start``."""
    low = text.lower
    first = _WORD.match(low, start)
    if first is None:
        return None
    head = first.group().rstrip(".")
    if head not in phrase_heads() and first.group() not in phrase_heads() and "-" not in head:
        return None
    spelled, end, found = first.group(), first.end(), None
    table = unit_phrases()
    if spelled in table:
        found = Unit(start, end, text.text[start:end], table[spelled])
    for _ in range(3):
        word = _WORD.match(low, end + 1) if low[end : end + 1] in (" ", "-") else None
        if word is None:
            break
        for ending in (word.end(), word.end() - (word.group()[-1] == ".")):
            phrase = " ".join(low[start:ending].replace("-", " ").split())
            name = table.get(phrase) or table.get(low[start:ending])
            if name:
                found = Unit(start, ending, text.text[start:ending], name)
                break
        end = word.end()
    return found


def _chain(text: Levelled, unit: Unit) -> Unit:
    """``unit`` with its exponent and the factors behind it ("kg m−2 s−1", "mg/kg")."""
    if text.text[unit.end : unit.end + 1] == "-" and text.lower[unit.start : unit.end] in unit_words():
        return unit
    end, name = _raised(text.text, unit.end, unit.name, spaced=unit.name.endswith("metre"))
    raised = end > unit.end
    for _ in range(4):
        link = _LINK.match(text.text, end)
        if link is None:
            break
        letters = _LETTERS.match(text.text, link.end())
        if letters is None:
            break
        factor = symbols().get(letters.group()) or ("/" in link.group() and unit_words().get(letters.group().lower()))
        if not factor:
            break
        after, factor = _raised(text.text, letters.end(), factor, spaced="/" in link.group())
        if "/" not in link.group() and after == letters.end():
            break
        end, raised = after, True
        name = f"{name} per {factor}" if "/" in link.group() else f"{name} {factor}"
    if not raised:
        return unit
    if text.text[end : end + 1].isalnum():
        return unit
    return Unit(unit.start, end, text.text[unit.start : end], name)


def _raised(text: str, end: int, name: str, *, spaced: bool) -> tuple[int, str]:
    """Where the exponent of a factor that ends at ``end`` ends, and the name of its power.

    Text out of a PDF may have a space before it; ``spaced`` says whether that is believed of a 2 or 3 without sign.
    """
    exponent = _EXPONENT.match(text, end)
    if exponent is None or exponent.group()[0] == " " and exponent.group()[1] in "23" and not spaced:
        return end, name
    digits = exponent.group().strip(" ^{}")
    power = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}.get(digits[-1], "")
    if digits[0] in "-−–⁻":
        return exponent.end(), f"per {power} {name}".replace("  ", " ")
    return exponent.end(), f"{power} {name}".strip()


def _rate(text: Levelled, unit: Unit, none: Unit) -> Unit:
    """``unit`` with what it is per: "miles an hour", "% per year", "$5 a barrel"."""
    at = unit.end
    by = _BY.match(text.lower, at)
    if by and unit:
        return Unit(unit.start, by.end(), text.text[unit.start : by.end()], unit.name)
    per = _PER.match(text.lower, at)
    if per is None or not _is_rate(text.lower, per):
        return unit or none
    end = per.end() if per.group(2) and per.group(1) in ("square", "cubic") else per.end(1)
    spelled = text.lower[per.start(1) : end]
    name = unit_phrases().get(spelled) or unit_words().get(spelled) or symbols().get(text.text[per.start(1) : end])
    start = unit.start if unit else per.start() + (text.text[per.start()] == " ")
    return Unit(start, end, text.text[start:end], f"{unit.name} per {name or spelled}".strip())


def _is_rate(low: str, per: re.Match[str]) -> bool:
    of, link = per.group(1), per.group()[: per.start(1) - per.start()]
    if link.strip(" -") == "per":
        return of not in _NO_PER
    if link == "/":
        return of in _RATED or of in unit_words()
    after = low[per.end(1) : per.end(1) + 5]
    return of in _RATED and not after.startswith((" ago", "-old", " old", " late", " earl"))


def currency_before(text: Levelled, start: int) -> Unit:
    """The currency right before a number that begins at ``start``."""
    none = Unit(start, start)
    if start == 0:
        return none
    last = text.lower[start - 1]
    if last == " " and start > 1:
        last = text.lower[start - 2]
    low = max(0, start - 8)
    if last in _ENDS_CURRENCY:
        sign = _CURRENCY_SIGN.search(text.lower, low, start)
        return _signed(text, sign) if sign else none
    if last.isalpha() or last == ".":
        code = _CURRENCY_CODE.search(text.lower, low, start)
        if code and code.group(1) in CODES and (code.group(1) != "dm" or text.text[code.start()].isupper()):
            return Unit(code.start(), start, text.text[code.start(1) : code.end(1)], CODES[code.group(1)])
    return none


def _signed(text: Levelled, sign: re.Match[str]) -> Unit:
    land, mark = sign.group(1), sign.group(2)
    at = sign.start(1) if land and mark == "$" and _is_land(text, sign) else sign.start(2)
    name = DOLLARS[land] if at == sign.start(1) and land else SIGNS[mark]
    return Unit(at, sign.end(), text.text[at : sign.end(2)], name)


def _is_land(text: Levelled, sign: re.Match[str]) -> bool:
    """Whether the letters before a dollar sign say which; the article "a" does not."""
    return sign.group(1) in DOLLARS and text.text[sign.start(1) : sign.start(2)].strip() != "a"
