"""Documents of small networks for tests, written as a person would think of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from models.graph import Graph, parse_graph

Params = Mapping[str, Any]


def document(nodes: Mapping[str, tuple[str, Params]], edges: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    """Nodes as ``{id: (type, params)}``, edges as ``(source, target)`` or ``(source, target, port)``."""
    return {
        "format": 1,
        "nodes": {name: {"type": kind, "params": dict(params)} for name, (kind, params) in nodes.items()},
        "edges": {
            f"e{number}": dict(zip(("source", "target", "port"), edge, strict=False))
            for number, edge in enumerate(edges)
        },
    }


def network(nodes: Mapping[str, tuple[str, Params]], edges: Sequence[tuple[str, ...]]) -> Graph:
    return parse_graph(document(nodes, edges))


def chain(*layers: tuple[str, Params] | str, shape: Sequence[int] = (1, 28, 28)) -> Graph:
    """An input and layers one after the other, named n1, n2, ...; a type alone has default parameters."""
    nodes: dict[str, tuple[str, Params]] = {"input": ("input", {"shape": list(shape)})}
    for number, layer in enumerate(layers, start=1):
        nodes[f"n{number}"] = (layer, {}) if isinstance(layer, str) else layer
    names = list(nodes)
    return network(nodes, list(pairwise(names)))


def conv(filters: int, kernel: int = 3, stride: int = 1, padding: int = 0, **more: Any) -> tuple[str, Params]:
    return "conv2d", {"out_channels": filters, "kernel_size": kernel, "stride": stride, "padding": padding, **more}


def max_pool(kernel: int = 2, stride: int | None = None, padding: int = 0) -> tuple[str, Params]:
    return "max_pool2d", {"kernel_size": kernel, "stride": stride, "padding": padding}


def dense(neurons: int) -> tuple[str, Params]:
    return "linear", {"out_features": neurons}
