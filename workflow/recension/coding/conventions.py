"""Quantities as other collections write them down, for comparison with their gold.

Three conventions: ``measeval`` (Harper et al., *SemEval-2021 Task 8: MeasEval*: the span holds the words that qualify
the number, with labels for them), ``grobid`` (grobid-quantities: the span is number and unit, a list is one quantity)
and ``news`` (Almasian et al., *CQE: A Comprehensive Quantity Extractor*, 2023: each number by itself, with the name
of its unit or of what is counted, and whether it goes up or down).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ..records.findings import Qualifier
from .counted import counted_name
from .levelled import Levelled
from .measure import Measure
from .measures import LIST_LINK, find_measures

Convention = Literal["measeval", "grobid", "news"]
_GIVEN = frozenset(("=", "of", "to", "by", "is", "was", "at", ":", "×"))
_BOUNDS: dict[Qualifier, str] = {
    "exactly": "=", "about": "~", "more than": ">", "at least": ">", "always above": ">",
    "less than": "<", "at most": "<", "always below": "<",
}  # fmt: skip


def quantities_of(text: str, convention: Convention) -> list[dict]:
    """The quantities of ``text`` as ``convention`` has them: spans, unit, labels, bound, value, name of the unit."""
    level, measures = find_measures(text)
    if convention == "news":
        return [row for measure in measures if not measure.first.vague for row in _each(level, measure)]
    counting = [measure for measure in measures if not _is_stray(level, measure)]
    groups = _groups(level, counting, same_unit=convention == "grobid")
    return [_row(level, group, convention) for group in groups]


def _is_stray(text: Levelled, measure: Measure) -> bool:
    """Whether a whole number in digits has no unit, nothing it counts, and no word or sign that gives it to something.

    Scientific text is full of them (indices, numbers of samples and lines); the gold of both collections has few.
    """
    number = measure.first
    if (
        measure.unit_text
        or measure.kind != "value"
        or measure.qualifier != "exactly"
        or number.in_words
        or number.ratio
    ):
        return False
    is_whole = measure.values[0] == int(measure.values[0])
    return is_whole and measure.before.last() not in _GIVEN and not counted_name(text, measure)


def _groups(text: Levelled, measures: list[Measure], *, same_unit: bool) -> Iterator[list[Measure]]:
    """Runs of measures that make one list or one change."""
    group: list[Measure] = []
    for measure in measures:
        if group and not _belongs(text, group, measure, same_unit=same_unit):
            yield group
            group = []
        group.append(measure)
    if group:
        yield group


def _belongs(text: Levelled, group: list[Measure], measure: Measure, *, same_unit: bool) -> bool:
    last = group[-1]
    if last.joined:
        return last.joined == "range" or not same_unit
    if (
        last.kind != "value"
        or measure.kind != "value"
        or measure.qualifier != "exactly"
        or measure.start != measure.left
    ):
        return False
    if not LIST_LINK.fullmatch(text.lower, last.right, measure.left):
        return False
    return last.unit == measure.unit and bool(last.unit) or same_unit and last.unit_name == measure.unit_name


def _row(text: Levelled, group: list[Measure], convention: Convention) -> dict:
    first, last = group[0], group[-1]
    plain = convention == "grobid"
    row = {
        "start": _core_start(text, first) if plain else _qualified_start(text, first),
        "end": last.end if plain else last.right,
        "unit": last.unit_text or first.unit_text,
        "mods": [] if plain else _labels(text, group),
        "bound": _bound(first),
        "value": [value for measure in group for value in measure.values],
        "norm_unit": last.unit_name or counted_name(text, last),
    }
    if len(row["value"]) == 1:
        row["value"] = row["value"][0]
    if plain:
        if first.joined == "range" or first.kind == "range" or first.tolerance is not None:
            row["bound"] = "range"
        elif len(group) > 1:
            row["bound"] = "list"
        elif first.first.vague:
            row["bound"] = "="
        if row["norm_unit"].startswith("percentage per"):
            row["unit"], row["end"] = _without_rate(text, row)
    return row


def _without_rate(text: Levelled, row: dict) -> tuple[str, int]:
    """Unit and end of the quantity ``row`` without what a percentage is per, which grobid leaves out."""
    unit = _RATE.sub("", row["unit"])
    return unit, row["end"] - len(row["unit"]) + len(unit)


# Words of time and place that MeasEval counts to the span, and as a range.
_ONE_SIDED = re.compile(r"(?<![^\W_])(?:before|within|over an?) \Z")
_RATE = re.compile(r"(?: per | an? |/).*")
_PH = re.compile(r"ph \Z")


def _core_start(text: Levelled, measure: Measure) -> int:
    ph = measure.unit.text == "pH" and _PH.search(text.lower, max(0, measure.start - 3), measure.start)
    return ph.start() if ph else measure.start


def _qualified_start(text: Levelled, measure: Measure) -> int:
    if measure.intro is not None and measure.qualifier == "exactly" and not _starts_with_span(text, measure.intro):
        return measure.start
    one_sided = _ONE_SIDED.search(text.lower, max(0, measure.left - 8), measure.left) if measure.unit_text else None
    return one_sided.start() if one_sided else measure.left


def _starts_with_span(text: Levelled, intro: int) -> bool:
    return text.lower.startswith(("between", "from", "range "), intro) and not text.lower.startswith(
        ("range of", "range from"), intro
    )


def _labels(text: Levelled, group: list[Measure]) -> list[str]:
    """The labels of MeasEval for how a quantity holds."""
    first = group[0]
    labels = []
    if any(measure.qualifier == "about" or measure.about for measure in group):
        labels.append("IsApproximate")
    ranged = first.kind == "range" or bool(first.joined) or first.qualifier not in ("exactly", "about")
    ranged = ranged or _qualified_start(text, first) < first.left
    if ranged:
        labels.append("IsRange")
    if len(group) > 1 and not first.joined:
        labels.append("IsList")
    if first.tolerance is not None:
        labels.append("HasTolerance")
    if first.mean:
        labels.append("IsMean")
    is_whole = first.values[0] == int(first.values[0]) > 0 and not first.first.ratio
    counts = is_whole and (first.first.in_words or bool(counted_name(text, group[-1])))
    if counts and not group[-1].unit_text and labels in ([], ["IsApproximate"]):
        labels.append("IsCount")
    return labels


def _bound(measure: Measure) -> str:
    bound = "=" if measure.is_lapse or measure.phrase == "within" else _BOUNDS[measure.qualifier]
    return measure.change or bound if bound == "=" else bound


def _each(text: Levelled, measure: Measure) -> Iterator[dict]:
    values = [measure.values] if measure.kind == "range" else measure.values
    name = measure.unit_name or counted_name(text, measure)
    for value in values:
        yield {
            "start": measure.left,
            "end": measure.right,
            "unit": measure.unit_text,
            "mods": _labels(text, [measure]),
            "bound": _bound(measure),
            "value": value,
            "norm_unit": name or "-",
        }
