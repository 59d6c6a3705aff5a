"""The contract of a runner (`server.jobs.runner`), which every runner must keep."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import torch

from models import snapshot
from server.jobs import job
from server.jobs.fairness import SLICE
from server.jobs.runner import Capacity, Claim, Exited, TooLargeError, UnknownJobError
from tests.models.training.nets import points
from tests.models.training.nets import run as train_here
from tests.server.jobs.conftest import CLAIM, MACHINE, to_the_end, until

LONG = {"epochs": 1000}


def steps(event):
    """Of the training's points in an event."""
    return [point["step"] for point in event["points"] if point["split"] == "train"]


async def test_a_run_tells_its_story_and_ends_once(runner, spec):
    events = await to_the_end(runner, await runner.start(spec(), CLAIM))
    kinds = [event["type"] for event in events]
    assert kinds[:2] == ["started", "state"]
    assert kinds[-2:] == ["state", "exited"]
    assert kinds.count("exited") == 1
    assert events[-1]["reason"] == "completed"
    assert events[0]["steps"] == 7
    assert events[0]["device"]["kind"]
    assert [event["state"] for event in events if event["type"] == "state"] == ["running", "finished"]
    expected = train_here(until=7)
    assert points(events, "train") == points(expected, "train")
    assert points(events, "val")[7] == points(expected, "val")[7]
    told = {Path(event["file"]).name for event in events if event["type"] == "snapshot"}
    assert told == {f"step-{step:08d}.safetensors" for step in (0, 1, 2, 5, 7)}


async def test_points_come_before_the_snapshot_that_they_precede(runner, spec):
    known = set()
    async for event in runner.events(await runner.start(spec(), CLAIM)):
        if event["type"] == "metrics":
            known |= {point["step"] for point in event["points"] if point["split"] == "train"}
        if event["type"] == "snapshot":
            assert known == set(range(event["step"]))


async def test_points_that_nobody_has_taken_yet_come_together(runner, spec):
    quick = {"batch_size": 64, "epochs": 1}
    alone = {"directory": None, "live": None}
    unheard = await runner.start(spec("unheard", recipe=quick, until=60, **alone), CLAIM)
    await to_the_end(runner, await runner.start(spec("longer", recipe=quick, until=240, **alone), CLAIM))
    events = await to_the_end(runner, unheard)
    kinds = [event["type"] for event in events]
    assert ("metrics", "metrics") not in pairwise(kinds)
    assert [step for event in events if event["type"] == "metrics" for step in steps(event)] == list(range(60))


async def test_a_worker_waits_for_a_listener_who_is_too_many_points_late(runner, spec, monkeypatch):
    monkeypatch.setattr(job, "MOST_POINTS", 40)
    quick = {"batch_size": 64, "epochs": 1}
    alone = {"directory": None, "live": None}
    unheard = await runner.start(spec("unheard", recipe=quick, until=400, **alone), CLAIM)
    heard = await runner.start(spec("heard", recipe=quick, until=600, **alone), CLAIM)
    await to_the_end(runner, heard)
    assert runner._jobs["unheard"].exited is None
    events = await to_the_end(runner, unheard)
    assert [step for event in events if event["type"] == "metrics" for step in steps(event)] == list(range(400))


async def test_pause_step_resume(runner, spec):
    handle = await runner.start(spec(paused=True), CLAIM)
    events = runner.events(handle)
    _, seen = await until(events, "state")
    assert seen[-1]["state"] == "paused"
    await runner.send(handle, {"type": "step"})
    live, seen = await until(events, "live", step=1)
    assert sorted(points(seen, "train")) == [0]
    assert snapshot.read(Path(spec()["live"])).step == live["step"]
    await runner.send(handle, {"type": "step"})
    await runner.send(handle, {"type": "step"})
    _, seen = await until(events, "live", step=3)
    assert sorted(points(seen, "train")) == [1, 2]
    await runner.send(handle, {"type": "resume"})
    await until(events, "state", state="running")
    await runner.send(handle, {"type": "pause"})
    await until(events, "state", state="paused")
    await runner.send(handle, {"type": "resume"})
    end, _ = await until(events, "exited")
    assert end["reason"] == "completed"


async def test_slow_motion_shows_every_step_and_can_be_left(runner, spec):
    handle = await runner.start(spec(paused=True), CLAIM)
    events = runner.events(handle)
    await until(events, "state", state="paused")
    await runner.send(handle, {"type": "resume", "gait": "slow"})
    await until(events, "state", state="running", gait="slow")
    for step in (1, 2):
        _, seen = await until(events, "live", step=step)
        assert sorted(points(seen, "train")) == [step - 1]  # nothing was done that was not shown
    await runner.send(handle, {"type": "resume"})
    await until(events, "state", state="running", gait="run")
    end, _ = await until(events, "exited")
    assert end["reason"] == "completed"


