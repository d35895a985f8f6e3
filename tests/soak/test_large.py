"""A fixed sample of the trials with too much of something: what exceeds a limit is told, and what tells it."""

from __future__ import annotations

import pytest

from recension.records.config import Limits
from soak import large


@pytest.mark.parametrize(
    ("number", "limits", "told"),
    [
        (0, Limits(witness=1), "refused: data/studies/large: “text.txt” is larger than 1 MB"),
        (3, Limits(), "refused: data/studies/large/study.yaml:1: is nested too deeply"),
        (4, Limits(), "refused: data/studies/large/study.yaml:1: uses the anchor or alias 'a0'"),
    ],
)
def test_too_much_is_refused_by_the_first_stage_with_one_message(
    monkeypatch: pytest.MonkeyPatch, number: int, limits: Limits, told: str
) -> None:
    monkeypatch.setattr(large, "LIMITS", limits)
    [row] = large.through((number, 2))
    assert (row.failed, row.remark.partition(" (")[0]) == (0, told)


def test_many_headings_take_memory_by_their_number_not_by_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 2,000 headings a look at each heading from each page took 1,600 MB; of 10,000 more than there was."""
    monkeypatch.setattr(large, "LIMITS", Limits(memory=1200))
    rows = large.through((1, 10))
    assert "2,000 headings: verify" in [row.what for row in rows]
    assert [(row.what, row.remark) for row in rows if row.failed or "refused" in row.remark] == []
