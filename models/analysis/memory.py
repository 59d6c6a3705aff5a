"""Memory in elements: what training keeps for the backward pass, and the peak of a forward pass that frees early."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from models.graph import Graph
from models.layers import Shape
from models.topology import Topology

OPTIMIZER_STATE: Mapping[str, int] = {"sgd": 0, "momentum": 1, "rmsprop": 1, "adagrad": 1, "adam": 2, "adamw": 2}
"""Values that an optimiser keeps for every parameter."""


def saved_elements(graph: Graph, wiring: Topology, shapes: Mapping[str, Shape], parameters: Mapping[str, int]) -> int:
    """Elements kept for the backward pass, for one sample.

    A tensor that several layers keep counts once. Layers before the first weights keep nothing, as no gradient passes
    through them.
    """
    owners: dict[str, str] = {}
    learning: set[str] = set()
    kept: set[str] = set()
    extra = 0
    for name in wiring.order:
        if name not in shapes:
            continue
        layer, sources = graph.layers[name], [source for _, source in wiring.incoming[name]]
        owners[name] = owners[sources[0]] if layer.views_input else name
        if parameters[name] == 0 and learning.isdisjoint(sources):
            continue
        learning.add(name)
        saved = layer.saved([shapes[source] for source in sources], shapes[name])
        extra += saved.extra
        if saved.inputs:
            kept.update(owners[source] for source in sources)
        if saved.output:
            kept.add(owners[name])
    return extra + sum(prod(shapes[name]) for name in kept)


def peak_elements(wiring: Topology, shapes: Mapping[str, Shape], kept: Sequence[str]) -> int:
    """The most elements alive at once, for one sample, when every output is freed after its last reader.

    The outputs of the nodes in ``kept`` are asked for and never freed.
    """
    readers = {name: sum(following in shapes for following in wiring.outgoing[name]) for name in shapes}
    for name in kept:
        readers[name] = readers.get(name, 0) + 1
    alive = peak = 0
    for name in wiring.order:
        if name not in shapes:
            continue
        alive += prod(shapes[name])
        peak = max(peak, alive)
        for _, source in wiring.incoming[name]:
            readers[source] -= 1
            if readers[source] == 0:
                alive -= prod(shapes[source])
        if readers[name] == 0:
            alive -= prod(shapes[name])
    return peak
