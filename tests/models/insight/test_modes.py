"""A layer in use and in training at once; oracles: torch's batch normalisation on the same batch, dropout's share."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from models.compile import compile_graph
from models.graph import parse_graph
from models.insight import InsightFault
from models.insight.answer import answer
from models.insight.inputs import images_of, pixels_of
from models.insight.networks import Networks
from models.insight.question import Sample
from models.insight.training_look import BATCH
from tests.models.networks import chain, conv, dense

SAMPLE = {"dataset": "mnist", "split": "val", "index": 3}
GRAPH = chain(
    conv(3), "batch_norm2d", "relu", "flatten", ("dropout", {"p": 0.25}), dense(4), shape=(1, 28, 28)
).as_json()


def both(node: str) -> dict[str, Any]:
    question = {"kind": "modes", "graph": GRAPH, "input": SAMPLE, "nodes": [{"id": node}], "dataset": "mnist"}
    found = answer(question, Networks()).json
    assert found is not None
    return found


def test_a_batch_normalisation_uses_the_batch_s_statistics_in_training_and_the_running_ones_in_use():
    told = both("n2")
    net = compile_graph(parse_graph(GRAPH))
    batch = torch.cat([pixels_of(Sample(**SAMPLE), (1, 28, 28)), images_of("mnist", BATCH - 1, (1, 28, 28))])
    with torch.inference_mode():
        maps = net.get_submodule("n1")(net.get_submodule("input")(batch))
        used = net.eval().get_submodule("n2")(maps)[0]
        trained = torch.nn.functional.batch_norm(maps, None, None, training=True)[0]
    assert told["images"] == BATCH
    assert told["change"] == pytest.approx(((trained - used).norm() / used.norm()).item(), rel=1e-4)
    for channel, row in enumerate(told["statistics"]):
        assert (row["running_mean"], row["running_var"], row["weight"], row["bias"]) == (0, 1, 1, 0)
        assert row["mean"] == pytest.approx(maps[:, channel].mean().item(), rel=1e-4)
        assert row["var"] == pytest.approx(maps[:, channel].var(correction=0).item(), rel=1e-4)


def test_dropout_switches_off_its_share_in_training_alone():
    told = both("n5")
    assert told["off"] == pytest.approx(0.25, abs=0.05)
    assert told["statistics"] is None
    assert told["change"] > 0


def test_a_layer_that_does_the_same_changes_with_what_comes_before_it():
    told = both("n1")
    assert (told["images"], told["off"], told["statistics"]) == (BATCH, None, None)
    assert told["change"] == pytest.approx(0, abs=1e-6)
    assert both("n3")["change"] > 0


def test_one_layer_is_asked_for():
    with pytest.raises(InsightFault):
        both("gone")
