"""A study of attack strings, built end to end by Snakemake; and a page that someone has tampered with."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random

import pytest

from recension.errors import RecensionError
from recension.files import exact_cell, safe_cell
from soak.attacks import CANARY, Hostile
from soak.hostile import left_behind, problems, trial
from workspace import ROOT, Workspace, missing, tool

BROWSER = ROOT / "tests" / "browser"
INJECTED = (
    "<script>owned=true</script><script type=module>window.owned=true</script>"
    "<img src=x onerror='window.owned=true'><svg onload='window.owned=true'></svg>"
    "<a class=trap href='javascript:void(window.owned=true)'>trap</a><b class=trap onclick='owned=true'>trap</b>"
    "<iframe srcdoc='<script>parent.owned=true</script>'></iframe><object data='data:text/html,<script></script>'>"
    "<link rel=stylesheet href='https://example.org/x.css'><script src='https://example.org/x.js'></script>"
)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return Hostile(tmp_path_factory.mktemp("hostile") / "data")


@pytest.fixture(scope="module")
def attacked(study: Hostile, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace(tmp_path_factory.mktemp("attacked") / "here", study.data)
    (workspace.folder / "canary.txt").write_text(CANARY, encoding="utf-8")
    workspace.build()
    return workspace


@pytest.mark.build
def test_every_attack_stays_text_in_every_output(attacked: Workspace, study: Hostile) -> None:
    assert list(problems(attacked.results / "hostile", study)) == []
    assert list(left_behind(attacked.folder)) == []
    index = (attacked.results / "index.html").read_text(encoding="utf-8")
    assert "<script" not in index and "<img" not in index and CANARY not in index


# In study 37 a note on scope has marks that turn the order of letters, which tables and figures show as U+FFFD.
@pytest.mark.parametrize("number", [0, 37])
def test_studies_of_some_attacks_are_built_and_harm_nothing(number: int) -> None:
    assert trial(Random(f"test {number}")) == []


def opened(page: Path) -> dict:
    """What came of opening ``page`` in a browser."""
    if not (BROWSER / "node_modules" / "playwright-core").exists():
        missing("playwright-core is not installed in tests/browser")
    chromium = tool("chromium", "chromium-browser", "google-chrome")
    command = [tool("node"), str(BROWSER / "inject.mjs"), chromium, str(page)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.browser
@pytest.mark.build
def test_no_script_but_the_pages_own_runs(attacked: Workspace, tmp_path: Path) -> None:
    page = attacked.results / "hostile" / "edition.html"
    found = opened(page)
    assert found == {"owned": "undefined", "title": found["title"], "scripted": True, "blocked": 0, "requests": []}
    assert found["title"] != "owned"
    tampered = tmp_path / "tampered.html"
    text = page.read_text(encoding="utf-8")
    assert "</main>" in text
    tampered.write_text(text.replace("</main>", f"{INJECTED}</main>", 1), encoding="utf-8")
    found = opened(tampered)
    assert found["owned"] == "undefined" and found["scripted"] and found["blocked"] > 3
    assert not [one for one in found["requests"] if one.startswith("http")]


@pytest.mark.browser
@pytest.mark.build
def test_without_the_policy_the_same_script_would_run(attacked: Workspace, tmp_path: Path) -> None:
    """The test above can fail."""
    text = (attacked.results / "hostile" / "edition.html").read_text(encoding="utf-8")
    bare = tmp_path / "bare.html"
    changed = text.replace("http-equiv=", "data-was=", 1).replace("</main>", f"{INJECTED}</main>", 1)
    bare.write_text(changed, encoding="utf-8")
    assert opened(bare)["owned"] == "true"


@pytest.mark.parametrize(
    "text", ["=1", "'=1", "''=1", "+", "-5%", "@x", "\t=1", "\r=1", "＝1", "it's", "'tis", "", "a"]
)
def test_no_cell_is_a_formula_and_each_can_be_taken_back(text: str) -> None:
    cell = str(safe_cell(text))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert exact_cell(cell) == text


def test_no_message_steers_a_terminal() -> None:
    told = str(RecensionError("a\x1b]0;owned\x07.txt", "\x9b31m \u202eowned", "\x08\x08 \r"))
    assert all(one == "\n" or one.isprintable() for one in told)
