"""One build of the test studies that many tests look at, and fresh ones for tests that change something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workspace import STUDY_DATA, Workspace


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The test studies, built once; look, do not touch."""
    workspace = Workspace(tmp_path_factory.mktemp("built"))
    workspace.build()
    return workspace


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The included studies, built once; look, do not touch."""
    workspace = Workspace(tmp_path_factory.mktemp("report"), STUDY_DATA)
    workspace.build()
    return workspace


@pytest.fixture
def rebuilt(built: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of :func:`built` to change and build again; Snakemake's own records come along."""
    import shutil

    folder = tmp_path / "work"
    shutil.copytree(built.folder, folder, symlinks=True)
    workspace = object.__new__(Workspace)
    workspace.folder, workspace.data, workspace.results = folder, folder / "data", folder / "results"
    yield workspace
