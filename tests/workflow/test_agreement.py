"""What someone who codes with others was promised of a build."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from workspace import ROOT, Workspace


def pairs(workspace: Workspace, study: str) -> list[dict]:
    return json.loads((workspace.results / study / "agreement.json").read_bytes())["pairs"]


def names(pair: dict) -> tuple[str, str]:
    return pair["first"]["name"], pair["second"]["name"]


def test_a_further_coding_in_the_folder_is_compared(built: Workspace) -> None:
    assert [names(pair) for pair in pairs(built, "reading-rooms")] == [("program", "S")]
    assert pairs(built, "bare-text") == []


def test_the_included_study_is_coded_apart_by_two_and_agreed_on_beyond_chance(report: Workspace) -> None:
    found = {names(pair): pair for pair in pairs(report, "zhang-2022")}
    assert list(found) == [("R1", "R2"), ("R3", "R1"), ("R3", "R2"), ("program", "R3")]
    assert all(label["alpha"] > 0.6 for label in found["R1", "R2"]["labels"])
    assert len(found["R1", "R2"]["dimensions"]) == 11


def test_the_tables_say_what_the_record_says(report: Workspace) -> None:
    folder = report.results / "zhang-2022"
    rows = list(csv.DictReader(io.StringIO((folder / "agreement.csv").read_text(encoding="utf-8"))))
    differences = list(csv.DictReader(io.StringIO((folder / "differences.csv").read_text(encoding="utf-8"))))
    found = pairs(report, "zhang-2022")
    assert len(rows) == sum(1 + len(pair["labels"]) + len(pair["dimensions"]) for pair in found)
    assert len(differences) == sum(len(pair["differences"]) for pair in found)


def test_a_reader_finds_the_agreement_in_the_report(report: Workspace) -> None:
    page = (report.results / "zhang-2022" / "edition.html").read_text(encoding="utf-8")
    assert "id=agreement" in page and "Krippendorff" in page


@pytest.mark.parametrize("coders", [("R1", "R2"), ("program", "R3")])
def test_the_figures_in_the_documents_are_those_of_the_build(report: Workspace, coders: tuple[str, str]) -> None:
    [pair] = [pair for pair in pairs(report, "zhang-2022") if names(pair) == coders]
    found = [f"{pair['first']['findings']} and {pair['second']['findings']}", str(pair["matched"])]
    found += [f"{label['alpha']:.2f}" for label in pair["labels"]]
    text = (ROOT / "docs" / "coding.md").read_text(encoding="utf-8")
    [row] = re.findall(rf"^\| {coders[0]} and .*\|$", text, re.MULTILINE)
    assert [cell.strip() for cell in row.strip("|").split("|")][1:] == found
