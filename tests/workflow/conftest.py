"""A build that a test may change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from workspace import Workspace


@pytest.fixture
def rebuilt(built: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of :func:`built` to change and build again; Snakemake's own records come along."""
    folder = tmp_path / "work"
    shutil.copytree(built.folder, folder, symlinks=True)
    workspace = object.__new__(Workspace)
    workspace.folder, workspace.data, workspace.results = folder, folder / "data", folder / "results"
    yield workspace
