"""Every check passes on a build that keeps its promise, and fails, naming the place, on one that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from verification.sample import (
    BODY,
    JOIN,
    PLAIN,
    QUERY,
    TEXT,
    altered,
    at,
    check,
    document,
    emendation,
    emended,
    finding,
    findings,
    good,
    page,
    pdf,
)

from recension.comparison import compare
from recension.records.apparatus import Apparatus, WordChange
from recension.records.comparison import Comparison, Mark
from recension.records.findings import Findings, Label
from recension.verification import verify
from recension.verification.cells import numbers_kept
from recension.verification.promises import Build

change = msgspec.structs.replace


def edition(build: Build, text: str) -> Build:
    return altered(build, "edition", text=text)


def found(**fields: object) -> Build:
    """The good build with another finding, and the comparison of it."""
    those = findings(finding(**fields))
    return replace(good(), findings=those, comparison=compared(those))


def compared(those: Findings) -> Comparison:
    return compare(those, good().document, good().apparatus)[0]


def evidence(**fields: object) -> Build:
    return found(evidence=change(finding().evidence, **fields))


def quantity(**fields: object) -> Build:
    return found(quantities=[change(finding().quantities[0], **fields)])


def table(id: str, row: int, place: int, **fields: object) -> Build:
    """The good build with one cell of one table altered."""
    build = good()
    tables = []
    for one in build.comparison.tables:
        rows = [list(cells) for cells in one.rows]
        if one.id == id:
            rows[row][place] = change(rows[row][place], **fields)
        tables.append(change(one, rows=rows))
    return replace(build, comparison=Comparison(study="s", tables=tables, figures=build.comparison.figures))


def figure(**fields: object) -> Build:
    build = good()
    return altered(build, "comparison", figures=[change(build.comparison.figures[0], **fields)])


def without_notes() -> Build:
    build = good()
    return altered(build, "comparison", tables=[change(one, notes=[]) for one in build.comparison.tables])


def svg(text: str) -> Build:
    return replace(good(), figures={"coverage": f'<svg xmlns="http://www.w3.org/2000/svg">{text}</svg>'.encode()})


def html(old: str, new: str) -> Build:
    build = good()
    assert old.encode() in build.html
    return replace(build, html=build.html.replace(old.encode(), new.encode()))


def parts(**fields: object) -> Build:
    return replace(good(), document=document(**fields))


# A breakdown that leaves out that "paid" became "employed".
NOT_ALL = [WordChange(start=QUERY.start, end=QUERY.start + 1, source="p", text="P")]

# check -> (what was done to the build, a word of the place or problem that must be told)
BROKEN: dict[str, list[tuple[Callable[[], Build], str]]] = {
    "round-trip": [
        (lambda: edition(good(), good().edition.text.replace("12", "21")), "without an emendation"),
        (lambda: altered(good(), "edition", pieces=good().edition.pieces[:-1]), "last piece"),
        (lambda: altered(good(), "edition", pieces=good().edition.pieces[1:]), "begin"),
        (lambda: altered(good(), "apparatus", emendations=[QUERY]), "not in the apparatus"),
        (lambda: altered(good(), "apparatus", emendations=[change(QUERY, source="said"), JOIN]), QUERY.id),
        (lambda: altered(good(), "apparatus", emendations=[change(QUERY, words=NOT_ALL), JOIN]), "words"),
        (lambda: altered(good(), "apparatus", emendations=[JOIN, QUERY]), "overlaps"),
    ],
    "tiling": [
        (lambda: parts(gaps=document().gaps[1:]), "begins at"),
        (lambda: parts(gaps=document().gaps[:-1]), "the last part"),
        (lambda: parts(blocks=document().blocks[:1] + document().blocks[2:]), "begins at"),
        (
            lambda: parts(gaps=[*document().gaps[:-1], change(document().gaps[-1], start=at("towns.")["start"])]),
            "holds",
        ),
    ],
    "spans": [
        (lambda: parts(citations=[change(document().citations[0], text="[2]")]), "c1"),
        (lambda: parts(front=change(document().front, title=change(document().front.title, text="Three"))), "title"),
    ],
    "nothing-lost": [
        (lambda: edition(good(), good().edition.text.replace("Loans", "Goals")), "s2"),
        (lambda: altered(good(), "apparatus", emendations=[change(QUERY, reason=" "), JOIN]), "no reason"),
        (lambda: altered(good(), "edition", pieces=good().edition.pieces[:-1]), "is lost from"),
        (lambda: parts(sentences=document().sentences[:1]), "no sentence holds"),
    ],
    "nothing-invented": [(lambda: emended(JOIN, emendation("80%", "90%")), "80")],
    "citations-kept": [(lambda: emended(JOIN, emendation(" [1].", ".")), "c1")],
    "quotes": [
        (lambda: evidence(quote="Arden paid less than 80%"), "does not read"),
        (lambda: evidence(start=1, end=9), "does not read"),
        (lambda: evidence(prefix="no"), "prefix"),
        (lambda: evidence(suffix="no"), "suffix"),
        (lambda: evidence(witness="x"), "'x'"),
        (
            lambda: evidence(quote="t", start=at("towns")["start"], end=at("towns")["start"] + 1, prefix="", suffix=""),
            "f1",
        ),
        (lambda: evidence(quote="ll", **at("ll"), prefix="", suffix=""), "times"),
    ],
    "statement-numbers": [
        (lambda: found(statement="Arden paid 85% of its wardens."), "85"),
        (lambda: found(statement="Arden paid three wardens."), "3"),
        (lambda: found(statement="Arden paid 80% of its wardens."), "drops the qualifier"),
        (lambda: found(statement="Arden paid at least 80% of its wardens."), "at least 80"),
    ],
    "quantities": [
        (lambda: quantity(text="more than 90%"), "does not read"),
        (lambda: quantity(value=8.0), "does not say 8"),
        (lambda: quantity(qualifier="exactly"), "coded as exact"),
    ],
    "labels": [
        (lambda: replace(good(), findings=change(good().findings, subjects=[Label(id="bell", name="B")])), "'arden'"),
        (lambda: found(section="h9"), "'h9'"),
        (lambda: found(citations=["c9"]), "'c9'"),
        (lambda: replace(good(), findings=findings(finding(), finding())), "used twice"),
    ],
    "citations": [
        (lambda: parts(citations=[change(document().citations[0], references=["r9"])]), "r9"),
        (lambda: parts(citations=[change(document().citations[0], references=[])]), "does not lead to"),
    ],
    "references": [
        (lambda: parts(citations=[change(document().citations[0], references=[])]), "no citation leads"),
        (lambda: emended(JOIN, emendation("[1] Lund, P. (2019). Small towns.", "", kind="reference")), "r1"),
    ],
    "cells": [
        (lambda: table("changes", 0, 4, text="2"), "says"),
        (lambda: table("changes", 0, 4, changes=["e9"]), "e9"),
        (lambda: table("comparison", 0, 1, findings=["f9"]), "f9"),
        (lambda: table("comparison", 0, 1, text="not reported"), "not reported"),
        (lambda: table("comparison", 0, 1, findings=["f1", "f1"]), "twice"),
        (lambda: table("comparison", 0, 1, text="One.\nTwo."), "2 lines"),
        (lambda: table("comparison", 0, 1, lines=[["f2"]]), "its cell does not"),
    ],
    "crossings": [
        (lambda: table("comparison", 0, 2, text="Bellhaven did too."), "Bellhaven did too."),
        (lambda: table("comparison", 0, 2, findings=["f1"]), "bell"),
        (lambda: altered(good(), "comparison", tables=[change(good().comparison.tables[0], rows=[])]), "codebook"),
    ],
    "reported-figures": [(lambda: table("quantities", 0, 1, text="80%"), "more than 80%")],
    "cell-numbers": [
        (lambda: table("comparison", 0, 1, text="Employed at least 80%."), "at least 80"),
        (lambda: table("comparison", 0, 1, text="Employed 80%."), "drops the qualifier"),
        (lambda: table("comparison", 0, 1, text="Employed more than 85%."), "85"),
        (lambda: table("quantities", 0, 6, text="in 2019"), "2019"),
    ],
    "scope": [(without_notes, "One year only.")],
    "figures": [
        (lambda: figure(alt=""), "no alternative text"),
        (lambda: figure(alt=good().comparison.figures[0].caption.upper()), "caption"),
        (lambda: figure(findings=["f9"]), "f9"),
        (lambda: replace(good(), figures={}), "no SVG"),
    ],
    "marks": [
        (lambda: figure(marks=[Mark(id="x", text="X", findings=["f1"])], findings=["f1"]), "not in the SVG"),
        (lambda: figure(marks=[change(good().comparison.figures[0].marks[0], findings=["f9"])], findings=[]), "f9"),
        (lambda: figure(marks=[]), "by no mark"),
    ],
    "drawings": [
        (lambda: svg("<script/>"), "script"),
        (lambda: svg('<image href="https://a.example/x.png"/>'), "a.example"),
        (lambda: svg('<image xmlns:x="http://www.w3.org/1999/xlink" x:href="//a.example/x"/>'), "a.example"),
        (lambda: svg('<g onload="x()"/>'), "onload"),
        (lambda: svg('<a href="javascript:x()"/>'), "javascript"),
        (lambda: svg('<g fill="url(https://a.example/#x)"/>'), "a.example"),
        (lambda: svg("<style>@import 'x'</style>"), "imports"),
        (lambda: svg('<g id="a"/><g id="a"/>'), "2 times"),
        (lambda: svg("<g>"), "not well-formed"),
        (lambda: replace(good(), figures={"x": b"<html/>"}), "no SVG"),
    ],
    "html-ids": [(lambda: html('id="r1"', 'id="b2"'), "#b2")],
    "html-links": [
        (lambda: html('href="#b2"', 'href="#b9"'), "#b9"),
        (lambda: html('href="#b2"', 'href="file:///etc/passwd"'), "neither"),
    ],
    "html-requests": [
        (lambda: html("</body>", "<script>x()</script></body>"), "script 1"),
        (lambda: html("</body>", '<img src="https://a.example/x.png" alt="x"></body>'), "a.example"),
        (lambda: html("</head>", '<link rel="stylesheet" href="x.css"></head>'), "x.css"),
        (lambda: html("</head>", "<style>p { background: url(//a.example/x) }</style></head>"), "a.example"),
        (lambda: html("<main>", '<main onclick="x()">'), "onclick"),
        (lambda: html("<main>", "<iframe></iframe><main>"), "iframe"),
        (lambda: html("default-src 'none'", "default-src *"), "policy"),
    ],
    "html-source": [
        (lambda: html("<del>paid</del>", ""), "b2"),
        (lambda: html("<del>paid</del>", "<del>pays</del>"), "pays"),
        (lambda: html("<ins>employed</ins>", "employed"), "b2"),
    ],
    "html-complete": [
        (lambda: html('id="finding-f1"', 'id="x"'), "f1"),
        (lambda: html(f'id="change-{JOIN.id}"', 'id="x"'), JOIN.id),
        (lambda: html("Were they employed?", ""), "query"),
        (lambda: html("We think so.", ""), "note"),
    ],
    "html-figures": [
        (lambda: html("</body>", '<img src="data:image/png;base64,AA"></body>'), "no alt"),
        (lambda: replace(good(), html=page(BODY, [])), "figure coverage"),
    ],
    "html-front": [
        (lambda: html(' lang="en"', ""), "language"),
        (lambda: html("<title>Two towns</title>", "<title> </title>"), "title"),
        (
            lambda: parts(front=change(document().front, authors=[change(document().front.authors[0], name="Q. X")])),
            "Q. X",
        ),
    ],
    "pdf-metadata": [
        (lambda: replace(good(), pdf=pdf(tagged=False, title="")), "title"),
        (lambda: replace(good(), pdf=pdf(language="fr")), "language"),
        (lambda: replace(good(), pdf=b"%PDF-1.7 broken"), "cannot be looked at"),
    ],
    "pdf-pages": [
        (lambda: replace(good(), pdf=pdf(PLAIN + "#page(header: none, numbering: none)[]")), "is blank"),
        (lambda: replace(good(), pdf=pdf(PLAIN + "#place(dx: 40mm, box[far off])")), "outside"),
    ],
    "pdf-fonts": [(lambda: replace(good(), pdf=BORROWED), "Helvetica")],
    "pdf-bookmarks": [
        (lambda: replace(good(), pdf=pdf().replace(b"1. Results", b"2. Results")), "h1"),
        (lambda: replace(good(), pdf=BORROWED), "h1"),
    ],
    "pdf-figures": [
        (lambda: replace(good(), pdf=pdf()), "lack"),
        (lambda: replace(good(), pdf=pdf(alts=("Something else.",))), "have more"),
        (lambda: replace(good(), layout="edition"), "have more"),
    ],
    "html-text": [
        (lambda: html("did not fall", "did fall"), "b2"),
        (lambda: html('id="b2"', 'id="b9"'), "b2"),
        (lambda: html("1. Results", "2. Results"), "h1"),
        (lambda: html("<del>paid</del>", "paid"), "b2"),
        (lambda: swapped(), "before"),
    ],
    "pdf-text": [
        (lambda: replace(good(), pdf=pdf(PLAIN.replace("did not fall", "did fall"))), "b2"),
        (lambda: replace(good(), pdf=pdf(PLAIN.replace("did not fall", "surely did not fall"))), "surely"),
        (lambda: replace(good(), pdf=pdf(PLAIN.replace("12 wardens", "wardens"))), "b2"),
        (lambda: replace(good(), pdf=pdf(PLAIN[:40])), "b2"),
    ],
    "letter": [
        (lambda: replace(good(), letter=b"There are no questions to the author."), QUERY.id),
        (lambda: replace(good(), letter=good().letter.replace(b"employed?", b"hired?")), "hired"),
    ],
    "markdown-text": [
        (lambda: replace(good(), markdown=good().markdown.replace(b"did not fall", b"did fall")), "b2"),
        (lambda: replace(good(), markdown=good().markdown.replace(b"12", b"13")), "b2"),
        (lambda: replace(good(), markdown=b"\xff"), "cannot be looked at"),
        (lambda: replace(good(), markdown=b"\n\n".join(reversed(good().markdown.split(b"\n\n")))), "not in its place"),
    ],
}


# A PDF by hand whose font is not in it.
BORROWED = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>> endobj
4 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
5 0 obj <</Length 29>> stream
BT /F 9 Tf 9 9 Td (Hm) Tj ET
endstream endobj
trailer <</Root 1 0 R>>
"""


