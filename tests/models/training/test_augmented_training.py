"""Augmented trainings learn, repeat themselves bit for bit, change on the way, and are validated on plain images."""

from __future__ import annotations

import pytest
import torch

from models import snapshot
from tests.models.networks import chain, conv, dense, max_pool
from tests.models.training.nets import points, run

NET = chain(conv(8, 5), "relu", max_pool(), "flatten", dense(10)).as_json()
QUICK = {"batch_size": 64, "length": "steps", "steps": 40, "learning_rate": 0.01}
CUTMIX = [{"op": "shift"}, {"op": "cutmix", "p": 1.0}]
LISTS = {
    "moves": [{"op": "shift"}, {"op": "rotate"}, {"op": "elastic"}],
    "mixup": [{"op": "mixup", "alpha": 1.0}],
    "cutmix": CUTMIX,
    "auto_augment": [{"op": "auto_augment", "policy": "svhn"}],
    "rand_augment": [{"op": "rand_augment"}],
    "trivial_augment": [{"op": "trivial_augment"}],
    "aug_mix": [{"op": "aug_mix"}],
}


@pytest.mark.parametrize("name", LISTS)
def test_a_network_learns_from_augmented_images(name):
    events = run(graph=NET, recipe={**QUICK, "augmentation": LISTS[name]})
    validation = points(events, "val")
    assert validation[max(validation)]["accuracy"] > 0.5  # ten classes; without augmentation 0.87
    assert all(0 <= point["accuracy"] <= 1 for point in points(events, "train").values())


@pytest.mark.parametrize("loss", ["focal", "mse", "hinge"])
def test_other_losses_take_mixed_labels(loss):
    events = run(graph=NET, recipe={**QUICK, "steps": 20, "loss": loss, "augmentation": CUTMIX})
    losses = [point["loss"] for _, point in sorted(points(events, "train").items())]
    assert sum(losses[-5:]) < sum(losses[:5])


def test_resumed_it_is_the_same_training_whatever_was_changed_on_the_way(tmp_path):
    changes = [
        {"step": 3, "values": {"augmentation": CUTMIX}},
        {"step": 8, "values": {"augmentation": LISTS["rand_augment"]}},
    ]
    common = {"graph": NET, "recipe": {**QUICK, "steps": 12, "augmentation": LISTS["moves"]}, "changes": changes}
    whole = run(tmp_path / "whole", **common)
    plain = run(graph=NET, recipe={**common["recipe"], "augmentation": []})
    expected = points(whole, "train")
    assert expected[0]["loss"] != points(plain, "train")[0]["loss"]
    for told in [event for event in whole if event["type"] == "snapshot" and event["step"] in {2, 5, 10}]:
        directory = tmp_path / f"from {told['step']}"
        rest = run(directory, resume=told["file"], **common)
        assert {step: at["loss"] for step, at in points(rest, "train").items()} == {
            step: at["loss"] for step, at in expected.items() if step >= told["step"]
        }
        ours, theirs = (
            snapshot.read(folder / "step-00000012.safetensors") for folder in (directory, tmp_path / "whole")
        )
        assert all(torch.equal(ours.weights[key], theirs.weights[key]) for key in theirs.weights)


def test_validation_sees_images_as_they_are():
    still = {**QUICK, "steps": 1, "optimizer": "sgd", "learning_rate": 1e-30}
    destroyed = [{"op": "cutout", "size": 1.0, "p": 1.0}, {"op": "invert", "p": 1.0}]
    plain, augmented = (
        points(run(graph=NET, recipe={**still, "augmentation": listed}), "val")[1] for listed in ([], destroyed)
    )
    assert plain == augmented
