"""The index in a real browser and before validators: phone and screen, light and dark, by keyboard."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from recension.indexing import Entry, write_index
from workspace import ROOT, Workspace

MODULES = ROOT / "tests" / "browser" / "node_modules"

pytestmark = pytest.mark.browser


def needed(found: str | Path | None, what: str) -> str:
    """``found``; without it the test is skipped, or fails where nothing may be missing."""
    if found is None or not Path(found).exists():
        (pytest.fail if os.environ.get("RECENSION_REQUIRE_TOOLS") else pytest.skip)(f"{what} is not installed")
    return str(found)


@pytest.fixture(scope="session")
def indexes(several: Workspace, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The index of several studies, of none, and of one of which nothing can be listed."""
    folder = tmp_path_factory.mktemp("indexes")
    for name, entries in (("none", []), ("failed", [Entry("a-study", None, "failed", ("Nothing is lost.",))])):
        (folder / f"{name}.html").write_bytes(write_index(entries, ROOT / "templates"))
    return [several.results / "index.html", folder / "none.html", folder / "failed.html"]


def test_the_page_is_for_everyone(indexes: list[Path]) -> None:
    for module in ("playwright-core", "axe-core"):
        needed(MODULES / module, module)
    chromium = needed(next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None), "chromium")
    command = [needed(shutil.which("node"), "node"), str(Path(__file__).parent / "look.mjs"), chromium, str(MODULES)]
    for page in indexes:
        done = subprocess.run([*command, str(page)], capture_output=True, text=True, timeout=600, check=False)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout) == [], page.name


def test_the_validator_finds_no_error(indexes: list[Path]) -> None:
    jar = needed(MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar", "vnu-jar")
    command = [needed(shutil.which("java"), "java"), "-jar", jar, "--errors-only", *map(str, indexes)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
