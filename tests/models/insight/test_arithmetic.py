"""The arithmetic of a unit within its network: both modes, overrides, what follows, and where it is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from models import data
from models.insight import InsightFault
from models.insight.answer import answer
from models.insight.networks import Networks
from models.problems import GraphFault
from models.zoo import build
from tests.models.networks import chain, conv, dense

LENET = build("lenet5").as_json()
NORMED = chain(
    conv(4), "batch_norm2d", "relu", ("dropout", {"p": 0.5}), "flatten", dense(3), "softmax", shape=(1, 8, 8)
).as_json()
SAMPLE = {"dataset": "mnist", "split": "val", "index": 3}
PIXELS = {"pixels": (np.arange(64).reshape(1, 8, 8) * 4).tolist()}


def arithmetic(node: str, params: dict[str, Any], graph: dict[str, Any] = LENET, **fields: Any) -> dict[str, Any]:
    question = {"kind": "arithmetic", "graph": graph, "nodes": [{"id": node}], "input": SAMPLE, "params": params}
    found = answer({**question, **fields}, Networks()).json
    assert found is not None
    return found


def maps(node: str, graph: dict[str, Any] = LENET, **fields: Any) -> np.ndarray:
    question = {"kind": "activations", "graph": graph, "nodes": [{"id": node}], "input": SAMPLE, "encoding": "float32"}
    [(item, values)] = answer({**question, **fields}, Networks()).items
    return np.frombuffer(values, np.float32).reshape(item["tiles"], item["height"], item["width"])


def at(channel: int, y: int, x: int) -> dict[str, int]:
    return {"channel": channel, "y": y, "x": x}


def test_the_value_is_that_of_the_map_and_is_followed_through_the_activation():
    found = arithmetic("conv2", at(4, 9, 4))
    assert np.float32(found["output"]) == maps("conv2")[4, 9, 4]
    assert [each["node"] for each in found["following"]] == ["relu2"]  # pooling keeps no places
    assert np.float32(found["following"][0]["value"]) == maps("relu2")[4, 9, 4]
    [step] = found["steps"]
    assert step["source"] == "pool1"
    window = maps("pool1")[:, 9:14, 4:9]
    np.testing.assert_array_equal(np.array([each["patch"] for each in step["channels"]], np.float32), window)


@pytest.mark.parametrize("mode", ["eval", "train"])
def test_batch_normalisation_has_the_numbers_of_its_mode(mode):
    found = arithmetic("n2", at(1, 2, 3), NORMED, input=PIXELS, mode=mode, dataset="mnist")
    [step] = found["steps"]
    if mode == "eval":
        assert (step["over"], step["count"], step["mean"], step["variance"]) == ("running", None, 0, 1)
    else:
        assert (step["over"], step["count"]) == ("batch", 32 * 6 * 6)
    assert np.float32(step["x"]) == maps("n1", NORMED, input=PIXELS, mode=mode, dataset="mnist")[1, 2, 3]
    assert [each["node"] for each in found["following"]] == ["n3", "n4"]


def test_the_mask_is_the_one_that_the_shown_maps_went_through():
    before, after = (maps(node, NORMED, input=PIXELS, mode="train", dataset="mnist") for node in ("n3", "n4"))
    factors = set()
    for x in range(6):
        found = arithmetic("n4", at(0, 3, x), NORMED, input=PIXELS, mode="train", dataset="mnist")
        [step] = found["steps"]
        factors.add(step["factor"])
        assert np.float32(step["x"]) == before[0, 3, x]
        assert np.float32(step["x"]) * np.float32(step["factor"]) == after[0, 3, x]
    assert factors <= {0, 2}


@pytest.mark.parametrize(("node", "scores"), [("fc3", "fc3"), ("softmax", "fc3")])
def test_the_answer_has_the_loss_of_the_samples_label(node, scores):
    found = arithmetic(node, {"channel": 2})["answer"]
    label = int(data.get("mnist").load("val").labels[3])
    logits = torch.from_numpy(maps(scores).copy()).reshape(1, -1)
    assert found["label"] == label
    assert found["loss"] == pytest.approx(float(torch.nn.functional.cross_entropy(logits, torch.tensor([label]))))
    assert arithmetic(node, {"channel": 2}, input={"pixels": [[0.0] * 28] * 28})["answer"]["loss"] is None
    assert arithmetic("fc2", {"channel": 2})["answer"] is None
    assert arithmetic(node, {"channel": 2}, dataset="fashion_mnist")["answer"]["loss"] is None  # other classes


def test_the_answer_is_that_of_the_scores_wherever_it_is_asked_for():
    graph = chain("flatten", dense(6), "softmax", dense(4), "softmax", "output", shape=(1, 8, 8)).as_json()
    asked = [arithmetic(f"n{place}", {"channel": 1}, graph, input=PIXELS)["answer"] for place in range(1, 7)]
    assert asked[:3] == [None] * 3  # the softmax inside is no answer
    assert asked[3]["scores"] == asked[4]["scores"] == asked[5]["scores"]
    logits = torch.from_numpy(maps("n4", graph, input=PIXELS).copy()).flatten()
    expected = logits.softmax(0)
    assert [each["probability"] for each in asked[5]["scores"]] == pytest.approx(expected.tolist(), rel=1e-6)


def test_what_an_override_puts_in_a_values_place_is_told_beside_it():
    found = arithmetic("conv1", at(2, 20, 10), overrides={"channels_off": {"conv1": [2]}})
    assert found["output"] != 0
    assert found["changed_to"] == 0
    assert arithmetic("conv1", at(1, 20, 10), overrides={"channels_off": {"conv1": [2]}})["changed_to"] is None
    changed = arithmetic(
        "conv1", at(2, 20, 10), overrides={"weights": [{"key": "conv1.weight", "index": [2, 0, 1, 1], "value": 5}]}
    )
    assert changed["steps"][0]["channels"][0]["kernel"][1][1] == 5
    for off in ({"channels_off": {"pool1": [2]}}, {"layers_off": ["pool1"]}):  # the maximum was found where it was
        assert arithmetic("pool1", at(2, 3, 4), overrides=off)["steps"] == arithmetic("pool1", at(2, 3, 4))["steps"]


def test_a_dense_layers_inputs_are_told_as_the_maps_they_were():
    assert arithmetic("fc1", {"channel": 0})["flattened"] == [16, 5, 5]
    assert arithmetic("fc2", {"channel": 0})["flattened"] is None


@pytest.mark.parametrize("params", [at(6, 0, 0), at(0, 28, 0), {"channel": 0}])
def test_there_is_no_arithmetic_of_a_value_that_is_not(params):
    with pytest.raises(InsightFault) as caught:
        arithmetic("conv1", params)
    assert caught.value.problem.code == "unit_missing"
    assert "6×28×28" in str(caught.value)


@pytest.mark.parametrize("params", [{}, {"channel": -1}, {"channel": 0, "most": 1000}, {"channel": 0, "z": 1}])
def test_malformed_parameters_are_refused(params):
    with pytest.raises(GraphFault):
        arithmetic("conv1", params)


def test_a_layer_that_cannot_be_computed_has_none():
    with pytest.raises(InsightFault) as caught:
        arithmetic("n2", {"channel": 0}, chain(conv(3, kernel=9), dense(2), shape=(1, 8, 8)).as_json())
    assert caught.value.problem.code == "question_needs_node"
