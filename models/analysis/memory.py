"""Memory in elements: what training keeps for the backward pass, and the peak of a forward pass that frees early."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.analysis.report import NodeReport
from models.graph import Graph
from models.topology import Topology

OPTIMIZER_STATE: Mapping[str, int] = {"sgd": 0, "momentum": 1, "rmsprop": 1, "adagrad": 1, "adam": 2, "adamw": 2}
"""Values that an optimiser keeps for every parameter."""


def saved_elements(graph: Graph, wiring: Topology, nodes: Mapping[str, NodeReport], sizes: Mapping[str, int]) -> int:
    """Elements kept for the backward pass, for one sample; ``sizes`` are those of the outputs.

    A tensor that several layers keep counts once. Layers before the first weights keep nothing, as no gradient passes
    through them.
    """
    owners: dict[str, str] = {}
    learning: set[str] = set()
    kept: set[str] = set()
    extra = 0
    for name in wiring.order:
        report = nodes.get(name)
        if report is None:
            continue
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
    return extra + sum(sizes[name] for name in kept)


def peak_elements(wiring: Topology, sizes: Mapping[str, int], kept: Sequence[str]) -> int:
    """The most elements alive at once, for one sample, when every output is freed after its last reader.

    The outputs of the nodes in ``kept`` are asked for and never freed; ``sizes`` are those of the outputs.
    """
    readers = {name: sum(map(sizes.__contains__, wiring.outgoing[name])) for name in sizes}
    for name in kept:
        readers[name] += 1
    alive = peak = 0
    for name in wiring.order:
        if name not in sizes:
            continue
        alive += sizes[name]
        peak = max(peak, alive)
        for source in wiring.sources[name]:
            readers[source] -= 1
            if readers[source] == 0:
                alive -= sizes[source]
        if readers[name] == 0:
            alive -= sizes[name]
    return peak
