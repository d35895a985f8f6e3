"""What someone who types `make` was promised."""

from __future__ import annotations

import csv
import io
import json

import pytest

from workspace import Workspace

ARTEFACTS = {
    "document.json", "apparatus.json", "apparatus.csv", "edition.json", "findings.json", "findings.csv",
    "agreement.json", "agreement.csv", "differences.csv",
    "comparison.json", "edition.html", "edition.pdf", "edition.md", "checks.json",
}  # fmt: skip


def artefact(workspace: Workspace, study: str, name: str):
    return json.loads((workspace.results / study / name).read_bytes())


@pytest.mark.parametrize("study", ["reading-rooms", "bare-text"])
def test_every_study_gets_the_whole_report(built: Workspace, study: str) -> None:
    folder = built.results / study
    assert {path.name for path in folder.iterdir()} >= ARTEFACTS
    assert len(list((folder / "tables").glob("*.csv"))) >= 4
    assert len(list((folder / "figures").glob("*.svg"))) >= 4


def test_the_included_studies_build_whole(report: Workspace) -> None:
    for folder in (report.data / "studies").iterdir():
        assert {path.name for path in (report.results / folder.name).iterdir()} >= ARTEFACTS
        assert artefact(report, folder.name, "checks.json")["passed"] is True


def test_undoing_the_apparatus_gives_the_source_back(report: Workspace, built: Workspace) -> None:
    for workspace in (report, built):
        for folder in sorted((workspace.data / "studies").iterdir()):
            document = artefact(workspace, folder.name, "document.json")
            apparatus = artefact(workspace, folder.name, "apparatus.json")["emendations"]
            edition = artefact(workspace, folder.name, "edition.json")
            source = {entry["id"]: entry["source"] for entry in apparatus}
            undone = "".join(
                source[piece["emendation"]] if piece["emendation"] else edition["text"][piece["start"] : piece["end"]]
                for piece in edition["pieces"]
            )
            [witness] = [w for w in document["witnesses"] if w["id"] == document["text_witness"]]
            on_disk = (folder / witness["path"]).read_bytes().decode("utf-8-sig")
            assert undone == on_disk.replace("\r\n", "\n").replace("\r", "\n")


def test_every_finding_rests_on_words_that_stand_where_it_says(report: Workspace, built: Workspace) -> None:
    looked_at = 0
    for workspace in (report, built):
        for folder in sorted((workspace.data / "studies").iterdir()):
            document = artefact(workspace, folder.name, "document.json")
            texts = {witness["id"]: witness["transcript"] for witness in document["witnesses"]}
            for finding in artefact(workspace, folder.name, "findings.json")["findings"]:
                evidence = finding["evidence"]
                text = texts[evidence["witness"]]
                assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
                around = evidence["prefix"] + evidence["quote"] + evidence["suffix"]
                assert text.count(around) == 1
                looked_at += 1
    assert looked_at > 20


def test_blocks_headings_and_gaps_cover_every_character(report: Workspace, built: Workspace) -> None:
    for workspace in (report, built):
        for folder in sorted((workspace.data / "studies").iterdir()):
            document = artefact(workspace, folder.name, "document.json")
            spans = sorted(
                (unit["start"], unit["end"]) for key in ("blocks", "headings", "gaps") for unit in document[key]
            )
            [text] = [w["transcript"] for w in document["witnesses"] if w["id"] == document["text_witness"]]
            assert spans[0][0] == 0 and spans[-1][1] == len(text)
            assert all(before[1] == after[0] for before, after in zip(spans, spans[1:], strict=False))


def test_the_second_study_is_read_with_its_own_headings_and_citations(built: Workspace) -> None:
    document = artefact(built, "reading-rooms", "document.json")
    titles = [heading["title"].lower() for heading in document["headings"]]
    assert titles[:4] == ["introduction", "methods", "results", "arden"]
    assert {citation["style"] for citation in document["citations"]} == {"author-year"}
    assert len(document["references"]) == 4
    linked = {reference for citation in document["citations"] for reference in citation["references"]}
    assert linked == {reference["id"] for reference in document["references"]}


def test_a_plain_text_alone_gets_the_programs_findings(built: Workspace) -> None:
    findings = artefact(built, "bare-text", "findings.json")["findings"]
    assert findings and {finding["method"] for finding in findings} == {"program"}


def test_the_tables_open_in_a_spreadsheet_with_the_same_findings(built: Workspace) -> None:
    text = (built.results / "reading-rooms" / "findings.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    findings = artefact(built, "reading-rooms", "findings.json")["findings"]
    assert [row["id"] for row in rows] == [finding["id"] for finding in findings]


def test_checks_say_what_they_looked_at(report: Workspace) -> None:
    for folder in (report.data / "studies").iterdir():
        for check in artefact(report, folder.name, "checks.json")["checks"]:
            assert check["looked_at"] and check["status"] in ("passed", "not applicable")
            assert (check["count"] > 0) == (check["status"] == "passed")


def test_snakemakes_own_report_shows_each_study_with_captions(built: Workspace) -> None:
    built.build("--report", "report.html")
    page = (built.folder / "report.html").read_text(encoding="utf-8")
    for words in ("reading-rooms", "bare-text", "Comparison table of", "Every change to the text of"):
        assert words in page
