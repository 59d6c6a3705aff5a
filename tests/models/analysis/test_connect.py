"""Where an edge may end, while it is being drawn."""

from __future__ import annotations

import pytest

from models.analysis import connectable
from tests.models.networks import conv, dense, network

GRAPH = network(
    {
        "input": ("input", {}),
        "conv": conv(4),
        "sum": ("add", {}),
        "fc": dense(3),
        "big": conv(1, 40),
        "free": ("relu", {}),
        "out": ("output", {}),
    },
    [("input", "conv"), ("conv", "sum", "in0")],
)


def codes(source: str) -> dict[str, list[tuple[str, str | None]]]:
    return {
        target: [(check["port"], check["problem"] and check["problem"].code) for check in checks]
        for target, checks in connectable(GRAPH, source).items()
    }


def test_every_port_says_what_speaks_against_it():
    assert codes("conv") == {
        "sum": [("in0", None), ("in1", None)],
        "fc": [("in", "needs_features")],
        "big": [("in", "kernel_too_large")],
        "free": [("in", None)],
        "out": [("in", None)],
    }


def test_other_inputs_of_the_target_count_and_the_replaced_one_does_not():
    assert codes("input")["sum"] == [("in0", None), ("in1", "shapes_differ")]


def test_loops_are_seen_before_they_are_closed():
    assert codes("sum")["conv"] == [("in", "would_loop")]
    graph = network({"a": ("relu", {}), "b": ("add", {}), "c": ("add", {})}, [("b", "c", "in0")])
    problem = connectable(graph, "c")["b"][0]["problem"]
    assert problem is not None
    assert problem.code == "would_loop"


def test_unknown_shapes_are_no_objection():
    assert codes("free")["fc"] == [("in", None)]


def test_nothing_leaves_an_output():
    assert connectable(GRAPH, "out") == {}


def test_an_unknown_source():
    with pytest.raises(KeyError):
        connectable(GRAPH, "nobody")
