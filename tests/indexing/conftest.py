"""The corpus, built once for the tests that look at it, and copies for those that change something."""

from __future__ import annotations

from pathlib import Path

import pytest
from indexing.corpus import corpus

from workspace import Workspace, copied


@pytest.fixture(scope="session")
def several(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The corpus, built; look, do not touch."""
    workspace = corpus(tmp_path_factory.mktemp("several"))
    workspace.build()
    return workspace


@pytest.fixture
def changing(several: Workspace, tmp_path: Path) -> Workspace:
    """A copy of the built corpus to change and build again."""
    return copied(several, tmp_path / "work")
