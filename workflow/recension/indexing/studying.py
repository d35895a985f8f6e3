"""One study in the index: what it is, what is in its edition, and its files; or why they are not listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..bibliography import items as bibliography
from ..rendering.elements import Node, division, heading, items, paragraph, span, strong, words
from ..rendering.title_page import citation_line
from .labels import count, grouped, listed
from .links import to_file
from .standing import Entry, Results

FIRST = ("Read", "Cite")  # what most come for; the other files are behind one more click
OPEN = {"t": "RawBlock", "c": ["html", "<details><summary>Data and records</summary>"]}
CLOSE = {"t": "RawBlock", "c": ["html", "</details>"]}
Fact = tuple[str, Sequence[Node]]
REASONS = {
    "not built": "This study has not been built.",
    "failed": "The last build of this study failed, so nothing of it is listed.",
    "changed": "Inputs have changed since this study was built, so nothing of it is listed.",
    "altered": "Results are not the ones that passed the checks, so nothing of it is listed.",
}
FAULTS = {"failed": "Checks that failed:", "changed": "What has changed:", "altered": "What is not as it was:"}


def title_of(one: Entry) -> str:
    """The edited title of a study; its id where its results cannot be relied on."""
    return one.results.title if one.results else one.study


def described(one: Entry, brief: bool = False) -> list[Node]:
    """The study's section; a ``brief`` one leaves out its data and records, which the manifest names."""
    inner = facts(one.study, one.results, brief) if one.results else refused(one)
    return [division([heading(2, _title(one)), *inner], f"study-{one.study}", "section", "study")]


def _title(one: Entry) -> list[Node]:
    if not one.results:
        return words(one.study)
    return [span([to_file(title_of(one), one.study, "edition.html")], lang=one.results.language)]


def refused(one: Entry) -> list[Node]:
    """Why nothing of a study is listed."""
    standing = one.standing or "not built"
    said = [paragraph([strong(REASONS[standing])])]
    if one.faults:
        said += [paragraph(words(FAULTS[standing])), items([{"t": "Plain", "c": words(fault)}] for fault in one.faults)]
    return said


def facts(study: str, results: Results, brief: bool) -> list[Node]:
    """What is known of the study, what is in its edition, and its files, as a list of terms."""
    metadata = results.metadata
    authors = [bibliography.name_of(author) for author in metadata.get("author") or []]
    subjects = [label.name for label in results.subjects]
    told: list[Fact] = [
        ("Authors", words("; ".join(filter(None, authors)))),
        ("Published", citation_line(metadata)),
        ("Licence", words(results.licence)),
        ("Subjects", words("; ".join(subjects))),
        ("Codebook", words(results.codebook_title)),
        ("Findings", words(_findings(results))),
        ("Changes", words(_changes(results))),
        ("Queries", words(_queries(results))),
        ("Checks", words(_checks(results))),
    ]
    files = {group: _files(study, those) for group, those in grouped(results).items()}
    first = [(group, files.pop(group, [])) for group in FIRST]
    terms = _terms([*told[:2], *first, *told[2:]])
    return [terms] if brief else [terms, OPEN, _terms(list(files.items())), CLOSE]


def _terms(facts: Sequence[Fact]) -> Node:
    entries = [[words(term), [[{"t": "Plain", "c": list(said)}]]] for term, said in facts if said]
    return {"t": "DefinitionList", "c": entries}


def _files(study: str, files: Sequence[tuple[str, str]]) -> list[Node]:
    inlines: list[Node] = []
    for name, label in files:
        inlines += [*words("\u00a0· " if inlines else ""), to_file(label, study, name)]
    return inlines


def _findings(results: Results) -> str:
    names = {"analyst": "by the analyst", "program": "proposed by the program"}
    return _shared("finding", names, Counter(results.methods))


def _changes(results: Results) -> str:
    names = {"edit": "by the editor", "term": "by the termbase", "repair": "by repair rules"}
    return _shared("change", names, Counter(results.hands))


def _shared(what: str, names: Mapping[str, str], by: Counter[str]) -> str:
    """How many there are, and by whom."""
    hands = [f"{'all' if by[hand] == by.total() else by[hand]} {name}" for hand, name in names.items() if by[hand]]
    return count(by.total(), what) + (f", {listed(hands)}" if hands else "")


def _queries(results: Results) -> str:
    return f"{count(results.queries, 'question')} to the author" if results.queries else "no question to the author"


def _checks(results: Results) -> str:
    by = Counter(results.statuses)
    nothing = f"; {by['not applicable']} had nothing to look at" if by["not applicable"] else ""
    return f"{by['passed']} passed, {by['failed']} failed{nothing}"
