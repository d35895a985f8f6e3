"""Structures and processes that the findings support, as the analyst has put them: boxes, and arrows between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..records.synthesis import Anchored, Diagram, Edge, Node
from .drawing import MARGIN, Drawn, finished
from .layers import layered
from .sheet import INK, WIDTH, Sheet, block, wrap
from .tally import Tally
from .wording import level, scope_notes

HEADER = ["Part", "From", "To", "Text", "Certain", "Quotes", "Findings"]
WIDEST, BETWEEN, PADDING = 250.0, 14.0, 7.0
STEM = 20.0  # points between two layers without words
UNCLEAR = "Dashed: the source is unclear here, and the reading is the likeliest one."
FILL = "#F1F4F8"


class Box(NamedTuple):
    """Where a node stands: the middle of its top, its width and height, its layer."""

    x: float
    y: float
    width: float
    height: float
    layer: int


def structures(tally: Tally) -> Iterator[Drawn]:
    """A figure for each diagram of the synthesis, in its order."""
    for diagram in tally.synthesis.diagrams:
        yield structure(tally, diagram)


def structure(tally: Tally, diagram: Diagram) -> Drawn:
    """One diagram."""
    sheet = Sheet(f"structure-{diagram.id}")
    boxes, words = _placed(sheet, diagram)
    rows = [_arrow(sheet, diagram, edge, boxes, words) for edge in diagram.edges]
    rows = [_box(sheet, node, boxes[node.id]) for node in diagram.nodes] + rows
    parts: list[Node | Edge] = [*diagram.nodes, *diagram.edges]
    subjects = {tally.by_id[id].subject for part in parts for id in part.findings}
    unclear = [] if all(part.certain for part in parts) else [UNCLEAR]
    return finished(
        sheet,
        HEADER,
        rows,
        title=diagram.title,
        caption=diagram.caption,
        alt=_alt(diagram),
        notes=[*unclear, *scope_notes(tally.findings, subjects)],
        folder="structure/",
    )


def _placed(sheet: Sheet, diagram: Diagram) -> tuple[dict[str, Box], dict[int, list[str]]]:
    """Where each node stands, and the lines of the words on each arrow."""
    texts = {node.id: node.text for node in diagram.nodes}
    layers = layered(list(texts), [(edge.start, edge.end) for edge in diagram.edges])
    words = {place: wrap(edge.text, 130.0) if edge.text else [] for place, edge in enumerate(diagram.edges)}
    depth = {id: place for place, layer in enumerate(layers) for id in layer}
    lanes = sum(depth[edge.end] != depth[edge.start] + 1 for edge in diagram.edges)
    room = WIDTH - 2 * MARGIN - 10.0 * lanes
    boxes: dict[str, Box] = {}
    y = MARGIN
    for place, layer in enumerate(layers):
        each = min(WIDEST, (room - BETWEEN * (len(layer) - 1)) / len(layer))
        slot = room / len(layer)
        lines = {id: wrap(texts[id], each - 2 * PADDING) for id in layer}
        height = max(map(block, lines.values())) + 2 * PADDING
        for number, id in enumerate(layer):
            boxes[id] = Box(MARGIN + slot * (number + 0.5), y, each, height, place)
        told = [block(words[number]) for number, edge in enumerate(diagram.edges) if _gap(edge, depth) == place]
        y += height + STEM + max(told, default=0.0) + (6.0 if any(told) else 0.0)
        last = y - STEM
    sheet.height = last + MARGIN
    return boxes, words


def _gap(edge: Edge, depth: dict[str, int]) -> int:
    """The gap (counted from the layer above it) in which the words of an arrow stand: right above its end."""
    return max(0, depth[edge.end] - 1)


def _box(sheet: Sheet, node: Node, box: Box) -> list[str]:
    artist = sheet.box(box.x - box.width / 2, box.y, box.width, box.height, fill=FILL, dashed=not node.certain)
    lines = wrap(node.text, box.width - 2 * PADDING)
    sheet.text(box.x, box.y + box.height / 2, lines, align="center")
    mark = sheet.mark(artist, ("node", node.id), node.text, node.findings)
    return [mark, "box", "", "", node.text, _yes(node.certain), *_rests(node)]


def _arrow(sheet: Sheet, diagram: Diagram, edge: Edge, boxes: dict[str, Box], words: dict[int, list[str]]) -> list[str]:
    """An arrow: down from a box, across in the gap above its end, down into it; others take a lane at the right."""
    place = diagram.edges.index(edge)
    one, other = boxes[edge.start], boxes[edge.end]
    below, turn = one.y + one.height, other.y - 12.0
    xs, ys = [one.x, one.x, other.x, other.x], [below, turn, turn, other.y - 5.0]
    if other.layer != one.layer + 1:
        outside = [e for e in diagram.edges if boxes[e.end].layer != boxes[e.start].layer + 1]
        lane = WIDTH - MARGIN - 10.0 * outside.index(edge) - 4.0
        out = below + 5.0 if below < sheet.height - 6.0 else one.y + one.height / 2
        start = [one.x, one.x] if out > below else [one.x + one.width / 2] * 2
        xs, ys = [*start, lane, lane, other.x, other.x], [min(below, out), out, out, turn, turn, other.y - 5.0]
    artist = sheet.stroke(xs, ys, color=INK, width=1.0, dashed=not edge.certain)
    x, y = other.x, other.y
    sheet.shape([(x, y), (x - 3.2, y - 6), (x + 3.2, y - 6)], fill=INK)
    if words[place]:
        single = sum(e.end == edge.end for e in diagram.edges) == 1
        at = other.x if single else one.x
        top = (turn if at != other.x or xs[0] != xs[-1] else other.y - 4.0) - block(words[place]) / 2 - 3.0
        sheet.text(at + 5.0, top, words[place])
    said = f"{_name(diagram, edge.start)} → {_name(diagram, edge.end)}" + (f": {edge.text}" if edge.text else "")
    mark = sheet.mark(artist, ("edge", edge.start, edge.end), said, edge.findings)
    return [mark, "arrow", edge.start, edge.end, edge.text, _yes(edge.certain), *_rests(edge)]


def _name(diagram: Diagram, id: str) -> str:
    return next(node.text for node in diagram.nodes if node.id == id)


def _rests(part: Anchored) -> tuple[str, str]:
    return " | ".join(level(one.quote) for one in part.evidence), "; ".join(part.findings)


def _yes(certain: bool) -> str:
    return "yes" if certain else "no"


def _alt(diagram: Diagram) -> str:
    """The boxes and arrows in words; what is unclear is said."""
    told = []
    for edge in diagram.edges:
        how = f" ({edge.text})" if edge.text else ""
        told.append(
            f"{_name(diagram, edge.start)} leads to {_name(diagram, edge.end)}{how}" + ", unclear" * (not edge.certain)
        )
    tied = {id for edge in diagram.edges for id in (edge.start, edge.end)}
    alone = [node.text for node in diagram.nodes if node.id not in tied]
    unclear = [node.text for node in diagram.nodes if not node.certain]
    parts = [f"{diagram.title}."]
    parts += [f"{'; '.join(told)}."] if told else []
    parts += [f"By themselves: {'; '.join(alone)}."] if alone else []
    parts += [f"Unclear in the source: {'; '.join(unclear)}."] if unclear else []
    return " ".join(parts)
