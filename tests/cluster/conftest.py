"""One Slurm, one bucket, and one local build to hold its results against, for all tests here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cluster.slurm import Slurm
from cluster.store import Store
from indexing.corpus import corpus

from workspace import Workspace


@pytest.fixture(scope="session")
def slurm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slurm]:
    """The services, running; ended after the last test."""
    service = Slurm(tmp_path_factory.mktemp("slurm"))
    try:
        service.start()
        yield service
    finally:
        service.stop()


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """A server with a bucket, running; ended after the last test."""
    server = Store()
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def here(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The corpus, built on this machine; look, do not touch."""
    workspace = corpus(tmp_path_factory.mktemp("here"))
    workspace.build("--config", "batch=2")
    return workspace
