"""A build may be killed at any moment: a fixed sample of the long trial."""

from __future__ import annotations

from pathlib import Path

from soak.kills import tried


def test_a_killed_build_leaves_whole_files_and_the_next_one_gives_the_same_bytes(tmp_path: Path) -> None:
    trial = tried(5, seed=7, folder=tmp_path / "work")
    assert trial.kills == 5
    assert not trial.faults
