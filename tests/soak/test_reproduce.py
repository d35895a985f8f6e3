"""A build elsewhere gives the same bytes: a sample of the long trial, and what compares the builds."""

from __future__ import annotations

import zlib
from pathlib import Path

from soak.checkout import Checkout
from soak.difference import differences, traces
from soak.reproduce import built_elsewhere
from soak.surroundings import days, strange
from workspace import Workspace


def test_strange_surroundings_give_the_same_bytes_and_leave_no_trace(report: Workspace, tmp_path: Path) -> None:
    place = strange(1)
    other = Checkout(tmp_path / place.folder)
    code, printed = built_elsewhere(other, place)
    assert code == 0, printed
    assert not differences(report.results, other.results)
    assert not traces(other.results, [*place.marks, *days()])
    assert not traces(report.results, [str(report.folder), report.folder.name])


def test_a_difference_is_shown_with_its_file(tmp_path: Path) -> None:
    for name, text in (("one", "same\nfirst\n"), ("two", "same\nsecond\n")):
        (tmp_path / name / "logs").mkdir(parents=True)
        (tmp_path / name / "page.html").write_text(text, encoding="utf-8")
        (tmp_path / name / "logs" / "page.log").write_text(name, encoding="utf-8")
    (tmp_path / "two" / "new.csv").touch()
    alone, other = differences(tmp_path / "one", tmp_path / "two")
    assert alone == "new.csv is in one build only"
    assert "page.html" in other and "-first" in other and "+second" in other


def test_a_trace_is_found_inside_a_pdf(tmp_path: Path) -> None:
    for name, data in (("a", b"of someone7"), ("b", "someone7".encode("utf-16-be")), ("c", b"of nobody")):
        stream = b"%PDF-1.7\n1 0 obj\nstream\n" + zlib.compress(data) + b"\nendstream\n"
        (tmp_path / f"{name}.pdf").write_bytes(stream)
    assert traces(tmp_path, ["someone7"]) == ["a.pdf tells 'someone7'", "b.pdf tells 'someone7'"]
