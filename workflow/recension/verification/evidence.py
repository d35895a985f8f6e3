"""Evidence holds: quotes, the numbers of statements, quantities, and the labels of findings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..emendation.facts import facts
from ..emendation.numbers import numbers
from ..emendation.pieces import SpanMap
from ..occurrences import occurrences
from ..records.findings import Evidence, Finding, Quantity
from .promises import Build, Promise, Seen, short


def quotes(build: Build) -> Seen:
    """Each quote stands at its offsets, with prefix and suffix, and with them exactly once in its witness."""
    transcripts = {witness.id: witness.transcript for witness in build.document.witnesses}
    those = [*_quoted(build)]
    return Seen(len(those), [one for place, evidence in those for one in _quote(place, evidence, transcripts)])


def _quoted(build: Build) -> Iterator[tuple[str, Evidence]]:
    for finding in (*build.findings.findings, *build.findings.proposals):
        yield finding.id, finding.evidence
    for number, rejected in enumerate(build.findings.rejected, start=1):
        yield f"rejected proposal {number}", rejected.evidence


def _quote(place: str, one: Evidence, transcripts: dict[str, str]) -> Iterator[tuple[str, str]]:
    transcript = transcripts.get(one.witness)
    if transcript is None:
        yield place, f"rests on the witness {one.witness!r}, which the document does not have"
        return
    if transcript[one.start : one.end] != one.quote or not one.quote:
        yield place, f"the source does not read {short(one.quote)} at {one.start}"
    if not transcript.startswith(one.prefix, max(0, one.start - len(one.prefix))) or len(one.prefix) > one.start:
        yield place, f"the prefix {short(one.prefix)} does not stand before the quote"
    if not transcript.startswith(one.suffix, one.end):
        yield place, f"the suffix {short(one.suffix)} does not stand after the quote"
    times = _times(transcript, one.prefix + one.quote + one.suffix)
    if times != 1:
        yield place, f"the quote {short(one.quote)} with the words around it stands {times} times, not once"


def _times(text: str, words: str) -> int:
    """How often ``words`` stand in ``text``, overlapping ones too; 2 for two or more."""
    return min(2, len(occurrences(text, words)))


def statement_numbers(build: Build) -> Seen:
    """Each number in a statement, with its qualifier, stands in the evidence as the source or the edition has it."""
    spans = SpanMap(build.edition)
    looked, wrong = 0, []
    for finding in build.findings.findings:
        stated = {*numbers(_plain(finding.statement))}
        looked += len(stated)
        known = {*numbers(_plain(finding.evidence.quote)), *numbers(_plain(_edited(build, spans, finding)))}
        wrong += [
            (finding.id, f"its statement says {short(number)}, its evidence does not")
            for number in sorted(stated - known)
        ]
        wrong += _qualifiers(finding, _edited(build, spans, finding))
    return Seen(looked, wrong)


def _qualifiers(finding: Finding, edited: str) -> Iterator[tuple[str, str]]:
    """Qualifiers that the statement puts before a number of the evidence that has another one there, or none."""
    said, quoted, corrected = (
        {fact for kind, fact in facts(_plain(text)) if kind == "qualifier"}
        for text in (finding.statement, finding.evidence.quote, edited)
    )
    for fact in sorted(said - quoted - corrected):
        yield finding.id, f"its statement says {short(fact)}, its evidence does not"
    stated = set(numbers(_plain(finding.statement)))
    for fact in sorted(quoted & corrected - said):
        if fact.rsplit(" ", 1)[-1] in stated:
            yield finding.id, f"its evidence says {short(fact)}, its statement drops the qualifier"


def _edited(build: Build, spans: SpanMap, finding: Finding) -> str:
    """The words of the edition where the evidence stands."""
    if finding.evidence.witness != build.edition.witness:
        return finding.evidence.quote
    low, high = spans.span(finding.evidence.start, finding.evidence.end)
    return build.edition.text[low:high]


def quantities(build: Build) -> Seen:
    """The words of each quantity stand at its offsets, and its value and qualifier are what they say."""
    transcripts = {witness.id: witness.transcript for witness in build.document.witnesses}
    those = [(one, quantity) for one in build.findings.findings for quantity in one.quantities]
    wrong = []
    for finding, quantity in those:
        transcript = transcripts.get(finding.evidence.witness, "")
        if transcript[quantity.start : quantity.end] != quantity.text or not quantity.text:
            wrong.append((finding.id, f"the source does not read {short(quantity.text)} at {quantity.start}"))
        wrong += [(finding.id, problem) for problem in _values(quantity)]
    return Seen(len(those), wrong)


def _values(quantity: Quantity) -> Iterator[str]:
    found = {*numbers(_plain(quantity.text))}
    figures = {float(one) for one in found if one.replace(".", "", 1).isdigit() and one.isascii()}
    scaled = len(figures) < len(found)  # "1.5 million": the value is not the figure
    for value in (quantity.value, quantity.low, quantity.high):
        if value is not None and figures and not scaled and value not in figures:
            yield f"{short(quantity.text)} does not say {value:g}"
    kinds = {fact.rsplit(" ", 1)[0] for kind, fact in facts(_plain(quantity.text)) if kind == "qualifier"}
    if quantity.qualifier == "exactly" and kinds - {"exactly"}:
        yield f"{short(quantity.text)} is coded as exact, but says {sorted(kinds)[0]}"


def labels(build: Build) -> Seen:
    """Subject, dimension, section and citations of each finding exist, and no id is used twice."""
    found, document = build.findings, build.document
    known = {
        "subject": {one.id for one in found.subjects},
        "dimension": {one.id for one in found.dimensions},
        "section": {None, *(one.id for one in document.headings)},
        "citation": {one.id for one in document.citations},
    }
    wrong, seen = [], set()
    for one in found.findings:
        named = [("subject", one.subject), ("dimension", one.dimension), ("section", one.section)]
        named += [("citation", id) for id in one.citations]
        wrong += [(one.id, f"its {what} {id!r} does not exist") for what, id in named if id not in known[what]]
        wrong += [(one.id, "this id is used twice")] if one.id in seen else []
        seen.add(one.id)
    return Seen(len(found.findings), wrong)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


PROMISES = (
    Promise("quotes", "Each quote stands exactly once where it claims to.", "quotes of findings and proposals", quotes),
    Promise(
        "statement-numbers",
        "Each number in a statement, with its qualifier, stands in its evidence.",
        "numbers in statements",
        statement_numbers,
    ),
    Promise("quantities", "Each quantity is what its words say.", "quantities", quantities),
    Promise("labels", "Each finding has labels that exist.", "findings", labels),
)
