"""Signals of a run's layers: told as it trains, kept for whoever comes later, gone with their project."""

from __future__ import annotations

import math

from tests.server.visitor import QUICK

LONG = {**QUICK, "epochs": 400}


async def test_signals_reach_followers_and_stay_for_those_who_come_later(visitor):
    project = await visitor.small_project(recipe=LONG)
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        run = await visitor.post(f"/projects/{project['id']}/runs", {}, 201)
        first = await tab.hear("signals")
        second = await tab.hear("signals")
        await visitor.post(f"/runs/{run['id']}/stop")
    assert (first["project"], first["run"]) == (project["id"], run["id"])
    assert first["step"] < second["step"]
    assert second["images"] == 2 * first["images"] == 2 * QUICK["batch_size"]
    assert second["layers"].keys() == {"input", "conv1", "relu1", "flatten", "fc1", "fc2"}
    conv, relu = second["layers"]["conv1"], second["layers"]["relu1"]
    assert sum(conv["histogram"]["counts"]) == 6 * 49
    assert all(0 < conv[name] < math.inf for name in ("gradient", "weights", "update_ratio", "arriving"))
    assert relu["units"] == 6
    assert conv["units"] is relu["gradient"] is None

    kept = (await visitor.get(f"/runs/{run['id']}/signals"))["signals"]
    assert [each["step"] for each in kept] == sorted({each["step"] for each in kept})
    told = {name: second[name] for name in ("step", "images", "layers")}
    assert told in kept
    later = (await visitor.get(f"/runs/{run['id']}/signals?since={second['step']}"))["signals"]
    assert later == [each for each in kept if each["step"] >= second["step"]]
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        newest = await tab.hear("signals")
    assert {name: newest[name] for name in told} == kept[-1]


async def test_a_run_that_is_not_ones_own_business_is_not_found(visitor):
    assert (await visitor.get("/runs/nobody/signals", status=404))["code"] == "not_found"
