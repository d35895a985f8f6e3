"""What someone who opens the index was promised: every study, every result, the comparison, and nothing unproved."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest
from lxml import html

from recension.cli import main
from recension.indexing import Entry, write_index
from recension.records.config import Config
from recension.verification.markup import read_html, requests
from workspace import ROOT, Workspace

TEMPLATES = ROOT / "templates"
SHARED = ["late-hours", "reading-rooms", "third-look"]


def page(workspace: Workspace) -> html.HtmlElement:
    return read_html((workspace.results / "index.html").read_bytes())


def facts(root: html.HtmlElement, study: str) -> dict[str, str]:
    section = root.get_element_by_id(f"study-{study}")
    terms = [" ".join(dt.text_content().split()) for dt in section.iter("dt")]
    return dict(zip(terms, [" ".join(dd.text_content().split()) for dd in section.iter("dd")], strict=True))


@cache
def places_of(file: Path) -> dict[str, html.HtmlElement]:
    """The elements of a page by id."""
    return {one.get("id"): one for one in read_html(file.read_bytes()).iter() if one.get("id")}


def grid(root: html.HtmlElement, heading: str) -> dict[tuple[str, str], html.HtmlElement]:
    """The cells of the table under ``heading`` by dimension and study."""
    table = root.get_element_by_id(heading).getnext()
    while not table.xpath(".//table"):
        table = table.getnext()
    head = [cell.text_content().strip() for cell in table.xpath(".//thead//th")]
    rows = [row.xpath("./th|./td") for row in table.xpath(".//tbody//tr")]
    return {(row[0].text_content().strip(), name): one for row in rows for name, one in zip(head, row, strict=True)}


def test_each_study_is_listed_with_what_is_in_it(several: Workspace) -> None:
    root = page(several)
    for study in ("bare-text", *SHARED):
        told = facts(root, study)
        findings = json.loads((several.results / study / "findings.json").read_bytes())
        changes = json.loads((several.results / study / "apparatus.json").read_bytes())["emendations"]
        checks = json.loads((several.results / study / "checks.json").read_bytes())["checks"]
        passed = sum(check["status"] == "passed" for check in checks)
        assert told["Findings"].startswith(f"{len(findings['findings'])} finding")
        assert told["Changes"].startswith(f"{len(changes)} change")
        assert told["Checks"].startswith(f"{passed} passed, 0 failed")
        assert told["Subjects"] == "; ".join(subject["name"] for subject in findings["subjects"])
    assert facts(root, "reading-rooms")["Authors"] == "Okafor, Ilse Maren; Velde, Tomas"
    assert facts(root, "reading-rooms")["Queries"] == "1 question to the author"
    assert facts(root, "late-hours")["Licence"] == "CC BY 4.0"
    assert "Licence" not in facts(root, "reading-rooms")


def test_a_title_is_text_and_not_markup(several: Workspace) -> None:
    [title] = page(several).get_element_by_id("study-late-hours").xpath(".//h2")
    assert title.text_content() == 'Late Hours <in> Two Towns & "After"'


def test_every_file_of_a_study_is_linked_once_and_every_link_leads_somewhere(several: Workspace) -> None:
    root = page(several)
    for study in ("bare-text", *SHARED):
        linked = [a.get("href") for a in root.get_element_by_id(f"study-{study}").xpath(".//dl//a")]
        beside = [unquote(href) for href in linked if not href.startswith("https:")]
        made = [name for name in several.files() if name.startswith(f"{study}/") and "/." not in name]
        assert sorted(beside) == sorted(made)
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    for href in (a.get("href") for a in root.iter("a")):
        name, _, place = href.partition("#")
        if not name:
            assert place in ids, href
        elif not name.startswith("https:"):
            file = several.results / unquote(name)
            assert file.is_file(), href
            assert not place or places_of(file)[place] is not None, href


def test_studies_with_one_codebook_are_compared_in_words(several: Workspace) -> None:
    root = page(several)
    cells = grid(root, "night-opening-Bellhaven")
    said = {key: cell.xpath("string(./span)") for key, cell in cells.items() if key[1] != "Dimension"}
    assert {name for _, name in said} == {"Okafor and Velde", "Quist and Lind", "third-look"}
    assert said["Staffing", "Quist and Lind"] == "only intended"
    assert said["Complaints", "Quist and Lind"] == "not reported"
    assert grid(root, "night-opening-Arden")["Loans", "Okafor and Velde"].xpath("string(./span)") == "reported"
    assert "bare-text" not in root.get_element_by_id("codebook-night-opening").text_content()


def test_a_cell_leads_to_exactly_the_findings_it_rests_on(several: Workspace) -> None:
    root, looked = page(several), 0
    names = {"Okafor and Velde": "reading-rooms", "Quist and Lind": "late-hours", "third-look": "third-look"}
    for name, study in names.items():
        findings = json.loads((several.results / study / "findings.json").read_bytes())
        titles = {dimension["name"]: dimension["id"] for dimension in findings["dimensions"]}
        for heading in root.xpath("//h3[starts-with(@id, 'night-opening-')]/@id"):
            for (title, column), cell in grid(root, heading).items():
                if column == name:
                    at = (heading.removeprefix("night-opening-"), titles[title])
                    those = [f for f in findings["findings"] if (f["subject"], f["dimension"]) == at]
                    wanted = [f"{study}/edition.html#finding-{one['id']}" for one in those]
                    assert [a.get("href") for a in cell.iter("a")] == wanted
                    assert (cell.xpath("string(./span)") == "not reported") == (not those)
                    looked += len(those)
    assert looked > 5


def test_of_very_many_studies_each_has_a_row(
    several: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recension.indexing.page.CHUNK", 2)
    monkeypatch.setattr("recension.indexing.comparing.MANY", 2)
    monkeypatch.chdir(several.folder)
    settings = msgspec.json.encode(Config()).decode()
    words = ["--settings", settings, "--templates", str(TEMPLATES), "--index", str(tmp_path / "index.html")]
    assert main(["index", *words]) == 0
    few, many = page(several), read_html((tmp_path / "index.html").read_bytes())
    assert [one.get("id") for one in many.iter("section")] == [one.get("id") for one in few.iter("section")]
    for study in ("bare-text", *SHARED):
        assert facts(many, study).items() <= facts(few, study).items()
        assert {"edition.html", "edition.pdf"} <= {Path(href).name for href in many.xpath("//section//dd//a/@href")}
    for heading in few.xpath("//h3[starts-with(@id, 'night-opening-')]/@id"):
        rows = grid(many, heading)
        for (dimension, study), cell in grid(few, heading).items():
            if study != "Dimension":
                assert rows[study, dimension].xpath("string(./span)") == cell.xpath("string(./span)")
                assert rows[study, dimension].xpath("./a/@href") == cell.xpath("./a/@href")[:1]


def test_what_limits_a_comparison_stands_beside_it(several: Workspace) -> None:
    root = page(several)
    for subject, said in (("Bellhaven", "lacks nights in April"), ("Arden", "in winter only")):
        after = root.get_element_by_id(f"night-opening-{subject}").itersiblings()
        own = []
        for element in after:
            if element.tag == "h3":
                break
            own.append(element.text_content())
        assert any(said in text for text in own)
    assert "no analyst has reviewed" in root.get_element_by_id("codebook-night-opening").text_content()


def test_the_comparison_counts_and_ranks_nothing(several: Workspace) -> None:
    for cell in page(several).xpath("//td/span"):
        assert not any(character.isdigit() for character in cell.text_content())


def test_the_page_asks_for_nothing_and_styles_nothing_from_elsewhere(several: Workspace) -> None:
    root = page(several)
    assert not list(requests(root))
    assert not root.xpath("//@style | //script")
    assert "default-src 'none'" in root.xpath("//meta[@http-equiv]/@content")[0]


def test_the_same_results_give_the_same_page_in_another_folder(several: Workspace, changing: Workspace) -> None:
    before = (several.results / "index.html").read_bytes()
    (changing.results / "index.html").unlink()
    changing.build()
    assert (changing.results / "index.html").read_bytes() == before
    assert str(several.folder).encode() not in before


def test_one_study_gets_a_page_without_contents_or_comparison(several: Workspace, changing: Workspace) -> None:
    changing.build("--config", "studies=[reading-rooms]")
    root = page(changing)
    assert [section.get("id") for section in root.iter("section")] == ["study-reading-rooms"]
    assert not list(root.iter("nav"))


def test_without_a_study_the_page_says_so() -> None:
    root = read_html(write_index([], TEMPLATES))
    assert "No study has been built yet" in root.text_content()
    assert not list(root.iter("section"))


def test_without_a_study_the_build_says_so(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "work")
    for path in (workspace.data / "studies").iterdir():
        path.rename(tmp_path / path.name)
    workspace.build()
    assert "No study has been built yet" in page(workspace).text_content()


@pytest.mark.parametrize("standing", ["not built", "failed", "changed", "altered"])
def test_a_study_without_verified_results_has_a_reason_and_no_link(standing: str) -> None:
    root = read_html(write_index([Entry("a", None, standing, ("<i>x",) if standing != "not built" else ())], TEMPLATES))
    section = root.get_element_by_id("study-a")
    assert not list(section.iter("a"))
    assert section.xpath(".//p")[0].text_content()
    assert standing == "not built" or "<i>x" in section.text_content()
