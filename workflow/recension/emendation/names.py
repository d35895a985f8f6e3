"""The names of persons, places and institutions in a text, known by their capitals and by the termbase.

A word that the document writes with a capital inside a sentence, and nowhere without, is a *proper* name: it is
counted, and its order is kept.  Any other capitalized word may be a matter of style, so it is only asked whether the
other text has it in some form.  The forms of one term with a capital in it are one name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..records.apparatus import TermNote
from ..records.document import Document
from .facts import Facts, plain, stem
from .lexicon import MONTHS
from .numbers import WORD

RUNNING = frozenset({"abstract", "paragraph", "list-item", "quotation", "caption", "footnote", "acknowledgements"})
# The point of an initial ends no sentence.
SENTENCE_START = re.compile(r"(?:^|(?<![\s.][A-Z])\.|[!?:;])[\s\"“‘'(]*$")
INITIALS = r"(?:[A-Z]\.[ -]?){1,4}"
PERSON = re.compile(rf"\b(?:({INITIALS})([A-Z][^\W\d_]+)|([A-Z][^\W\d_]+),? ({INITIALS}))")
MASK = "\ue000"  # a private character: it stands in the place of a term and is part of no word
# Words that the beginning of an inserted sentence may capitalize without naming anything.
FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an the this that these those and or but of in on at to for from by with as it its they their we our he she "
        "his her is are was were be been has have had will here there then thus therefore however also when while "
        "where which who what first second third fourth fifth finally one i after before during under over about some "
        "many most such other others all both each more into through since until between among not only if so no you",
    )
)
# What makes a name of the capitalized word before it, be it the first of a sentence.
NAMED = re.compile(
    rf"\s+(?!(?i:{'|'.join(sorted(FUNCTION_WORDS))})\b)"
    r"(?:[^\W\d_a-z]|(?:county|district|city|town|township|village|province|region|university|college|street)\b)"
)


class Names:
    """Reads the names in stretches of ``document``'s text and of its edition."""

    def __init__(self, document: Document, terms: Sequence[TermNote] = ()) -> None:
        self.proper, self.small = _proper(document)
        self.terms = {form.lower(): term.preferred for term in terms for form in _forms(term)}
        longest_first = sorted(self.terms, key=lambda form: (-len(form), form))
        forms = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest_first)
        self.form = re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE) if forms else None
        self.parts: dict[str, list[str]] = {}

    def ordered(self, text: str) -> list[str]:
        """The proper names and terms of ``text``, in its order."""
        text = plain(text)
        found = [(match.start(), self._term(match.group())) for match in self._matches(text)]
        words = WORD.finditer(self._masked(text))
        found += [(word.start(), part) for word in words for part in self._proper_parts(word.group())]
        found += [(match.start(), _person(match)) for match in PERSON.finditer(text)]
        return [name for _, name in sorted(found)]

    def differences(self, before: str, after: str, capitals: bool = True) -> Facts:
        """The names that ``after`` has more or fewer of.  Without ``capitals`` (a title, a language that writes every
        noun so) a capital says nothing, and only proper names and terms count."""
        found: Facts = Counter(("name", name) for name in self.ordered(after))
        found.subtract(Counter(("name", name) for name in self.ordered(before)))
        if capitals:
            one, other = self._masked(plain(before)), self._masked(plain(after))
            found.update({("name", name): -1 for name in self._gone(one, other)})
            found.update({("name", name): 1 for name in self._gone(other, one)})
        return Counter({name: number for name, number in found.items() if number})

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        return self.form.finditer(text) if self.form else iter(())

    def _term(self, words: str) -> str:
        return self.terms[" ".join(words.lower().split())]

    def _masked(self, text: str) -> str:
        return self.form.sub(lambda match: MASK * len(match.group()), text) if self.form else text

    def _proper_parts(self, word: str) -> list[str]:
        """The proper names in ``word``: itself, or what stands between its hyphens ("Arden-Bellhaven")."""
        if word not in self.parts:
            self.parts[word] = [self.proper[key] for key in _keys(word) if key in self.proper]
        return self.parts[word]

    def _gone(self, one: str, other: str) -> set[str]:
        """Capitalized words of ``one``, not at the beginning of a sentence, that ``other`` has in no form."""
        kept = set[str]().union(*map(_parts, WORD.findall(other)))
        gone = set()
        for match in WORD.finditer(one):
            word = match.group()
            if not word[0].isupper() or word.casefold() in FUNCTION_WORDS or self._proper_parts(word):
                continue
            if not SENTENCE_START.search(one[max(0, match.start() - 8) : match.start()]) or self._names(match):
                gone |= set() if any(_has(kept, part) for part in _parts(word)) else {word}
        return gone

    def _names(self, match: re.Match[str]) -> bool:
        """Whether the first word of a sentence is a name all the same: by its capitals, or by what follows it."""
        word = match.group()
        followed = bool(NAMED.match(match.string, match.end())) and not _has(self.small, _key(word))
        return followed or (len(word) > 1 and word.isupper())


