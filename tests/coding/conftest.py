"""A codebook of two towns, and coding files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recension.records.inputs import Codebook, Coding, Dimension, Subject
from recension.yamlfile import YamlFile


@pytest.fixture
def towns() -> Codebook:
    """A codebook of two towns, both together, and the country."""
    return Codebook(
        title="Libraries of two towns",
        subjects=[
            Subject(id="oslo", name="Oslo", cues=["Oslo"]),
            Subject(id="bergen", name="Bergen", cues=["Bergen"]),
            Subject(id="both", name="Both towns", role="all", cues=["both towns"]),
            Subject(id="country", name="Country", role="outside", cues=["national*"]),
        ],
        dimensions=[
            Dimension(id="lending", name="Lending", definition="What is lent.", cues=["lend*", "loan*", "books"]),
            Dimension(id="staff", name="Staff", definition="Who works there.", cues=["staff", "librarian*"]),
            Dimension(
                id="online", name="Online", definition="What is on the net.", cues=["online", "online lending service"]
            ),
        ],
        actors=["Friends of the Library"],
    )


@pytest.fixture
def coding_of(tmp_path: Path) -> Callable[[str], tuple[Coding, YamlFile]]:
    """Writes a ``coding.yaml`` and reads it back."""

    def write(text: str) -> tuple[Coding, YamlFile]:
        path = tmp_path / "coding.yaml"
        path.write_text(text, encoding="utf-8")
        file = YamlFile(path)
        return file.record(Coding), file

    return write
