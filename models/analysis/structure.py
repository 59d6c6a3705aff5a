"""What can be said of a network from its wiring alone: input, outputs, loops, missing and surplus connections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.graph import Graph, port_name
from models.layers.input_output.input import Input
from models.layers.input_output.output import Output
from models.problems import Problem
from models.topology import Topology, reachable


@dataclass(frozen=True)
class Structure:
    """The roles of nodes, and what is wrong with the wiring."""

    main: str | None
    """The node whose output are the logits, if there is exactly one."""
    auxiliary: Mapping[str, float]
    """The nodes of auxiliary logits with their weights in the loss."""
    training_only: frozenset[str]
    """The nodes whose every path ends in an auxiliary output: needed to learn, not to answer."""
    problems: Sequence[Problem]


def structure(graph: Graph, wiring: Topology) -> Structure:
    """Roles and structural problems of a graph, the problems in the order of the document."""
    inputs = [name for name, layer in graph.layers.items() if isinstance(layer, Input)]
    problems = [Problem("no_input")] if not inputs else []
    problems += [Problem("second_input", {"other": inputs[0]}, node=name) for name in inputs[1:]]
    problems += _loops(wiring)
    problems += _connections(graph, wiring)
    reached = reachable(inputs, wiring.outgoing)
    main, endings = _endings(graph, wiring, reached)
    if not inputs:
        endings = []  # nothing can be reached, and it has been said why
    auxiliary = {
        _logits(graph, wiring, name): layer.weight
        for name, layer in graph.layers.items()
        if isinstance(layer, Output) and layer.role == "auxiliary"
    }
    training_only = frozenset() if main is None else _training_only(graph, wiring)
    logits = None if main is None else _logits(graph, wiring, main)
    return Structure(logits, auxiliary, training_only, problems + endings)


def _training_only(graph: Graph, wiring: Topology) -> frozenset[str]:
    auxiliary: list[str] = []
    others: list[str] = []
    for name, layer in graph.layers.items():
        if not wiring.outgoing[name]:
            (auxiliary if isinstance(layer, Output) and layer.role == "auxiliary" else others).append(name)
    if not auxiliary:
        return frozenset()
    return frozenset(reachable(auxiliary, wiring.sources) - reachable(others, wiring.sources))


def _loops(wiring: Topology) -> list[Problem]:
    shown = 12
    return [
        Problem("cycle", {"path": " → ".join([*loop[:shown], "…" if len(loop) > shown else loop[0]])}, node=loop[0])
        for loop in wiring.loops
    ]


def _connections(graph: Graph, wiring: Topology) -> list[Problem]:
    problems = [
        Problem("port_taken", {"port": port}, node=node, edge=edge) for edge, (node, port) in wiring.surplus.items()
    ]
    for name, layer in graph.layers.items():
        taken = wiring.incoming[name]
        if len(taken) < layer.inputs[0]:
            free = next(number for number in range(layer.inputs[1]) if number not in taken)
            problems.append(Problem("unconnected", {"port": port_name(layer, free)}, node=name))
    return problems


def _endings(graph: Graph, wiring: Topology, reached: set[str]) -> tuple[str | None, list[Problem]]:
    """The node that answers, and problems with the ends of the network.

    A layer that was only just put on the canvas, with nothing connected to it, is told so once and is no end.
    """
    ends = [name for name in graph.nodes if not wiring.outgoing[name]]
    ends = [name for name in ends if wiring.sources[name] or name in reached]
    ends = [name for name in ends if not isinstance(graph.layers[name], Input)]
    outputs = [name for name in ends if isinstance(graph.layers[name], Output)]
    mains = [name for name in outputs if _role(graph, name) == "main"]
    problems = [
        Problem("no_path", node=name) for name in ends if name not in reached and (not outputs or name in outputs)
    ]
    problems += [Problem("second_output", {"other": mains[0]}, node=name) for name in mains[1:]]
    if mains:
        return mains[0] if mains[0] in reached else None, problems
    candidates = [name for name in ends if name in reached and name not in outputs]
    if len(candidates) > 1:
        shown = ", ".join(candidates[:6]) + (", …" if len(candidates) > 6 else "")
        problems.append(Problem("several_ends", {"nodes": shown}, node=candidates[-1]))
    elif not candidates and not problems and not wiring.loops:
        problems.append(Problem("no_output"))
    return candidates[0] if len(candidates) == 1 else None, problems


def _role(graph: Graph, name: str) -> str:
    layer = graph.layers[name]
    assert isinstance(layer, Output)
    return layer.role


def _logits(graph: Graph, wiring: Topology, end: str) -> str:
    """From an end back through what the loss looks through (Output, a last softmax) to the logits."""
    passed: set[str] = set()
    here = end
    while graph.layers[here].passes_logits and wiring.sources[here] and here not in passed:
        passed.add(here)
        here = wiring.sources[here][0]
    return here
