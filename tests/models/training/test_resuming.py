"""Recipes of every kind, broken off anywhere, go on bit for bit; what ends one early ends it at the same step."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models import snapshot
from models.training.control import Control
from models.training.loop import train
from models.training.progress import Progress
from models.training.spec import TrainingSpec
from tests.models.networks import chain, conv, dense
from tests.models.training.nets import points

TINY = chain(conv(3, 7, stride=7), "batch_norm2d", "relu", ("dropout", {"p": 0.2}), "flatten", dense(10)).as_json()
COMMON = {"batch_size": 512, "train_images": 2000, "epochs": 3, "learning_rate": 0.02}
"""Four steps an epoch."""

OPTIMIZERS = (
    {"optimizer": "sgd", "momentum": 0.0},
    {"optimizer": "sgd", "momentum": 0.9},
    {"optimizer": "sgd", "nesterov": True, "weight_decay": 1e-3},
    {"optimizer": "rmsprop", "momentum": 0.0},
    {"optimizer": "rmsprop", "momentum": 0.5},
    {"optimizer": "adam"},
    {"optimizer": "adamw", "weight_decay": 0.1},
)
SCHEDULES = (
    {"schedule": "constant", "warmup": 0.5},
    {"schedule": "step", "schedule_factor": 0.5},
    {"schedule": "cosine", "warmup": 1.0},
    {"schedule": "one_cycle"},
    {"schedule": "plateau", "plateau_epochs": 0, "schedule_factor": 0.5},
)
LOSSES = (
    {"label_smoothing": 0.1},
    {"loss": "focal"},
    {"loss": "mse", "clip_norm": 0.1},
    {"loss": "hinge", "layers": {"n1": {"rate": 0.1}}},
)
STARTS = (
    {"initialization": "normal", "initialization_bias": 1.0},
    {"initialization": "xavier"},
    {"initialization": "kaiming"},
    {"initialization": "orthogonal", "layers": {"n1": {"frozen": True}, "n2": {"frozen": True}}},
)


def spec(directory, **fields) -> TrainingSpec:
    recipe = {**COMMON, **fields.pop("recipe", {})}
    return TrainingSpec(**{"graph": TINY, "dataset": "mnist", "directory": directory, "recipe": recipe, **fields})


def final(directory) -> snapshot.Snapshot:
    return snapshot.read(max(directory.glob("step-*.safetensors")))


def mixed() -> list[dict[str, object]]:
    """Recipes in which every optimiser, schedule, loss and start occurs twice at least, each time in other company."""
    return [
        {**OPTIMIZERS[at % 7], **SCHEDULES[at % 5], **LOSSES[at % 4], **STARTS[at // 2 % 4]}
        for at in range(2 * len(OPTIMIZERS))
    ]


@pytest.mark.parametrize("recipe", mixed(), ids=lambda recipe: f"{recipe['optimizer']} {recipe['schedule']}")
def test_broken_off_anywhere_it_is_the_same_training(tmp_path, monkeypatch, recipe):
    monkeypatch.setattr(
        "models.training.validation.FIRST", 10**9
    )  # only epochs' ends: the clock has no say in the rest
    changes = [{"step": 6, "values": {"learning_rate": 0.01, "momentum": 0.7}}]
    whole = list(train(spec(tmp_path / "whole", recipe=recipe, changes=changes)))
    expected, measured = points(whole, "train"), points(whole, "val")
    assert sorted(expected) == list(range(12))
    for told in [event for event in whole if event["type"] == "snapshot" and event["step"] in {5, 8}]:
        directory = tmp_path / f"from {told['step']}"
        rest = list(train(spec(directory, recipe=recipe, changes=changes, resume=told["file"])))
        assert points(rest, "train") == {step: at for step, at in expected.items() if step >= told["step"]}
        assert points(rest, "val") == {step: at for step, at in measured.items() if step > told["step"]}
        ours, theirs = final(directory), final(tmp_path / "whole")
        for one, other in ((ours.weights, theirs.weights), (ours.optimizer, theirs.optimizer)):
            assert one.keys() == other.keys()
            assert all(torch.equal(one[key], other[key]) for key in one)


def test_early_stopping_ends_at_the_same_step_with_the_best_one_named(tmp_path):
    recipe = {"epochs": 30, "early_stopping": 1, "optimizer": "sgd", "learning_rate": 1.0, "train_images": 600}
    whole = list(train(spec(tmp_path / "whole", recipe=recipe)))
    ending = whole[-1]
    ends = [event for event in whole if event["type"] == "snapshot" and event["step"] % 2 == 0]
    losses = {point["step"]: point["loss"] for point in points(whole, "val").values() if point["step"] % 2 == 0}
    assert ending["reason"] == "early_stopping"
    assert ending["best"] == min(losses, key=losses.__getitem__)
    assert ending["best"] in {event["step"] for event in ends if event["kept"]}
    assert max(losses) < 60
    for told in ends[-2:]:  # the last one, too: a crash between it and the word of the end ends at once
        rest = list(train(spec(tmp_path / "rest", recipe=recipe, resume=told["file"])))
        assert rest[-1] == ending
        assert points(rest, "train").keys() <= {step for step in points(whole, "train") if step >= told["step"]}
    further = spec(tmp_path / "further", recipe=recipe, resume=ends[-1]["file"], until=max(losses) + 4)
    assert len(points(list(train(further)), "train")) >= 2


def test_minutes_count_over_resumptions(tmp_path):
    recipe = {"length": "minutes", "minutes": 1000.0}
    control = Control()
    events = train(spec(tmp_path, recipe=recipe), control)
    started = next(events)
    assert started["steps"] is None
    for event in events:
        if event["type"] == "metrics" and event["points"][0]["step"] == 2:
            control.stopped = True
            break
    rest = list(events)
    seconds = spent_in(rest[-2])
    assert seconds > 0
    spent = {"length": "minutes", "minutes": seconds / 60}
    assert points(list(train(spec(tmp_path, recipe=spent, resume=rest[-2]["file"]))), "train") == {}
    longer = list(train(spec(tmp_path, recipe={**spent, "minutes": seconds / 30}, resume=rest[-2]["file"])))
    assert spent_in(longer[-2]) >= 2 * seconds
    further = list(train(spec(tmp_path, recipe=spent, resume=rest[-2]["file"], until=4)))
    assert list(points(further, "train")) == [3]


def spent_in(event) -> float:
    """The seconds of training that a snapshot notes."""
    metadata = snapshot.inspect(Path(event["file"])).metadata
    return Progress.model_validate_json(metadata["progress"]).seconds
