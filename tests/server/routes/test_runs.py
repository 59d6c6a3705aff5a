"""Runs over HTTP: their life, their metrics, their weights."""

from __future__ import annotations

import asyncio
import math

import numpy as np
import pytest
from safetensors.numpy import load, save

from tests.server.visitor import QUICK

LAYERS = ("conv1", "fc1", "fc2")
"""With weights, in the small network."""


@pytest.fixture
async def project(visitor):
    made = await visitor.small_project()
    yield made
    shown = (await visitor.get(f"/projects/{made['id']}"))["run"]
    if shown:
        await visitor.post(f"/runs/{shown['id']}/stop")


async def test_a_run_from_start_to_end_and_beyond(visitor, project):
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        run = await visitor.post(f"/projects/{project['id']}/runs", {}, 201)
        assert run["state"] in {"queued", "running"}
        assert (run["project"], run["current"]) == (project["id"], True)
        finished = await tab.run_in("finished")
        assert finished["step"] == finished["steps"] == 27
        assert finished["validation_accuracy"] > 0.5
        points = (await visitor.get(f"/runs/{run['id']}/metrics"))["points"]
        assert [point["step"] for point in points if point["split"] == "train"] == list(range(27))
        assert all(math.isfinite(point["loss"]) for point in points)
        assert {point["step"] for point in points if point["split"] == "val"} >= {27}
        later = (await visitor.get(f"/runs/{run['id']}/metrics?since=20"))["points"]
        assert later == [point for point in points if point["step"] >= 20]
        snapshots = (await visitor.get(f"/runs/{run['id']}/snapshots"))["snapshots"]
        assert {0, 1, 2, 5, 10, 20, 27} <= {each["step"] for each in snapshots if each["kept"]}

        extended = await visitor.post(f"/runs/{run['id']}/resume")
        assert extended["state"] in {"queued", "running"}
        finished = await tab.run_in("finished")
        assert finished["step"] == finished["steps"] == 54
        listed = (await visitor.get("/projects"))["projects"][0]
        assert (listed["state"], listed["accuracy"]) == ("finished", finished["validation_accuracy"])
        assert listed["dataset"] == project["dataset"] == "mnist"
    await visitor.patch(project, {"op": "replace", "path": "/dataset", "value": "fashion_mnist"})
    listed = (await visitor.get("/projects"))["projects"][0]
    assert (listed["dataset"], listed["accuracy"]) == ("fashion_mnist", None)  # it was reached on another


async def test_a_run_that_ended_before_its_length_goes_on_from_there(visitor):
    still = {"optimizer": "sgd", "learning_rate": 1e-12, "momentum": 0.0, "early_stopping": 2}  # nothing ever falls
    project = await visitor.small_project(recipe={"epochs": 50, "batch_size": 64, "train_images": 640, **still})
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        run = await visitor.post(f"/projects/{project['id']}/runs", {}, 201)
        ended = await tab.run_in("finished")
        assert (ended["step"], ended["steps"], ended["reason"]["code"]) == (30, 500, "run_stopped_early")
        await visitor.post(f"/runs/{run['id']}/resume")
        further = await tab.run_in("finished")
        assert (further["step"], further["steps"]) == (50, 530)  # its whole patience again
        fork = await visitor.post(f"/runs/{run['id']}/fork", {}, 201)
        assert (fork["state"], fork["step"], fork["steps"]) == ("paused", 50, 550)
        [best] = {each["reason"]["params"]["step"] for each in (ended, further)}
        assert best == 10
        await visitor.post(f"/runs/{fork['id']}/resume")
        stuck = await tab.run_in("finished")
        assert (stuck["step"], stuck["reason"]["params"]["step"]) == (70, best)
    paths = [f"/api/runs/{each}/snapshots/{at}/weights" for each, at in ((fork["id"], "live"), (run["id"], best))]
    shown, expected = [(await visitor.client.get(path)).content for path in paths]
    assert shown == expected, "its best is its parent's"
    await visitor.ask("DELETE", f"/projects/{project['id']}", 204)


