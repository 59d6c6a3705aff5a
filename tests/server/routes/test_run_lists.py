"""The list of a project's runs, over HTTP and the live socket: what it says, names, deletion and its undoing."""

from __future__ import annotations

import pytest


@pytest.fixture
async def project(visitor):
    made = await visitor.small_project()
    yield made
    await visitor.client.delete(f"/api/projects/{made['id']}")


async def trained(visitor, project, steps=1):
    """A new run of a project that was stopped after a few steps."""
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True, "fresh": True}, 201)
    for _ in range(steps):
        await visitor.post(f"/runs/{run['id']}/step")
    return await visitor.post(f"/runs/{run['id']}/stop")


async def runs_of(visitor, project):
    return (await visitor.get(f"/projects/{project['id']}/runs"))["runs"]


async def test_the_list_says_how_runs_went(visitor, project):
    first = await trained(visitor, project, 3)
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        await visitor.post(f"/projects/{project['id']}/runs", {"fresh": True}, 201)
        await tab.run_in("finished")
        told = await tab.hear("runs", lambda message: message["run"]["state"] == "finished")
    newer, older = await runs_of(visitor, project)
    assert told["run"] == newer
    assert (older["id"], older["state"], older["step"], older["shown"]) == (
        first["id"],
        "stopped",
        first["step"],
        False,
    )
    assert (older["best"], older["curve"]["split"], older["curve"]["steps"]) == (None, "train", [*range(first["step"])])
    assert (newer["state"], newer["shown"], newer["graph_differs"]) == ("finished", True, False)
    points = (await visitor.get(f"/runs/{newer['id']}/metrics"))["points"]
    measured = [point for point in points if point["split"] == "val"]
    best = max(measured, key=lambda point: (point["accuracy"], -point["loss"]))
    assert newer["best"] == {name: best[name] for name in ("loss", "accuracy", "step")}
    assert newer["curve"]["steps"] == [point["step"] for point in measured]
    assert newer["curve"]["loss"] == pytest.approx([point["loss"] for point in measured], rel=1e-3)
    assert newer["recipe"]["batch_size"] == 2048

    units = "/graphs/main/nodes/fc1/params/out_features"
    await visitor.patch(project, {"op": "replace", "path": units, "value": 20})
    assert [run["graph_differs"] for run in await runs_of(visitor, project)] == [True, True]


async def test_runs_have_names_and_notes(visitor, stranger, project):
    run = await trained(visitor, project)
    path = f"/runs/{run['id']}"
    named = await visitor.ask("PATCH", path, json={"title": " Large steps ", "note": "Look at conv1."})
    assert (named["title"], named["note"]) == ("Large steps", "Look at conv1.")
    named = await visitor.ask("PATCH", path, json={"title": ""})
    assert (named["title"], named["note"]) == (None, "Look at conv1.")
    assert (await visitor.ask("PATCH", path, 422, json={"title": "x" * 201}))["field"] == "title"
    assert (await visitor.ask("PATCH", path, 422, json={"note": "x" * 4001}))["field"] == "note"
    assert (await stranger.ask("PATCH", path, 403, json={"title": "Mine"}))["code"] == "not_owner"
    await visitor.post(f"{path}/step")  # a process has it now, and still it can be named
    assert (await visitor.ask("PATCH", path, json={"title": "Slow"}))["title"] == "Slow"
    stepped = await visitor.post(f"{path}/step")
    assert stepped["step"] > run["step"]
    assert [each["title"] for each in await runs_of(visitor, project)] == ["Slow"]
    assert [each["title"] for each in await runs_of(stranger, project)] == ["Slow"]


async def test_a_deleted_run_comes_back(visitor, stranger, project):
    older, newer = await trained(visitor, project, 1), await trained(visitor, project, 2)
    path = f"/projects/{project['id']}"
    for call, suffix in (("DELETE", ""), ("POST", "/restore"), ("POST", "/show")):
        assert (await stranger.ask(call, f"/runs/{newer['id']}{suffix}", 403))["code"] == "not_owner"
    async with visitor.tab() as tab:
        await tab.follow(path.rpartition("/")[2])
        await visitor.ask("DELETE", f"/runs/{newer['id']}", 204)
        assert (await tab.hear("run"))["run"]["id"] == older["id"]
        gone = await tab.hear("runs", lambda message: message["run"]["id"] == newer["id"] and message["run"]["deleted"])
        assert not gone["run"]["shown"]
        await visitor.get(f"/runs/{newer['id']}", 404)
        assert [run["id"] for run in await runs_of(visitor, project)] == [older["id"]]
        await visitor.ask("DELETE", f"/runs/{older['id']}", 204)
        assert (await tab.hear("run"))["run"] is None
        assert (await visitor.get(path))["run"] is None
        await visitor.post(f"/runs/{older['id']}/restore")
        assert (await tab.hear("run"))["run"]["id"] == older["id"]
        back = await visitor.post(f"/runs/{newer['id']}/restore")
        assert (await tab.hear("run"))["run"]["id"] == newer["id"]
    assert (back["shown"], back["deleted"], back["step"]) == (True, False, newer["step"])
    assert (await visitor.post(f"/runs/{newer['id']}/restore", status=409))["code"] == "nothing_to_undo"


async def test_showing_lets_a_training_go_on_until_another_one_is_played(visitor, project):
    older = await trained(visitor, project)
    going = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True, "fresh": True}, 201)
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        shown = await visitor.post(f"/runs/{older['id']}/show")
        assert shown["shown"]
        assert (await tab.hear("run"))["run"]["id"] == older["id"]
        assert (await visitor.get(f"/runs/{going['id']}"))["state"] == "paused"
        await visitor.post(f"/runs/{older['id']}/step")
        assert (await visitor.get(f"/runs/{going['id']}"))["state"] == "stopped"
