"""Analysis of large graphs against the same numbers from torch's meta device."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch.utils.flop_counter import FlopCounterMode

from models import zoo
from models.analysis import analyse
from models.compile import compile_graph
from models.graph import Graph, parse_graph
from models.layers.input_output.input import Input

from .measure import Result, against, in_turn, seconds

NODES = 176
LIMIT = 0.005 / NODES  # seconds for a node


def residual_network() -> Graph:
    """A chain of residual blocks as in ResNet-50 (1×1, 3×3, 1×1 with batch normalisation), 176 nodes in all."""
    nodes: dict[str, dict[str, object]] = {
        "input": {"type": "input", "params": {"shape": [3, 224, 224]}},
        "stem": {"type": "conv2d", "params": {"out_channels": 64, "kernel_size": 7, "stride": 4, "padding": 3}},
    }
    edges = [("input", "stem", "in")]
    last, block = "stem", 0
    while len(nodes) <= NODES - 1 - 10:
        names = [f"{part}{block}" for part in ("c1_", "b1_", "r1_", "c2_", "b2_", "r2_", "c3_", "b3_")]
        kernels = {names[0]: 1, names[3]: 3, names[6]: 1}
        for name in names:
            if name in kernels:
                params = {"out_channels": 64, "kernel_size": kernels[name], "padding": kernels[name] // 2}
                nodes[name] = {"type": "conv2d", "params": params}
            else:
                nodes[name] = {"type": "batch_norm2d" if name.startswith("b") else "relu"}
        nodes |= {f"add{block}": {"type": "add"}, f"relu{block}": {"type": "relu"}}
        edges += [(a, b, "in") for a, b in zip([last, *names], names, strict=False)]
        edges += [(names[-1], f"add{block}", "in0"), (last, f"add{block}", "in1")]
        edges += [(f"add{block}", f"relu{block}", "in")]
        last, block = f"relu{block}", block + 1
    while len(nodes) < NODES:
        name = f"tail{len(nodes)}"
        nodes[name] = {"type": "relu"}
        edges.append((last, name, "in"))
        last = name
    for node in nodes.values():
        node.setdefault("params", {})
        node["position"] = [0, 0]
    wires = {f"e{i}": {"source": s, "target": t, "port": p} for i, (s, t, p) in enumerate(edges)}
    return parse_graph({"format": 1, "name": "bench", "nodes": nodes, "edges": wires, "groups": {}})


def against_meta(name: str, graph: Graph, blocks: int) -> Iterator[Result]:
    """The ratio to the meta device (budget 1/100) and, as a cost per analysis, the share of its limit that it takes."""
    size = next(layer.shape for layer in graph.layers.values() if isinstance(layer, Input))

    def on_meta() -> None:
        with torch.device("meta"), FlopCounterMode(display=False):
            compile_graph(graph)(torch.empty(1, *size))

    result = in_turn(
        *(f"{name}_against_meta", "s", 1 / 100),
        ours=lambda: seconds(lambda: analyse(graph), repeat=20),
        reference=lambda: seconds(on_meta),
        blocks=blocks,
    )
    yield result
    yield against(name, "s", 1.0, result.ours, LIMIT * len(graph.nodes))


def benchmarks() -> Iterator[Result]:
    """The network of the budget, and the largest of the gallery's residual and dense ones."""
    graph = residual_network()
    assert len(graph.nodes) == NODES
    yield from against_meta("analysis", graph, blocks=7)
    for name in ("resnet152", "densenet201"):
        yield from against_meta(f"analysis_{name}", zoo.build(name), blocks=3)
