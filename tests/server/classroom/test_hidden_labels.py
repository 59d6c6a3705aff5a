"""The labels of a contest's test images are told by nothing: every way there is to ask, tried on the real server."""

from __future__ import annotations

import json
from functools import reduce

import models.insight.answer  # noqa: F401 - registers every kind
from models.insight.look import KINDS
from tests.server.classroom.homework import trained

HIDDEN = {"dataset": "digits", "split": "test", "index": 3}
OTHER = {"dataset": "digits", "split": "test", "index": 4}
SHOWN = {"dataset": "digits", "split": "val", "index": 3}
PARAMS = {
    "arithmetic": {"channel": 0},
    "effective_field": {"channel": 0, "images": "probe"},
    "attribution": {"method": "saliency"},
}
NODES = {"curve": "relu", "modes": "relu", "mask": "relu"}


async def test_nothing_shows_what_is_held_back(lesson):
    student = await lesson.student("Anna")
    run = await trained(student)
    path = f"/runs/{run['id']}"
    while (await student.client.post(f"/api{path}/results", json={"split": "test"})).status_code == 202:
        pass  # a look that was taken before the contest: its answers know every label
    assert (await student.get(f"{path}/results/test/{run['step']}/images?order=index"))["total"] == 297

    contest = await lesson.contest()
    everybody = {"student": student, "teacher": lesson.teacher}
    for who, visitor in everybody.items():
        await samples_are_not_there(visitor, run)
        await results_are_not_there(visitor, run)
        assert "test" not in (await visitor.get("/datasets/digits"))["splits"], who
        listed = (await visitor.get("/datasets"))["datasets"]
        assert "test" not in next(each for each in listed if each["name"] == "digits")["splits"]
        assert set((await visitor.get("/datasets/digits/statistics"))["counts"]) == {"train", "val"}
        told = json.dumps([await visitor.get(contest), await visitor.get(f"{contest}/board")])
        assert "seed" not in told
        for asked in (path, f"/projects/{run['project']}"):
            refused = await visitor.post(f"{asked}/insights/prediction", {"input": HIDDEN}, 422)
            assert refused["problems"][0]["code"] == "split_held_back"
    await questions_are_not_answered(student, path)
    await pictures_are_not_sent(student, run["project"])
    await studies_look_elsewhere(student, path)

    await lesson.teacher.ask("DELETE", contest, 204)
    assert (await student.get("/datasets/digits/test/3"))["index"] == 3


async def samples_are_not_there(visitor, run):
    """Whatever address has a part of a data set in it, those of tomorrow too."""
    given = {"{name}": "digits", "{split}": "test", "{index}": "3", "{run}": run["id"], "{step}": str(run["step"])}
    paths = [
        path
        for path, calls in (await visitor.get("/openapi.json"))["paths"].items()
        if "{split}" in path and "get" in calls
    ]
    assert len(paths) >= 5
    for path in paths:
        address = reduce(lambda so_far, each: so_far.replace(*each), given.items(), path)
        assert "{" not in address, "say above what else this address names"
        answer = await visitor.client.get(address)
        assert answer.status_code == 404, path
        assert answer.json()["problems"][0]["code"] == "split_held_back", path


async def results_are_not_there(visitor, run):
    """Not of the step that was measured before, nor of another, nor of a fork."""
    for more in ({}, {"tta": True}, {"snapshot": 0}):
        answer = await visitor.client.post(f"/api/runs/{run['id']}/results", json={"split": "test", **more})
        assert answer.status_code in {403, 422}, answer.text
        assert answer.json()["code"] in {"not_owner", "results_refused"}
    listed = await visitor.get(f"/runs/{run['id']}/results")
    assert "label" not in json.dumps(listed)


async def questions_are_not_answered(visitor, path):
    """Of every kind there is: refused, or answered without a look at the picture."""
    looked = set()
    for kind in KINDS:
        asked = {"nodes": [NODES.get(kind, "fc2")], **({"params": PARAMS[kind]} if kind in PARAMS else {})}
        hidden, other, shown = [
            await visitor.client.post(f"/api{path}/insights/{kind}", json={**asked, "input": given})
            for given in (HIDDEN, OTHER, SHOWN)
        ]
        if hidden.status_code == 200:
            assert hidden.content == other.content == shown.content, kind
        else:
            assert hidden.status_code == other.status_code == 422, (kind, hidden.text)
            if shown.status_code == 200:
                assert hidden.json()["problems"][0]["code"] == "split_held_back", (kind, hidden.text)
                looked.add(kind)
    assert {"activations", "prediction", "arithmetic", "gradients", "attribution", "effective_field"} <= looked, looked


async def pictures_are_not_sent(student, project):
    """Not over the socket either, where they would be of every layer."""
    async with student.tab() as tab:
        await tab.follow(project)
        await tab.watch(project, input=HIDDEN, nodes=[{"id": "fc2", "tiles": 1, "size": 8}])
        problem = await tab.hear("problem")
        assert problem["problems"][0]["code"] == "split_held_back"
        assert not [each for each in tab.heard if each["type"] == "frame"]


async def studies_look_elsewhere(student, path):
    """What lists images with their labels lists those of another part."""
    answer = await student.client.post(
        f"/api{path}/studies/embedding", json={"nodes": ["fc1"], "params": {"method": "pca"}}
    )
    while answer.status_code == 202:
        answer = await student.client.get(f"/api/studies/{answer.json()['study']}")
    assert answer.status_code == 200, answer.text
    assert answer.json()["split"] == "val"
