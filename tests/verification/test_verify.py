"""Each check can fail: a build of the test study passes all, and for each promise broken, the check of it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from recension.coding import code_study
from recension.comparison import compare
from recension.emendation import emend
from recension.reading import read_study
from recension.records.checks import Checks
from recension.records.inputs import Codebook, Termbase
from recension.rendering import build_ast, write_html, write_markdown, write_pdf
from recension.study import StudyFolder
from recension.verification import verify
from workspace import ROOT, TEST_DATA

Build = dict[str, Any]


@pytest.fixture(scope="module")
def build() -> Build:
    from recension.yamlfile import YamlFile

    folder = StudyFolder(TEST_DATA / "studies" / "reading-rooms")
    document = read_study(folder.id, folder.study, folder.sources())
    termbase = YamlFile(TEST_DATA / "termbases" / "libraries.yaml").record(Termbase)
    apparatus, edition = emend(document, [termbase], *folder.edits())
    codebook = YamlFile(TEST_DATA / "codebooks" / "night-opening.yaml").record(Codebook)
    findings = code_study(document, edition, "night-opening", codebook, *folder.coding())
    comparison, files = compare(findings)
    figures = {name[8:-4]: data for name, data in files.items() if name.startswith("figures/")}
    ast, templates = build_ast(document, apparatus, edition, findings, comparison), ROOT / "templates"
    return {
        "document": document, "apparatus": apparatus, "edition": edition, "findings": findings,
        "comparison": comparison, "html": write_html(ast, figures, templates),
        "pdf": write_pdf(ast, figures, templates), "markdown": write_markdown(ast, templates), "figures": figures,
    }  # fmt: skip


def failed(checks: Checks) -> set[str]:
    return {check.id for check in checks.checks if check.status == "failed"}


def test_a_good_build_passes_every_check_and_says_what_it_looked_at(build: Build) -> None:
    checks = verify(**build)
    assert checks.passed and not failed(checks)
    assert {check.id for check in checks.checks if check.status == "passed"} == set(BROKEN) | {"text-pdf", "pdf"}


def finding(build: Build, **changes: Any) -> Build:
    """The build with the first finding that has a quantity changed."""
    every = list(build["findings"].findings)
    at = next(n for n, one in enumerate(every) if one.quantities)
    every[at] = replace(every[at], **{name: change(every[at]) for name, change in changes.items()})
    return {"findings": replace(build["findings"], findings=every)}


def document(build: Build, **changes: Any) -> Build:
    return {"document": replace(build["document"], **changes)}


def with_edit(build: Build, old: str, new: str, kind: str = "clarity", certainty: str = "sure") -> Build:
    """The edition with one more change, done as an editor's: what is wrong with it is what it changes."""
    from recension.records.inputs import Change, Edit, Edits

    changes = [Change(source=old, text=new, kind=kind, reason="r", certainty=certainty)]
    apparatus, edition = emend(build["document"], [], Edits(edits=[Edit(passage=old, changes=changes)]))
    return {"apparatus": apparatus, "edition": edition}


def page(old: str, new: str) -> Callable[[Build], Build]:
    def change(build: Build) -> Build:
        text = build["html"].decode()
        assert old in text
        return {"html": text.replace(old, new, 1).encode()}

    return change


def edition_text(build: Build) -> Build:
    text = build["edition"].text
    return {"edition": replace(build["edition"], text=text.replace("24 nights", "25 nights"))}


def comparison(build: Build) -> Build:
    table = build["comparison"].tables[0]
    rows = [[replace(cell, findings=["f-00000000"]) for cell in row] for row in table.rows]
    tables = [replace(table, rows=rows), *build["comparison"].tables[1:]]
    return {"comparison": replace(build["comparison"], tables=tables)}


def alternative(build: Build) -> Build:
    figures = [replace(figure, alt=figure.caption) for figure in build["comparison"].figures]
    return {"comparison": replace(build["comparison"], figures=figures)}