def _person(match: re.Match[str]) -> str:
    """A person's name as "C. F. Guo", whichever stands first."""
    initials = (match[1] or match[4]).replace(".", ". ").replace("-", " ").split()
    return " ".join([*initials, match[2] or match[3]])


def _has(stems: set[str], one: str) -> bool:
    """Whether ``one`` is among ``stems``, be it with another ending ("Deepening" and "deepen")."""
    root = one[: max(5, len(one) - 3)]
    return one in stems or (len(root) < len(one) and any(other.startswith(root) for other in stems))


def _names_in(word: str) -> list[str]:
    """What stands between the hyphens of ``word`` where each begins with a capital, else ``word``."""
    parts = word.split("-")
    return parts if all(part[:1].isupper() for part in parts) else [word]


def _keys(word: str) -> tuple[str, ...]:
    return tuple(map(_key, _names_in(word)))


def _key(word: str) -> str:
    return stem(word.replace("-", ""))


@lru_cache(maxsize=1 << 16)
def _parts(word: str) -> frozenset[str]:
    """The stems of ``word`` with its hyphens, without them, and of what stands between them."""
    return frozenset(map(stem, [word, word.replace("-", ""), *word.split("-")]))


def _forms(term: TermNote) -> Iterator[str]:
    """The forms of ``term`` when it is a name, that is, when each longer word of its preferred form has a capital."""
    if all(word[0].isupper() for word in WORD.findall(term.preferred) if len(word) > 3):
        yield from (" ".join(form.split()) for form in (term.preferred, *term.variants) if " " in form.strip())


def _proper(document: Document) -> tuple[dict[str, str], set[str]]:
    """Stem -> word, for each word of running text with a capital inside a sentence and nowhere without one; and the
    stems of all the words without."""
    capital: dict[str, str] = {}
    small: set[str] = set()
    transcript = document.transcript
    for block in document.blocks:
        if block.kind != "furniture":
            for match in WORD.finditer(transcript, block.content, block.end):
                before = transcript[max(block.content, match.start() - 8) : match.start()]
                for part in _names_in(match.group()):
                    _sort(part, block.kind in RUNNING, before, capital, small)
    known = {stem(month) for month in MONTHS}
    return {one: word for one, word in capital.items() if one not in small and one not in known}, small


def _sort(word: str, running: bool, before: str, capital: dict[str, str], small: set[str]) -> None:
    """Put ``word``, which follows ``before``, to those with a capital or without; a sentence's first tells nothing."""
    if not word or word.casefold() in FUNCTION_WORDS:
        return
    if word[0].islower():
        small.add(_key(word))
    elif running and len(word) > 1 and not SENTENCE_START.search(before):
        capital.setdefault(_key(word), word.replace("’", "'").removesuffix("'s"))
