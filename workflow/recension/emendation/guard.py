"""The guard: no emendation changes a fact unless it declares it.

Each emendation is read with the words around it, before and after; what differs (:mod:`.facts`, :mod:`.names`) must be
what it declares, no more and no less.  Then each sentence is read as a whole, so that nothing slips through between
two emendations: a sentence that is gone, a citation that now follows other words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..records.apparatus import Edition, Emendation, TermNote
from ..records.document import Document
from .facts import Facts, differences, plain
from .moves import content, moved
from .names import Names
from .numbers import numbers
from .passed import Passed
from .units import Unit, units

AROUND = 60  # code points of the transcript on either side that are read with a change
FEW = 2  # content words of a heading that may give way to others
LEFT = 1 / 3  # of the content words of a sentence must be in its place, or it counts as dropped


class Fault(NamedTuple):
    """What ``emendations`` do and do not declare, or declare and do not do: ``says`` is the declaration it is about.

    ``before`` and ``after`` are the words of the source and of the edition that show it.
    """

    emendations: list[Emendation]
    place: str
    says: str
    done: bool
    before: str
    after: str


def examine(
    document: Document,
    emendations: Sequence[Emendation],
    edition: Edition,
    terms: Sequence[TermNote] = (),
    passed: Passed | None = None,
) -> Iterator[Fault]:
    """Every fault of ``emendations``, in the order of the text.  ``terms`` are the names of institutions that count as
    one whatever their form; what has ``passed`` before, just as it is, is not read again."""
    changed = (unit for unit in units(document, emendations, edition) if unit.before != unit.after)
    if passed:
        passed.read_by(terms)
        changed = (unit for unit in changed if not passed.has(unit))
    guard = None
    for unit in changed:
        guard = guard or Guard(document, terms)
        faults = [] if guard.added_by_page(unit) else list(guard.unit(unit))
        if passed and not faults:
            passed.add(unit)
        yield from faults


class Guard:
    """Reads the facts of one document."""

    def __init__(self, document: Document, terms: Sequence[TermNote]) -> None:
        self.names = Names(document, terms)
        language = document.language.lower().split("-")[0]
        self.english = language in ("", "en", "und")
        self.nouns_have_capitals = language == "de"
        self.furniture = {block.start for block in document.blocks if block.kind == "furniture"}
        self.breaks = {(cut.start, cut.end) for block in document.blocks for cut in block.breaks}
        self.parts = _parts(document)
        self.starts = [start for _, start, _ in self.parts]

    def added_by_page(self, unit: Unit) -> bool:
        """Whether ``unit`` is a running head or page number, which says nothing of the study."""
        return unit.start in self.furniture

    def unit(self, unit: Unit) -> Iterator[Fault]:
        """The faults of one unit: those of each emendation, then those of all of them together."""
        does = [(one, self._does(unit, one)) for one in unit.emendations]
        whole = Counter([*moved(unit.before, unit.after, self.english), *self._dropped_sentences(unit)])
        for one, done in does:
            if self._mends_only(one):
                continue
            declared = Counter(one.declares)
            yield from (_fault(unit, one, says, True) for says in sorted((done - declared).elements()))
            yield from (_fault(unit, one, says, False) for says in sorted((declared - done - whole).elements()))
        if all(self._mends_only(one) for one in unit.emendations):
            return
        # What one does and declares is one thing, and covers nothing else that is done like it.
        said = sum((Counter(one.declares) | done for one, done in does), Counter())
        for says in sorted((whole + self._together(unit) - said).elements()):
            yield Fault(list(unit.emendations), unit.place, says, True, unit.before, unit.after)

    def _together(self, unit: Unit) -> Counter[str]:
        """What differs in ``unit`` as a whole.  A name is known by the words around it, so only alone."""
        found = declarations(self._differences(unit, unit.before, unit.after))
        return Counter({says: number for says, number in found.items() if says.split(" ")[1] != "name"})

    def _mends_only(self, one: Emendation) -> bool:
        """Whether ``one`` is a repair that takes out what a page end put between two halves of a block, or that
        changes no letter and no figure."""
        broken = (one.start, one.end) in self.breaks
        return one.hand == "repair" and (broken or _letters(one.source) == _letters(one.text))

    def _does(self, unit: Unit, one: Emendation) -> Counter[str]:
        """What ``one`` changes, read with the words around it."""
        if one.source == one.text:
            return Counter()
        does = declarations(self._differences(unit, *_shown(unit, one)))
        for kind, before, after in (
            ("name", self.names.ordered(one.source), self.names.ordered(one.text)),
            ("number", list(numbers(one.source, self.english)), list(numbers(one.text, self.english))),
        ):
            if before != after and Counter(before) == Counter(after):
                does[f"reorders {kind} {', '.join(after)}"] += 1
        return does

    def _differences(self, unit: Unit, before: str, after: str) -> Facts:
        capitals = not (self.nouns_have_capitals or (unit.heading and (_title_case(before) or _title_case(after))))
        found = differences(before, after, self.english)
        found.update(self.names.differences(before, after, capitals))
        return found

    def _dropped_sentences(self, unit: Unit) -> Iterator[str]:
        """The sentences of ``unit``, or headings and lines without any, of whose words next to nothing is left but what
        the others had."""
        before, after = Counter(content(unit.before)), Counter(content(unit.after))
        for id, start, end in self._inside(unit):
            had = Counter(content(unit.before[start - unit.start : end - unit.start]))
            left = sum(min(had[word], max(0, after[word] - before[word] + had[word])) for word in had)
            if had.total() <= FEW:  # a heading of one or two words may get others
                left = max(0, after.total() - before.total() + had.total())
            if had and left < LEFT * had.total():
                yield f"drops sentence {id}"

    def _inside(self, unit: Unit) -> list[tuple[str, int, int]]:
        low, high = bisect_left(self.starts, unit.start), bisect_left(self.starts, unit.end)
        return [part for part in self.parts[low:high] if part[2] <= unit.end]


def _parts(document: Document) -> list[tuple[str, int, int]]:
    """(id, start, end) of each sentence, and of each heading and block without any."""
    parts = [(one.id, one.start, one.end) for one in document.sentences]
    starts = sorted(start for _, start, _ in parts)
    for one in (*document.headings, *document.blocks):
        at = bisect_left(starts, one.start)
        if getattr(one, "kind", "") != "furniture" and (at == len(starts) or starts[at] >= one.end):
            parts.append((getattr(one, "id", f"at {one.start}"), one.start, one.end))
    return sorted(parts, key=lambda part: part[1:])


def declarations(found: Facts) -> Counter[str]:
    """``found`` in the words of ``declares``: "drops number 5", "adds name Arden"."""
    said: Counter[str] = Counter()
    for (kind, fact), number in found.items():
        said[f"{'adds' if number > 0 else 'drops'} {kind} {fact}"] += abs(number)
    return said


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, plain(text)))


def _fault(unit: Unit, one: Emendation, says: str, done: bool) -> Fault:
    return Fault([one], unit.place, says, done, *_shown(unit, one))


def _shown(unit: Unit, one: Emendation) -> tuple[str, str]:
    """The words before and after ``one``, with those around them, whole."""
    low, high = one.start - unit.start, one.end - unit.start
    left, right = unit.before[max(0, low - AROUND) : low], unit.before[high : high + AROUND]
    left = left[left.find(" ") + 1 :] if low > AROUND else left
    right = right[: right.rfind(" ") + 1] if high + AROUND < len(unit.before) else right
    return left + one.source + right, left + one.text + right


def _title_case(text: str) -> bool:
    """Whether most of the longer words of ``text`` begin with a capital."""
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) > 0.6 * len(long)