async def test_an_epoch_ends_in_a_pause_with_its_validation(runner, spec):
    handle = await runner.start(spec(paused=True, recipe={"epochs": 3}), CLAIM)
    events = runner.events(handle)
    await until(events, "state", state="paused")
    for end in (7, 14):
        await runner.send(handle, {"type": "resume", "gait": "epoch"})
        await until(events, "state", state="running", gait="epoch")
        _, seen = await until(events, "state", state="paused")
        assert max(points(seen, "train")) == end - 1
        _, seen = await until(events, "snapshot", step=end)
        assert end in points(seen, "val")


async def test_commands_while_paused_are_answered_without_a_step(runner, spec):
    handle = await runner.start(spec(paused=True), CLAIM)
    events = runner.events(handle)
    await until(events, "state", state="paused")
    for command in (
        {"type": "change", "values": {"learning_rate": 0.5}},
        {"type": "change", "values": {"learning_rate": -0.5}},
        {"type": "extend", "until": 2},
        {"type": "snapshot"},
    ):
        await runner.send(handle, command)
    _, seen = await until(events, "extended", steps=2)
    _, more = await until(events, "snapshot", step=0)
    seen += more
    assert {"type": "changed", "step": 0, "values": {"learning_rate": 0.5}} in seen
    assert [event["values"] for event in seen if event["type"] == "refused"] == [{"learning_rate": -0.5}]
    assert points(seen, "train") == {}
    await runner.send(handle, {"type": "resume"})
    _, seen = await until(events, "exited", reason="completed")
    assert sorted(points(seen, "train")) == [0, 1]


async def test_stop_leaves_a_snapshot_and_resuming_from_it_ends_where_the_unbroken_run_does(runner, spec, tmp_path):
    handle = await runner.start(spec(), CLAIM)
    events = runner.events(handle)
    await until(events, "metrics")
    await runner.send(handle, {"type": "stop"})
    end, seen = await until(events, "exited")
    assert end["reason"] == "stopped"
    last = [event for event in seen if event["type"] == "snapshot"][-1]
    resumed = await to_the_end(runner, await runner.start(spec(resume=last["file"]), CLAIM))
    assert resumed[0]["step"] == last["step"]
    train_here(tmp_path / "here")
    ours, theirs = (snapshot.read(tmp_path / name / "step-00000007.safetensors") for name in ("run", "here"))
    assert all(torch.equal(ours.weights[key], theirs.weights[key]) for key in theirs.weights)


async def test_jobs_beyond_the_places_wait_in_order_and_are_told_where_they_stand(runner, spec):
    first, second = [await runner.start(spec(name, recipe=LONG), CLAIM) for name in ("a", "b")]
    third, fourth = [await runner.start(spec(name), CLAIM) for name in ("c", "d")]
    waiting = runner.events(fourth)
    told = await anext(waiting)
    assert (told["type"], told["position"], told["waiting"]["because"]) == ("queued", 1, "places")
    assert told["waiting"]["seconds"] <= SLICE
    assert await runner.capacity() == Capacity(
        slots=2, running=2, queued=2, bytes=MACHINE.bytes, claimed=2 * CLAIM.bytes
    )
    assert (await runner.kill(third, 0.1)).reason == "stopped"
    assert (await anext(waiting))["position"] == 0
    await runner.kill(first)
    assert await anext(waiting) == {"type": "queued", "position": None, "waiting": None}
    assert (await anext(waiting))["type"] == "started"
    assert (await runner.kill(second)).reason == "stopped"
    end, _ = await until(waiting, "exited")
    assert end["reason"] == "completed"
    assert (await to_the_end(runner, third))[-1]["type"] == "exited"


async def test_a_paused_job_gives_its_place_to_another_and_keeps_its_weights(runner, spec):
    paused, other = await runner.start(spec("a", paused=True), CLAIM), await runner.start(spec("b", recipe=LONG), CLAIM)
    events = runner.events(paused)
    await until(events, "state", state="paused")
    await runner.send(paused, {"type": "step"})
    await until(events, "live", step=1)
    third = await runner.start(spec("c", until=1), CLAIM)
    end, seen = await until(events, "exited")
    assert end["reason"] == "yielded"
    assert not [event for event in seen if event["type"] == "state"]  # it is not over
    assert [event["step"] for event in seen if event["type"] == "snapshot"] == [1]
    assert (await to_the_end(runner, third))[-1]["reason"] == "completed"
    await runner.kill(other)


