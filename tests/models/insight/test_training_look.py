"""In training mode the network is seen as a step sees it, always the same way, and nothing is learned from looking."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional

from models import data
from models.compile import compile_graph
from models.graph import parse_graph
from models.insight import training_look
from models.insight.answer import answer
from models.insight.inputs import images_of, pixels_of
from models.insight.networks import Networks
from models.insight.question import Pixels
from tests.models.networks import chain, conv, dense

GRAPH = chain(
    conv(4),
    ("dropout2d", {"p": 0.25}),
    ("batch_norm2d", {}),
    "relu",
    "flatten",
    ("dropout", {"p": 0.5}),
    dense(3),
    shape=(1, 8, 8),
).as_json()
PIXELS = {"pixels": (np.arange(64).reshape(1, 8, 8) * 4).tolist()}


def look(mode: str, networks: Networks | None = None, **fields: Any) -> dict[str, np.ndarray]:
    question = {"kind": "activations", "graph": GRAPH, "input": PIXELS, "encoding": "float32", "mode": mode, **fields}
    return {
        item["node"]: np.frombuffer(values, np.float32).reshape(item["tiles"], item["height"], item["width"])
        for item, values in answer(question, networks or Networks()).items
    }


def test_masks_are_seen_and_the_rest_is_scaled_up():
    trained = look("train")
    maps, dropped = trained["n1"], trained["n2"]
    gone = [not dropped[channel].any() for channel in range(4)]
    assert any(gone)
    assert not all(gone)
    for channel in range(4):
        expected = np.zeros_like(maps[channel]) if gone[channel] else maps[channel] / 0.75
        np.testing.assert_allclose(dropped[channel], expected, rtol=1e-6)
    kept = trained["n6"] != 0
    np.testing.assert_allclose(trained["n6"][kept], 2 * trained["n5"][kept], rtol=1e-6)
    assert kept.sum() < (trained["n5"] != 0).sum()
    used = look("eval")
    np.testing.assert_array_equal(used["n2"], used["n1"])
    np.testing.assert_array_equal(used["n6"], used["n5"])


def test_batch_normalisation_takes_the_statistics_of_the_batch():
    graph = chain(conv(4), ("batch_norm2d", {}), shape=(1, 8, 8)).as_json()
    net = compile_graph(parse_graph(graph))
    batch = torch.cat([pixels_of(Pixels(**PIXELS), (1, 8, 8)), images_of("mnist", 31, (1, 8, 8))])
    convolved = net.get_submodule("n1")(net.get_submodule("input")(batch))
    expected = functional.batch_norm(convolved, None, None, training=True)[0].detach()
    trained = look("train", graph=graph, dataset="mnist")["n2"]
    np.testing.assert_allclose(trained, expected, rtol=1e-4, atol=1e-5)
    assert not np.allclose(look("eval", graph=graph)["n2"], expected, atol=0.1)


def test_looking_teaches_nothing_and_repeats_itself():
    networks = Networks()
    used = look("eval", networks)
    state = {name: value.clone() for name, value in networks.get(GRAPH, 0).net.state_dict().items()}
    torch.manual_seed(1)
    first = look("train", networks, dataset="mnist")
    torch.manual_seed(2)
    drawn = torch.rand(3)
    again = look("train", networks, dataset="mnist")
    for node in first:
        np.testing.assert_array_equal(first[node], again[node])
    for name, value in networks.get(GRAPH, 0).net.state_dict().items():
        assert torch.equal(value, state[name]), name
    assert not networks.get(GRAPH, 0).net.training
    for node, values in look("eval", networks).items():
        np.testing.assert_array_equal(values, used[node])
    torch.manual_seed(2)
    assert torch.equal(torch.rand(3), drawn)
    assert not np.array_equal(look("train", networks, seed=1)["n6"], first["n6"])


def test_without_images_the_input_keeps_itself_company():
    for dataset in (None, "unheard_of"):
        assert look("train", dataset=dataset).keys() == GRAPH["nodes"].keys()


def test_gradients_and_probabilities_go_through_the_masks():
    networks = Networks()
    trained = look("train", networks)
    slopes = look("train", networks, kind="gradients", target=1)
    weight = networks.get(GRAPH, 0).net.get_parameter("n7.weight")[1].numpy()
    np.testing.assert_allclose(slopes["n6"].ravel(), weight, rtol=1e-6)
    flat, kept = slopes["n5"].ravel(), trained["n6"].ravel() != 0
    np.testing.assert_allclose(flat[kept], 2 * weight[kept], rtol=1e-6)
    question = {"kind": "activations", "graph": GRAPH, "input": PIXELS, "nodes": [], "mode": "train"}
    [(item, values)] = answer({**question, "prediction": True}, Networks()).items
    assert (item["tiles"], item["height"], item["width"]) == (1, 1, 3)
    logits = torch.from_numpy(trained["n7"]).flatten()
    np.testing.assert_allclose(np.frombuffer(values, np.float32), logits.softmax(0), rtol=1e-5)


def test_large_pictures_come_in_smaller_batches(monkeypatch):
    monkeypatch.setattr(training_look, "LARGEST", 5 * 4 * 6 * 6)
    network = Networks().get(GRAPH, 0)
    assert network.largest_output == 4 * 6 * 6
    pixels = torch.zeros(1, 1, 8, 8)
    assert training_look.in_batch(network, pixels, "mnist").shape == (5, 1, 8, 8)
    monkeypatch.setattr(training_look, "LARGEST", 1)
    assert len(training_look.in_batch(network, pixels, None)) == 2, "a batch of one has no statistics"


def test_the_company_is_the_first_training_images():
    images = data.get("mnist").load("train").images[:2]
    np.testing.assert_array_equal(images_of("mnist", 2, (1, 28, 28)), images.astype(np.float32))
    with pytest.raises(data.DatasetProblem):
        images_of("unheard_of", 2, (1, 28, 28))
