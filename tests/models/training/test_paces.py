"""Frozen layers stay as they are to the last bit; factors multiply the learning rate; the nearest word counts."""

from __future__ import annotations

import pytest
import torch

from models import snapshot
from models.graph import parse_graph
from models.problems import GraphFault
from models.training.loop import train
from models.training.paces import NodePace, paces
from models.training.recipe import Recipe
from tests.models.networks import chain
from tests.models.training.test_resuming import TINY, final, spec

LAYERS = chain("flatten", "relu", "relu", "relu")


def grouped() -> dict:
    document = LAYERS.as_json()
    document["groups"] = {"outer": {"title": "a"}, "inner": {"title": "b", "parent": "outer"}}
    document["nodes"]["n1"]["group"] = "outer"
    document["nodes"]["n2"]["group"] = document["nodes"]["n3"]["group"] = "inner"
    return document


def test_the_nearest_word_counts():
    recipe = Recipe.model_validate(
        {
            "groups": {"outer": {"frozen": True, "rate": 0.5}, "inner": {"rate": 0.1}},
            "layers": {"n3": {"frozen": False}},
        }
    )
    assert paces(parse_graph(grouped()), recipe) == {
        "input": NodePace(),
        "n1": NodePace(frozen=True, rate=0.5),
        "n2": NodePace(frozen=True, rate=0.1),
        "n3": NodePace(frozen=False, rate=0.1),
        "n4": NodePace(),
    }


def test_frozen_layers_keep_every_bit_and_their_statistics(tmp_path):
    recipe = {"layers": {"n1": {"frozen": True}, "n2": {"frozen": True}}, "weight_decay": 0.1, "epochs": 1}
    list(train(spec(tmp_path, recipe=recipe)))
    first, last = snapshot.read(min(tmp_path.glob("step-*.safetensors"))), final(tmp_path)
    frozen = [key for key in first.weights if key.startswith(("n1.", "n2."))]
    assert len(frozen) == 7
    assert all(torch.equal(first.weights[key], last.weights[key]) for key in frozen)
    assert not torch.equal(first.weights["n6.weight"], last.weights["n6.weight"])
    assert {key.split(".")[0] for key in last.optimizer} == {"n6"}


def test_a_factor_scales_the_update(tmp_path):
    def moved(name, **recipe):
        own = {"optimizer": "sgd", "momentum": 0.0, "length": "steps", "steps": 1, **recipe}
        list(train(spec(tmp_path / name, recipe=own)))
        before = snapshot.read(min((tmp_path / name).glob("step-*.safetensors"))).weights
        return {key: value - before[key] for key, value in final(tmp_path / name).weights.items()}

    plain, slowed = moved("plain"), moved("slowed", layers={"n1": {"rate": 0.25}})
    torch.testing.assert_close(slowed["n1.weight"], 0.25 * plain["n1.weight"], rtol=1e-3, atol=1e-7)
    assert torch.equal(slowed["n6.weight"], plain["n6.weight"])


def test_a_recipe_that_freezes_everything_is_refused():
    layers = {node: {"frozen": True} for node in TINY["nodes"]}
    with pytest.raises(GraphFault, match="frozen") as error:
        next(train(spec(None, recipe={"layers": layers})))
    assert error.value.problems[0].field == "layers"