async def test_pausing_stepping_stopping_and_going_on(visitor, project):
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    path = f"/runs/{run['id']}"
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        for step in (1, 2, 3):
            stepped = await visitor.post(f"{path}/step")
            assert (stepped["state"], stepped["step"]) == ("paused", step)
        assert (await visitor.get(path))["state"] == "paused"
        assert (await visitor.post(f"{path}/pause"))["state"] == "paused"
        stopped = await visitor.post(f"{path}/stop")
        assert (stopped["state"], stopped["step"]) == ("stopped", 3)
        assert (await visitor.post(f"{path}/pause", status=409))["code"] == "run_over"
        stepped = await visitor.post(f"{path}/step")
        assert (stepped["state"], stepped["step"]) == ("paused", 4)
        await visitor.post(f"{path}/resume")
        finished = await tab.run_in("finished")
        assert finished["step"] == 27


async def test_a_paused_run_has_the_weights_it_starts_with(visitor, project):
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    live = await visitor.client.get(f"/api/runs/{run['id']}/snapshots/live/weights")
    assert load(live.content).keys() == {f"{layer}.{name}" for layer in LAYERS for name in ("weight", "bias")}


async def test_a_run_keeps_its_network_whatever_its_project_becomes(visitor, project):
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    before = await visitor.get(f"/runs/{run['id']}/graph")
    assert before["nodes"].keys() == project["graphs"]["main"]["nodes"].keys()
    path = "/graphs/main/nodes/conv1/params/out_channels"
    await visitor.patch(project, {"op": "replace", "path": path, "value": 7})
    assert await visitor.get(f"/runs/{run['id']}/graph") == before


async def test_of_a_projects_runs_one_trains_at_a_time(visitor, project):
    path = f"/projects/{project['id']}"
    first = await visitor.post(f"{path}/runs", {"paused": True}, 201)
    second = await visitor.post(f"{path}/runs", {"paused": True}, 201)
    assert (await visitor.get(f"/runs/{first['id']}"))["state"] == "stopped"
    await visitor.post(f"/runs/{first['id']}/step")
    assert (await visitor.get(f"/runs/{second['id']}"))["state"] == "stopped"
    assert (await visitor.get(path))["run"]["id"] == first["id"]
    await visitor.ask("DELETE", path, 204)
    assert (await visitor.post(f"{path}/restore"))["run"]["state"] == "stopped"


async def test_whoever_plays_while_the_project_is_deleted_leaves_nothing_running(visitor, project):
    path = f"/projects/{project['id']}"
    calls = [("POST", "/play"), ("DELETE", ""), ("POST", "/runs"), ("POST", "/reset"), ("POST", "/play")]
    answers = await asyncio.gather(*(visitor.client.request(how, f"/api{path}{what}") for how, what in calls))
    assert {answer.status_code for answer in answers} <= {200, 201, 204, 404}
    run = (await visitor.post(f"{path}/restore"))["run"]
    assert run is None or run["state"] in {"stopped", "finished"}


async def test_play_means_what_is_needed(visitor, project):
    path = f"/projects/{project['id']}"
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        first = await visitor.post(f"{path}/play", {"mode": "step"})
        assert (first["did"], first["run"]["step"]) == ("stepped", 1)
        second = await visitor.post(f"{path}/play", {"mode": "run"})
        assert (second["did"], second["run"]["id"]) == ("resumed", first["run"]["id"])
        await tab.run_in("finished")
        assert (await visitor.post(f"{path}/play"))["did"] == "extended"
        await tab.run_in("finished")

        units = "/graphs/main/nodes/fc1/params/out_features"
        changed = await visitor.patch(project, {"op": "replace", "path": units, "value": 20})
        assert changed["run"]["current"] is False
        third = await visitor.post(f"{path}/play")
        assert third["did"] == "started"
        assert third["carried"] == {"kept": ["conv1"], "fresh": ["fc1", "fc2"], "encoder": None}
        await tab.run_in("finished")

        renamed = await visitor.patch(changed, {"op": "replace", "path": "/title", "value": "Other"})
        assert renamed["run"]["current"] is True
        cleared = await visitor.post(f"{path}/reset")
        assert (cleared["run"], cleared["weights"]) == (None, False)
        restored = await visitor.post(f"{path}/reset/undo")
        assert (restored["run"]["id"], restored["weights"]) == (third["run"]["id"], True)
        assert (await visitor.post(f"{path}/reset/undo", status=409))["code"] == "nothing_to_undo"
        await visitor.post(f"{path}/reset")
        fourth = await visitor.post(f"{path}/play")
        assert (fourth["did"], fourth["carried"]["kept"]) == ("started", [])
        assert (await visitor.post(f"{path}/reset/undo", status=409))["code"] == "nothing_to_undo"


