"""How a loss changes with every weight; oracle: torch's own backward pass on the same network."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from models.compile import compile_graph
from models.graph import parse_graph
from models.insight import InsightFault
from models.insight.answer import answer
from models.insight.inputs import pixels_of
from models.insight.networks import Networks
from models.insight.question import Sample
from models.zoo import build
from tests.models.networks import chain, conv, dense

LENET = build("lenet5").as_json()
SAMPLE = {"dataset": "mnist", "split": "val", "index": 3}


def gradients(graph: dict[str, Any], networks: Networks | None = None, **fields: Any) -> dict[str, Any]:
    question = {"kind": "weight_gradients", "graph": graph, "input": SAMPLE, "encoding": "float32", **fields}
    found = answer(question, networks or Networks())
    return {item["node"]: (item, np.frombuffer(data, np.float32)) for item, data in found.items}


def test_gradients_are_those_that_training_would_go_down_by():
    networks, target = Networks(), 7
    found = gradients(LENET, networks, target=target)
    net = compile_graph(parse_graph(LENET)).eval()
    logits = net(pixels_of(Sample(**SAMPLE), (1, 28, 28)))[net.main]
    loss = -logits.log_softmax(1)[0, target]
    loss.backward()
    assert found.keys() == {"conv1", "conv2", "fc1", "fc2", "fc3"}
    for node, (item, values) in found.items():
        gradient = net.get_parameter(f"{node}.weight").grad
        np.testing.assert_allclose(values, gradient.numpy().ravel(), rtol=1e-4, atol=1e-8)
        assert item["kind"] == "filters_gradient"
        assert item["told"]["loss"] == pytest.approx(loss.item(), rel=1e-5)
        assert item["told"]["length"] == pytest.approx(gradient.norm().item(), rel=1e-4)
    assert not any(weight.requires_grad for weight in networks.get(LENET, 0).net.parameters())


def test_without_a_class_it_is_the_answer_s():
    told = gradients(LENET, nodes=[{"id": "fc3"}])["fc3"][0]["told"]
    prediction = answer({"kind": "prediction", "graph": LENET, "input": SAMPLE, "nodes": []}, Networks()).json
    assert told["target"] == prediction["class"]
    assert told["loss"] == pytest.approx(-np.log(prediction["probabilities"][prediction["class"]]), rel=1e-5)
    with pytest.raises(InsightFault, match="no class 10"):
        gradients(LENET, target=10)


def test_transposed_filters_lie_as_the_filters_do_and_what_has_none_shows_none():
    graph = chain(
        ("conv_transpose2d", {"out_channels": 4, "kernel_size": [2, 3], "groups": 2}),
        ("depthwise_separable_conv2d", {"out_channels": 5}),
        "relu", "flatten", dense(3), shape=(2, 6, 6),
    ).as_json()  # fmt: skip
    pixels = {"pixels": [[[9.0 * row + column for column in range(6)] for row in range(6)]] * 1}
    found = gradients(graph, input=pixels, target=1)
    assert found.keys() == {"n1", "n5"}
    assert not gradients(graph, input=pixels, nodes=[{"id": "n2"}])
    net = compile_graph(parse_graph(graph)).eval()
    torch.nn.functional.cross_entropy(
        net(torch.tensor(pixels["pixels"]).expand(1, 2, 6, 6))[net.main], torch.tensor([1])
    ).backward()
    grad = net.get_parameter("n1.weight").grad  # (2, 2, 2, 3): each input leads to the two maps of its group
    np.testing.assert_allclose(found["n1"][1], grad.numpy().ravel(), rtol=1e-4, atol=1e-7)


def test_filters_in_colour_have_gradients_in_colour():
    graph = chain(conv(2), "flatten", dense(2), shape=(3, 5, 5)).as_json()
    assert gradients(graph)["n1"][0]["colour"] == "rgb"
