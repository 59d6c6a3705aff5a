"""Results over HTTP, reckoned by a real process from the weights of a real training."""

from __future__ import annotations

import asyncio

import pytest


@pytest.fixture
async def trained(visitor):
    """A finished run of a small network, and its project."""
    project = await visitor.small_project()
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        run = await visitor.post(f"/projects/{project['id']}/runs", {}, 201)
        await tab.run_in("finished")
    return run


async def measured(visitor, run, **asked):
    """The result, asked for until it is there."""
    path = f"/runs/{run['id']}/results"
    answer = await visitor.client.post(f"/api{path}", json=asked)
    while answer.status_code == 202:
        asked["snapshot"] = answer.json()["step"]
        answer = await visitor.client.post(f"/api{path}", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_results_agree_with_the_training_and_open_their_images(visitor, stranger, trained):
    path = f"/runs/{trained['id']}"
    run = await visitor.get(path)
    result = await measured(visitor, trained, split="val")
    summary = result["summary"]
    assert (result["step"], result["views"], summary["images"]) == (27, 1, 5000)
    assert summary["accuracy"] == pytest.approx(run["validation_accuracy"], abs=1e-6)
    curve = (await visitor.get(f"{path}/metrics"))["points"]
    assert summary["loss"] == pytest.approx(
        next(point["loss"] for point in curve if (point["split"], point["step"]) == ("val", 27)), rel=1e-5
    )
    assert sum(count for _, _, count in summary["matrix"]) == 5000
    listed = await stranger.get(f"{path}/results")
    assert [(head["split"], head["step"], head["accuracy"]) for head in listed["results"]] == [
        ("val", 27, summary["accuracy"])
    ]
    assert await stranger.get(f"{path}/results/val/27") == result
    assert (await visitor.get(f"{path}/results/val/26", 404))["code"] == "not_found"

    true, predicted, count = max((cell for cell in summary["matrix"] if cell[0] != cell[1]), key=lambda cell: cell[2])
    cell = await visitor.get(f"{path}/results/val/27/images?true={true}&predicted={predicted}&limit=3")
    assert cell["total"] == count
    assert len(cell["images"]) == min(count, 3)
    confidences = [image["confidence"] for image in cell["images"]]
    assert confidences == sorted(confidences, reverse=True)
    for image in cell["images"]:
        sample = {"dataset": "mnist", "split": "val", "index": image["index"]}
        assert (await visitor.get(f"/datasets/mnist/val/{image['index']}"))["label"] == image["label"] == true
        asked = {"snapshot": 27, "input": sample}
        seen = await visitor.post(f"{path}/insights/prediction", asked)
        assert seen["class"] == image["predicted"] == predicted
        assert seen["probabilities"][predicted] == pytest.approx(image["confidence"], abs=1e-5)
    wrong = await visitor.get(f"{path}/results/val/27/images?wrong=true&order=index&limit=1000")
    assert wrong["total"] == round(5000 * (1 - summary["accuracy"]))
    assert (await visitor.get(f"{path}/results/val/27/images?order=best", 422))["code"] == "invalid"

    first, second = await asyncio.gather(
        *(visitor.client.post(f"/api{path}/results", json={"split": "val", "tta": True}) for _ in range(2))
    )
    assert {first.status_code, second.status_code} <= {200, 202}
    augmented = await measured(visitor, trained, split="val", tta=True)
    assert (augmented["views"], augmented["mirrored"], augmented["shift"]) == (5, False, 1)
    assert augmented["summary"]["loss"] != summary["loss"]


async def test_test_images_are_looked_at_once(visitor, stranger, trained):
    path = f"/runs/{trained['id']}/results"
    assert (await stranger.post(path, {"split": "test"}, 403))["code"] == "not_owner"
    answers = await asyncio.gather(
        *(visitor.client.post(f"/api{path}", json={"split": "test", "snapshot": step}) for step in (20, 27))
    )
    assert sorted(answer.status_code for answer in answers)[1] == 409
    refused = next(answer.json() for answer in answers if answer.status_code == 409)
    step = refused["params"]["step"]
    assert refused["code"] == "test_used"
    result = await measured(visitor, trained, split="test", snapshot=step)
    assert result["summary"]["images"] == 10_000
    assert await measured(visitor, trained, split="test", snapshot=step) == result
    for other in ({"snapshot": 10}, {"snapshot": step, "tta": True}):
        assert (await visitor.post(path, {"split": "test", **other}, 409))["params"] == {"step": step}

    again = await visitor.post(f"/projects/{trained['project']}/runs", {"paused": True, "fresh": True}, 201)
    looks = (await visitor.get(f"/runs/{again['id']}/results"))["looks"]
    assert [(look["run"], look["step"], look["related"]) for look in looks] == [(trained["id"], step, False)]
    listed = (await visitor.get(f"/projects/{trained['project']}/runs"))["runs"]
    named = next(run for run in listed if run["id"] == trained["id"])
    assert [looks[0][name] for name in ("title", "created", "variant")] == [None, named["created"], None]
    assert (await visitor.get(path))["looks"] == []
    await visitor.post(f"/runs/{again['id']}/stop")


async def test_what_cannot_be_measured_is_refused(visitor, trained):
    path = f"/runs/{trained['id']}/results"
    assert (await visitor.post(path, {"split": "val", "snapshot": 3}, 404))["code"] == "snapshot_missing_at"
    assert (await visitor.post(path, {"split": "train"}, 422))["code"] == "invalid"
    assert (await visitor.post("/runs/none/results", {"split": "val"}, 404))["code"] == "not_found"
