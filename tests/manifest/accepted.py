"""The manifests of the last accepted builds, beside this file; ``make manifest`` writes them anew.

Whoever changes what is built commits its manifest in the same change: the difference says which files it touched.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from workspace import STUDY_DATA, TEST_DATA, Workspace

# The studies that come with Recension, and those of the tests.
BUILDS = {"included": STUDY_DATA, "tests": TEST_DATA}


def accepted(build: str) -> Path:
    """Where the accepted manifest of ``build`` is."""
    return Path(__file__).with_name(f"{build}.sha256")


def accept() -> None:
    """Build everything in a folder that is thrown away and keep the manifests."""
    for build, data in BUILDS.items():
        with tempfile.TemporaryDirectory() as folder:
            workspace = Workspace(Path(folder) / "work", data)
            workspace.build()
            accepted(build).write_bytes((workspace.results / "MANIFEST.sha256").read_bytes())


if __name__ == "__main__":
    accept()
