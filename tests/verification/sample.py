"""A small build made by hand, in which every promise is kept; the tests break one thing at a time."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

import msgspec
import typst

from recension.comparison import compare
from recension.emendation.pieces import apply
from recension.records.apparatus import Apparatus, Emendation
from recension.records.checks import Check
from recension.records.document import (
    Author,
    Block,
    Break,
    Citation,
    Document,
    Front,
    Gap,
    Heading,
    Passage,
    Reference,
    Sentence,
    Witness,
)
from recension.records.findings import Evidence, Finding, Findings, Label, Quantity, Scope
from recension.verification import verify
from recension.verification.promises import Build

FIRST = "Arden paid more than 80% of its 12 wardens [1]."
SECOND = "Loans did not fall in Bellhaven, which\n\nmay open at night."
TEXT = f"Two towns\n\n1. Results\n\n{FIRST} {SECOND}\n\n[1] Lund, P. (2019). Small towns.\n"
POLICY = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def emendation(source: str, text: str, **more: Any) -> Emendation:
    """A change of ``source`` that only says it is for clarity."""
    fields = {"kind": "clarity", "hand": "edit", "reason": "Clearer.", "certainty": "sure", **more}
    place = at(source)
    return Emendation(id=f"e{place['start']}", witness="w", source=source, text=text, **place, **fields)


JOIN = emendation("which\n\nmay", "which may", kind="structure")
QUERY = emendation("paid", "employed", certainty="query", query="Were they employed?", note="We think so.")


def document(**more: Any) -> Document:
    reference, body = "[1] Lund, P. (2019). Small towns.", f"{FIRST} {SECOND}"
    cut = at("\n\nmay")["start"]
    ends = sorted(at(part)["end"] for part in ("Two towns", "1. Results", body, reference))
    starts = [*sorted(at(part)["start"] for part in ("1. Results", body, reference)), len(TEXT)]
    fields: dict[str, Any] = {
        "study": "s",
        "language": "en",
        "text_witness": "w",
        "witnesses": [Witness(id="w", role="text", path="p.txt", sha256="0" * 64, transcript=TEXT)],
        "front": Front(
            title=Passage(**at("Two towns"), text="Two towns"), authors=[Author(**at("Arden"), name="Arden")]
        ),
        "headings": [Heading(id="h1", **at("1. Results"), level=1, number="1", title="Results")],
        "blocks": [
            Block(id="b1", kind="title", **at("Two towns"), content=0),
            Block(
                id="b2",
                kind="paragraph",
                **at(body),
                content=at(body)["start"],
                section="h1",
                breaks=[Break(start=cut, end=cut + 2, text=" ", reason="page")],
            ),
            Block(id="b3", kind="reference", **at(reference), content=at(reference)["start"]),
        ],
        "gaps": [Gap(start=start, end=end) for start, end in zip(ends, starts, strict=True)],
        "sentences": [Sentence(id="s1", block="b2", **at(FIRST)), Sentence(id="s2", block="b2", **at(SECOND))],
        "citations": [Citation(id="c1", **at("[1]"), text="[1]", style="numeric", references=["r1"])],
        "references": [Reference(id="r1", label="[1]", **at(reference), text=reference, csl={})],
        "metadata": {},
        "collation": [],
    }
    return Document(**{**fields, **more})


def finding(**more: Any) -> Finding:
    place = at(FIRST)
    quoted = Quantity(text="more than 80%", **at("more than 80%"), qualifier="more than", unit="%", value=80.0)
    fields: dict[str, Any] = {
        "id": "f1",
        "subject": "arden",
        "dimension": "staff",
        "type": "measure",
        "status": "reported",
        "statement": "Arden employed more than 80% of its wardens.",
        "quantities": [quoted],
        "actors": [],
        "citations": ["c1"],
        "section": "h1",
        "evidence": Evidence(witness="w", quote=FIRST, prefix="s\n\n", suffix=" Loans", **place),
        "method": "analyst",
        "confidence": "sure",
    }
    return Finding(**{**fields, **more})


def findings(*those: Finding) -> Findings:
    return Findings(
        study="s",
        codebook="c",
        codebook_title="C",
        subjects=[Label(id="arden", name="Arden"), Label(id="bell", name="Bellhaven")],
        dimensions=[Label(id="staff", name="Staff")],
        scope=[Scope(subject="arden", note="One year only.")],
        findings=list(those),
        proposals=[],
        rejected=[],
    )


def page(body: str, alts: list[str]) -> bytes:
    images = "".join(f'<img src="data:image/svg+xml;base64,AA" alt="{alt}">' for alt in alts)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{POLICY}<title>Two towns</title></head><body>
<h1>Two towns</h1><p>Arden</p><main><h2 id="h1">1. Results</h2><div id="b2"><p>{body}</p></div>
<div id="b3"><p id="r1">[1] Lund, P. (2019). Small towns. <a class="back" href="#b2">↑1</a></p></div>
<p id="finding-f1"><b id="F1">F1</b></p><p id="change-{QUERY.id}">Were they employed? We think so.</p>
<p id="change-{JOIN.id}"></p>
{images}</main></body></html>""".encode()


