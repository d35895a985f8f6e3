"""Singular and plural of English nouns, as far as their endings tell."""

from __future__ import annotations

_IRREGULAR = {
    "women": "woman", "men": "man", "children": "child", "people": "people", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "halves": "half",
    "shelves": "shelf", "leaves": "leaf", "wolves": "wolf", "thieves": "thief", "news": "news", "series": "series",
    "species": "species", "police": "police", "criteria": "criterion", "analyses": "analysis", "crises": "crisis",
    "movies": "movie", "cookies": "cookie", "ties": "tie", "zombies": "zombie", "buses": "bus", "shoes": "shoe",
    "axes": "axis", "viruses": "virus", "bonuses": "bonus", "cases": "case", "bases": "base", "houses": "house",
    "horses": "horse", "nurses": "nurse", "leases": "lease", "increases": "increase", "purchases": "purchase",
    "sportsmen": "sportsman", "businesses": "business", "aircraft": "aircraft",
}  # fmt: skip
_ES = ("sses", "shes", "ches", "xes", "zzes")


def is_plural(word: str) -> bool:
    """Whether ``word`` looks like the plural of a noun."""
    return (
        word in _IRREGULAR or len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
    )


def singular(word: str) -> str:
    """The noun ``word`` in the singular."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(_ES):
        return word[:-2]
    return word[:-1] if is_plural(word) else word
