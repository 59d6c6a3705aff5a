"""Memory in elements: what training keeps for the backward pass, and the peak of a forward pass that frees early."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.analysis.report import NodeReport
from models.graph import Graph
from models.topology import Topology

OPTIMIZER_STATE: Mapping[str, int] = {"sgd": 0, "momentum": 1, "rmsprop": 1, "adagrad": 1, "adam": 2, "adamw": 2}
"""Values that an optimiser keeps for every parameter."""


def saved_elements(graph: Graph, wiring: Topology, nodes: Mapping[str, NodeReport]) -> int:
    """Elements kept for the backward pass, for one sample; ``nodes`` come in the order of computation.

    A tensor that several layers keep counts once. Layers before the first weights keep nothing, as no gradient passes
    through them.
    """
    owners: dict[str, str] = {}
    learning: set[str] = set()
    kept: set[str] = set()
    extra = 0
    for name, report in nodes.items():
        layer, sources = graph.layers[name], wiring.sources[name]
        owners[name] = owners[sources[0]] if layer.views_input else name
        if report.parameters == 0 and learning.isdisjoint(sources):
            continue
        learning.add(name)
        saved = layer.saved(report.inputs, report.shape)
        extra += saved.extra
        if saved.inputs:
            kept.update(map(owners.__getitem__, sources))
        if saved.output:
            kept.add(owners[name])
    return extra + sum([nodes[name].elements for name in kept])


def peak_elements(wiring: Topology, nodes: Mapping[str, NodeReport], kept: Sequence[str | None]) -> int:
    """The most elements alive at once, for one sample, when every output is freed after its last reader.

    ``nodes`` come in the order of computation; the outputs of those in ``kept`` are asked for and never freed.
    """
    last_reader = {name: name for name in nodes}  # an output that nobody reads is freed at once
    for name in nodes:
        for source in wiring.sources[name]:
            last_reader[source] = name
    freed = dict.fromkeys(nodes, 0)
    for name, reader in last_reader.items():
        if name not in kept:
            freed[reader] += nodes[name].elements
    alive = peak = 0
    for name, report in nodes.items():
        alive += report.elements
        peak = max(peak, alive)
        alive -= freed[name]
    return peak
