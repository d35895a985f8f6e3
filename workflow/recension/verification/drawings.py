"""The figures: alternative text, SVG that runs and fetches nothing, marks of findings that exist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .markup import name, read_svg, requests
from .promises import Build, Promise, Seen, level


def figures(build: Build) -> Seen:
    """Each figure has its SVG, and an alternative text of its own; its findings exist."""
    known = {one.id for one in build.findings.findings}
    wrong = []
    for one in build.comparison.figures:
        place = f"figure {one.id}"
        if one.id not in build.figures:
            wrong.append((place, "has no SVG"))
        if not level(one.alt):
            wrong.append((place, "has no alternative text"))
        elif level(one.alt).casefold() == level(one.caption).casefold():
            wrong.append((place, "has its caption as alternative text"))
        if one.empty and one.findings:
            wrong.append((place, "is marked as empty, but rests on findings"))
        wrong += [(place, f"shows the finding {id!r}, which does not exist") for id in one.findings if id not in known]
    return Seen(len(build.comparison.figures), wrong)


def marks(build: Build) -> Seen:
    """Each mark of a figure is in its SVG and names findings or changes that exist, all of them of the figure."""
    known = {one.id for one in (*build.findings.findings, *build.apparatus.emendations)}
    looked, wrong = 0, []
    for one in build.comparison.figures:
        there = set(re.findall(rb'\bid="([^"]+)"', build.figures.get(one.id, b"")))
        looked += len(one.marks)
        for mark in one.marks:
            place = f"figure {one.id}, mark {mark.id}"
            named = [*mark.findings, *mark.changes]
            wrong += [] if mark.id.encode() in there else [(place, "is not in the SVG")]
            wrong += [(place, f"names {id!r}, which does not exist") for id in named if id not in known]
        told = {id for mark in one.marks for id in mark.findings}
        wrong += [(f"figure {one.id}", f"shows {id!r} by no mark") for id in one.findings if id not in told]
    return Seen(looked, wrong)


def drawings(build: Build) -> Seen:
    """Each SVG is well-formed, runs nothing, fetches nothing, and uses each id once."""
    wrong = [(f"figures/{id}.svg", problem) for id, data in sorted(build.figures.items()) for problem in _svg(data)]
    return Seen(len(build.figures), wrong)


def _svg(data: bytes) -> Iterator[str]:
    try:
        root = read_svg(data)
    except ValueError as error:
        yield f"cannot be read: {error}"
        return
    except SyntaxError as error:  # lxml's XMLSyntaxError
        yield f"is not well-formed: {error.msg}"
        return
    if name(root) != "svg":
        yield f"is no SVG but <{name(root)}>"
    if root.getroottree().docinfo.internalDTD is not None and root.getroottree().docinfo.internalDTD.entities():
        yield "declares entities"
    if any(name(element) == "script" for element in root.iter()):
        yield "holds a script"
    yield from (problem for _, problem in requests(root))
    used = Counter(element.get("id") for element in root.iter() if element.get("id"))
    yield from (f"uses the id {id!r} {times} times" for id, times in used.items() if times > 1)


PROMISES = (
    Promise("figures", "Each figure has its alternative text.", "figures", figures),
    Promise("marks", "Each mark of a figure names what it rests on.", "marks of figures", marks),
    Promise("drawings", "No figure runs or fetches anything.", "SVG files", drawings),
)
