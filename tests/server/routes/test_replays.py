"""A step of a run done again over HTTP, while the run stands where it stands."""

from __future__ import annotations

import pytest

from server.frames import unpack_frame


@pytest.fixture
async def run(visitor):
    """A run that was paused after three steps."""
    project = await visitor.small_project()
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        made = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
        while made["state"] != "paused":
            made = await tab.run_in("paused")
        while made["step"] < 3:
            made = await visitor.post(f"/runs/{made['id']}/step")
    yield made["id"]
    await visitor.post(f"/runs/{made['id']}/stop")


async def test_the_coming_step_is_foretold_to_the_last_bit(visitor, run):
    foretold = await visitor.post(f"/runs/{run}/replay", {})
    assert foretold["step"] == 3
    assert len(foretold["batch"]["indices"]) == len(foretold["batch"]["losses"]) > 1
    assert sum(foretold["sample"]["probabilities"]) == pytest.approx(1, abs=1e-5)
    assert foretold["layers"]["conv1"]["update"] > 0
    await visitor.post(f"/runs/{run}/step")
    points = (await visitor.get(f"/runs/{run}/metrics"))["points"]
    [measured] = [point for point in points if (point["split"], point["step"]) == ("train", 3)]
    assert (foretold["loss"], foretold["accuracy"]) == (measured["loss"], measured["accuracy"])


async def test_a_step_of_the_past_is_looked_at_in_pictures(visitor, run):
    nodes = [{"id": "input", "kind": "images", "tiles": 8}, "conv1", {"id": "conv1", "kind": "filters_change"}]
    nodes = [node if isinstance(node, dict) else {"id": node} for node in nodes]
    asked = {"step": 1, "sample": 2, "nodes": nodes}
    answer = await visitor.client.post(f"/api/runs/{run}/replay/maps", json=asked)
    header, items = unpack_frame(answer.content)
    assert header["step"] == 1
    assert [item["kind"] for item, _ in items] == ["images", "activations", "filters_change"]


@pytest.mark.parametrize("asked", [{"step": 4}, {"sample": 60_000}], ids=["not done yet", "no such image"])
async def test_what_cannot_be_shown_is_said(visitor, run, asked):
    refused = await visitor.post(f"/runs/{run}/replay", asked, 422)
    assert refused["code"] == "insight_refused"
    assert refused["problems"][0]["code"] in {"replay_not_done", "replay_sample_missing"}


async def test_a_stranger_may_look_and_an_unknown_run_is_none(stranger, run):
    assert (await stranger.post(f"/runs/{run}/replay", {}))["step"] == 3
    assert (await stranger.post("/runs/nobody/replay", {}, 404))["code"] == "not_found"
