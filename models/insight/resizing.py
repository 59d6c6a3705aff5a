"""The same weights on another input size: what of a network can run there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.analysis import Analysis, analyse
from models.graph import Graph, parse_graph
from models.layers.input_output.input import Input


def resized(document: Mapping[str, Any], size: tuple[int, int]) -> dict[str, Any]:
    """The document of the part of a network that can take pictures of ``size`` (H, W) with the weights it has.

    A convolution takes maps of any size. A layer whose number of weights follows from its input's size does not, like
    the first dense layer after Flatten: it is left out, and all that comes after it.

    Raises:
        GraphFault: the document is none of a graph.
    """
    graph = parse_graph(document)
    other = parse_graph(_with_input_size(document, graph, size))
    before, after = analyse(graph), analyse(other)
    unfit: set[str] = set()
    for node in before.wiring.order:
        fits = node in after.nodes and _weights(after, node) == _weights(before, node)
        if not fits or not unfit.isdisjoint(before.wiring.sources[node]):
            unfit.add(node)
    found = other.as_json()
    nodes, edges = found["nodes"], found["edges"]
    ends = ("source", "target")
    return {
        **found,
        "nodes": {name: node for name, node in nodes.items() if name not in unfit},
        "edges": {name: edge for name, edge in edges.items() if unfit.isdisjoint(edge[end] for end in ends)},
    }


def main_of(document: Mapping[str, Any]) -> str | None:
    """The node that gives a whole network's answer; raises as `resized`."""
    return analyse(parse_graph(document)).main


def _with_input_size(document: Mapping[str, Any], graph: Graph, size: tuple[int, int]) -> dict[str, Any]:
    nodes = dict(document["nodes"])
    for name, layer in graph.layers.items():
        if isinstance(layer, Input) and len(layer.shape) == 3:
            node = graph.as_json()["nodes"][name]
            nodes[name] = {**node, "params": {**node["params"], "shape": [layer.shape[0], *size]}}
    return {**document, "nodes": nodes}


def _weights(analysis: Analysis, node: str) -> tuple[int, int] | None:
    """How many numbers a layer has, learned and counted; None where its inputs do not fit."""
    report = analysis.nodes.get(node)
    return None if report is None else (report.parameters, report.buffers)
