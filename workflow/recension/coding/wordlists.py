"""How the word lists of this stage are written down: words parted by spaces, phrases by bars."""

from __future__ import annotations

import re
from collections.abc import Iterable


def words(text: str) -> list[str]:
    """The words of ``text``, parted by white space."""
    return text.split()


def phrases(text: str) -> list[str]:
    """The phrases of ``text``, parted by bars; line ends around a bar do not count."""
    return [" ".join(phrase.split()) for phrase in text.split("|") if phrase.strip()]


def trie(spellings: Iterable[str]) -> str:
    """A pattern for any of ``spellings``, longest first, that looks at each character once.

    Several times as fast as the plain alternation of the same words.
    """
    tree: dict[str, dict] = {}
    for spelling in spellings:
        node = tree
        for character in spelling:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, dict]) -> str:
    ways = [re.escape(character) + _branch(rest) for character, rest in tree.items() if character]
    if "" in tree:
        return f"(?:{'|'.join(ways)})?" if ways else ""
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
