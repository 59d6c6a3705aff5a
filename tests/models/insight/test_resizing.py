"""The same weights on pictures of another size, against torch by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from models.compile import compile_graph
from models.graph import Graph
from models.insight.answer import answer
from models.insight.faults import InsightFault
from models.insight.networks import Networks
from models.insight.resizing import resized
from tests.models.networks import chain, conv, dense

PIXELS = np.random.default_rng(1).integers(0, 256, (1, 20, 28))
DENSE_HEAD = chain(conv(3), "relu", "flatten", dense(10), "relu", dense(4), shape=(1, 12, 12))
POOLED_HEAD = chain(conv(3), "relu", "global_avg_pool2d", dense(4), shape=(1, 12, 12))


def ask(graph: Graph, kind: str, **fields: Any) -> Any:
    question = {"kind": kind, "graph": graph.as_json(), "input": {"pixels": PIXELS.tolist()}, "encoding": "float32"}
    return answer({**question, "input_size": (20, 28), **fields}, Networks())


def test_convolutions_run_on_any_size_with_the_same_weights():
    (head, values), *_ = ask(DENSE_HEAD, "activations", nodes=[{"id": "n1"}]).items
    net = compile_graph(DENSE_HEAD, seed=0).eval()
    with torch.inference_mode():
        pixels = net.get_submodule("input")(torch.tensor(PIXELS[None], dtype=torch.float32))
        expected = net.get_submodule("n1")(pixels)[0]
    assert (head["height"], head["width"]) == tuple(expected.shape[1:])
    np.testing.assert_allclose(np.frombuffer(values, np.float32), expected.numpy().ravel(), rtol=1e-5, atol=1e-6)


def test_a_dense_layer_on_places_and_what_follows_is_left_out():
    kept = resized(DENSE_HEAD.as_json(), (20, 28))
    assert set(kept["nodes"]) == {"input", "n1", "n2", "n3"}
    assert {edge["target"] for edge in kept["edges"].values()} == {"n1", "n2", "n3"}
    with pytest.raises(InsightFault, match="no answer"):
        ask(DENSE_HEAD, "prediction")
    assert all(item["kind"] == "activations" for item, _ in ask(DENSE_HEAD, "activations", prediction=True).items)


def test_a_network_that_pools_globally_answers_at_any_size():
    net = compile_graph(POOLED_HEAD, seed=0).eval()
    found = ask(POOLED_HEAD, "prediction").json
    with torch.inference_mode():
        (expected,) = net(torch.tensor(PIXELS[None], dtype=torch.float32)).values()
    np.testing.assert_allclose(found["logits"], expected[0].numpy(), rtol=1e-4, atol=1e-5)


def test_its_own_size_changes_nothing():
    assert resized(DENSE_HEAD.as_json(), (12, 12))["nodes"].keys() == DENSE_HEAD.nodes.keys()
