"""Random networks of any shape of DAG, right by construction."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from models.analysis import analyse
from models.graph import Graph
from tests.models.networks import network

SIZE = 32
_UNARY: list[tuple[str, dict[str, Any]]] = [
    ("relu", {}),
    ("conv2d", {"out_channels": 2, "kernel_size": 3, "padding": 1}),
    ("conv2d", {"out_channels": 3, "kernel_size": [5, 1], "padding": [2, 0], "bias": False}),
    ("conv2d", {"out_channels": 2, "kernel_size": 3, "padding": [2, 0, 1, 1]}),
    ("conv2d", {"out_channels": 2, "kernel_size": 3, "padding": 2, "dilation": 2}),
    ("conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1, "stride": 2}),
    ("max_pool2d", {}),
    ("max_pool2d", {"kernel_size": 3, "stride": 1, "padding": 1}),
    ("avg_pool2d", {"kernel_size": [2, 1]}),
    ("upsample", {"scale_factor": 2}),
    ("upsample", {"scale_factor": [1, 2], "mode": "bilinear"}),
    ("adaptive_avg_pool2d", {"output_size": 6}),
    ("zero_pad2d", {"padding": [1, 0, 0, 2]}),
    ("batch_norm2d", {}),
    ("conv2d", {"out_channels": 2, "kernel_size": 4, "padding": "same", "stride": 2}),
    ("depthwise_separable_conv2d", {"out_channels": 3, "padding": [0, 1, 1, 1]}),
    ("conv_transpose2d", {"out_channels": 2, "kernel_size": 3, "stride": 2, "padding": 1, "output_padding": 1}),
    ("partial_conv2d", {"table": [[0], [0, 1]]}),
    ("weighted_avg_pool2d", {"padding": 1, "learned": True}),
    ("zero_pad2d", {"padding": [-1, 1, 0, -1]}),
    ("instance_norm2d", {}),
    ("scale", {"factor": 0.5, "learned": True}),
]
_MERGING: list[tuple[str, dict[str, Any]]] = [("add", {}), ("concat", {})]


@st.composite
def networks(draw: st.DrawFn, most: int = 10) -> Graph:
    """Layers that read any earlier outputs that fit; all loose ends are averaged, joined and classified."""
    nodes: dict[str, tuple[str, Any]] = {"input": ("input", {"shape": [2, SIZE, SIZE], "mean": 0})}
    edges: list[tuple[str, ...]] = []
    for number in range(draw(st.integers(1, most))):
        shapes = {name: report.shape for name, report in analyse(network(nodes, edges)).nodes.items()}
        source = draw(st.sampled_from(list(nodes)))
        kind = draw(st.sampled_from([*_UNARY, *_MERGING]))
        start = 1 if kind[0] == "add" else 2  # add wants equal shapes, concat equal sizes
        alike = [name for name in nodes if shapes[name][start - 1 :] == shapes[source][start - 1 :]]
        name = f"block{number % 3}.n{number}"
        if kind in _MERGING:
            sources = [source, *draw(st.lists(st.sampled_from(alike), min_size=1, max_size=2))]
            edges += [(other, name, f"in{port}") for port, other in enumerate(sources)]
        elif min(shapes[source][1:]) < 4 or max(shapes[source][1:]) > 2 * SIZE:
            kind = ("relu", {})
            edges.append((source, name))
        else:
            edges.append((source, name))
        nodes[name] = kind
    read = {edge[0] for edge in edges}
    ends = [name for name in nodes if name not in read]
    for number, end in enumerate(ends):
        nodes[f"mean{number}"] = ("adaptive_avg_pool2d", {})
        edges.append((end, f"mean{number}"))
    last = "mean0"
    if len(ends) > 1:
        last = "join"
        nodes[last] = ("concat", {})
        edges += [(f"mean{number}", last, f"in{number}") for number in range(len(ends))]
    nodes |= {"flat": ("flatten", {}), "fc": ("linear", {"out_features": 3})}
    edges += [(last, "flat"), ("flat", "fc")]
    return network(nodes, edges)
