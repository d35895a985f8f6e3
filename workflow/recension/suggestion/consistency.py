"""One form for one thing: compounds with and without a hyphen, names with and without capitals, odd spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from .text import EditedText, Slip, Unit

COMPOUND = re.compile(r"(?<![\w-])([A-Za-z]{2,})-([A-Za-z]{2,})(?![\w-])")
WORD = re.compile(r"(?<![\w’'-])[A-Za-z]{4,}(?![\w’'-])")
NAME = re.compile(r"(?<![\w-])[A-Z][A-Za-z-]+(?:(?: (?:of|for|and|the|on))? [A-Z][A-Za-z-]+){1,5}(?![\w-])")
# A capital inside a sentence between two words without one; and any two words in small letters.
HALF = re.compile(
    r"(?<![\w-])[a-z]+ (?P<word>[A-Z][a-z]+) "
    r"(?!(?:and|for|from|the|with|are|was|has|can|but|who|that|were)\b)([a-z]{3,})(?![\w-])"
)
SMALL = re.compile(r"(?<![\w-])(?=([a-z]{3,} [a-z]{3,})(?![\w-]))")
RARE, USUAL = 1, 3
# Letters of a word whose spelling may be odd: a longer one is no word.
SHORTEST, LONGEST = 7, 80


def hyphenation(text: EditedText, distinct: Collection[str] = ()) -> Iterator[Slip]:
    """A compound that stands with a hyphen in some places and closed in others: the rarer form in each place.

    Open compounds are not compared: English hyphenates many of them before a noun only.
    """
    places: dict[str, dict[str, list[tuple[Unit, int, str]]]] = defaultdict(lambda: defaultdict(list))
    hyphened = {"".join(match.groups()).lower() for unit in text.units for match in COMPOUND.finditer(unit.text)}
    for unit in text.units:
        for match in COMPOUND.finditer(unit.text):
            form = "-".join(match.groups()).lower()
            if form not in distinct:
                places[form.replace("-", "")][form].append((unit, match.start(), match.group()))
        for match in WORD.finditer(unit.text):
            if match.group().lower() in hyphened:
                form = match.group().lower()
                places[form][form].append((unit, match.start(), match.group()))
    for closed, forms in places.items():
        if len(forms) < 2 or closed not in forms:
            continue
        usual = min(forms, key=lambda form: (-len(forms[form]), "-" in form, form))
        for form, found in forms.items():
            if form == usual:
                continue
            reason = f"The text has “{usual}” {_times(len(forms[usual]))} and “{form}” {_times(len(found))}."
            for unit, at, word in found:
                yield _slip(unit, at, word, _as(word, usual), "inconsistent-hyphen", "typography", reason)


def capitals(text: EditedText) -> Iterator[Slip]:
    """A name of several words that stands in capitals inside a sentence in some places and in small letters in others:
    the rarer form in each place, or none when neither is rarer."""
    running = [unit for unit in text.units if unit.running]
    named: Counter[str] = Counter()
    for unit in running:
        for match in NAME.finditer(unit.text):
            start = match.start()
            if text.opens(unit, start):
                # The first word has its capital from the sentence.
                inner = NAME.search(unit.text, start + len(match.group().split(" ")[0]), match.end())
                start = inner.start() if inner else match.end()
            # Before its abbreviation a name may have capitals once: "Minimum Spanning Tree (MST)".
            if start < match.end() and not unit.text.startswith(" (", match.end()):
                named[unit.text[start : match.end()]] += 1
    small: dict[str, list[tuple[Unit, int, str]]] = defaultdict(list)
    if not named:
        return
    forms = {name.lower(): name for name in sorted(named)}
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f)))) + r")(?![\w-])"
    )
    for unit in running:
        for match in pattern.finditer(unit.text):
            small[match.group()].append((unit, match.start(), match.group()))
    for form, found in small.items():
        name = forms[form]
        reason = f"The text has “{name}” {_times(named[name])} and “{form}” {_times(len(found))}."
        if named[name] > len(found):
            for unit, at, word in found:
                yield _slip(unit, at, word, name, "inconsistent-capitals", "typography", reason)
        elif named[name] == len(found) > 1:
            unit, at, word = found[0]
            yield _slip(unit, at, word, None, "inconsistent-capitals", "typography", reason)


def half_capitals(text: EditedText) -> Iterator[Slip]:
    """The first of two words that has a capital inside a sentence, where the two mostly stand in small letters."""
    running = [unit for unit in text.units if unit.running]
    found = [(unit, match, " ".join(match.groups())) for unit in running for match in HALF.finditer(unit.text)]
    capital = Counter(words for _, _, words in found)
    small = Counter(match.group(1) for unit in running for match in SMALL.finditer(unit.text))
    for unit, match, words in found:
        number = small[words.lower()]
        if number >= USUAL * capital[words]:
            word = match.group("word")
            reason = f"The text has “{words.lower()}” {_times(number)}."
            yield _slip(unit, match.start("word"), word, word.lower(), "inconsistent-capitals", "typography", reason)


def odd_spellings(text: EditedText) -> Iterator[Slip]:
    """A word that stands once and differs from a usual word of the text by a doubled letter or two letters swapped."""
    counts: Counter[str] = Counter()
    places: dict[str, tuple[Unit, int, str]] = {}
    for unit in text.units:
        for match in WORD.finditer(unit.text):
            word = match.group()
            if word.islower() or word[1:].islower():
                counts[word.lower()] += 1
                places.setdefault(word.lower(), (unit, match.start(), word))
    for word, number in counts.items():
        if number > RARE or not SHORTEST <= len(word) <= LONGEST:
            continue
        usual = next((form for form in _twins(word) if counts[form] >= USUAL), "")
        if usual:
            unit, at, found = places[word]
            reason = f"The text has “{usual}” {_times(counts[usual])} and “{word}” here alone."
            yield _slip(unit, at, found, _as(found, usual), "odd-spelling", "typography", reason)


def _twins(word: str) -> Iterator[str]:
    """The words that ``word`` would be with one letter doubled, one double letter single, or two letters swapped."""
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
        else:
            yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
            yield word[:at] + word[at - 1] + word[at:]
    yield word + word[-1]


def _as(word: str, form: str) -> str:
    return form[0].upper() + form[1:] if word[0].isupper() else form


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _slip(unit: Unit, at: int, word: str, text: str | None, rule: str, kind: str, reason: str) -> Slip:
    return Slip(unit.start + at, unit.start + at + len(word), text, rule, kind, reason)  # type: ignore[arg-type]