def swapped() -> Build:
    """The good build with its heading after the paragraph."""
    build = good()
    heading = b'<h2 id="h1">1. Results</h2>'
    return replace(build, html=build.html.replace(heading, b"").replace(b"</main>", heading + b"</main>"))


def test_a_good_build_keeps_every_promise() -> None:
    build = good()
    checks = verify(**{name: getattr(build, name) for name in build.__dataclass_fields__})
    assert [(one.id, one.failures) for one in checks.checks if one.status != "passed"] == []
    assert checks.passed and all(one.count for one in checks.checks)


def test_every_check_can_fail() -> None:
    build = good()
    checks = verify(**{name: getattr(build, name) for name in build.__dataclass_fields__})
    assert {one.id for one in checks.checks} == BROKEN.keys()


CASES = [(id, *case) for id, cases in BROKEN.items() for case in cases]


@pytest.mark.parametrize(("id", "broken", "told"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)])
def test_a_broken_promise_fails_and_names_the_place(id: str, broken: Callable[[], Build], told: str) -> None:
    failed = check(id, broken())
    assert failed.status == "failed"
    assert told in " ".join(f"{one.place}: {one.problem}" for one in failed.failures)


def test_checks_report_and_never_raise_whatever_they_are_given() -> None:
    empty = Apparatus(study="s", emendations=[], terms=[])
    build = replace(good(), html=b"", pdf=b"", markdown=b"\xff\xfe", figures={"x": b"\x00"}, apparatus=empty)
    checks = verify(**{name: getattr(build, name) for name in build.__dataclass_fields__})
    assert not checks.passed
    assert {"html-text", "pdf-text", "markdown-text", "drawings", "round-trip"} <= {
        one.id for one in checks.checks if one.status == "failed"
    }


