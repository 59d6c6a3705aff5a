"""Forks and repetitions of runs: bit for bit what the first one does, unless something was changed."""

from __future__ import annotations

import numpy as np
import pytest
from safetensors.numpy import load

RECIPE = {"epochs": 1, "batch_size": 64, "optimizer": "adam", "learning_rate": 0.01, "train_images": 1280, "seed": 3}
"""Twenty steps."""


@pytest.fixture
async def project(visitor):
    made = await visitor.small_project(recipe=RECIPE)
    yield made
    await visitor.client.delete(f"/api/projects/{made['id']}")


@pytest.fixture
async def finished(visitor, project):
    """A run that was changed on its way, and is at its end."""
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    await visitor.post(f"/runs/{run['id']}/change", {"learning_rate": 0.004})
    return await to_the_end(visitor, project, run)


async def to_the_end(visitor, project, run):
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        await visitor.post(f"/runs/{run['id']}/resume")
        return await tab.run_in("finished")


async def weights(visitor, run, step):
    return load((await visitor.client.get(f"/api/runs/{run['id']}/snapshots/{step}/weights")).content)


async def losses(visitor, run, split="train"):
    points = (await visitor.get(f"/runs/{run['id']}/metrics"))["points"]
    return {point["step"]: point["loss"] for point in points if point["split"] == split}


async def assert_same(visitor, one, other):
    assert await losses(visitor, one) == await losses(visitor, other)
    ours, theirs = await weights(visitor, one, 20), await weights(visitor, other, 20)
    assert all(np.array_equal(ours[key], theirs[key]) for key in theirs)


async def test_an_unchanged_fork_does_what_its_parent_did(visitor, project, finished):
    fork = await visitor.post(f"/runs/{finished['id']}/fork", {"step": 10}, 201)
    assert (fork["state"], fork["step"], fork["steps"], fork["shown"]) == ("paused", 10, 20, True)
    assert (fork["parent"], fork["parent_step"], fork["recipe"]["learning_rate"]) == (finished["id"], 10, 0.004)
    assert set(await losses(visitor, fork)) == set(range(10))
    await to_the_end(visitor, project, fork)
    await assert_same(visitor, fork, finished)
    listed = (await visitor.get(f"/projects/{project['id']}/runs"))["runs"]
    assert [run["id"] for run in listed] == [fork["id"], finished["id"]]
    assert len({run["accuracy"] for run in listed}) == 1
    assert all(run["seconds"] > 0 and run["images_per_second"] > 0 for run in listed)
    assert [run["trained_parameters"] for run in listed] == [12_160, 12_160]

    await visitor.ask("DELETE", f"/runs/{finished['id']}", 204)
    again = await visitor.post(f"/runs/{fork['id']}/fork", {}, 201)
    assert (again["step"], again["steps"]) == (20, 40), "at its end it goes on for as long again"


async def test_a_fork_may_have_a_recipe_of_its_own(visitor, stranger, project, finished):
    path = f"/runs/{finished['id']}/fork"
    slower = await visitor.post(path, {"step": 10, "recipe": {"learning_rate": 0.001}}, 201)
    assert (slower["step"], slower["recipe"]["learning_rate"]) == (10, 0.001)
    stepped = await visitor.post(f"/runs/{slower['id']}/step")
    assert (stepped["state"], stepped["step"]) == ("paused", 11)
    assert (await losses(visitor, slower))[10] == (await losses(visitor, finished))[10]

    for changed in ({"batch_size": 32}, {"optimizer": "sgd"}):
        anew = await visitor.post(path, {"step": 10, "recipe": changed}, 201)
        assert (anew["step"], anew["parent_step"], anew["curve"]) == (0, 10, None)
        stepped = await visitor.post(f"/runs/{anew['id']}/step")
        assert (stepped["state"], stepped["step"], stepped["carried"]["fresh"]) == ("paused", 1, [])
        begun, kept = await weights(visitor, anew, 0), await weights(visitor, finished, 10)
        assert all(np.array_equal(begun[key], kept[key]) for key in kept)

    assert (await visitor.post(path, {"step": 11}, 404))["code"] == "snapshot_missing_at"
    assert (await visitor.post(path, {"recipe": {"learning_rate": -1}}, 422))["field"] == "learning_rate"
    assert (await visitor.post(path, {"recipe": {"train_images": 10**9}}, 422))["field"] == "train_images"
    for call in ("fork", "duplicate"):
        assert (await stranger.post(f"/runs/{finished['id']}/{call}", {}, 403))["code"] == "not_owner"


async def test_a_duplicate_begins_again(visitor, project):
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    first = await to_the_end(visitor, project, run)
    other = await visitor.post(f"/runs/{first['id']}/duplicate", {"seed": 4}, 201)
    assert (other["state"], other["step"], other["recipe"]["seed"]) == ("paused", 0, 4)
    same = await visitor.post(f"/runs/{first['id']}/duplicate", {}, 201)
    assert (same["parent"], same["parent_step"]) == (first["id"], None)
    await to_the_end(visitor, project, same)
    await assert_same(visitor, same, first)
