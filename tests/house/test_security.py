"""Each claim of SECURITY.md names a test, and the test is there."""

from __future__ import annotations

import re

from workspace import ROOT


def test_each_claim_names_a_test_that_exists() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+) \| (.+) \|$", text, re.MULTILINE)[1:]
    assert len(rows) > 10
    for claim, where in rows:
        path, _, name = where.strip("`").partition("::")
        assert name and f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), claim
