"""What a frozen encoder gives on is computed once, and the training behind it is the same, number for number."""

from __future__ import annotations

import pytest
import torch

from models import zoo
from models.analysis import analyse
from models.graph import parse_graph
from models.training import encoder
from models.training.encoder import find_cut
from models.training.loop import train
from models.training.paces import paces
from models.training.recipe import Recipe
from tests.models.networks import chain, conv, dense
from tests.models.training.nets import points, pull
from tests.models.training.test_resuming import final, spec

NET = chain(
    *(conv(3, 7, stride=7), "batch_norm2d", "relu", conv(4, 2), "flatten", dense(20), "relu"),
    *(("dropout", {"p": 0.2}), dense(10)),
).as_json()
"""Nodes n1 to n9; with n1 and n2 frozen the cut is behind the first relu, n3: 3×4×4."""

FROZEN = {"layers": {"n1": {"frozen": True}, "n2": {"frozen": True}}}


def cut_of(graph, recipe):
    parsed = parse_graph(graph)
    return find_cut(analyse(parsed), paces(parsed, Recipe.model_validate(recipe)))


def test_the_cut_is_behind_everything_that_does_the_same_at_every_step():
    found = cut_of(NET, FROZEN)
    assert found is not None
    assert (found.computed, found.ends, found.width) == (("input", "n1", "n2", "n3"), ("n3",), 48)
    assert cut_of(NET, {"layers": {"n1": {"frozen": True}}}).ends == ("n1",)  # learning statistics change
    assert cut_of(NET, {"layers": {"n2": {"frozen": True}}}) is None
    everything = {f"n{number}": {"frozen": True} for number in (1, 2, 4, 6, 9)}
    assert cut_of(NET, {"layers": everything}).ends == ("n7",)  # dropout draws anew


def test_the_parts_of_a_residual_network_that_are_read_across_the_cut_are_all_ends():
    graph = zoo.build("resnet18", 10, (3, 32, 32)).as_json()
    groups = {name for name, node in graph["nodes"].items() if name.startswith(("conv1", "bn1", "layer1.0"))}
    found = cut_of(graph, {"layers": {name: {"frozen": True} for name in groups}})
    assert found is not None
    reading = {edge["source"] for edge in graph["edges"].values() if edge["target"] not in found.computed}
    assert set(found.ends) == reading & set(found.computed)


@pytest.fixture
def without(monkeypatch):
    """Runs a training as if nothing had room."""

    def run(*arguments, **fields):
        with monkeypatch.context() as patch:
            patch.setattr(encoder, "LARGEST", 0)
            return list(train(spec(*arguments, **fields)))

    return run


@pytest.mark.parametrize(
    "recipe",
    [FROZEN, {**FROZEN, "optimizer": "sgd", "train_images": 1025, "epochs": 2}],
    ids=["dropout behind the cut", "a batch of one left over"],
)
def test_it_is_the_same_training(tmp_path, without, recipe):
    cached = list(train(spec(tmp_path / "once", graph=NET, recipe=recipe)))
    plain = without(tmp_path / "again", graph=NET, recipe=recipe)
    assert [pull(iter(events), "started")[0]["encoder"]["is_kept"] for events in (cached, plain)] == [True, False]
    for split in ("train", "val"):
        ours, theirs = points(cached, split), points(plain, split)
        common = ours.keys() & theirs.keys()  # between epochs the clock decides what is validated
        assert len(common) >= 2
        losses = [[at[step]["loss"] for step in sorted(common)] for at in (ours, theirs)]
        assert losses[0] == pytest.approx(losses[1], abs=1e-6)
    one, other = final(tmp_path / "once").weights, final(tmp_path / "again").weights
    for key in one:
        torch.testing.assert_close(one[key], other[key], rtol=0, atol=1e-6)


def test_it_goes_on_bit_for_bit(tmp_path):
    whole = list(train(spec(tmp_path / "whole", graph=NET, recipe=FROZEN)))
    for told in [event for event in pull(iter(whole), "snapshot") if event["step"] in {2, 5}]:
        rest = list(train(spec(tmp_path / f"from {told['step']}", graph=NET, recipe=FROZEN, resume=told["file"])))
        expected = points(whole, "train")
        assert points(rest, "train") == {step: at for step, at in expected.items() if step >= told["step"]}
    assert not [file for file in (tmp_path / "whole").iterdir() if file.suffix != ".safetensors"]


def test_images_that_are_changed_go_through_the_encoder_again(tmp_path):
    shift = {"augmentation": [{"op": "shift", "pixels": 2}]}
    recipe = {**FROZEN, "epochs": 1}
    changes = [{"step": 2, "values": shift}]
    changed = points(list(train(spec(tmp_path / "changed", graph=NET, recipe=recipe, changes=changes))), "train")
    plain = points(list(train(spec(tmp_path / "plain", graph=NET, recipe=recipe))), "train")
    assert [changed[step]["loss"] == plain[step]["loss"] for step in range(4)] == [True, True, False, False]


def test_a_full_disk_is_no_reason_not_to_train(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(encoder, "_allocate", full)
    events = train(spec(tmp_path, graph=NET, recipe={**FROZEN, "epochs": 1}))
    assert next(events)["encoder"] == {"nodes": ["n1", "n2"], "bytes": 4 * 48 * 7000, "is_kept": False}
    assert list(events)[-1]["state"] == "finished"
