"""What a reader opens: the page in a real browser, the PDF as another program sees it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from workspace import Workspace

BROWSER = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--v=0",
]  # fmt: skip


def tool(*names: str) -> str:
    """The first of ``names`` that is installed; without any the test is skipped, or fails where it must not be."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        reason = f"{' or '.join(names)} is not installed"
        if os.environ.get("RECENSION_REQUIRE_TOOLS"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def browse(page: Path, profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [tool("chromium", "chromium-browser", "google-chrome"), *BROWSER, f"--user-data-dir={profile}"]
    return subprocess.run(
        [*command, *arguments, page.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )


@pytest.mark.browser
@pytest.mark.parametrize("size", ["360,800", "1280,900"])
def test_the_page_opens_in_a_browser_without_a_complaint(report: Workspace, tmp_path: Path, size: str) -> None:
    for folder in sorted(report.results.iterdir()):
        if not (folder / "edition.html").exists():
            continue
        done = browse(folder / "edition.html", tmp_path / "profile", "--dump-dom", f"--window-size={size}")
        assert 'id="edition"' in done.stdout
        assert not re.findall(r".*(?:CONSOLE|Content.Security.Policy|Refused to).*", done.stderr)


@pytest.mark.browser
def test_the_page_prints(report: Workspace, tmp_path: Path) -> None:
    page = report.results / "zhang-2022" / "edition.html"
    browse(page, tmp_path / "profile", f"--print-to-pdf={tmp_path / 'page.pdf'}")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_the_pdf_carries_title_and_text_for_another_program(report: Workspace) -> None:
    for folder in sorted(report.results.iterdir()):
        if not (folder / "edition.pdf").exists():
            continue
        text = subprocess.run(
            [tool("pdftotext"), str(folder / "edition.pdf"), "-"], capture_output=True, text=True, check=True
        ).stdout
        edition = json.loads((folder / "edition.json").read_bytes())
        words = [word for word in re.findall(r"[A-Za-z]{6,}", edition["text"])]
        missing = [word for word in set(words) if word not in re.sub(r"[\u00ad-]\s*\n?\s*", "", text)]
        assert len(missing) < len(set(words)) / 100, missing


def test_the_page_is_one_file_that_asks_for_nothing(report: Workspace) -> None:
    for page in report.results.glob("*/edition.html"):
        text = page.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert not re.search(r"<(?:link|iframe|object|embed)\b[^>]*(?:href|src|data)=\"(?!data:)", text)
        assert not re.search(r"<(?:img|script|source)\b[^>]*src=\"(?!data:)", text)
