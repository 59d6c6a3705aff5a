"""Studies over HTTP: begun, followed to their answer by who asked, cancelled, refused in words."""

from __future__ import annotations

from models import zoo

ASKED = {"nodes": ["conv1"], "params": {"top": 3}}


async def test_a_study_is_followed_to_its_answer(visitor, stranger):
    project = await visitor.project()
    path = f"/api/projects/{project['id']}/studies/patches"
    answer = await visitor.client.post(path, json=ASKED)
    while answer.status_code == 202:
        underway = answer.json()
        assert underway["done"] is None or 0 <= underway["done"] <= underway["of"]
        assert (await stranger.get(f"/studies/{underway['study']}", 404))["code"] == "study_gone"
        answer = await visitor.client.get(f"/api/studies/{underway['study']}")
    found = answer.json()
    assert [len(channel["top"]["index"]) for channel in found["channels"]] == [3] * 6
    again = await stranger.client.post(path, json=ASKED)
    assert (again.status_code, again.json()) == (200, found)


async def test_a_study_is_cancelled(visitor):
    graph = zoo.build("vgg16").as_json()
    project = await visitor.post("/projects", {"title": "VGG-16", "graphs": {"main": graph}, "dataset": "mnist"}, 201)
    asked = {"nodes": ["features.0"]}
    underway = await visitor.post(f"/projects/{project['id']}/studies/patches", asked, 202)
    await visitor.ask("DELETE", f"/studies/{underway['study']}", 204)
    assert (await visitor.get(f"/studies/{underway['study']}", 404))["code"] == "study_gone"


async def test_what_cannot_be_studied_is_said(visitor):
    project = await visitor.project()
    path = f"/projects/{project['id']}/studies"
    unknown = await visitor.post(f"{path}/patches", {"nodes": ["nowhere"]}, 422)
    assert (unknown["code"], unknown["node"]) == ("insight_refused", "nowhere")
    assert (await visitor.get("/studies/nothing", 404))["code"] == "study_gone"
