"""Units of measurement: SI and its common neighbors (BIPM, *The International System of Units*, 9th edition), and
the words for time, money, area, mass and proportion that reports use."""

from __future__ import annotations

import re

# Without atto-, deca- and peta-: "as", "am", "das" and "PM" are words far more often than units.
_PREFIXES = "[TGMkhdcmµμunpf]"
_PREFIXABLE = r"(?:mol|Hz|Pa|eV|bar|cd|lm|lx|rad|sr|Bq|Sv|Gy|Wh|Ω|pc|yr|cal|[mgsAKNJWVCFTHlLBM])"
_SYMBOLS = (
    r"(?:°\s?[CFKNSEW]|[º°]|℃|℉|[%％‰×]|wt\.?\s?%|vol\.?\s?%|at\.?\s?%|mol\s?%|pH|ppm|ppb|ppt|rpm|bpm|fps|dB|Da|kDa|"
    r"ha|[kM]a|[kMG]yr|min|atm|AU|au|mmHg|Torr|bp|kb|Mb|Gb|[kMGT]B|kcal|Kcal|lbs?|oz|ft|yrs?|hrs?|mins?|secs?|wks?|days?|"
    rf"(?:{_PREFIXES})?{_PREFIXABLE}|[hdtg'’′″])"
)
_WORDS = (
    r"(?:per\s?cent|percent(?:age points?)?|percentage points?|points?|orders of magnitude|times|-?fold|"
    r"(?:milli|micro|nano)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|quarters?|"
    r"(?:kilo|centi|milli|micro|nano)?(?:metre|meter|gram|litre|liter|watt|joule|byte|hertz|bar|pascal)s?|"
    r"(?:square|cubic) (?:kilo|centi|milli)?(?:metre|meter|mile|feet|foot|inche)s?|"
    r"kilos?|tons?|tonnes?|hectares?|acres?|miles?|feet|foot|inch(?:es)?|pounds?|ounces?|gallons?|barrels?|degrees?|"
    r"volts?|amperes?|kelvins?|newtons?|moles?|calories|kilocalories|megawatts?|gigawatts?|kilowatt[- ]hours?|"
    r"(?:mega|giga|tera)bytes?|bits?|pixels?|knots?|"
    r"dollars?|euros?|yuan|renminbi|RMB|CNY|USD|EUR|GBP|JPY|CHF|yen|rupees?|francs?|pesos?|cents?|rubles?)"
)
_EXPONENT = r"(?:\s?[-−–⁻][1-4¹²³⁴](?![\d.])|[²³¹]|\^?[-−]?[1-4](?![\d.]))"
_ONE = rf"(?:{_SYMBOLS}(?:{_EXPONENT})?)"
_SYMBOL_UNIT = (
    rf"{_ONE}(?:\s?[/·]\s?{_ONE}|[ .]{_PREFIXABLE}{_EXPONENT}|[ .](?:{_PREFIXES}){_PREFIXABLE}{_EXPONENT}){{0,3}}"
)
_PER = (
    r"(?:\s(?:per|a|an|/)\s(?:capita|annum|second|minute|hour|day|week|month|year|person|head|hectare|unit|kilogram))?"
)
WORD_UNIT = re.compile(rf"(?i:[ -]?{_WORDS}(?![^\W_])){_PER}|[ ]?[%％]{_PER}")
SYMBOL_UNIT = re.compile(rf"[ \u00a0\u202f-]?(?:{_SYMBOL_UNIT})(?![^\W_]){_PER}")
CURRENCY = re.compile(r"(?:US|HK|A|C|NT|NZ)?[$€£¥₹]\s?\Z|\b(?:USD|EUR|GBP|CNY|RMB|JPY|CHF)\s\Z")
PERCENT = re.compile(r"\s*-?(?:[%％]|per\s?cent|percent)", re.IGNORECASE)


def unit_after(text: str, end: int, *, in_words: bool = False) -> tuple[str, int]:
    """The unit right after a number that ends at ``end`` and where it ends; ``("", end)`` when there is none.

    A symbol never follows a number ``in_words``, and one that is a letter never stands behind a hyphen.
    """
    match = WORD_UNIT.match(text, end)
    if match is None and not in_words:
        match = SYMBOL_UNIT.match(text, end)
        if match and (_is_word(text, match) or _stray_mark(match.group())):
            match = None
    if match is None:
        return "", end
    return " ".join(match.group().lstrip(" -\u00a0\u202f").split()), match.end()


def currency_before(text: str, start: int) -> tuple[str, int]:
    """The currency sign right before a number that starts at ``start`` and where it begins."""
    low = max(0, start - 6)
    match = CURRENCY.search(text[low:start])
    return (match.group().strip(), low + match.start()) if match else ("", start)


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a one-letter symbol is the article "a" or goes on as a word with an apostrophe."""
    symbol = match.group().strip()
    return (
        symbol in ("A", "d", "t", "pm")
        and match.group().startswith(" ")
        or text[match.end() : match.end() + 1] in ("’", "'")
    )


def _stray_mark(symbol: str) -> bool:
    return symbol.strip() in ("'", "’") or (symbol.startswith("-") and len(symbol.strip("- ")) == 1)
