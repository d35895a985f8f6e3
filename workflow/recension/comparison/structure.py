"""Structures and processes that the findings support, as the analyst has put them: boxes, and arrows between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..records.synthesis import Anchored, Diagram, Edge, Node
from .drawing import MARGIN, Drawn, finished
from .layers import layered, spread
from .sheet import INK, WIDTH, Sheet, block, extent, wrap
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
    edges = [(edge.start, edge.end) for edge in diagram.edges]
    layers = layered(list(texts), edges)
    depth = {id: place for place, layer in enumerate(layers) for id in layer}
    lanes = sum(depth[end] != depth[start] + 1 for start, end in edges)
    room, count = WIDTH - 2 * MARGIN - 10.0 * lanes, max(map(len, layers))
    slot, wide = room / count, min(WIDEST, (room - BETWEEN * (count - 1)) / count)
    middles = spread(layers, edges, room, slot)
    beside = min(100.0, slot / 2 - 8.0)  # points: arrows side by side have each their own half of the room between them
    words = {place: wrap(edge.text, beside) if edge.text else [] for place, edge in enumerate(diagram.edges)}
    boxes: dict[str, Box] = {}
    y = last = MARGIN
    for place, layer in enumerate(layers):
        x = middles[layer[0]]
        own = WIDEST if len(layer) == 1 and abs(x - room / 2) < 1 else wide
        height = max(block(wrap(texts[id], own - 2 * PADDING)) for id in layer) + 2 * PADDING
        boxes |= {id: Box(MARGIN + middles[id], y, own, height, place) for id in layer}
        last = y + height
        told = [block(words[number]) for number, (_, end) in enumerate(edges) if max(0, depth[end] - 1) == place]
        y = last + STEM + max(told, default=0.0)
    sheet.height = last + MARGIN + (8.0 if lanes else 0.0)
    return boxes, words


def _box(sheet: Sheet, node: Node, box: Box) -> list[str]:
    artist = sheet.box(box.x - box.width / 2, box.y, box.width, box.height, fill=FILL, dashed=not node.certain)
    lines = wrap(node.text, box.width - 2 * PADDING)
    sheet.text(box.x, box.y + box.height / 2, lines, align="center")
    mark = sheet.mark(artist, ("node", node.id), node.text, node.findings)
    return [mark, "box", "", "", node.text, _yes(node.certain), *_rests(node)]


def _arrow(sheet: Sheet, diagram: Diagram, edge: Edge, boxes: dict[str, Box], words: dict[int, list[str]]) -> list[str]:
    """An arrow: down from a box, across in the gap above its end, down into it; others take a lane at the right."""
    one, other = boxes[edge.start], boxes[edge.end]
    many = sum(each.start == edge.start for each in diagram.edges) > 1
    below = one.y + one.height
    turn = below + 8.0 if many and other.layer == one.layer + 1 else other.y - 12.0
    xs, ys = [one.x, one.x, other.x, other.x], [below, turn, turn, other.y - 5.0]
    if other.layer != one.layer + 1:
        outside = [each for each in diagram.edges if boxes[each.end].layer != boxes[each.start].layer + 1]
        lane = WIDTH - MARGIN - 10.0 * outside.index(edge) - 2.0
        xs = [one.x, one.x, lane, lane, other.x, other.x]
        ys = [below, below + 6.0, below + 6.0, turn, turn, other.y - 5.0]
    artist = sheet.stroke(xs, ys, color=INK, width=1.0, dashed=not edge.certain)
    x, y = other.x, other.y
    sheet.shape([(x, y), (x - 3.2, y - 6), (x + 3.2, y - 6)], fill=INK)
    lines = words[diagram.edges.index(edge)]
    if lines:
        _words(sheet, lines, one.x, other.x, (turn + other.y - 6.0) / 2 if many else (below + turn) / 2, many)
    said = f"{_text(diagram, edge.start)} → {_text(diagram, edge.end)}" + (f": {edge.text}" if edge.text else "")
    mark = sheet.mark(artist, ("edge", edge.start, edge.end), said, edge.findings)
    return [mark, "arrow", edge.start, edge.end, edge.text, _yes(edge.certain), *_rests(edge)]


def _words(sheet: Sheet, lines: list[str], start: float, end: float, y: float, many: bool) -> None:
    """The words of an arrow: beside its beginning, on the side it does not turn to; beside its end where many begin."""
    x, long = (end if many else start), max(map(extent, lines))
    left = x - 5.0 - long >= MARGIN and (end < start if many else end > start)
    left = left or x + 5.0 + long > WIDTH - MARGIN
    sheet.text(x - 5.0 if left else x + 5.0, y, lines, align="right" if left else "left")


def _text(diagram: Diagram, id: str) -> str:
    return next(node.text for node in diagram.nodes if node.id == id)


def _rests(part: Anchored) -> tuple[str, str]:
    return " | ".join(level(one.quote) for one in part.evidence), "; ".join(part.findings)


def _yes(certain: bool) -> str:
    return "yes" if certain else "no"


def _alt(diagram: Diagram) -> str:
    """The boxes, numbered, and the arrows between their numbers; what is unclear is said."""
    numbers = {node.id: number for number, node in enumerate(diagram.nodes, start=1)}
    boxes = [f"{numbers[node.id]} {node.text}" + " (unclear)" * (not node.certain) for node in diagram.nodes]
    arrows = []
    for edge in diagram.edges:
        said = ", ".join(filter(None, (edge.text, "" if edge.certain else "unclear")))
        arrows.append(f"{numbers[edge.start]} to {numbers[edge.end]}" + (f" ({said})" if said else ""))
    return f"Boxes: {'; '.join(boxes)}." + (f" Arrows: {'; '.join(arrows)}." if arrows else "")
