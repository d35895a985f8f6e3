"""The foot of the page and the end of the PDF: how to cite, what went in, what must be proved; no day, no machine."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest
from house.test_environment import locked
from lxml import html
from packaging.utils import canonicalize_name
from rendering.specimen import Specimen

from recension.colophon import inputs, provenance, tools
from recension.records.config import Config, Places
from recension.records.provenance import Input, Promised, Provenance, Setting, Tool
from recension.rendering import write_html, write_pdf
from recension.study import StudyFolder
from recension.verification import promises
from workspace import ROOT, TEST_DATA

TEMPLATES = ROOT / "templates"
HASH = "0123456789abcdef" * 4
RECORD = Provenance(
    study="s",
    licence="CC BY 4.0 <b>",
    inputs=[Input(role="decisions", name="studies/s/edits.yaml", sha256=HASH)],
    settings=[Setting(key="layout", value='"wide"')],
    tools=[Tool(name="Recension", version="9.9.9")],
    checks=[Promised(id="round-trip", promise="Undoing gives the source back.")],
)
CITATIONS = {
    "csl.json": json.dumps(
        [
            {"id": "s", "title": "Study <i>", "DOI": "10.1/x"},
            {"id": "s-edition", "title": "Edition", "note": "An edition of it"},
        ]
    ).encode(),
    "bib": b"@misc{s,\n  title = {{</pre><script>alert(1)</script>}},\n}\n",
    "ris": b"TY  - GEN\r\nER  - \r\n",
}


@pytest.fixture(scope="module")
def ast() -> bytes:
    specimen = Specimen(("title", "Edition"), ("paragraph", "Some words."))
    return specimen.ast(RECORD, CITATIONS)


@pytest.fixture(scope="module")
def page(ast: bytes) -> html.HtmlElement:
    return html.fromstring(write_html(ast, {}, TEMPLATES))


@pytest.fixture(scope="module")
def pdf(ast: bytes) -> str:
    document = pypdfium2.PdfDocument(write_pdf(ast, {}, TEMPLATES))
    return "".join(one.get_textpage().get_text_range() for one in document)


def test_page_and_pdf_say_how_the_edition_was_built(page: html.HtmlElement, pdf: str) -> None:
    for text in (" ".join(page.text_content().split()), " ".join(pdf.split())):
        for said in ("CC BY 4.0 <b>", 'layout: "wide"', "Recension 9.9.9", "Undoing gives the source back."):
            assert said in text
        assert HASH in re.sub(r"[\s\u200b\ufffe-]", "", text)
        assert "edits.yaml" in text


def test_the_page_shows_each_citation_to_copy(page: html.HtmlElement) -> None:
    shown = {one.xpath("string(summary)"): one.xpath("string(.//code)") for one in page.iter("details")}
    assert shown["BibTeX"] == CITATIONS["bib"].decode().rstrip("\n")
    assert shown["RIS"] == "TY  - GEN\nER  - "
    assert json.loads(shown["CSL-JSON"]) == json.loads(CITATIONS["csl.json"])
    assert not page.xpath("//details//script")


def test_page_and_pdf_say_in_words_how_to_cite(page: html.HtmlElement, pdf: str) -> None:
    assert "Study <i>. https://doi.org/10.1/x" in " ".join(page.text_content().split())
    assert page.xpath("//a[@href='https://doi.org/10.1/x']")
    assert "Study <i>. https://doi.org/10.1/x" in " ".join(pdf.split())
    assert "@misc" not in pdf


def folder(data: Path = TEST_DATA) -> tuple[StudyFolder, Config]:
    return StudyFolder(data / "studies" / "reading-rooms"), Config(pathvars=Places(data=str(data)))


def test_every_file_that_goes_in_is_named_without_the_way_to_it() -> None:
    record = provenance(*folder())
    names = [one.name for one in record.inputs]
    study = {f"studies/reading-rooms/{path.name}" for path in (TEST_DATA / "studies/reading-rooms").iterdir()}
    assert study | {"termbases/libraries.yaml", "codebooks/night-opening.yaml"} == set(names)
    assert len(names) == len(set(names))
    assert str(ROOT) not in str(record)


def test_a_changed_file_changes_its_hash_and_no_other(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(TEST_DATA, tmp_path / "data")
    before = {one.name: one.sha256 for one in inputs(*folder(tmp_path / "data"))}
    with (tmp_path / "data/termbases/libraries.yaml").open("a") as file:
        file.write("# more\n")
    after = {one.name: one.sha256 for one in inputs(*folder(tmp_path / "data"))}
    assert [name for name in before if before[name] != after[name]] == ["termbases/libraries.yaml"]


def test_each_check_of_a_build_is_named() -> None:
    assert [one.id for one in provenance(*folder()).checks] == [promise.id for promise in promises()]


def test_which_studies_are_built_and_where_is_no_setting() -> None:
    study, config = folder()
    other = Config(pathvars=Places(data=config.pathvars.data, results="elsewhere"), studies=["reading-rooms"])
    assert provenance(study, config) == provenance(study, other)


def test_no_version_that_is_named_depends_on_the_interpreter() -> None:
    """The lock has more than one version of a package where Pythons differ: none of these may be named."""
    versions = locked()
    for tool in tools():
        if tool.name != "Recension":
            assert versions[canonicalize_name(tool.name)] == {tool.version}


def test_without_a_record_the_parts_are_left_out() -> None:
    text = Specimen(("paragraph", "Some words.")).ast().decode()
    assert "How this edition" not in text.replace('"},{"t":"Space"},{"t":"Str","c":"', " ")
