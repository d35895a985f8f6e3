"""Laying out a small diagram in layers: every arrow leads downward, but for those that close a circle.

Layers are those of the longest path (Sugiyama, Tagawa & Toda, *Methods for visual understanding of hierarchical system
structures*, 1981); the order inside a layer is the analyst's.
"""

from __future__ import annotations

from collections.abc import Sequence

Edges = Sequence[tuple[str, str]]


def layered(nodes: Sequence[str], edges: Edges) -> list[list[str]]:
    """The nodes in layers from the top, each below all that lead to it and right above the first that it leads to."""
    forward = _without_circles(nodes, edges)
    depth = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for start, end in forward:
            depth[end] = max(depth[end], depth[start] + 1)
    for _ in nodes:
        for node in nodes:
            following = [depth[end] for start, end in forward if start == node]
            depth[node] = min(following) - 1 if following else depth[node]
    return [[node for node in nodes if depth[node] == layer] for layer in range(max(depth.values()) + 1)]


def spread(layers: Sequence[Sequence[str]], edges: Edges, width: float, gap: float) -> dict[str, float]:
    """The middle of each node between 0 and ``width``: those of the widest layer evenly, the others over or under what
    they are tied to, at least ``gap`` apart."""
    widest = max(range(len(layers)), key=lambda place: len(layers[place]))
    count = len(layers[widest])
    at = {node: width * (number + 0.5) / count for number, node in enumerate(layers[widest])}
    for place in (*range(widest - 1, -1, -1), *range(widest + 1, len(layers))):
        wanted = [_middle(node, edges, at, width / 2) for node in layers[place]]
        at.update(zip(layers[place], _apart(wanted, gap, width), strict=True))
    return at


def _middle(node: str, edges: Edges, at: dict[str, float], otherwise: float) -> float:
    """The mean of where those stand that ``node`` is tied to and that have a place."""
    tied = [start if end == node else end for start, end in edges if node in (start, end)]
    known = [at[one] for one in tied if one in at]
    return sum(known) / len(known) if known else otherwise


def _apart(wanted: Sequence[float], gap: float, width: float) -> list[float]:
    """``wanted`` in its order, moved as little as it takes to be ``gap`` apart and inside of ``width``."""
    found: list[float] = []
    for middle in wanted:
        found.append(max(middle, gap / 2, found[-1] + gap if found else 0.0))
    limit = width - gap / 2
    for place in range(len(found) - 1, -1, -1):
        found[place] = min(found[place], limit)
        limit = found[place] - gap
    return found


def _without_circles(nodes: Sequence[str], edges: Edges) -> list[tuple[str, str]]:
    """The edges but for those that lead back to a node on the way to them, followed in the order given."""
    back: set[tuple[str, str]] = set()
    done: set[str] = set()
    leads = {node: [end for start, end in edges if start == node] for node in nodes}
    for root in nodes:
        way, waiting = [root], [iter(leads[root])]
        while waiting and root not in done:
            following = next(waiting[-1], None)
            if following is None:
                done.add(way.pop())
                waiting.pop()
            elif following in way:
                back.add((way[-1], following))
            elif following not in done:
                way.append(following)
                waiting.append(iter(leads[following]))
    return [edge for edge in edges if edge not in back]