async def test_fresh_forgets(visitor, project):
    welcome = await visitor.project("welcome", recipe=QUICK)
    kept = await visitor.post(f"/projects/{welcome['id']}/runs", {"paused": True}, 201)
    assert kept["carried"]["fresh"] == []
    fresh = await visitor.post(f"/projects/{welcome['id']}/runs", {"paused": True, "fresh": True}, 201)
    assert fresh["carried"]["kept"] == []
    assert (await visitor.get(f"/runs/{kept['id']}"))["state"] == "stopped"
    await visitor.post(f"/runs/{fresh['id']}/stop")


async def test_a_change_is_made_while_it_runs(visitor, project):
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    changed = await visitor.post(f"/runs/{run['id']}/change", {"learning_rate": 0.5})
    assert changed["recipe"]["learning_rate"] == 0.5
    assert changed["current"] is True
    edited = await visitor.patch(project, {"op": "add", "path": "/recipe/learning_rate", "value": 0.5})
    assert edited["run"]["current"] is True
    assert (await visitor.post(f"/runs/{run['id']}/change", {"learning_rate": -1}, 422))["field"] == "learning_rate"
    assert (await visitor.post(f"/runs/{run['id']}/change", {"epochs": 5}, 422))["code"] == "invalid"
    await visitor.post(f"/runs/{run['id']}/stop")
    assert (await visitor.post(f"/runs/{run['id']}/change", {"learning_rate": 0.1}, 409))["code"] == "run_not_running"


async def test_another_learning_rate_is_a_change_of_the_run_not_another_run(visitor, project):
    path = f"/projects/{project['id']}"
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        first = await visitor.post(f"{path}/play", {"mode": "step"})
        slower = await visitor.patch(project, {"op": "add", "path": "/recipe/learning_rate", "value": 0.01})
        assert slower["run"]["current"] is True
        second = await visitor.post(f"{path}/play", {"mode": "step"})
        assert (second["did"], second["run"]["id"], second["run"]["step"]) == ("stepped", first["run"]["id"], 2)
        assert second["run"]["recipe"]["learning_rate"] == 0.01
        await visitor.post(f"/runs/{first['run']['id']}/stop")
        await visitor.patch(slower, {"op": "replace", "path": "/recipe/learning_rate", "value": 0.02})
        third = await visitor.post(f"{path}/play")
        assert (third["did"], third["run"]["id"]) == ("resumed", first["run"]["id"])
        finished = await tab.run_in("finished")
        assert (finished["step"], finished["recipe"]["learning_rate"]) == (27, 0.02)


async def test_a_run_that_diverges_says_where(visitor, project):
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        wild = [
            {"op": "replace", "path": "/recipe/learning_rate", "value": 10_000.0},
            {"op": "add", "path": "/recipe/optimizer", "value": "sgd"},
        ]
        await visitor.patch(project, *wild)
        run = await visitor.post(f"/projects/{project['id']}/runs?lang=ru", {}, 201)
        ended = await tab.run_in("diverged")
        assert ended["reason"]["code"] == "run_diverged"
        assert ended["reason"]["node"] in project["graphs"]["main"]["nodes"]
        metrics = await visitor.client.get(f"/api/runs/{run['id']}/metrics")
        assert "NaN" not in metrics.text
        assert "Infinity" not in metrics.text
        assert (await visitor.post(f"/runs/{run['id']}/resume", status=409))["code"] == "run_over"

        # Its weights are no start for the next one, whatever the learning rate.
        tame = {"op": "replace", "path": "/recipe/learning_rate", "value": 0.001}
        await visitor.patch(await visitor.get(f"/projects/{project['id']}"), tame)
        after = await visitor.post(f"/projects/{project['id']}/play", {"mode": "step"})
        assert after["did"] == "stepped"
        assert after["run"]["carried"]["kept"] == []


