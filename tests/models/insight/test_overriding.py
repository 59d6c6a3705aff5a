"""Overrides are the network that somebody would have made by hand, for one answer; oracle: torch with other weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from models.compile import Net, compile_graph
from models.graph import parse_graph
from models.insight import InsightFault
from models.insight.answer import answer
from models.insight.inputs import pixels_of
from models.insight.networks import Networks
from models.insight.overriding import passes_on
from models.insight.question import Sample
from models.problems import GraphFault
from models.zoo import build
from tests.models.networks import chain, conv, dense, max_pool

LENET = build("lenet5").as_json()
SAMPLE = {"dataset": "mnist", "split": "val", "index": 3}


def look(networks: Networks, kind: str = "activations", graph: dict[str, Any] = LENET, **overrides: Any) -> Any:
    question = {"kind": kind, "graph": graph, "input": SAMPLE, "encoding": "float32", "overrides": overrides}
    found = answer(question, networks)
    return {item["node"]: np.frombuffer(data, np.float32) for item, data in found.items} if found.items else found.json


def by_hand(net: Net, graph: dict[str, Any] = LENET) -> dict[str, np.ndarray]:
    found: dict[str, np.ndarray] = {}
    shape = tuple(graph["nodes"]["input"]["params"]["shape"])
    with torch.inference_mode():
        net.eval()(pixels_of(Sample(**SAMPLE), shape), lambda node, out: found.update({node: out[0].numpy().ravel()}))
    return found


def test_a_kernel_is_replaced_as_if_it_had_been_learned():
    networks, plain = Networks(), look(Networks())
    sobel = [[float(x * (3 - abs(y - 2))) for x in range(-2, 3)] for y in range(5)]
    changed = look(
        networks,
        kernels=[{"key": "conv2.weight", "index": [4, 1], "values": sobel}],
        weights=[{"key": "conv2.weight", "index": [4, 1, 0, 0], "value": 9.0}, _bias(3)],
    )
    net = compile_graph(parse_graph(LENET))
    with torch.no_grad():
        net.get_parameter("conv2.weight")[4, 1] = torch.tensor(sobel)
        net.get_parameter("conv2.weight")[4, 1, 0, 0] = 9.0
        net.get_parameter("fc3.bias")[3] = 1.5
    expected = by_hand(net)
    for node, values in changed.items():
        np.testing.assert_array_equal(values, expected[node])
    for node, values in look(networks).items():
        np.testing.assert_array_equal(values, plain[node])


def _bias(place: int) -> dict[str, Any]:
    return {"key": "fc3.bias", "index": [place], "value": 1.5}


def test_layers_that_are_off_pass_on_what_fits_and_else_answer_with_zeros():
    graph = chain(
        conv(4, padding=1),
        "batch_norm2d",
        "relu",
        max_pool(),
        conv(4, padding=1),
        "flatten",
        dense(10),
        shape=(1, 8, 8),
    ).as_json()
    networks = Networks()
    network = networks.get(graph, 0)
    assert {node for node in graph["nodes"] if passes_on(network, node)} == {"n2", "n3", "n5"}
    off = look(networks, graph=graph, layers_off=["n3", "n5"])
    np.testing.assert_array_equal(off["n3"], off["n2"])
    np.testing.assert_array_equal(off["n5"], off["n4"])
    blank = look(networks, graph=graph, layers_off=["input"])
    assert not blank["input"].any()
    nothing = look(networks, graph=graph, layers_off=["n4"])
    assert not nothing["n4"].any()
    np.testing.assert_array_equal(nothing["n7"], _dense_of(network.net, torch.zeros(1, 4, 4, 4)))


def _dense_of(net: Net, maps: torch.Tensor) -> np.ndarray:
    with torch.inference_mode():
        out = net.get_submodule("n7")(net.get_submodule("n5")(maps).flatten(1))
    return out[0].numpy()  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", ["gradients", "weight_gradients", "attribution"])
def test_nothing_before_a_layer_of_zeros_matters_to_the_answer(kind):
    question = {"kind": kind, "graph": LENET, "input": SAMPLE, "encoding": "float32", "nodes": [{"id": "conv1"}]}
    asked = {**question, "params": {"method": "saliency"}, "overrides": {"layers_off": ["pool1"]}}
    [(_, values)] = answer(asked, Networks()).items
    assert not np.frombuffer(values, np.float32).any()


def test_channels_that_are_off_are_zero_whatever_they_were():
    graph = chain(conv(3), "relu", shape=(1, 6, 6)).as_json()
    weight = {"key": "n1.bias", "index": [1], "value": 1e30}
    off = look(Networks(), graph=graph, weights=[weight], channels_off={"n1": [1], "n2": [0]})
    maps = off["n1"].reshape(3, 4, 4), off["n2"].reshape(3, 4, 4)
    assert not maps[0][1].any()
    assert not maps[1][0].any()
    assert maps[0][0].any()


def test_the_change_of_every_layer_is_told_as_a_share_of_what_it_was():
    networks, plain = Networks(), look(Networks())
    changes = {"channels_off": {"conv2": [0, 3]}, "layers_off": ["fc1"]}
    changed = look(networks, **changes)
    told = look(networks, "change", **changes)["layers"]
    assert told["conv1"] == told["pool1"] == 0
    for node, before in plain.items():
        expected = np.linalg.norm(changed[node] - before) / np.linalg.norm(before)
        assert told[node] == pytest.approx(expected, rel=1e-5)
    assert not any(look(networks, "change")["layers"].values())
    np.testing.assert_array_equal(look(networks)["fc3"], plain["fc3"])


@pytest.mark.parametrize(
    ("overrides", "code"),
    [
        ({"layers_off": ["gone"]}, "override_layer_missing"),
        ({"kernels": [{"key": "conv1.weight", "index": [0, 0], "values": [[1.0]]}]}, "override_unfit"),
        ({"kernels": [{"key": "conv1.weight", "index": [0, 9], "values": [[0.0] * 5] * 5}]}, "override_unfit"),
        ({"kernels": [{"key": "conv1.gone", "index": [0, 0], "values": [[0.0] * 5] * 5}]}, "override_unfit"),
        ({"kernels": [{"key": "conv1.bias", "index": [], "values": [[0.0] * 5] * 5}]}, "override_unfit"),
    ],
)
def test_what_the_network_does_not_have_cannot_be_changed(overrides, code):
    with pytest.raises(InsightFault) as fault:
        look(Networks(), **overrides)
    assert fault.value.problem.code == code


@pytest.mark.parametrize(
    "overrides",
    [
        {"kernels": [{"key": "conv1.weight", "index": [0, 0], "values": [[1.0, 2.0], [1.0]]}]},
        {"kernels": [{"key": "conv1.weight", "index": [0, 0], "values": []}]},
        {"weights": [{"key": "fc3.bias", "index": [0], "value": 1e39}]},
        {"layers_off": ["relu1"] * 257},
    ],
)
def test_changes_are_bounded(overrides):
    with pytest.raises(GraphFault):
        look(Networks(), **overrides)
