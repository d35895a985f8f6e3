"""Findings to draw, and what is read of the drawings."""

from __future__ import annotations

import csv
import io
from typing import Any
from xml.etree import ElementTree

from comparison.made import compared, finding, findings, quantity

from recension.records.evidence import Evidence
from recension.records.findings import Findings
from recension.records.synthesis import Diagram, Edge, Event, Node, Synthesis

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & $x_1$ ]]> "q"\n--> \x00\x1b[31m 群团 \U0001f600 ' + "w" * 3000
QUOTED = [Evidence(witness="text", quote="q", prefix="", suffix="", start=0, end=9)]


def svg(found: Findings, id: str, path: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(compared(found)[1][f"figures/{path or id}.svg"])


def data(found: Findings, id: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(compared(found)[1][f"figures/{id}.csv"].decode(), newline="")))


def words(drawing: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in drawing.iter(f"{SVG}text"))


def event(text: str, start: str = "", end: str = "", *ids: str) -> Event:
    return Event(text=text, when="then", start=start, end=end, findings=list(ids or ["f1"]), evidence=QUOTED)


def node(id: str, text: str = "", **more: Any) -> Node:
    return Node(id=id, text=text or f"Box {id}", **{"findings": ["f1"], "evidence": QUOTED, **more})


def edge(start: str, end: str, **more: Any) -> Edge:
    return Edge(start=start, end=end, findings=["f2"], evidence=QUOTED, **more)


def diagram(nodes: list[Node], edges: list[Edge]) -> Diagram:
    return Diagram(id="way", title="The way", caption="How it goes.", nodes=nodes, edges=edges)


def full() -> Findings:
    stated = [
        quantity("98%", 98.0, base="members", period="in 2018"),
        quantity("more than 80%", 80.0, qualifier="more than", base="members"),
        quantity("20 to 30%", low=20.0, high=30.0, base="members"),
        quantity("about half", 50.0, qualifier="about", base="members"),
        quantity("at most 5%", 5.0, qualifier="at most", base="Members"),
        quantity("7 years", 7.0, unit="years"),
        quantity("60%", 60.0, base="guests"),
    ]
    drawn = diagram([node("a"), node("b", certain=False)], [edge("a", "b", text="leads")])
    return findings(
        finding("f1", quantities=stated, citations=["c1"]),
        finding("f2", status="intended"),
        finding("f3", "south", "money", status="ambiguous"),
        scope={"north": "One town only."},
        synthesis=Synthesis(
            events=[event("Begun", "2015-11", "2015-11"), event("Done", "", "2018"), event("Some day")],
            examples=["f3"],
            diagrams=[drawn],
        ),
    )


def fill(drawing: ElementTree.Element, mark: str) -> str:
    group = next(one for one in drawing.iter(f"{SVG}g") if one.get("id") == mark)
    return next(path.get("fill", "none") for path in group.iter(f"{SVG}path"))


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