@pytest.mark.parametrize(("dashes", "status"), [("--", "passed"), ("-", "failed")])
def test_page_and_markdown_have_each_of_two_hyphens(dashes: str, status: str) -> None:
    old, new = "Loans did not", f"Loans {dashes} all of them {dashes} did not"
    outputs = {"html": html(old, new).html, "markdown": good().markdown.replace(old.encode(), new.encode())}
    build = emended(emendation("Loans did", "Loans -- all of them -- did"), JOIN, QUERY, **outputs)
    assert [check(id, build).status for id in ("html-text", "markdown-text")] == [status, status]


def test_nothing_to_look_at_is_said_and_is_no_pass() -> None:
    nothing: Findings = findings()
    build = replace(good(), findings=nothing, comparison=compared(nothing))
    assert check("quotes", build).status == check("quantities", build).status == "not applicable"


def test_a_defect_of_the_source_does_not_fail_the_build() -> None:
    unknown = change(document().citations[0], text="[1]", references=[])
    build = parts(citations=[unknown], references=[change(document().references[0], label="[7]")])
    assert check("citations", build).status == "passed"
    assert check("references", build).status == "passed"


def test_the_text_of_the_good_build_crosses_a_page_and_a_note() -> None:
    from recension.verification.pdf import pages

    text = pages(pdf())
    assert len(text) > 1 and "running head" in text[1] and "We think so." in "".join(text)
    assert TEXT.count("Bellhaven") == 1


AROUND = "Since 2009, 40 rooms were open. The wardens lent 3 books in 2009. By the end of 2019 they lent more than 60."


@pytest.mark.parametrize(
    ("cell", "problems"),
    [
        ("since 2009", []),
        ("in 2009", []),
        ("by the end of 2019", []),
        ("in 2019", ["drops the qualifier of “by 2019”", "drops the qualifier of “end of 2019”"]),
        ("60", ["drops the qualifier of “more than 60”"]),
        ("since 2019", ["says “since 2019”, its evidence does not"]),
        ("in 2010", ["says “2010”, its evidence does not"]),
    ],
)
def test_a_number_of_a_cell_is_qualified_as_some_sentence_qualifies_it(cell: str, problems: list[str]) -> None:
    assert numbers_kept(cell, [AROUND])[1] == problems
