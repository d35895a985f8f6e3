"""One pattern for many words and phrases, which looks at each character once."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(spellings: Iterable[str], between: str = "") -> str:
    """A pattern for any of ``spellings``, the longest that fits first; any white space may stand where one has a space,
    and what the pattern ``between`` matches between two characters.

    Compiled and matched several times as fast as the plain alternation of the same words.
    """
    tree: dict[str, dict] = {}
    for spelling in spellings:
        node = tree
        for character in " ".join(spelling.split()):
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree, "", between)


def _branch(tree: dict[str, dict], before: str, between: str) -> str:
    ways = [before + _character(one) + _branch(rest, between, between) for one, rest in tree.items() if one]
    if "" in tree:
        return f"(?:{'|'.join(ways)})?" if ways else ""
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _character(one: str) -> str:
    return r"\s+" if one == " " else re.escape(one)
