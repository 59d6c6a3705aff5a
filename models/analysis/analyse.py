"""One pass over a network: shapes, parameters, MACs, memory, receptive fields and problems, all in Python integers.

Whatever can be computed is computed: a node without a shape silences only what follows it, so that every mistake is
told once, at its own place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from models.analysis.limits import FLOAT_BYTES, network_problems, size_problem
from models.analysis.links import links_as_json
from models.analysis.memory import OPTIMIZER_STATE, peak_elements, saved_elements
from models.analysis.receptive_field import FieldReckoner, field_as_json, sees_whole
from models.analysis.report import NodeReport
from models.analysis.structure import Structure, structure
from models.graph import Graph
from models.layers import Layer, Shape
from models.problems import LayerProblem, Problem
from models.quantities import json_number
from models.text import Language
from models.topology import Topology, topology


@dataclass(frozen=True)
class Totals:
    """The numbers of a whole network; bytes are estimates for float32.

    What only auxiliary outputs need is used in training alone: it enters ``memory_bytes`` and ``training_bytes``, and
    is counted apart from ``parameters``; the other numbers are those of the network that answers.
    """

    parameters: int
    training_only_parameters: int
    macs: int
    memory_bytes: int
    """All outputs of one batch."""
    inference_bytes: int
    """Weights, and the most activations of one batch that are alive at once in a forward pass."""
    training_bytes: int
    """Weights, gradients, the optimiser's state, and the activations of one batch: those kept for the backward pass, or
    those alive at once on the way forward, where these are more."""
    depth: int
    """The most layers with weights (convolutions, matrix products) on one way through the network."""


@dataclass(frozen=True)
class Analysis:
    """What is known of a network without its weights."""

    graph: Graph
    wiring: Topology
    batch_size: int
    nodes: Mapping[str, NodeReport]
    """The nodes whose inputs fit, in the order of computation; others have no numbers."""
    main: str | None
    """The node whose output are the logits."""
    auxiliary: Mapping[str, float]
    """Nodes of auxiliary logits, with their weights in the loss."""
    training_only: frozenset[str]
    """Nodes that only auxiliary outputs need."""
    totals: Totals
    problems: Sequence[Problem]

    def as_json(self, language: Language) -> dict[str, Any]:
        """The answer of ``POST /api/analysis``; with ``formulas`` and ``caption`` per node, and ``main``."""
        starts = [report.shape for name, report in self.nodes.items() if not self.wiring.sources[name]]
        images = [shape for shape in starts if len(shape) == 3]
        return {
            "nodes": {name: self._node_as_json(name, layer, images) for name, layer in self.graph.layers.items()},
            "totals": {name: json_number(value) for name, value in vars(self.totals).items()},
            "main": self.main,
            "problems": [problem.as_json(language) for problem in self.problems],
        }

    def _node_as_json(self, name: str, layer: Layer, images: Sequence[Shape]) -> dict[str, Any]:
        report = self.nodes.get(name)
        if report is None:
            unknown = ("shape", "parameters", "macs", "memory_bytes", "receptive_field")
            return {
                **dict.fromkeys(unknown),
                "sees_whole": False,
                "links": [],
                "caption": layer.caption,
                "formulas": {},
            }
        field = report.field
        return {
            "shape": list(report.shape),
            "parameters": json_number(report.parameters),
            "macs": json_number(report.macs),
            "memory_bytes": json_number(report.elements * self.batch_size * FLOAT_BYTES),
            "receptive_field": None if field is None else field_as_json(field),
            "sees_whole": field is not None and all(sees_whole(field, report.shape, image) for image in images),
            "links": links_as_json(layer, report.inputs, report.shape),
            "caption": layer.caption_for(report.inputs),
            "formulas": layer.formulas(report.inputs, report.shape),
        }


def analyse(graph: Graph, *, batch_size: int = 64, optimizer: str = "adam") -> Analysis:
    """Analyse ``graph`` for training with batches of ``batch_size`` under ``optimizer``.

    Raises:
        KeyError: the optimiser is none of ``OPTIMIZER_STATE``.
    """
    wiring = topology(graph)
    roles = structure(graph, wiring)
    nodes, problems = _reports(graph, wiring)
    totals = _totals(graph, wiring, nodes, roles, batch_size=batch_size, state=OPTIMIZER_STATE[optimizer])
    if not any(problem.code == "too_large" for problem in problems):
        problems += network_problems(nodes, totals.parameters + totals.training_only_parameters)
    place = {name: number for number, name in enumerate(graph.nodes)}
    ordered = sorted([*roles.problems, *problems], key=lambda problem: place.get(problem.node or "", -1))
    return Analysis(graph, wiring, batch_size, nodes, roles.main, roles.auxiliary, roles.training_only, totals, ordered)


def _reports(graph: Graph, wiring: Topology) -> tuple[dict[str, NodeReport], list[Problem]]:
    nodes: dict[str, NodeReport] = {}
    problems: list[Problem] = []
    reckoner = FieldReckoner()
    shapes: dict[str, Shape] = {}  # without those too large to reckon with: they are shown, and nothing follows
    for name in wiring.order:
        layer, sources = graph.layers[name], wiring.sources[name]
        if len(sources) < layer.inputs[0] or not all(map(shapes.__contains__, sources)):
            continue
        inputs = [shapes[source] for source in sources]
        try:
            shape = layer.output_shape(inputs)
        except LayerProblem as problem:
            problems.append(problem.at(name))
            continue
        field = reckoner.field(name, layer, sources, inputs, shape)
        parameters, buffers, macs = layer.parameters(inputs), layer.buffers(inputs), layer.macs(inputs, shape)
        report = NodeReport(inputs, shape, prod(shape), parameters, buffers, macs, field)
        nodes[name] = report
        excess = size_problem(name, report)
        if excess is None:
            shapes[name] = shape
        else:
            problems.append(excess)
    return nodes, problems


def _totals(
    graph: Graph, wiring: Topology, nodes: Mapping[str, NodeReport], roles: Structure, *, batch_size: int, state: int
) -> Totals:
    answering = {name: report for name, report in nodes.items() if name not in roles.training_only}
    parameters = needed = stored = stored_for_answers = elements = macs = 0
    depths: dict[str, int] = {}
    for name, report in nodes.items():
        parameters += report.parameters
        stored += report.buffers
        elements += report.elements
        if name in answering:
            needed += report.parameters
            stored_for_answers += report.buffers
            macs += report.macs
            depths[name] = max(map(depths.__getitem__, wiring.sources[name]), default=0) + (report.macs > 0)
    peak = peak_elements(wiring, answering, [roles.main])
    # The forward pass of training frees as early: where little is kept, it is the forward pass that needs the most.
    training_peak = peak_elements(wiring, nodes, [roles.main, *roles.auxiliary]) if roles.auxiliary else peak
    kept = max(saved_elements(graph, wiring, nodes), training_peak)
    return Totals(
        parameters=needed,
        training_only_parameters=parameters - needed,
        macs=macs,
        memory_bytes=elements * batch_size * FLOAT_BYTES,
        inference_bytes=(needed + stored_for_answers + peak * batch_size) * FLOAT_BYTES,
        training_bytes=(parameters * (2 + state) + stored + kept * batch_size) * FLOAT_BYTES,
        depth=max(depths.values(), default=0),
    )
