"""What holds for every test: a slow machine is no failure, so no generated case is timed; documents made by
hand, and one build for many."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from indexing.corpus import corpus

from recension.records.document import Block, Document, Front, Gap, Witness
from workspace import STUDY_DATA, Workspace, copied

# These need Snakemake's plugins for clusters, which `make cluster` installs beside the rest.
collect_ignore = [] if find_spec("snakemake_executor_plugin_slurm") else ["cluster"]

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture
def document() -> Callable[..., Document]:
    """A function that makes a document of the given (kind, text) blocks, an empty line between two."""

    def make(*blocks: tuple[str, str]) -> Document:
        transcript = "\n\n".join(text for _, text in blocks)
        spans, gaps, start = [], [], 0
        for number, (kind, text) in enumerate(blocks, 1):
            end = start + len(text)
            spans.append(Block(id=f"b{number}", kind=kind, start=start, end=end, content=start))
            if end < len(transcript):
                gaps.append(Gap(start=end, end=end + 2))
            start = end + 2
        witness = Witness(id="text", role="text", path="t.txt", sha256="0" * 64, transcript=transcript)
        return Document(
            study="s", language="en", text_witness="text", witnesses=[witness], front=Front(), headings=[],
            blocks=spans, gaps=gaps, sentences=[], citations=[], references=[], metadata={}, collation=[],
        )  # fmt: skip

    return make


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The test studies, built once; look, do not touch."""
    workspace = Workspace(tmp_path_factory.mktemp("built"))
    workspace.build()
    return workspace


@pytest.fixture(scope="session")
def several(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The corpus, built once; look, do not touch."""
    workspace = corpus(tmp_path_factory.mktemp("several"))
    workspace.build()
    return workspace


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The included studies, built once; look, do not touch."""
    workspace = Workspace(tmp_path_factory.mktemp("report"), STUDY_DATA)
    workspace.build()
    return workspace


@pytest.fixture
def rebuilt(built: Workspace, tmp_path: Path) -> Workspace:
    """A copy of :func:`built` to change and build again."""
    return copied(built, tmp_path / "work")