BODY = (
    'Arden <del>paid</del><ins>employed</ins><a href="#F1">F1</a> more than 80% of its '
    "12 wardens [1]. Loans did not fall in Bellhaven, which may open at night."
)
PLAIN = "Arden employed more than 80% of its 12 wardens [1]. Loans did not fall in Bellhaven, which may open at night."
MARKDOWN = f"# 1. Results\n\n{PLAIN}\n\n[1] Lund, P. (2019). Small towns.\n".replace("[1]", "\\[1\\]")
LETTER = "# Queries to the author\n\n**Source:** Arden **paid** more\n\n**Question:** Were they employed?\n"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
DRAWN = f'#image(bytes("{SVG}"), format: "svg", alt: %s)\n'
NOTE = "#footnote[We think so.]"


@cache
def pdf(
    body: str = PLAIN, title: str = "Two towns", language: str = "en", tagged: bool = True, alts: tuple[str, ...] = ()
) -> bytes:
    """A narrow PDF of three short pages, so that words break at line ends and the paragraph at a page end."""
    source = f"""#set document(title: [{title}])
#set page(width: 42mm, height: 40mm, margin: 5mm, numbering: "1", header: [running head])
#set text(lang: "{language}", size: 8pt, hyphenate: true)
= 1. Results
{body.replace("employed", "employed" + NOTE)}

[1] Lund, P. (2019). Small towns.
{"".join(DRAWN % json.dumps(alt, ensure_ascii=False) for alt in alts)}"""
    return typst.compile(source.encode(), pdf_standards=["ua-1"] if tagged else [], timestamp=None)


def good() -> Build:
    """The build in which every promise is kept."""
    text, found = document(), findings(finding())
    changes = sorted([JOIN, QUERY], key=lambda one: one.start)
    apparatus = Apparatus(study="s", emendations=changes, terms=[])
    comparison, files = compare(found, text, apparatus)
    figures = {name[8:-4]: file.make() for name, file in files.items() if name.endswith(".svg")}
    return Build(
        document=text,
        apparatus=apparatus,
        edition=apply("s", "w", TEXT, changes),
        findings=found,
        comparison=comparison,
        html=page(BODY, [one.alt for one in comparison.figures if not one.empty]),
        pdf=pdf(alts=tuple(one.alt for one in comparison.figures if not one.empty)),
        markdown=MARKDOWN.encode(),
        letter=LETTER.encode(),
        figures=figures,
    )


def check(id: str, build: Build) -> Check:
    """The check ``id`` of ``build``."""
    fields = {name: getattr(build, name) for name in build.__dataclass_fields__}
    return next(one for one in verify(**fields).checks if one.id == id)


def altered(build: Build, part: str, **fields: Any) -> Build:
    """``build`` with ``fields`` of its record ``part`` replaced."""
    return replace(build, **{part: msgspec.structs.replace(getattr(build, part), **fields)})


def emended(*changes: Emendation, **more: Any) -> Build:
    """The good build with ``changes`` in the place of its own; its outputs are left as they were."""
    those = sorted(changes, key=lambda one: one.start)
    edition = apply("s", "w", TEXT, those)
    return replace(good(), apparatus=Apparatus(study="s", emendations=those, terms=[]), edition=edition, **more)
