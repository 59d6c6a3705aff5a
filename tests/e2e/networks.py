"""Small networks to build on: quick to train, and wrong ones."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

Graph = dict[str, Any]
Layer = tuple[str, str, dict[str, Any]]

STEP = 220
"""Canvas units between two cards of a row."""

INPUT: Layer = ("input", "input", {"shape": [1, 28, 28]})


def row(*layers: Layer) -> Graph:
    """Layers one after the other: `(id, type, params)`."""
    return {
        "format": 1,
        "name": "row",
        "nodes": {
            name: {"type": kind, "params": params, "position": [place * STEP, 0]}
            for place, (name, kind, params) in enumerate(layers)
        },
        "edges": {
            f"e{place}": {"source": source[0], "target": target[0], "port": "in"}
            for place, (source, target) in enumerate(pairwise(layers))
        },
        "groups": {},
    }


def small() -> Graph:
    """One convolution and one dense layer: an epoch takes a second or two."""
    return row(
        INPUT,
        ("conv", "conv2d", {"out_channels": 4, "kernel_size": 5, "stride": 3}),
        ("relu", "relu", {}),
        ("flatten", "flatten", {}),
        ("dense", "linear", {"out_features": 10}),
    )


def branched() -> Graph:
    """Two convolutions of the same picture, and an addition that waits for them."""
    graph = row(INPUT, ("left", "conv2d", {"out_channels": 4, "padding": 1}), ("add", "add", {}))
    graph["nodes"]["right"] = {"type": "conv2d", "params": {"out_channels": 8, "padding": 1}, "position": [STEP, 220]}
    graph["edges"] = {
        "e0": {"source": "input", "target": "left", "port": "in"},
        "e1": {"source": "input", "target": "right", "port": "in"},
        "e2": {"source": "left", "target": "add", "port": "in0"},
    }
    return graph


def grouped() -> Graph:
    """A residual block in a group, between a convolution and a classifier."""
    graph = row(
        INPUT,
        ("stem", "conv2d", {"out_channels": 4, "padding": 1}),
        ("block.conv1", "conv2d", {"out_channels": 4, "padding": 1}),
        ("block.relu", "relu", {}),
        ("block.conv2", "conv2d", {"out_channels": 4, "padding": 1}),
        ("block.add", "add", {}),
        ("flatten", "flatten", {}),
        ("dense", "linear", {"out_features": 10}),
    )
    for name, node in graph["nodes"].items():
        if name.startswith("block."):
            node["group"] = "block"
    graph["edges"]["e4"]["port"] = "in0"
    graph["edges"]["skip"] = {"source": "stem", "target": "block.add", "port": "in1"}
    graph["groups"] = {"block": {"title": "Block", "titles": {"ru": "Блок"}, "parent": None, "collapsed": False}}
    return graph
