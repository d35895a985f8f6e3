"""Quantities in English text: value or range, qualifier, unit, what is counted, and what it refers to."""

from __future__ import annotations

from ..records.findings import Quantity
from .frames import Frames
from .measure import Measure
from .measures import find_measures


def find_quantities(text: str, offset: int = 0) -> list[Quantity]:
    """The quantities that ``text`` states, in order.

    ``offset`` (code points) is where ``text`` begins in the transcript; the spans of the result are the transcript's.
    Years, dates, labels ("Table 2"), citation marks, identifiers and quoted names are left out.
    """
    level, measures = find_measures(text)
    frames = Frames(level.text) if measures else None
    return [_record(text, offset, measure, frames) for measure in measures if frames]


def _record(text: str, offset: int, measure: Measure, frames: Frames) -> Quantity:
    frame = frames.of(measure.left, measure.right, bool(measure.unit_text))
    single = measure.kind != "range"
    unit = measure.unit_text
    return Quantity(
        text=text[measure.left : measure.right],
        start=offset + measure.left,
        end=offset + measure.right,
        qualifier=measure.qualifier,
        unit="%" if measure.unit_name == "percentage" else " ".join(unit.split()),
        value=measure.values[0] if single else None,
        low=None if single else min(measure.values),
        high=None if single else max(measure.values),
        counted=frame.counted,
        base=frame.base,
        period=frame.period,
        uncertainty=measure.tolerance,
        change=measure.change,
    )
