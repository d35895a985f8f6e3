"""Whether an output carries given words in order, whatever it adds: marks, notes at the foot, page numbers.

Both sides are read without white space and in Unicode's compatibility form (NFKC: ligatures become letters).  The walk
is exact otherwise: a word that is missing, changed or added makes it stop.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from ..spellings import any_of

PAGE = "\f"
BROKEN = "\ufffe"  # PDFium's sign for a hyphen at the end of a line, soft or hard
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# A letter with marks that it has no composed form with.  Typst sets it as several glyphs and gives each the whole as
# its text, so that a PDF says it twice, and two words of it alone as one: so they are in both texts.
STACKED = re.compile(r"(\w[\u0300-\u036f\u20d0-\u20ff]+)(?:[^\S\f]*\1)+")
SPACE = re.compile(r"[^\S\f]+")
FOOT = 12_000  # characters that may stand between two halves of a passage cut by a page end: notes, page numbers
LOOK = 40  # characters that must agree where a passage goes on after a page end
PATIENCE = 5_000_000  # characters read in vain before a passage is given up: repetitive text must not hang a build
NEAR = 8  # characters after which what was read as words is not taken back as a mark
BEGUN = 20  # characters that must agree before a passage may go on after a page end


class Walk(NamedTuple):
    """Where a walk came to in the output, and how many characters of the words it has read."""

    at: int
    read: int


class Stream:
    """The text of an output.

    It may add ``marks`` (ids of findings) and what the pattern ``added`` matches (numbers of notes) anywhere; an
    ``escape`` before any character says nothing.  What was read ``by_pdfium`` may have one hyphen for two.
    """

    def __init__(
        self,
        text: str,
        marks: Sequence[str] = (),
        escape: str = "",
        added: str = r"[↑A-Z]?\d{1,4}",
        by_pdfium: bool = False,
    ) -> None:
        parts = SPACE.split(composed(text))
        self.text = "".join(parts)
        self.gaps = frozenset(accumulate(map(len, parts)))  # where white space stood
        self.escape, self.by_pdfium = escape, by_pdfium
        words = sorted({plain(one).replace("-", "") for one in marks} - {""})
        spelled = [any_of(words, f"[-{BROKEN}]?")] if words else []
        self.added = re.compile("|".join([*spelled, added]))

    def find(self, words: str, at: int = 0) -> tuple[int, str]:
        """Where ``words`` end when read from ``at`` on, and an empty string; else -1 and what stands in their place."""
        wanted = plain(words)
        best = Walk(at, 0)
        start, spent = self._next(wanted, at), 0
        while start >= 0 and spent < PATIENCE:
            walk = self._walk(wanted, start)
            if walk.read == len(wanted):
                return walk.at, ""
            spent += walk.read + 1
            best = max(best, walk, key=lambda one: one.read)
            start = self._next(wanted, start + 1)
        there = self.text[best.at : best.at + 30] if best.read else "nothing like it"
        return -1, f"after “{wanted[max(0, best.read - 20) : best.read]}” it has “{there}”"

    def _next(self, wanted: str, at: int) -> int:
        """Where ``wanted`` may begin."""
        places = [self.text.find(first, at) for first in (wanted[:1], _code(wanted[:1]))]
        return min((place for place in places if place >= 0), default=-1)

    def _walk(self, wanted: str, at: int, over_pages: bool = True) -> Walk:
        """Read ``wanted`` from ``at`` as far as the output has it."""
        text, read, fork = self.text, 0, Walk(-1, 0)
        while read < len(wanted):
            here = text[at : at + 1]
            if here == wanted[read] or (here == BROKEN and wanted[read] == "-"):
                if added := self.added.match(text, at):  # it may as well be a mark: "F" before "For"
                    fork = Walk(self._end(at, added.end()), read)
                at, read = at + 1, read + 1
            elif here and here in (BROKEN, self.escape):
                at += 1
            elif self.by_pdfium and read and wanted[read - 1 : read + 1] == "--" and self._hyphen_taken(at):
                read += 1  # PDFium gives the second as a space, or not, once a line has ended with a hyphen
            elif text.startswith("U+", at) and (coded := self._coded(wanted, Walk(at, read))):
                at, read = coded
            else:
                on = self._after_mark(at)
                if on < 0 and self._farther(wanted, fork, read):
                    at, read, fork = *fork, Walk(-1, 0)
                    continue
                if on < 0 and over_pages and read >= BEGUN:
                    on = self._over(wanted[read : read + LOOK], at)
                if on < 0:
                    break
                at = on
        return Walk(at, read)

    def _hyphen_taken(self, at: int) -> bool:
        """Whether what stands before ``at`` may be what PDFium gives for a second hyphen."""
        return at in self.gaps or self.text[at - 1] == BROKEN

    def _coded(self, wanted: str, walk: Walk) -> Walk | None:
        """What follows a character that no font of the PDF has, for which its code stands; ``None`` where none does."""
        for digits in (4, 5, 6):
            code = self.text[walk.at + 2 : walk.at + 2 + digits]
            if re.fullmatch(f"[0-9A-F]{{{digits}}}", code) and int(code, 16) <= sys.maxunicode:
                character = plain(chr(int(code, 16)))
                if character and wanted.startswith(character, walk.read):  # U+2003 begins U+2003D, and is white space
                    return Walk(walk.at + 2 + digits, walk.read + len(character))
        return None

    def _farther(self, wanted: str, fork: Walk, read: int) -> bool:
        """Whether more can be read when what begins at ``fork`` is taken for a mark, not for words."""
        if fork.at < 0 or read - fork.read > NEAR:
            return False
        ahead = wanted[fork.read : read + 1]
        return self._walk(ahead, fork.at, over_pages=False).read == len(ahead)

    def _after_mark(self, at: int) -> int:
        """Where the text goes on after a mark at ``at``; -1 where there is none."""
        added = self.added.match(self.text, at)
        return self._end(at, added.end()) if added and added.end() > at else -1

    def _over(self, wanted: str, at: int) -> int:
        """Where ``wanted`` goes on after the page end that follows ``at``; -1 where it does not."""
        page = self.text.find(PAGE, at, at + FOOT)
        here = self.text.find(wanted[0], page) if page >= 0 else -1
        while 0 <= here < page + FOOT:
            if self._walk(wanted, here, over_pages=False).read == len(wanted):
                return here
            here = self.text.find(wanted[0], here + 1)
        return -1

    def _end(self, at: int, end: int) -> int:
        """Where a mark ends that reaches from ``at`` to ``end`` at most: "F13 82 of" is read as "F1382of", and only the
        space that stood there tells that the mark is F13."""
        return next(
            (one for one in range(at + 1, end) if one in self.gaps and self.added.fullmatch(self.text, at, one)), end
        )


def plain(text: str) -> str:
    """``text`` in NFKC without white space (but page ends) and invisible characters."""
    return SPACE.sub("", composed(text))


def composed(text: str) -> str:
    """``text`` in NFKC without invisible characters, each letter under marks that is repeated at once once."""
    return STACKED.sub(r"\1", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)))


def _code(character: str) -> str:
    return f"U+{ord(character):04X}" if character else "U+"
