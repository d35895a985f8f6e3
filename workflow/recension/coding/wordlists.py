"""How the word lists of this stage are written down: words parted by spaces, phrases by bars."""

from __future__ import annotations


def words(text: str) -> list[str]:
    """The words of ``text``, parted by white space."""
    return text.split()


def phrases(text: str) -> list[str]:
    """The phrases of ``text``, parted by bars; line ends around a bar do not count."""
    return [" ".join(phrase.split()) for phrase in text.split("|") if phrase.strip()]
