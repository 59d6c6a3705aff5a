"""Where an edge that is being drawn may end: every port of every other node, with the reason against it, if any."""

from __future__ import annotations

from typing import TypedDict

from models.analysis.analyse import Analysis, analyse
from models.graph import Graph, port_name
from models.problems import LayerProblem, Problem
from models.topology import reachable


class PortCheck(TypedDict):
    """One port and what speaks against connecting to it."""

    port: str
    problem: Problem | None


def connectable(graph: Graph, source: str) -> dict[str, list[PortCheck]]:
    """The ports that an edge from ``source`` could lead to.

    Only the target's own rule is asked, with the inputs it has; what follows from the new edge further on is not.
    A new edge takes the place of the one that holds its port; layers with many inputs show their next free port too.

    Raises:
        KeyError: the graph has no node ``source``.
    """
    analysis = analyse(graph)
    wiring = analysis.wiring
    before_source = reachable([source], wiring.sources)
    targets: dict[str, list[PortCheck]] = {}
    for name, layer in graph.layers.items():
        taken = wiring.incoming[name]
        free = next((number for number in range(layer.inputs[1]) if number not in taken), None)
        ports = sorted([*taken, *([] if free is None else [free])])
        if name == source or graph.layers[source].outputs == 0 or not ports:
            continue
        targets[name] = [
            {"port": port_name(layer, number), "problem": _problem(analysis, source, name, number, before_source)}
            for number in ports
        ]
    return targets


def _problem(analysis: Analysis, source: str, target: str, number: int, before_source: set[str]) -> Problem | None:
    layer = analysis.graph.layers[target]
    sources = {**analysis.wiring.incoming[target], number: source}
    if target in before_source:
        return Problem("would_loop", node=target)
    reports = [analysis.nodes.get(sources[port]) for port in sorted(sources)]
    shapes = [report.shape for report in reports if report is not None]
    if len(shapes) < len(reports):
        return None  # unknown shapes are told where they come from
    try:
        layer.output_shape(shapes)
    except LayerProblem as problem:
        return problem.at(target)
    return None
