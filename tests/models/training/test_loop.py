"""The loop repeats itself bit for bit, however it is interrupted, watched or measured, and says what happens."""

from __future__ import annotations

from itertools import takewhile

import pytest
import torch

from models import snapshot
from models.problems import GraphFault
from models.snapshot import SnapshotFault
from models.training.control import Control
from models.training.loop import train
from tests.models.networks import chain, dense
from tests.models.training.nets import STEPS_PER_EPOCH, points, pull, run, spec

RECIPES = {
    "sgd": {"optimizer": "sgd", "learning_rate": 0.05, "nesterov": True, "weight_decay": 1e-3},
    "adam": {"optimizer": "adam"},
    "adamw": {"optimizer": "adamw", "weight_decay": 0.1},
}


def final(directory):
    return snapshot.read(max(directory.glob("step-*.safetensors")))


def assert_equal_bits(one: snapshot.Snapshot, other: snapshot.Snapshot) -> None:
    assert one.step == other.step
    for ours, theirs in ((one.weights, other.weights), (one.optimizer, other.optimizer)):
        assert ours.keys() == theirs.keys()
        assert all(torch.equal(ours[key], theirs[key]) for key in ours)


@pytest.mark.parametrize("optimizer", RECIPES)
def test_resumed_from_any_snapshot_it_is_the_run_that_was_never_broken(tmp_path, optimizer):
    changes = [{"step": 4, "values": {"learning_rate": 0.003}}, {"step": 8, "values": {"weight_decay": 0.0}}]
    common = {"recipe": {**RECIPES[optimizer], "epochs": 2}, "changes": changes}
    whole = run(tmp_path / "whole", **common)
    expected = points(whole, "train")
    assert sorted(expected) == list(range(2 * STEPS_PER_EPOCH))
    for told in [event for event in whole if event["type"] == "snapshot" and event["step"] in {2, 10}]:
        directory = tmp_path / f"from {told['step']}"
        rest = run(directory, resume=told["file"], **common)
        assert points(rest, "train") == {step: at for step, at in expected.items() if step >= told["step"]}
        assert_equal_bits(final(directory), final(tmp_path / "whole"))


def test_watching_and_measuring_leave_no_trace(tmp_path):
    silent = run(tmp_path / "a")
    control = Control()
    events = train(spec(directory=tmp_path / "b", live=tmp_path / "live.safetensors"), control)
    watched = []
    for event in events:
        watched.append(event)
        if event["type"] == "metrics":
            control.ask("live")
            torch.rand(3)  # somebody else draws from the same generator
    assert points(watched, "train") == points(silent, "train")
    assert len([event for event in watched if event["type"] == "live"]) > STEPS_PER_EPOCH
    assert_equal_bits(final(tmp_path / "a"), final(tmp_path / "b"))
    live = snapshot.read(tmp_path / "live.safetensors")
    assert live.step == STEPS_PER_EPOCH
    assert all(torch.equal(live.weights[key], value) for key, value in final(tmp_path / "a").weights.items())


def test_changes_made_by_hand_are_the_changes_of_the_journal(tmp_path):
    control = Control()
    values = {"learning_rate": 0.1, "momentum": 0.0}
    events = train(spec(directory=tmp_path / "hand", recipe={"optimizer": "sgd", "nesterov": True}), control)
    told = []
    for event in events:
        told.append(event)
        if event["type"] == "metrics" and event["points"][0]["step"] == 2:
            control.ask("change", **values)
    [told_of] = [event for event in told if event["type"] == "changed"]
    assert told_of == {"type": "changed", "step": 3, "values": values}
    journal = [{"step": told_of["step"], "values": told_of["values"]}]
    run(tmp_path / "journal", recipe={"optimizer": "sgd", "nesterov": True}, changes=journal)
    assert_equal_bits(final(tmp_path / "hand"), final(tmp_path / "journal"))
    run(tmp_path / "plain", recipe={"optimizer": "sgd", "nesterov": True})
    assert not torch.equal(
        final(tmp_path / "plain").weights["n8.weight"], final(tmp_path / "hand").weights["n8.weight"]
    )


def test_what_a_change_leaves_open_stays_out_of_the_journal():
    control = Control()
    control.ask("change", learning_rate=0.5, momentum=None)
    [told] = [event for event in train(spec(until=0), control) if event["type"] == "changed"]
    assert told["values"] == {"learning_rate": 0.5}
    spec(changes=[{"step": told["step"], "values": told["values"]}])


def test_an_impossible_change_is_refused_and_changes_nothing(tmp_path):
    control = Control()
    control.ask("change", learning_rate=-1.0)
    control.ask("change", batch_size=3)
    refused = [event for event in train(spec(until=1), control) if event["type"] == "refused"]
    assert [event["values"] for event in refused] == [{"learning_rate": -1.0}, {"batch_size": 3}]


def test_not_pulling_pauses_and_requests_are_answered_without_a_step(tmp_path):
    control = Control()
    events = train(spec(directory=tmp_path, live=tmp_path / "live.safetensors"), control)
    for event in events:
        if event["type"] == "metrics":
            break
    control.ask("snapshot", kept=True)
    control.ask("live")
    control.ask("extend", until=3)
    told = []
    while control.pending:
        told.append(next(events))
    assert "metrics" not in {event["type"] for event in told}
    assert told[-1] == {"type": "extended", "steps": 3}
    assert [event["step"] for event in told if event["type"] in {"live", "snapshot"}] == [1] * (len(told) - 1)
    rest = list(events)
    assert sorted(points(rest, "train")) == [1, 2]
    assert rest[-1] == {"type": "state", "state": "finished"}


