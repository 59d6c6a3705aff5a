"""Data sets of one's own over HTTP: uploaded, looked through, imported, used, deleted; and any looked at closely."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from models import data
from tests.models.data.uploads.archives import archive, encoded, folders, overlapping, picture
from tests.running_server import running_server
from tests.server.visitor import PATIENCE, Visitor, small_network

INTERVAL = 0.1
"""Seconds between two questions: an upload has no other news than its own answer."""
CHOICE = {"title": "Pets", "size": [8, 8], "channels": 1}


async def upload(visitor: Visitor, file: Path) -> dict[str, Any]:
    """An upload that has been looked through."""
    told = await visitor.ask("POST", "/datasets/mine", 202, content=await asyncio.to_thread(file.read_bytes))
    return await settled(visitor, told["id"], "inspecting")


async def settled(visitor: Visitor, found: str, going: str) -> dict[str, Any]:
    """An upload as soon as nothing is done with it any more."""
    async with asyncio.timeout(PATIENCE):
        while True:
            told: dict[str, Any] = await visitor.get(f"/datasets/mine/{found}")
            if told["state"] != going:
                return told
            await asyncio.sleep(INTERVAL)  # asked without a pause, the server has no time for what is asked about


async def brought(visitor: Visitor, tmp_path: Path, **choice: Any) -> dict[str, Any]:
    """A data set that was made of an upload."""
    ready = await upload(visitor, archive(tmp_path / "pets.zip", folders(20)))
    assert ready["state"] == "ready", ready["problem"]
    await visitor.post(f"/datasets/mine/{ready['id']}", {**CHOICE, **choice}, 202)
    told = await settled(visitor, ready["id"], "importing")
    assert told["state"] == "imported", told["problem"]
    return told["dataset"]


async def test_pictures_become_a_data_set_that_is_trained_on_until_it_vanishes(visitor, tmp_path):
    ready = await upload(visitor, archive(tmp_path / "pets.zip", {**folders(20), "pets/cat/x.png": b"broken"}))
    assert [each["images"] for each in ready["preview"]["classes"]] == [20, 20]
    assert ready["preview"]["broken"][0]["problem"]["message"].startswith("It is no PNG")
    query = {"height": 8, "width": 10, "channels": 1, "fit": "stretch"}
    shown = await visitor.client.get(f"/api/datasets/mine/{ready['id']}/samples/0.png", params=query)
    expected = np.asarray(picture(0).convert("L").resize((10, 8), Image.Resampling.BICUBIC))
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(shown.content))), expected)

    entry = await brought(visitor, tmp_path)
    assert (entry["mine"], entry["brought"], entry["splits"]) == (True, True, {"train": 28, "val": 6, "test": 6})
    name = entry["name"]
    assert (await visitor.get("/datasets"))["datasets"][0] == entry
    assert (await visitor.get("/datasets/mine"))["bytes"] == 40 * 64
    network = small_network()
    network["nodes"]["input"]["params"]["shape"] = [1, 8, 8]
    network["nodes"]["fc2"]["params"]["out_features"] = 2
    document = {"title": "Pets", "graphs": {"main": network}, "dataset": name, "recipe": {"epochs": 1}}
    project = await visitor.post("/projects", document, 201)
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        await visitor.post(f"/projects/{project['id']}/play")
        run = await tab.run_in("finished", "failed", "diverged")
    assert run["state"] == "finished"

    await visitor.ask("DELETE", f"/datasets/{name}", 204)
    assert name not in [each["name"] for each in (await visitor.get("/datasets"))["datasets"]]
    assert (await visitor.get(f"/datasets/{name}"))["state"] == "vanished"
    refused = await visitor.post(f"/projects/{project['id']}/runs", {"fresh": True}, 422)
    assert (refused["code"], refused["field"]) == ("dataset_vanished", "dataset")
    assert "Pets" in refused["detail"]
    assert (await visitor.post(f"/runs/{run['id']}/resume", status=422))["code"] == "dataset_vanished"
    assert (await visitor.post(f"/datasets/{name}/restore"))["available"]
    await visitor.post(f"/projects/{project['id']}/runs", {"fresh": True}, 201)


async def test_whose_it_is(visitor, stranger, tmp_path):
    name = (await brought(visitor, tmp_path))["name"]
    seen = await stranger.get(f"/datasets/{name}")  # as a project that uses it tells the name
    assert (seen["mine"], seen["available"]) == (False, True)
    assert name not in [each["name"] for each in (await stranger.get("/datasets"))["datasets"]]
    assert (await stranger.ask("DELETE", f"/datasets/{name}", 403))["code"] == "not_owner"
    picture_of = await stranger.client.get(f"/api/datasets/{name}/train/0.png")
    assert picture_of.headers["cache-control"].startswith("private")
    ready = await upload(visitor, tmp_path / "pets.zip")
    assert (await stranger.get(f"/datasets/mine/{ready['id']}", 404))["code"] == "upload_gone"
    await visitor.ask("DELETE", f"/datasets/mine/{ready['id']}", 204)
    assert (await visitor.get(f"/datasets/mine/{ready['id']}", 404))["code"] == "upload_gone"


async def test_what_is_refused_says_why(visitor, tmp_path):
    bomb = await upload(visitor, overlapping(tmp_path / "bomb.zip"))
    assert (bomb["state"], bomb["problem"]["code"]) == ("refused", "archive_overlap")
    few = {"a/1.png": encoded(picture(1)), "b/1.png": encoded(picture(2))}
    ready = await upload(visitor, archive(tmp_path / "few.zip", few))
    assert (await visitor.post(f"/datasets/mine/{ready['id']}", {**CHOICE, "size": [2, 8]}, 422))["field"] == "size.0"
    await visitor.post(f"/datasets/mine/{ready['id']}", CHOICE, 202)
    told = await settled(visitor, ready["id"], "importing")
    assert (told["state"], told["problem"]["code"], told["dataset"]) == ("ready", "upload_too_few", None)


async def test_there_is_only_so_much_for_one_person(tmp_path):
    with running_server(tmp_path / "data", "--own-datasets", "1", "--max-upload", "40000") as server:
        async with Visitor.at(server.url) as visitor:
            await brought(visitor, tmp_path)
            ready = await upload(visitor, tmp_path / "pets.zip")
            full = await visitor.post(f"/datasets/mine/{ready['id']}", CHOICE, 409)
            assert (full["code"], full["params"]["count"]) == ("quota_datasets", 1)
            large = await visitor.ask("POST", "/datasets/mine", 413, content=bytes(50_000))
            assert large["code"] == "body_too_large"


async def test_a_data_set_closely(visitor):
    told = await visitor.get("/datasets/digits/statistics")
    images = data.get("digits").load("train")
    assert told["counts"]["train"] == np.bincount(images.labels).tolist()
    assert told["mean"] == pytest.approx([images.images.mean()])
    of_class = await visitor.get("/datasets/digits/train/indices", params={"label": 3, "start": 1, "count": 2})
    expected = np.flatnonzero(images.labels == 3)
    assert of_class == {"total": len(expected), "indices": expected[1:3].tolist(), "labels": [3, 3]}
    mean = await visitor.client.get("/api/datasets/digits/statistics/mean.png", params={"label": 3})
    by_hand = np.round(images.images[expected].mean(axis=0)[0])
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(mean.content))), by_hand)
    assert (await visitor.get("/datasets/nothing/statistics", 404))["code"] == "not_found"
