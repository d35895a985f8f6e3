"""Promises of the rendered edition: text stays text, nothing runs, links resolve, same bytes."""

from __future__ import annotations

import copy
import json
import os
import re
from pathlib import Path

import pypandoc
import pytest

from recension.emendation.pieces import apply
from recension.records.apparatus import Apparatus, Emendation
from recension.records.comparison import Cell, Column, Comparison, Figure, Table
from recension.records.document import Block, Citation, Document, Front, Passage, Reference, Sentence, Witness
from recension.records.findings import Findings
from recension.rendering import build_ast, write_html, write_markdown, write_pdf, writers

TEMPLATES = Path(__file__).parents[2] / "templates"
HOSTILE = '<script>alert(1)</script> #read("/etc/passwd") \\input{x} $x$ *a* -- javascript:alert(1)'
BODY = HOSTILE + " as teh text [1]."
TEXT = f"$body$ <b>\n\n{BODY}\n\n[1] An entry. https://a.example/x.\n"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect style="fill:red" width="9" height="9"/></svg>'
)


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


@pytest.fixture(scope="module")
def ast() -> bytes:
    body, entry = at(BODY), at("[1] An entry. https://a.example/x.")
    document = Document(
        study="s",
        language="en",
        text_witness="w",
        metadata={},
        collation=[],
        gaps=[],
        headings=[],
        witnesses=[Witness(id="w", role="text", path="p.txt", sha256="0" * 64, transcript=TEXT)],
        front=Front(title=Passage(**at("$body$ <b>"), text="$body$ <b>")),
        blocks=[
            Block(id="b1", kind="paragraph", content=body["start"], **body),
            Block(id="b2", kind="reference", content=entry["start"], **entry),
        ],
        sentences=[Sentence(id="s1", block="b1", **body)],
        citations=[Citation(id="c1", **at("[1]"), text="[1]", style="numeric", references=["r1"])],
        references=[Reference(id="r1", label="[1]", text="[1] An entry.", csl={}, **entry)],
    )
    change = Emendation(
        id="e1",
        witness="w",
        **at("teh"),
        source="teh",
        text="the 中文 𓀀",
        kind="typography",
        hand="edit",
        reason="$reason$",
        certainty="query",
        query="Is it?",
        note="So we think.",
    )
    table = Table(id="t", title="T", caption="C", columns=[Column(id="a", label="A")], rows=[[Cell(text="#x <i>")]])
    figure = Figure(id="g", title="G", caption='A "caption"', alt="What it shows", findings=[])
    return build_ast(
        document,
        Apparatus(study="s", emendations=[change], terms=[]),
        apply("s", "w", TEXT, [change]),
        Findings(
            study="s",
            codebook="c",
            codebook_title="",
            subjects=[],
            dimensions=[],
            scope=[],
            findings=[],
            proposals=[],
            rejected=[],
        ),
        Comparison(study="s", tables=[table], figures=[figure]),
    )


def test_html_keeps_hostile_text_as_text(ast: bytes) -> None:
    from lxml import html

    page = write_html(ast, {"g": SVG}, TEMPLATES).decode()
    tree = html.fromstring(page)
    assert HOSTILE in tree.get_element_by_id("s1").text_content()
    assert tree.xpath("//h1")[0].text_content() == "$body$ <b>"
    assert not tree.xpath("//th[not(@scope)]")
    assert all(script.get("type") == "module" for script in tree.xpath("//script"))
    assert not tree.xpath("//@style | //@onclick | //*[starts-with(@href, 'javascript')]")


def test_every_link_of_the_page_resolves_and_ids_are_unique(ast: bytes) -> None:
    from lxml import html

    page = html.fromstring(write_html(ast, {"g": SVG}, TEMPLATES).decode())
    ids, addresses = page.xpath("//@id"), page.xpath("//@href")
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in addresses if address.startswith("#")} <= set(ids)
    assert "https://a.example/x" in addresses
    assert {"s1", "e1", "C1", "r1", "c1"} <= set(ids)


def test_pdf_carries_the_same_words_and_shows_what_no_font_has(ast: bytes) -> None:
    import pypdfium2

    pdf = write_pdf(ast, {"g": SVG}, TEMPLATES)
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    flat = re.sub(r"\s+", "", text)
    assert '#read("/etc/passwd")' in flat and "--javascript:alert(1)" in flat
    assert "U+13000" in flat and "中文" in flat


def test_what_typst_refuses_is_told_with_the_output_and_its_hints(
    ast: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from recension.cli import main

    (tmp_path / "fonts").symlink_to(TEMPLATES / "fonts")
    (tmp_path / "edition.typ").write_text("#set document(title: 1)\n$body$", encoding="utf-8")
    (tmp_path / "ast.json").write_bytes(ast)
    output = tmp_path / "edition.pdf"
    assert main(["render", "--ast", str(tmp_path / "ast.json"), "--templates", str(tmp_path), "--output", str(output)])
    told = capsys.readouterr().err
    assert told.startswith(f"recension: {output}: typst: expected ") and "Report this" in told
    assert not output.exists()


def test_an_entry_of_a_list_stays_on_one_page(ast: bytes) -> None:
    """Behind a page of figures, Typst has refused lists of which an entry went on there ("invalid list structure")."""
    import pypdfium2

    tree = json.loads(ast)
    entry = {"t": "Plain", "c": [part for _ in range(60) for part in ({"t": "Str", "c": "word"}, {"t": "Space"})]}
    tree["blocks"].append({"t": "BulletList", "c": [[copy.deepcopy(entry)] for _ in range(60)]})
    pdf = pypdfium2.PdfDocument(write_pdf(json.dumps(tree).encode(), {"g": SVG}, TEMPLATES))
    counts = [len(re.findall(r"\bword\b", page.get_textpage().get_text_range())) for page in pdf]
    assert sum(counts) == 3600 and sum(map(bool, counts)) > 1
    assert not [count for count in counts if count % 60]


def test_markdown_is_the_edited_text_with_its_notes(ast: bytes) -> None:
    text = write_markdown(ast).decode()
    assert "Author query 1" in text and "Editor’s note" in text
    assert "<script>" not in text.replace("\\<script\\>", "")


def test_the_same_inputs_give_the_same_bytes(ast: bytes) -> None:
    assert write_html(ast, {"g": SVG}, TEMPLATES) == write_html(ast, {"g": SVG}, TEMPLATES)
    assert write_pdf(ast, {"g": SVG}, TEMPLATES) == write_pdf(ast, {"g": SVG}, TEMPLATES)


def test_pandoc_is_the_one_that_is_locked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One on the path, be it newer, would write other bytes."""
    newer = tmp_path / "pandoc"
    newer.write_text("#!/bin/sh\necho pandoc 99.9\n", encoding="utf-8")
    newer.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    writers.pandoc.cache_clear()
    assert Path(writers.pandoc()).is_relative_to(Path(pypandoc.__file__).parent)
    assert writers.pandoc_version() != "99.9"