def test_stopping_leaves_a_snapshot_to_go_on_from(tmp_path):
    control = Control()
    events = train(spec(directory=tmp_path), control)
    first = list(takewhile(lambda event: event["type"] != "metrics" or event["points"][0]["step"] < 3, events))
    control.stopped = True
    rest = [event for event in events if event["type"] != "signals"]  # they come when the clock says so
    assert [event["type"] for event in rest] == ["snapshot", "state"]
    assert rest[0]["step"] == 4
    assert rest[0]["kept"]
    assert rest[1]["state"] == "stopped"
    going_on = run(tmp_path, resume=rest[0]["file"])
    assert next(iter(going_on))["step"] == 4
    assert points(first, "train").keys().isdisjoint(points(going_on, "train"))


def test_snapshots_lie_close_together_first_and_at_the_ends_of_epochs(tmp_path):
    told = [event for event in run(tmp_path, recipe={"epochs": 2}) if event["type"] == "snapshot"]
    assert [event["step"] for event in told] == [0, 1, 2, 5, 7, 10, 14]
    assert all(event["kept"] for event in told)
    assert [event["epoch"] for event in told] == [0, 0, 0, 0, 1, 1, 2]


def test_the_validation_split_is_measured_at_the_end_of_every_epoch_and_of_the_run():
    events = run(recipe={"epochs": 2}, until=10)
    found = points(events, "val")
    assert {7, 10} <= found.keys()
    assert found[7]["epoch"] == 1
    assert found[10]["loss"] < found[7]["loss"]
    assert 0 < found[10]["accuracy"] < 1


def test_a_diverged_run_says_where_and_stops_without_a_broken_snapshot(tmp_path):
    events = run(tmp_path, recipe={"optimizer": "sgd", "learning_rate": 1e4, "momentum": 0.0}, graph=CUBIC)
    assert events[-1]["type"] == "diverged"
    assert events[-1]["node"] in {"n2", "n3"}
    step = events[-1]["step"]
    assert step == max(points(events, "train")) + 1
    kept = [snapshot.read(file) for file in tmp_path.glob("*.safetensors")]
    assert all(value.isfinite().all() for file in kept for value in file.weights.values() if value.is_floating_point())


CUBIC = chain("flatten", dense(64), dense(64), dense(10)).as_json()
"""Layers without anything between them: their product explodes in a few steps."""


def test_weights_are_carried_where_they_fit(tmp_path):
    run(tmp_path, until=2)
    other = chain(("conv2d", {"out_channels": 3, "kernel_size": 4, "stride": 4}), "flatten", dense(10)).as_json()
    started = next(iter(train(spec(graph=other, initial=[final_path(tmp_path)]))))
    assert started["carried"] == {"kept": ["n1"], "fresh": ["n3"]}
    resumed = next(iter(train(spec(resume=final_path(tmp_path)))))
    assert resumed["carried"] == {"kept": ["n1", "n2", "n5", "n8"], "fresh": []}


def final_path(directory):
    return max(directory.glob("step-*.safetensors"))


def test_a_snapshot_of_another_training_is_refused(tmp_path):
    run(tmp_path, until=1)
    file = final_path(tmp_path)
    other = chain("flatten", dense(10)).as_json()
    with pytest.raises(SnapshotFault, match="another training"):
        next(train(spec(resume=file, graph=other)))
    with pytest.raises(SnapshotFault, match="sgd"):
        next(train(spec(resume=file, recipe={"optimizer": "sgd"})))


def test_what_cannot_be_trained_is_refused_before_the_first_event():
    broken = chain(("conv2d", {"out_channels": 2, "kernel_size": 40}), "flatten", dense(10)).as_json()
    with pytest.raises(GraphFault, match="larger"):
        next(train(spec(graph=broken)))
    weightless = chain(("adaptive_avg_pool2d", {"output_size": [2, 5]}), "flatten").as_json()
    with pytest.raises(GraphFault, match="nothing to train"):
        next(train(spec(graph=weightless)))


def test_the_same_seed_repeats_and_another_does_not():
    first = points(run(until=2), "train")
    assert points(run(until=2), "train") == first
    assert points(run(until=2, recipe={"seed": 1}), "train") != first
    assert pull(train(spec(until=0)), "metrics") == []


def test_temporary_snapshots_are_swept_but_for_two(tmp_path, monkeypatch):
    monkeypatch.setattr("models.training.loop.RESUME_INTERVAL", 0.0)
    monkeypatch.setattr("models.training.loop.SHARE", 1e9)
    told = [event for event in run(tmp_path, recipe={"epochs": 2}) if event["type"] == "snapshot"]
    temporary = [event["step"] for event in told if not event["kept"]]
    assert temporary == [3, 4, 6, 8, 9, 11, 12, 13]
    assert sorted(tmp_path.glob("resume-*")) == [tmp_path / f"resume-{step:08d}.safetensors" for step in (12, 13)]
    resumed = run(tmp_path / "on", resume=tmp_path / "resume-00000012.safetensors", recipe={"epochs": 2})
    assert_equal_bits(final(tmp_path / "on"), final(tmp_path))
    assert resumed[0]["step"] == 12