async def test_weights_go_out_and_come_in(visitor, stranger, project):
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    await visitor.post(f"/runs/{run['id']}/step")
    await visitor.post(f"/runs/{run['id']}/stop")
    weights = (await stranger.client.get(f"/api/runs/{run['id']}/snapshots/live/weights")).content
    tensors = load(weights)
    assert {key.rpartition(".")[0] for key in tensors} == {"conv1", "fc1", "fc2"}, "the weights, and nothing else"
    assert tensors["conv1.weight"].shape == (6, 1, 7, 7)
    first = load((await stranger.client.get(f"/api/runs/{run['id']}/snapshots/0/weights")).content)
    assert (first["conv1.weight"] != tensors["conv1.weight"]).any()
    await visitor.get(f"/runs/{run['id']}/snapshots/99/weights", 404)
    await visitor.get(f"/runs/{run['id']}/snapshots/newest/weights", 422)

    other = await stranger.small_project()
    told = await stranger.ask("PUT", f"/projects/{other['id']}/weights", content=weights)
    assert told == {"keys": 6, "parameters": 12_160}
    assert (await stranger.get(f"/projects/{other['id']}"))["weights"] is True


async def test_weights_that_do_not_fit_are_refused_key_by_key(visitor, stranger, project):
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    await visitor.post(f"/runs/{run['id']}/stop")
    weights = (await visitor.client.get(f"/api/runs/{run['id']}/snapshots/0/weights")).content
    other = await stranger.small_project()
    path = f"/projects/{other['id']}"
    nodes = "/graphs/main/nodes"
    await stranger.patch(
        other,
        {"op": "replace", "path": f"{nodes}/fc2/params/out_features", "value": 7},
        {"op": "move", "from": f"{nodes}/conv1", "path": f"{nodes}/first"},
        {"op": "replace", "path": "/graphs/main/edges/e0/target", "value": "first"},
        {"op": "replace", "path": "/graphs/main/edges/e1/source", "value": "first"},
    )
    told = await stranger.ask("PUT", f"{path}/weights", 422, content=weights)
    assert told["code"] == "weights_unfit"
    assert {(problem["code"], problem["field"]) for problem in told["problems"]} == {
        ("weights_missing", "first.weight"),
        ("weights_missing", "first.bias"),
        ("weights_unknown", "conv1.weight"),
        ("weights_unknown", "conv1.bias"),
        ("weights_shape", "fc2.weight"),
        ("weights_shape", "fc2.bias"),
    }
    for rubbish in (b"", b"{}", b"\xff" * 100, weights[:-1], weights + b"x"):
        assert (await stranger.ask("PUT", f"{path}/weights", 422, content=rubbish))["code"] == "weights_unreadable"
    broken = {**load(weights), "fc2.bias": np.full(10, np.nan, np.float32)}
    told = await visitor.ask("PUT", f"/projects/{project['id']}/weights", 422, content=save(broken))
    assert [problem["code"] for problem in told["problems"]] == ["weights_not_finite"]
    assert (await stranger.get(path))["weights"] is False


async def test_deleting_a_project_ends_its_run(visitor, project):
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    await visitor.ask("DELETE", f"/projects/{project['id']}", 204)
    await visitor.get(f"/runs/{run['id']}", 404)
    restored = await visitor.post(f"/projects/{project['id']}/restore")
    assert restored["run"]["state"] == "stopped"


async def test_runs_of_others_are_looked_at_only(visitor, stranger, project):
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    assert (await stranger.get(f"/runs/{run['id']}"))["id"] == run["id"]
    for call in ("pause", "resume", "step", "stop", "change"):
        assert (await stranger.post(f"/runs/{run['id']}/{call}", {}, 403))["code"] == "not_owner"
    assert (await visitor.get(f"/runs/{run['id']}"))["state"] == "paused"
