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
