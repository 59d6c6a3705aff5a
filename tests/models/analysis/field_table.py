"""Small networks with fields of some of their units, as a table that the page's own reckoning is tested with.

`python -m tests.models.analysis.field_table` writes it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from models.analysis import analyse
from models.analysis.links import axes_of
from models.analysis.unit_fields import Field, projective_fields, receptive_fields
from models.graph import Graph
from tests.models.networks import chain, conv, dense, max_pool, network

TABLE = Path(__file__).parents[3] / "frontend" / "src" / "core" / "unitFields.gen.json"

NETWORKS = {
    "padding that is not the same on all sides": chain(
        conv(2, 3, 1, [2, 0, 0, 1]), max_pool(3, 2, 1), conv(2, [1, 4], 1, "same"), shape=(1, 9, 11)
    ),
    "dilation": chain(conv(2, 3, 1, 2, dilation=2), conv(1, [3, 1], 1, [3, 0], dilation=[3, 1]), shape=(1, 11, 8)),
    "strides that leave places out": chain(conv(2, 1, 2), conv(2, 3, 1, 1), conv(2, 2, 3), shape=(1, 13, 10)),
    "transposed, with gaps": chain(
        conv(2, 3, 2, 1),
        ("conv_transpose2d", {"out_channels": 2, "kernel_size": 2, "stride": 3}),
        conv(1, 2),
        shape=(1, 8, 7),
    ),
    "upsampling": chain(
        max_pool(), ("upsample", {"scale_factor": [2, 3], "mode": "bilinear"}), conv(1, 3), shape=(1, 8, 6)
    ),
    "cropping": chain(("zero_pad2d", {"padding": [-2, -1, 1, -3]}), conv(2, 3, 1, 2), conv(1, 3), shape=(1, 9, 9)),
    "adaptive pooling": chain(conv(2), ("adaptive_avg_pool2d", {"output_size": [3, 2]}), conv(1, 1), shape=(1, 9, 8)),
    "flat and dense": chain(conv(2), max_pool(), "flatten", "relu", dense(3), shape=(1, 8, 7)),
    "global pooling": chain(conv(2), "global_avg_pool2d", dense(3), shape=(1, 6, 5)),
    "overlapping pooling, rounded up": chain(max_pool(3, 2), ("max_pool2d", {"kernel_size": 2, "ceil_mode": True}),
                                             shape=(1, 12, 11)),
    "branches of different depth and stride": network(
        {
            "input": ("input", {"shape": [1, 12, 12]}),
            "deep": conv(2, 3, 2, 1),
            "deeper": conv(2, 3, 1, 1),
            "short": conv(2, 1, 2),
            "sum": ("add", {}),
        },
        [("input", "deep"), ("deep", "deeper"), ("input", "short"), ("deeper", "sum", "in0"), ("short", "sum", "in1")],
    ),
    "a cross, which is no box": network(
        {
            "input": ("input", {"shape": [1, 11, 11]}),
            "across": conv(1, [1, 5], 1, [0, 2]),
            "down": conv(1, [5, 1], 1, [2, 0]),
            "both": ("concat", {}),
            "after": conv(1, 3, 1, 1),
        },
        [("input", "across"), ("input", "down"), ("across", "both", "in0"), ("down", "both", "in1"),
         ("both", "after")],
    ),
    "a U with a bridge": network(
        {
            "input": ("input", {"shape": [1, 10, 10]}),
            "left": conv(2, 3, 1, 1),
            "down": max_pool(),
            "bottom": conv(2, 3, 1, 1),
            "up": ("upsample", {"scale_factor": 2}),
            "join": ("concat", {}),
            "right": conv(1, 3, 1, 1),
        },
        [("input", "left"), ("left", "down"), ("down", "bottom"), ("bottom", "up"), ("left", "join", "in0"),
         ("up", "join", "in1"), ("join", "right")],
    ),
    "features put together": network(
        {
            "input": ("input", {"shape": [1, 4, 3]}),
            "flat": ("flatten", {}),
            "other": ("flatten", {}),
            "join": ("concat", {}),
            "maps": ("unflatten", {"unflattened_size": [1, 6, 4]}),
        },
        [("input", "flat"), ("input", "other"), ("flat", "join", "in0"), ("other", "join", "in1"), ("join", "maps")],
    ),
}  # fmt: skip


def table_text() -> str:
    """Of each network its wiring, what its analysis says, and the fields of units in a corner and in the middle."""
    lines = [
        f"{json.dumps(name)}: {json.dumps(_entry(graph), separators=(',', ':'))}" for name, graph in NETWORKS.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _entry(graph: Graph) -> dict[str, Any]:
    analysis = analyse(graph)
    told = analysis.as_json("en")["nodes"]
    ends = [name for name in analysis.nodes if not analysis.wiring.outgoing[name]]
    asked = [*_units(analysis.nodes, ends), *_units(analysis.nodes, ["input"])]
    return {
        "edges": {
            name: {"source": edge.source, "target": edge.target, "port": edge.port}
            for name, edge in graph.edges.items()
        },
        "nodes": {name: {"shape": node["shape"], "links": node["links"]} for name, node in told.items()},
        "units": [
            {
                "node": node,
                "place": place,
                "receptive": _as_json(receptive_fields(analysis, node, place)),
                "projective": _as_json(projective_fields(analysis, node, place)),
            }
            for node, place in asked
        ],
    }


def _units(nodes: Any, names: list[str]) -> list[tuple[str, list[int]]]:
    sizes = [(name, axes_of(nodes[name].shape)) for name in names]
    return [(name, [0] * len(axes)) for name, axes in sizes] + [
        (name, [size // 2 for size in axes]) for name, axes in sizes
    ]


def _as_json(fields: dict[str, Field]) -> dict[str, Any]:
    return {name: {"boxes": sorted(field.boxes), "reach": field.reach} for name, field in fields.items()}


if __name__ == "__main__":
    TABLE.write_text(table_text())
