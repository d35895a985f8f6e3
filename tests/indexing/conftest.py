"""Copies of the corpus for the tests that change something."""

from __future__ import annotations

from pathlib import Path

import pytest

from workspace import Workspace, copied


@pytest.fixture
def changing(several: Workspace, tmp_path: Path) -> Workspace:
    """A copy of the built corpus to change and build again."""
    return copied(several, tmp_path / "work")
