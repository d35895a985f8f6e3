"""A build may be killed at any moment: a fixed sample of the long trial."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from soak.kills import BATCHED, STUDY, tried


@pytest.mark.parametrize(("kills", "studies"), [(5, [STUDY]), (2, BATCHED)], ids=["stages", "batches"])
def test_a_killed_build_leaves_whole_files_and_the_next_one_gives_the_same_bytes(
    tmp_path: Path, kills: int, studies: Sequence[str]
) -> None:
    trial = tried(kills, seed=7, folder=tmp_path / "work", studies=studies)
    assert trial.kills == kills
    assert not trial.faults