def drop_sentence(build: Build) -> Build:
    from recension.emendation.pieces import apply

    source = build["document"]
    sentence = source.sentences[7]
    one = replace(
        build["apparatus"].emendations[0],
        id="x",
        start=sentence.start,
        end=sentence.end - 1,
        text="",
        source=source.transcript[sentence.start : sentence.end - 1],
    )
    two = replace(one, id="y", start=one.end, end=one.end + 1, source=source.transcript[one.end])
    apparatus = replace(build["apparatus"], emendations=[one, two])
    return {"apparatus": apparatus, "edition": apply("s", "article", source.transcript, [one, two])}


def evidence(build: Build) -> Build:
    return finding(build, evidence=lambda one: replace(one.evidence, start=one.evidence.start + 1))


def quantity(build: Build) -> Build:
    return finding(build, quantities=lambda one: [replace(one.quantities[0], text="99")])


BROKEN: dict[str, Callable[[Build], Build]] = {
    "tiling": lambda build: document(build, gaps=build["document"].gaps[1:]),
    "round-trip": edition_text,
    "pieces": edition_text,
    "nothing-lost": drop_sentence,
    "nothing-invented": lambda build: with_edit(build, "did not recruit after May", "did recruit after May"),
    "evidence": evidence,
    "statements": lambda build: finding(build, statement=lambda one: one.statement + " Of 777."),
    "quantities": quantity,
    "citations": lambda build: with_edit(build, " (Velde 2020b)", "", "reference"),
    "cells": comparison,
    "alternatives": alternative,
    "drawings": lambda build: {"figures": {**build["figures"], "status": b"<svg><script/></svg>"}},
    "links": page('href="#', 'href="#nowhere-'),
    "requests": page("</main>", '<img src="https://example.org/x.png"></main>'),
    "accounts": page('id="change-', 'id="charge-'),
    "text-html": page("opened public reading rooms at night", "opened public reading rooms"),
    "text-markdown": lambda build: {"markdown": build["markdown"].replace(b"interviewed 31", b"interviewed 13")},
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_promise_fails_its_check_and_names_the_place(build: Build, name: str) -> None:
    checks = verify(**{**build, **BROKEN[name](build)})
    assert not checks.passed and name in failed(checks)
    [check] = [check for check in checks.checks if check.id == name]
    assert all(failure.place and failure.problem for failure in check.failures)


def test_a_pdf_of_another_text_fails(build: Build) -> None:
    from recension.rendering import write_pdf

    other = with_edit(build, "Neither town recorded", "No town ever recorded", "fact")
    ast = build_ast(build["document"], other["apparatus"], other["edition"], build["findings"], build["comparison"])
    wrong = write_pdf(ast, build["figures"], ROOT / "templates")
    assert "text-pdf" in failed(verify(**{**build, "pdf": wrong}))


def test_a_pdf_without_tags_fails(build: Build) -> None:
    import pypdfium2

    empty = pypdfium2.PdfDocument.new()
    empty.new_page(100, 100)
    import io

    data = io.BytesIO()
    empty.save(data)
    assert {"pdf", "text-pdf"} <= failed(verify(**{**build, "pdf": data.getvalue()}))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("more than 60%", "60%"), ("at least 40", "40"), ("38%", "83%"), ("was planned to grow", "grew"),
        ("Neither town recorded", "Both towns recorded"), ("explored with", "solved by"), ("may be one", "are one"),
    ],
)  # fmt: skip
def test_an_editor_cannot_silently_change_what_is_claimed(build: Build, old: str, new: str) -> None:
    assert "nothing-invented" in failed(verify(**{**build, **with_edit(build, old, new, "grammar")}))
    said = verify(**{**build, **with_edit(build, old, new, "fact", "query")})
    assert "nothing-invented" not in failed(said)


def test_every_record_of_a_check_is_counted(build: Build) -> None:
    for check in verify(**build).checks:
        assert asdict(check)["count"] > 0
