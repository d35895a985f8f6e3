"""What a reader opens: the PDF as another program sees it, the page as one file."""

from __future__ import annotations

import json
import re
import subprocess

from workspace import Workspace, tool


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
