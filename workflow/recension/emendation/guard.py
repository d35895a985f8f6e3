"""The guard: no emendation changes a fact unless it declares it.

Each emendation is read with the words around it, before and after; what differs (:mod:`.facts`, :mod:`.names`) must be
what it declares, no more and no less.  Then each sentence is read as a whole, so that nothing slips through between
two emendations: a sentence that is gone, a citation that now follows other words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..records.apparatus import Edition, Emendation, TermNote
from ..records.document import Document, Sentence
from .facts import WORD, Facts, citation_marks, differences, numbers, plain, stem
from .names import FUNCTION_WORDS, Names
from .units import Unit, units

AROUND = 60  # code points of the transcript on either side that are read with a change
REACH = 1_000  # code points on either side of a citation in which its statement is looked for
LEFT = 0.2  # of the content words of a sentence must be in its place, or it counts as dropped


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
    document: Document, emendations: Sequence[Emendation], edition: Edition, terms: Sequence[TermNote] = ()
) -> Iterator[Fault]:
    """Every fault of ``emendations``, in the order of the text.  ``terms`` are the names of institutions that count as
    one whatever their form."""
    guard = Guard(document, terms)
    for unit in units(document, emendations, edition):
        if unit.before != unit.after and not guard.added_by_page(unit):
            yield from guard.unit(unit)


class Guard:
    """Reads the facts of one document."""

    def __init__(self, document: Document, terms: Sequence[TermNote]) -> None:
        self.names = Names(document, terms)
        language = document.language.lower().split("-")[0]
        self.english = language in ("", "en", "und")
        self.nouns_have_capitals = language == "de"
        self.furniture = {block.start for block in document.blocks if block.kind == "furniture"}
        self.breaks = {(cut.start, cut.end) for block in document.blocks for cut in block.breaks}
        self.sentences = document.sentences

    def added_by_page(self, unit: Unit) -> bool:
        """Whether ``unit`` is a running head or page number, which says nothing of the study."""
        return unit.start in self.furniture

    def unit(self, unit: Unit) -> Iterator[Fault]:
        """The faults of one unit: those of each emendation, then those of all of them together."""
        does = [(one, self._does(unit, one)) for one in unit.emendations]
        whole = Counter([*_moved_citations(unit), *self._dropped_sentences(unit)])
        for one, done in does:
            if self._mends_only(one):
                continue
            declared = Counter(one.declares)
            yield from (_fault(unit, one, says, True) for says in sorted((done - declared).elements()))
            yield from (_fault(unit, one, says, False) for says in sorted((declared - done - whole).elements()))
        if all(self._mends_only(one) for one in unit.emendations):
            return
        said = sum((Counter(one.declares) + done for one, done in does), Counter())
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
        """The sentences of ``unit`` of whose words next to nothing is left."""
        left = _stems(unit.after)
        for sentence in self._inside(unit):
            had = _stems(unit.before[sentence.start - unit.start : sentence.end - unit.start])
            if had and len(had & left) < LEFT * len(had):
                yield f"drops sentence {sentence.id}"

    def _inside(self, unit: Unit) -> list[Sentence]:
        return [one for one in self.sentences if unit.start <= one.start and one.end <= unit.end]


def declarations(found: Facts) -> Counter[str]:
    """``found`` in the words of ``declares``: "drops number 5", "adds name Arden"."""
    said: Counter[str] = Counter()
    for (kind, fact), number in found.items():
        said[f"{'adds' if number > 0 else 'drops'} {kind} {fact}"] += abs(number)
    return said


def _moved_citations(unit: Unit) -> Iterator[str]:
    """The citations that other words stand before than did, of those that are there as often as they were."""
    before, after = _marks(unit.before), _marks(unit.after)
    for mark in sorted(before.keys() & after.keys()):
        (ahead, behind), (ahead_now, behind_now) = before[mark], after[mark]
        had, has = ahead + behind, ahead_now + behind_now
        if any(had[word] == has[word] and ahead[word] != ahead_now[word] for word in had):
            yield f"moves citation {mark}"


def _marks(text: str) -> dict[str, tuple[Counter[str], Counter[str]]]:
    """Each citation mark that stands once in ``text``, with the content words before and after it, within reach."""
    marks = [(match, "".join(match.group().split())) for match in citation_marks(text)]
    once = Counter(mark for _, mark in marks)
    found = {}
    for match, mark in marks:
        if once[mark] == 1:
            ahead, behind = text[max(0, match.start() - REACH) : match.start()], text[match.end() : match.end() + REACH]
            found[mark] = Counter(_content(ahead)), Counter(_content(behind))
    return found


def _stems(text: str) -> set[str]:
    return set(_content(text))


def _content(text: str) -> list[str]:
    """The content words of ``text``: those of four letters or more that are no mere function words, by their stems."""
    words = (match.group() for match in WORD.finditer(text))
    return [stem(word) for word in words if len(word) > 3 and word.casefold() not in FUNCTION_WORDS]


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
