"""Laying out a small diagram in layers: every arrow leads downward, but for those that close a circle.

Layers are those of the longest path (Sugiyama, Tagawa & Toda, *Methods for visual understanding of hierarchical system
structures*, 1981, step 1); the order inside a layer is the analyst's.
"""

from __future__ import annotations

from collections.abc import Sequence


def layered(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The nodes in layers from the top, each at most one layer below the lowest that leads to it."""
    forward = _without_circles(nodes, edges)
    depth = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for start, end in forward:
            depth[end] = max(depth[end], depth[start] + 1)
    return [[node for node in nodes if depth[node] == layer] for layer in range(max(depth.values(), default=-1) + 1)]


def _without_circles(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
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
