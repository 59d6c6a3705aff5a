"""A network in miniature, as it looks when it is opened: folded groups are one card."""

from __future__ import annotations

from typing import Any

from models.analysis import Analysis
from models.blocks.layout import Item, arrange_folded
from models.graph import Graph


def draw_miniature(analysis: Analysis) -> dict[str, Any]:
    """``{nodes: [{family, x, y}], edges: [[from, to]]}``, edges as places in ``nodes``; at most one between two cards.

    A folded group has the colour of the family that its costliest layer belongs to.
    """
    graph = analysis.graph
    places = arrange_folded(graph)
    number = {item: place for place, item in enumerate(places)}
    costliest: dict[Item, tuple[int, str]] = {}
    card_of: dict[str, int] = {}
    for name, layer in graph.layers.items():
        item = _seen(graph, name)
        card_of[name] = number[item]
        report = analysis.nodes.get(name)
        cost = report.macs if report else 0
        if item not in costliest or cost > costliest[item][0]:
            costliest[item] = cost, layer.family.name
    edges = ((card_of[edge.source], card_of[edge.target]) for edge in graph.edges.values())
    return {
        "nodes": [{"family": costliest[item][1], "x": x, "y": y} for item, (x, y) in places.items()],
        "edges": [list(edge) for edge in dict.fromkeys(edges) if edge[0] != edge[1]],
    }


def _seen(graph: Graph, node: str) -> Item:
    """The card that stands for a node: that of the outermost folded group around it, else its own."""
    seen = Item(is_group=False, id=node)
    group = graph.nodes[node].group
    while group is not None:
        if graph.groups[group].collapsed:
            seen = Item(is_group=True, id=group)
        group = graph.groups[group].parent
    return seen
