"""What a reader was promised of the page, on the pages as built: walked in a real browser, looked at by validators.

``paths.mjs`` tells the walks; what they need is installed by ``npm ci --prefix tests/browser --ignore-scripts``.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from workspace import Workspace, missing, tool

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
WALKS = re.findall(r"^  async '(.+)'\(", (HERE / "paths.mjs").read_text(encoding="utf-8"), re.MULTILINE)
MOST = 400_000  # bytes of the page of a study of this size

pytestmark = pytest.mark.browser


def pages(workspace: Workspace) -> Iterator[Path]:
    yield from sorted(workspace.results.glob("*/edition.html"))


def module(name: str) -> Path:
    """A file of an npm package the tests need."""
    path = MODULES / name
    return path if path.exists() else Path(missing(f"{name.split('/')[0]} is not installed in tests/browser"))


@pytest.fixture(scope="session")
def walked(report: Workspace, built: Workspace) -> dict[str, dict[str, list[str]]]:
    """What each walk found amiss, by study."""
    module("playwright-core/package.json"), module("axe-core/package.json")
    command = [tool("node"), str(HERE / "walks.mjs"), tool("chromium", "chromium-browser", "google-chrome")]
    found = {}
    for page in [*pages(report), *pages(built)]:
        done = subprocess.run([*command, str(page)], capture_output=True, text=True, timeout=1200, check=False)
        assert done.returncode == 0, done.stderr
        found[page.parent.name] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("walk", WALKS)
def test_a_reader_finds(walk: str, walked: dict[str, dict[str, list[str]]]) -> None:
    problems = [f"{study}: {problem}" for study, found in walked.items() for problem in found[walk]]
    assert not problems, "\n".join(problems)


def test_the_validator_finds_no_error(report: Workspace, built: Workspace) -> None:
    jar = module("vnu-jar/build/dist/vnu.jar")
    those = [str(page) for page in [*pages(report), *pages(built)]]
    command = [tool("java"), "-jar", str(jar), "--format", "text", "--asciiquotes", *those]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def test_the_page_is_small(report: Workspace) -> None:
    for page in pages(report):
        data = page.read_bytes()
        assert len(data) < MOST, f"{page.parent.name}: {len(data)} bytes, {len(gzip.compress(data))} compressed"


def test_scripts_write_nothing_but_text() -> None:
    scripts = sorted((HERE.parents[1] / "templates" / "scripts").glob("*.js"))
    assert scripts
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc", text
        )
        assert len(text.splitlines()) <= 200, path
