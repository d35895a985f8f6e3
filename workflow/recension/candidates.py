"""What an editor may have meant: the nearest places to words that a text does not have, or has more than once.

For messages only: nothing here ever decides where words stand.  The work is bounded whatever the size of the text: a
few probes by the text's own search vote for places (as seeds do in sequence alignment), and :mod:`difflib` looks at
the few places with most votes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from .errors import excerpt

SHOWN = 3
PROBES = 12
PROBE = 12  # code points of a probe
HITS = 12  # places a probe may vote for
LOOKED_AT = 6  # places that are compared letter for letter
LONGEST = 1200  # code points of a quote that are compared
SLACK = 40  # code points by which a place may be shifted
NEAR = 0.6
CLEARLY = 0.1  # by how much a place may be less near than the nearest and still be shown
BESIDE = 60  # code points beside a place that are looked at to tell it apart

LEVELS = (
    ("white space", re.compile(r"\s+"), " "),
    ("quotation marks", re.compile("[\"'‘’“”„‚«»`´]+"), '"'),
    ("a dash or hyphen", re.compile("[-‐‑‒–—―−]+"), "-"),
)


def line_of(text: str, at: int) -> int:
    """The line of ``text``, from 1, that the code point ``at`` stands in."""
    return text.count("\n", 0, at) + 1


def nearest(text: str, quote: str, low: int, high: int) -> list[str]:
    """A line for each of the places in ``text[low:high]`` that come nearest to ``quote``, the nearest first."""
    wanted = quote[:LONGEST]
    scored = []
    for start in _places(text, wanted, low, high):
        start, end = _trimmed(text, wanted, start, low, high)
        likeness = SequenceMatcher(None, _levelled(wanted), _levelled(text[start:end]), autojunk=False).ratio()
        if likeness >= NEAR:
            scored.append((-likeness, start, end))
    kept: list[tuple[float, int, int]] = []
    for one in sorted(scored):
        if one[0] <= min(scored)[0] + CLEARLY and all(one[2] <= other[1] or other[2] <= one[1] for other in kept):
            kept.append(one)
    return [_told(text, wanted, start, end) for _, start, end in kept[:SHOWN]]


def _places(text: str, wanted: str, low: int, high: int) -> list[int]:
    """Where ``wanted`` may begin, by the votes of its probes."""
    votes: Counter[int] = Counter()
    for offset, probe in _probes(wanted):
        forms = dict.fromkeys((probe, probe.lower(), probe.capitalize(), probe.upper()))
        for form in forms:
            hits = _hits(text, form, low, high)
            for hit in hits:
                votes[max(low, hit - offset)] += 1
            if hits:
                break
    places: list[int] = []
    for place, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if all(abs(place - other) > SLACK for other in places):
            places.append(place)
    return places[:LOOKED_AT]


def _probes(wanted: str) -> list[tuple[int, str]]:
    """Pieces of ``wanted`` with their offsets: spread over it, from the beginning of a word; short words when short."""
    starts = [match.start() for match in re.finditer(r"\S+", wanted)]
    probes = [(start, wanted[start : start + PROBE].strip()) for start in starts]
    probes += [(match.start(), match.group()) for match in re.finditer(r"\w{4,}", wanted)] if len(starts) <= 4 else []
    step = max(1, len(probes) // PROBES)
    return probes[::step][: PROBES + 1]


def _hits(text: str, words: str, low: int, high: int) -> list[int]:
    hits: list[int] = []
    at = text.find(words, low, high)
    while at >= 0 and len(hits) < HITS:
        hits.append(at)
        at = text.find(words, at + 1, high)
    return hits


def _trimmed(text: str, wanted: str, start: int, low: int, high: int) -> tuple[int, int]:
    """The span near ``start`` that ``wanted`` lines up with, to whole words."""
    first = max(low, start - SLACK)
    window = text[first : min(high, start + len(wanted) + SLACK)]
    blocks = [
        one for one in SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks() if one.size > 2
    ]
    if not blocks:
        return start, min(high, start + len(wanted))
    begin = max(0, blocks[0].b - blocks[0].a)
    end = min(len(window), blocks[-1].b + len(wanted) - blocks[-1].a)
    while begin > 0 and window[begin - 1].isalnum() and window[begin].isalnum():
        begin -= 1
    while end < len(window) and window[end - 1].isalnum() and window[end].isalnum():
        end += 1
    words = window[begin:end]
    return first + begin + len(words) - len(words.lstrip()), first + begin + len(words.rstrip())


def _told(text: str, wanted: str, start: int, end: int) -> str:
    found = text[start:end]
    return f"line {line_of(text, start)}: {excerpt(found, 120)} ({_difference(wanted, found)})"


def _levelled(words: str) -> str:
    for _, pattern, plain in LEVELS:
        words = pattern.sub(plain, words)
    return words.lower()


def _difference(wanted: str, found: str) -> str:
    """How ``found`` differs from ``wanted``: by marks alone, or in which words."""
    if wanted.strip() == found:
        return "without the white space around it"
    one, other = wanted.strip(), found
    names = []
    for name, pattern, plain in LEVELS:
        if pattern.findall(one) != pattern.findall(other):
            names.append("a line break inside" if name == "white space" and "\n" in other else name)
        one, other = pattern.sub(plain, one), pattern.sub(plain, other)
    names += ["case"] if one != other else []
    if one.lower() == other.lower():
        return f"differs only in {' and '.join(names)}"
    return _first_words(one.split(" "), other.split(" "))


def _first_words(one: Sequence[str], other: Sequence[str]) -> str:
    for kind, low, high, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yours, theirs = " ".join(one[low:high]), " ".join(other[start:end])
            if not yours:
                return f"it also has {excerpt(theirs, 40)}"
            return (
                f"it has {excerpt(theirs, 40)} for {excerpt(yours, 40)}" if theirs else f"without {excerpt(yours, 40)}"
            )
    return "it differs"


def context(text: str, start: int, end: int, width: int = 28) -> str:
    """The words at ``start:end``, in brackets, with what stands around them, for one line of a message."""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    before = before.partition(" ")[2] if start > width and " " in before.strip() else before
    after = after.rpartition(" ")[0] if end + width < len(text) and " " in after.strip() else after
    words = text[start:end] if end - start <= 60 else f"{text[start : start + 28]} ... {text[end - 28 : end]}"
    return excerpt(f"{before}[{words}]{after}", 140)


def mark(text: str, quote: str, starts: Sequence[int], at: int) -> str:
    """A ``prefix`` or ``suffix``, ready to paste: what of all ``starts`` only ``at`` has beside it."""
    others = [start for start in starts if start != at]
    end = at + len(quote)
    left = _pieces(text[max(0, at - BESIDE) : at])
    right = _pieces(text[end : end + BESIDE])
    # Words say more than a comma does, but a comma is better than nothing.
    for needed in (r"\w", r"\S"):
        for number in range(1, max(len(left), len(right)) + 1):
            before, after = "".join(left[-number:]), "".join(right[:number])
            if re.search(needed, before) and not any(text.endswith(before, 0, start) for start in others):
                return f"prefix: {pasted(before)}"
            if re.search(needed, after) and not any(text.startswith(after, start + len(quote)) for start in others):
                return f"suffix: {pasted(after)}"
    return ""


def _pieces(words: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]+", words)


def widened(text: str, quote: str, starts: Sequence[int], at: int, widest: int = 400) -> str:
    """``quote`` at ``at`` with as many of the words around it in its paragraph as none of the other ``starts`` has;
    empty when ``widest`` code points are not enough."""
    others = [start for start in starts if start != at]
    floor = max(text.rfind("\n\n", max(0, at - widest), at) + 2, at - widest, 0)
    roof = text.find("\n\n", at + len(quote), at + len(quote) + widest)
    roof = min(len(text), at + len(quote) + widest) if roof < 0 else roof
    low, high = at, at + len(quote)
    while any(start >= at - low and text.startswith(text[low:high], start - (at - low)) for start in others):
        if high - low > widest or (low <= floor and high >= roof):
            return ""
        low = max(floor, text.rfind(" ", floor, max(floor, low - 1)) + 1)
        step = text.find(" ", high + 1, roof)
        high = step if step >= 0 else roof
    return text[low:high]


def pasted(words: str) -> str:
    """``words`` as a double-quoted scalar of YAML on one line; what cannot be seen is escaped."""
    return "".join(
        one if one.isprintable() else f"\\u{ord(one):04x}" if ord(one) < 0x10000 else f"\\U{ord(one):08x}"
        for one in json.dumps(words, ensure_ascii=False)
    )
