"""The falsifications that were written by hand (``mutants.yaml``), so that the guard is not judged by its own patterns.

Each is made twice: as the narrowest change that does it, and as a rewrite of the whole sentence in one emendation, with
all that the emendations inside it declare.  It counts as caught when the guard finds both.  ``python -m
emendation.handmade STUDY ...`` (see ``make mutants``) prints how many of each kind are caught, and those that are not.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from emendation.mutation import Change, Study, caught, load

from recension.emendation.pieces import SpanMap

MUTANTS = Path(__file__).with_name("mutants.yaml")


class Mutant(NamedTuple):
    """Words of the edition of ``study`` and what stands in their place.

    ``promised`` says whether the guard is held to find it; other kinds are kept to show where it ends.
    """

    study: str
    kind: str
    promised: bool
    words: dict[str, str]


def handmade(study: str) -> list[Mutant]:
    """The mutants of ``study``, in the order of the file."""
    lists = yaml.safe_load(MUTANTS.read_text(encoding="utf-8"))[study]
    return [
        Mutant(study, kind, promise == "caught", words)
        for promise, kinds in lists.items()
        for kind, mutants in kinds.items()
        for words in mutants
    ]


def changes(study: Study, mutant: Mutant) -> Iterator[list[Change]]:
    """``mutant`` as the narrowest change that makes it, and as a rewrite of the whole sentences.

    Raises ``ValueError`` for words that do not stand in the edition exactly once.
    """
    text = study.edition.text
    for words in mutant.words:
        if text.count(words) != 1:
            raise ValueError(f"{mutant.study}: {words!r} stands {text.count(words)} times in the edition, not once")
    whole = sorted(Change(at := text.index(old), at + len(old), new) for old, new in mutant.words.items())
    yield [_narrow(text, one) for one in whole]
    yield _sentences(study, whole)


def _narrow(text: str, one: Change) -> Change:
    """``one`` without the words that it leaves as they are at its start and its end."""
    start, end, new = one
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    while start > one.start and text[start - 1].isalnum():
        start, new = start - 1, text[start - 1] + new
    while end < one.end and text[end].isalnum():
        end, new = end + 1, new + text[end]
    return Change(start, end, new)


def _sentences(study: Study, whole: list[Change]) -> list[Change]:
    """``whole`` with the rest of the sentences that it touches; changes that share a sentence become one."""
    text, spans = study.edition.text, SpanMap(study.edition)
    places = [spans.span(one.start, one.end) for one in study.document.sentences]
    wide: list[Change] = []
    for one in whole:
        met = [(low, high) for low, high in places if low < one.end and one.start < high] or [(one.start, one.end)]
        low, high = min(one.start, met[0][0]), max(one.end, met[-1][1])
        if wide and low < wide[-1].end:
            last = wide.pop()
            held = last.text[: len(last.text) - (last.end - low)] if low > last.start else ""
            kept = last.text[len(held) :]
            cut = len(kept) - (last.end - one.start)
            wide.append(Change(last.start, max(high, last.end), held + kept[:cut] + one.text + text[one.end : high]))
        else:
            wide.append(Change(low, high, text[low : one.start] + one.text + text[one.end : high]))
    return wide


def count(study: Study) -> tuple[Counter[tuple[bool, str]], Counter[tuple[bool, str]], list[tuple[str, Mutant]]]:
    """How many mutants there are, and how many are caught, by promise and kind; and those that are not caught, with the
    way in which they were made."""
    made: Counter[tuple[bool, str]] = Counter()
    found: Counter[tuple[bool, str]] = Counter()
    missed = []
    for mutant in handmade(study.document.study):
        both = zip(("narrow", "whole"), changes(study, mutant), strict=True)
        ways = [way for way, one in both if not caught(study, one)]
        made[mutant.promised, mutant.kind] += 1
        found[mutant.promised, mutant.kind] += not ways
        missed += [(" and ".join(ways), mutant)] if ways else []
    return made, found, missed


def main(folders: list[str]) -> None:
    for folder in map(Path, folders):
        made, found, missed = count(load(folder, folder.parent.parent))
        for promised, title in ((True, "written by hand"), (False, "of kinds beyond the guard")):
            kinds = [key for key in made if key[0] == promised]
            caught_ones, all_ones = sum(found[key] for key in kinds), sum(made[key] for key in kinds)
            print(f"{folder.name}: {caught_ones} of {all_ones} mutants {title} caught")
            for key in kinds:
                print(f"  {key[1]:<50}{found[key]:>4} of {made[key]:>4}")
        for way, mutant in missed:
            print(f"  missed ({way}): {mutant.kind}: {mutant.words}")


if __name__ == "__main__":
    main(sys.argv[1:])
