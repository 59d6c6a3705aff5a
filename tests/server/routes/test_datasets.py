"""Getting data sets that are not on the server: asked for, watched, broken off, resumed, trained on."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image

from models import data
from server.auth.rules import may_download
from tests.file_server import FileServer, file_server
from tests.running_server import RunningServer, running_server
from tests.server import squares_server
from tests.server.visitor import PATIENCE, Visitor, small_network

PATH = "/squares.npz"


@pytest.fixture
def host(monkeypatch) -> Iterator[FileServer]:
    """The host that the data set's authors publish it on."""
    with file_server() as serving:
        serving.files[PATH] = squares_server.archive()
        monkeypatch.setenv(squares_server.HOST, serving.url)
        yield serving


@pytest.fixture
def started(host, tmp_path) -> Iterator[Callable[..., RunningServer]]:
    """Starts a server that knows the data set; again in the same directory."""
    with ExitStack() as stack:

        def start(*flags: str) -> RunningServer:
            stack.close()
            return stack.enter_context(running_server(tmp_path / "data", *flags, module="tests.server.squares_server"))

        yield start


async def entry(visitor: Visitor, when: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
    """What is told of the data set, as soon as a condition is met."""
    async with asyncio.timeout(PATIENCE):
        while True:
            listed = (await visitor.get("/datasets"))["datasets"]
            found = next(each for each in listed if each["name"] == "squares")
            if when(found):
                return found


async def test_what_is_asked_for_comes_whatever_comes_between_and_is_trained_on(started, host, tmp_path):
    kept = tmp_path / "data" / "datasets"
    async with Visitor.at(started().url) as visitor:
        await nothing_is_fetched_before_somebody_asks(visitor, host)
        await a_cancelled_download_leaves_nothing(visitor, host, kept)
        await a_changed_file_is_told(visitor, host)
        half = await half_of_it_comes(visitor, host)
    async with Visitor.at(started().url) as visitor:
        await it_goes_on_after_a_restart(visitor, host, half)
        await it_can_be_trained_on(visitor)
        assert {each.name for each in kept.rglob("*squares*")} == {"squares"}  # what it was made of is gone meanwhile


async def nothing_is_fetched_before_somebody_asks(visitor, host):
    before = await entry(visitor)
    assert (before["state"], before["bytes"], before["of_bytes"]) == ("missing", 0, len(host.files[PATH]))
    assert not before["available"]
    assert not host.asked


async def half_of_it_comes(visitor, host) -> int:
    host.gate, host.asked = threading.Event(), []
    host.halfway.clear()
    assert (await visitor.post("/datasets/squares/download", status=202))["state"] == "downloading"
    await visitor.post("/datasets/squares/download", status=202)  # twice is once
    assert await asyncio.to_thread(host.halfway.wait, PATIENCE)
    going = await entry(visitor, lambda found: found["bytes"] > 0)
    assert going["state"] == "downloading"
    assert going["bytes"] < going["of_bytes"]
    assert len(host.asked) == 1
    return going["bytes"]


async def a_cancelled_download_leaves_nothing(visitor, host, kept):
    await half_of_it_comes(visitor, host)
    told = await visitor.ask("DELETE", "/datasets/squares/download")
    assert (told["state"], told["bytes"]) == ("missing", 0)
    assert not [*kept.rglob("*squares*")]
    host.gate = None


async def a_changed_file_is_told(visitor, host):
    published = host.files[PATH]
    host.files[PATH] = squares_server.archive(shift=1)
    await visitor.post("/datasets/squares/download", status=202)
    failed = await entry(visitor, lambda found: found["state"] == "failed")
    assert failed["problem"]["code"] == "download_changed"
    assert "squares.npz" in failed["problem"]["message"]
    assert not failed["available"]
    host.files[PATH] = published


async def it_goes_on_after_a_restart(visitor, host, half):
    left = await entry(visitor)
    assert (left["state"], left["bytes"]) == ("missing", half), "nobody has asked this server yet"
    host.gate = None
    await visitor.post("/datasets/squares/download", status=202)
    after = await entry(visitor, lambda found: found["available"])
    assert (after["state"], after["problem"]) == ("available", None)
    assert host.asked == [(PATH, None), (PATH, f"bytes={half}-")]


async def it_can_be_trained_on(visitor):
    picture = await visitor.client.get("/api/datasets/squares/train/1.png")
    assert np.array(Image.open(io.BytesIO(picture.content))).tolist() == [[200] * 8] * 8
    graph = small_network()
    graph["nodes"]["input"]["params"]["shape"] = [1, 8, 8]
    graph["nodes"]["fc2"]["params"]["out_features"] = 2
    document = {"title": "Squares", "graphs": {"main": graph}, "dataset": "squares", "recipe": {"batch_size": 20}}
    project = await visitor.post("/projects", document, 201)
    async with visitor.tab() as tab:
        await tab.follow(project["id"])
        await visitor.post(f"/projects/{project['id']}/play")
        run = await tab.run_in("finished", "failed", "diverged")
    assert (run["state"], run["step"]) == ("finished", 6)
    look = {"input": {"dataset": "squares", "split": "val", "index": 1}}
    await visitor.post(f"/runs/{run['id']}/insights/prediction", look)


async def test_who_may_not_is_told_so(started):
    async with Visitor.at(started("--downloads", "none").url) as visitor:
        assert (await visitor.get("/datasets"))["may_download"] is False
        refused = await visitor.post("/datasets/squares/download", status=403)
        assert refused["code"] == "download_not_allowed"
        assert (await visitor.ask("DELETE", "/datasets/squares/download", 403))["code"] == "download_not_allowed"


@pytest.mark.parametrize(
    ("downloads", "client", "allowed"),
    [
        ("local", "127.0.0.1", True),
        ("local", "::1", True),
        ("local", "192.168.1.7", False),
        ("local", "", False),
        ("all", "192.168.1.7", True),
        ("none", "127.0.0.1", False),
    ],
)
def test_downloads_are_for_whoever_is_at_the_machine(downloads, client, allowed):
    assert may_download(downloads, client) is allowed


async def test_what_comes_with_the_server_has_no_download(visitor):
    assert (await visitor.get("/datasets"))["may_download"] is True
    assert (await visitor.post("/datasets/mnist/download", status=422))["code"] == "download_impossible"
    assert (await visitor.post("/datasets/nothing/download", status=404))["code"] == "not_found"


async def test_samples_are_those_of_the_data_set(visitor):
    images = data.get("mnist").load("val")
    told = await visitor.get("/datasets/mnist/val/7")
    assert told["label"] == images.labels[7]
    picture = await visitor.client.get("/api/datasets/mnist/val/7.png")
    assert picture.headers["content-type"] == "image/png"
    assert np.array_equal(np.array(Image.open(io.BytesIO(picture.content))), images.images[7, 0])


async def test_samples_in_colour(visitor):
    images = data.get("cifar10").load("test")
    picture: httpx.Response = await visitor.client.get("/api/datasets/cifar10/test/3.png")
    assert np.array_equal(np.array(Image.open(io.BytesIO(picture.content))), images.images[3].transpose(1, 2, 0))