async def test_what_the_machine_can_never_hold_is_refused_and_what_it_cannot_hold_now_waits(runner, spec):
    with pytest.raises(TooLargeError):
        await runner.start(spec(), Claim("somebody", MACHINE.bytes + 1))
    large = await runner.start(spec("a", recipe=LONG), Claim("somebody", MACHINE.bytes))
    small = await runner.start(spec("b", until=1), Claim("another", 1))
    told = await anext(runner.events(small))
    assert (told["position"], told["waiting"]) == (0, {"seconds": SLICE, "because": "memory"})
    await runner.kill(large)
    assert (await to_the_end(runner, small))[-1]["reason"] == "completed"


async def test_behind_ones_own_limit_the_wait_is_that_of_ones_own_training(runner, spec):
    limited = Claim("somebody", CLAIM.bytes, own_limit=1)
    first, second = await runner.start(spec("a", recipe=LONG), limited), await runner.start(spec("b", until=1), limited)
    events = runner.events(second)
    assert (await anext(events))["waiting"] == {"seconds": None, "because": "own_limit"}  # nothing has been learned yet
    assert (await anext(events))["waiting"]["seconds"] > 0
    await runner.kill(first)
    assert (await to_the_end(runner, second))[-1]["reason"] == "completed"


async def test_a_run_has_one_job_at_a_time_and_may_have_another_after_it(runner, spec):
    handle = await runner.start(spec(paused=True), CLAIM)
    with pytest.raises(ValueError, match="has not ended"):
        await runner.start(spec(), CLAIM)
    await runner.kill(handle)
    with pytest.raises(UnknownJobError):
        await runner.send(handle, {"type": "pause"})
    again = await runner.start(spec(until=1), CLAIM)
    assert (await to_the_end(runner, again))[-1]["reason"] == "completed"
    with pytest.raises(UnknownJobError):
        await runner.send(again, {"type": "pause"})


async def test_faults_are_told_with_their_sentence(runner, spec, tmp_path):
    broken = spec("broken")
    broken["graph"] = {**broken["graph"], "edges": {}}
    end = (await to_the_end(runner, await runner.start(broken, CLAIM)))[-1]
    assert (end["reason"], end["problem"]["code"]) == ("error", "no_output")
    missing = spec("missing", resume=str(tmp_path / "nothing.safetensors"))
    end = (await to_the_end(runner, await runner.start(missing, CLAIM)))[-1]
    assert (end["reason"], end["problem"]["code"]) == ("error", "snapshot_missing")
    impossible = spec("impossible", recipe={"learning_rate": -1.0})
    end = (await to_the_end(runner, await runner.start(impossible, CLAIM)))[-1]
    assert (end["reason"], end["problem"]["field"]) == ("error", "learning_rate")


async def test_a_diverging_run_says_so_and_stops(runner, spec):
    recipe = {"optimizer": "sgd", "learning_rate": 1e4, "momentum": 0.0}
    nodes = {
        "input": {"type": "input", "params": {"shape": [1, 28, 28]}},
        "flat": {"type": "flatten", "params": {}},
        "fc1": {"type": "linear", "params": {"out_features": 64}},
        "fc2": {"type": "linear", "params": {"out_features": 10}},
    }
    names = list(nodes)
    edges = {f"e{k}": {"source": names[k], "target": names[k + 1]} for k in range(3)}
    graph = {"format": 1, "nodes": nodes, "edges": edges}
    events = await to_the_end(runner, await runner.start(spec(graph=graph, recipe=recipe), CLAIM))
    told = [event for event in events if event["type"] == "diverged"]
    assert len(told) == 1
    assert told[0]["node"] in {"fc1", "fc2"}
    assert events[-1]["reason"] == "diverged"


async def test_a_listener_that_sleeps_holds_the_live_weights_back_not_the_points(runner, spec):
    unread, read = await runner.start(spec("a"), CLAIM), await runner.start(spec("b"), CLAIM)
    await to_the_end(runner, read)
    await runner.kill(unread, 20.0)  # until here nobody has listened to it
    events = await to_the_end(runner, unread)
    seen = sorted(points(events, "train"))
    assert seen == list(range(len(seen)))
    assert seen
    assert len([event for event in events if event["type"] == "live"]) <= 2  # the first, and that of the end


async def test_closing_stops_everything_with_a_snapshot(runner, spec):
    running = await runner.start(spec("a"), CLAIM)
    waiting = [await runner.start(spec(name, recipe=LONG), CLAIM) for name in "bc"]
    events = runner.events(running)
    await until(events, "metrics")
    await runner.aclose()
    end, seen = await until(events, "exited")
    assert end["reason"] in {"stopped", "completed"}
    assert [event for event in seen if event["type"] == "snapshot"]
    for handle in waiting:
        assert (await to_the_end(runner, handle))[-1] == Exited("stopped", "").as_event() | {
            "detail": "it was waiting" if handle == waiting[1] else ""
        }
    with pytest.raises(RuntimeError, match="closing"):
        await runner.start(spec("d"), CLAIM)
