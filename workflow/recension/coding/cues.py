"""Finding a codebook's cues in a text, all at once, in time linear in its length.

A cue is one or more words; a ``*`` at the end of a word stands for any ending.  Case, hyphens, line ends and the
possessive do not matter ("Grass-roots" = "grass roots").  Where cues overlap the longest one counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Scripts without spaces between words give one token a character, so that cues in them are found as well.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W_])+")
_POSSESSIVE = re.compile(r"[’']s\b")


@dataclass(frozen=True)
class Hit:
    """A cue found at ``start:end`` of the text searched; it points to each of ``owners``."""

    start: int
    end: int
    cue: str
    owners: tuple[str, ...]
    weight: float


class CueIndex:
    """The cues of several owners (subjects or dimensions)."""

    def __init__(self, cues: Mapping[str, Iterable[str]]) -> None:
        """``cues`` by the id of their owner.  A cue that several share points to each of them, with less weight."""
        owners: dict[str, list[str]] = defaultdict(list)
        for owner, words in cues.items():
            for cue in dict.fromkeys(words):
                owners[cue].append(owner)
        self.by_first: dict[str, list[tuple[list[str], str, tuple[str, ...]]]] = defaultdict(list)
        self.stems: set[int] = set()
        self._beginning: dict[str, list[tuple[list[str], str, tuple[str, ...]]]] = {}  # word -> cues, once asked for
        for cue, names in owners.items():
            words = _cue_words(cue)
            if words:
                self.by_first[words[0]].append((words, cue, tuple(names)))
                if words[0].endswith("*"):
                    self.stems.add(len(words[0]) - 1)

    def hits(self, text: str) -> list[Hit]:
        """The cues in ``text``, in order; none lies inside or across another."""
        tokens = _tokens(text)
        found: list[Hit] = []
        index = 0
        while index < len(tokens):
            hit, length = self._longest(tokens, index)
            if hit:
                found.append(hit)
            index += max(1, length)
        return found

    def _longest(self, tokens: Sequence[tuple[str, int, int]], index: int) -> tuple[Hit | None, int]:
        best: tuple[Hit | None, int] = (None, 0)
        word = tokens[index][0]
        cues = self._beginning.get(word)
        if cues is None:
            cues = self._beginning[word] = self._begun_by(word)
        for words, cue, owners in cues:
            if len(words) > best[1] and _fits(words, tokens, index):
                end = tokens[index + len(words) - 1][2]
                weight = (len(words) - 0.1 * cue.count("*")) / len(owners)
                best = Hit(tokens[index][1], end, cue, owners, weight), len(words)
        return best

    def _begun_by(self, word: str) -> list[tuple[list[str], str, tuple[str, ...]]]:
        """The cues whose first word ``word`` is or fits."""
        keys = [word, *(f"{word[:length]}*" for length in sorted(self.stems) if length <= len(word))]
        return [cue for key in keys for cue in self.by_first.get(key, ())]


def _fits(words: Sequence[str], tokens: Sequence[tuple[str, int, int]], index: int) -> bool:
    if index + len(words) > len(tokens):
        return False
    return all(
        token[0].startswith(word[:-1]) if word.endswith("*") else token[0] == word
        for word, token in zip(words, tokens[index : index + len(words)], strict=True)
    )


@lru_cache(maxsize=64)  # several indexes search one clause after the other
def _tokens(text: str) -> list[tuple[str, int, int]]:
    tokens: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text):
        possessive = match.group() in ("s", "S") and match.start() and text[match.start() - 1] in "’'"
        if not possessive:
            tokens.append((match.group().casefold(), match.start(), match.end()))
    return tokens


def _cue_words(cue: str) -> list[str]:
    words = []
    for match in _TOKEN.finditer(_POSSESSIVE.sub("", cue)):
        star = "*" if cue[match.end() : match.end() + 1] == "*" else ""
        words.append(match.group().casefold() + star)
    return words
