"""Published weights: listed, asked for, watched, broken off, resumed, refused, and opened as a project."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import torch
from torch.nn.functional import interpolate

from models import data, torchvision_weights
from models.compile import compile_graph
from models.zoo import build
from tests.file_server import FileServer, file_server
from tests.running_server import RunningServer, running_server
from tests.server import weights_server
from tests.server.visitor import PATIENCE, Visitor

DOWNLOAD = f"/weights/{weights_server.ARCHITECTURE}/download"


@pytest.fixture(scope="module")
def state() -> dict[str, torch.Tensor]:
    """The weights of a network of the zoo, drawn; the file is made of them as torchvision makes its own."""
    shape = (3, weights_server.SIDE, weights_server.SIDE)
    return compile_graph(build(weights_server.ARCHITECTURE, 1000, shape)).state_dict()


@pytest.fixture
def host(monkeypatch, state) -> Iterator[FileServer]:
    """The host that the weights' authors publish them on."""
    buffer = io.BytesIO()
    torch.save(state, buffer)
    content = buffer.getvalue()
    with file_server() as serving:
        name = weights_server.name_of(content)
        serving.files[f"/{name}.pth"] = content
        monkeypatch.setenv(weights_server.HOST, serving.url)
        monkeypatch.setenv(weights_server.FILE, name)
        monkeypatch.setenv(weights_server.BYTES, str(len(content)))
        yield serving


@pytest.fixture
def started(host, tmp_path) -> Iterator[Callable[..., RunningServer]]:
    """Starts a server that knows the weights; again in the same directory."""
    with ExitStack() as stack:

        def start(*flags: str) -> RunningServer:
            stack.close()
            return stack.enter_context(running_server(tmp_path / "data", *flags, module="tests.server.weights_server"))

        yield start


async def entry(visitor: Visitor, when: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
    """What is told of the weights, as soon as a condition is met."""
    async with asyncio.timeout(PATIENCE):
        while True:
            listed = (await visitor.get("/weights"))["weights"]
            found = next(each for each in listed if each["architecture"] == weights_server.ARCHITECTURE)
            if when(found):
                return found


async def test_weights_come_on_request_and_open_as_a_project(started, host, state, tmp_path):
    kept = tmp_path / "data" / "weights"
    async with Visitor.at(started().url) as visitor:
        await nothing_is_fetched_before_somebody_asks(visitor, host)
        await a_cancelled_download_leaves_nothing(visitor, host, kept)
        await a_changed_file_is_told_in_both_languages(visitor, host)
        half = await half_of_it_comes(visitor, host)
    async with Visitor.at(started().url) as visitor:
        await it_goes_on_after_a_restart(visitor, host, half)
        await everybody_can_open_them(visitor, state)
    assert [file.suffix for file in kept.rglob("*") if file.is_file()] == [".safetensors"]
    [file] = kept.glob("*.safetensors")
    assert file.stat().st_nlink == 2, "the blob of the two projects is the same file"


async def nothing_is_fetched_before_somebody_asks(visitor, host):
    before = await entry(visitor)
    assert (before["state"], before["bytes"]) == ("missing", 0)
    refused = await visitor.post("/projects", {"weights_of": weights_server.ARCHITECTURE}, 422)
    assert refused["code"] == "weights_unavailable"
    assert not host.asked


async def half_of_it_comes(visitor, host) -> int:
    host.gate, host.asked = threading.Event(), []
    host.halfway.clear()
    assert (await visitor.post(DOWNLOAD, status=202))["state"] == "downloading"
    assert await asyncio.to_thread(host.halfway.wait, PATIENCE)
    going = await entry(visitor, lambda found: found["bytes"] > 0)
    assert going["bytes"] < going["of_bytes"]
    return going["bytes"]


async def a_cancelled_download_leaves_nothing(visitor, host, kept):
    await half_of_it_comes(visitor, host)
    told = await visitor.ask("DELETE", DOWNLOAD)
    assert (told["state"], told["bytes"]) == ("missing", 0)
    assert not [file for file in kept.rglob("*") if file.is_file()]
    host.gate = None


async def a_changed_file_is_told_in_both_languages(visitor, host):
    [(path, published)] = host.files.items()
    host.files[path] = published[:-1] + b"?"
    await visitor.post(DOWNLOAD, status=202)
    failed = await entry(visitor, lambda found: found["state"] == "failed")
    assert failed["problem"]["code"] == "download_changed"
    russian = (await visitor.get("/weights?lang=ru"))["weights"]
    assert "не тот файл" in next(each for each in russian if each["problem"])["problem"]["message"]
    host.files[path] = published


async def it_goes_on_after_a_restart(visitor, host, half):
    left = await entry(visitor)
    assert left["state"] == "missing"
    assert half <= left["bytes"] < left["of_bytes"]  # what came last was not told any more
    host.gate = None
    await visitor.post(DOWNLOAD, status=202)
    await entry(visitor, lambda found: found["state"] == "available")
    assert [wanted for _, wanted in host.asked] == [None, f"bytes={left['bytes']}-"]


async def everybody_can_open_them(visitor, state):
    for _ in range(2):
        project = await visitor.post("/projects", {"weights_of": weights_server.ARCHITECTURE}, 201)
    assert project["dataset"] == "photos"
    assert project["graphs"]["main"]["nodes"]["input"]["params"]["std"] == [0.229, 0.224, 0.225]
    sample = {"input": {"dataset": "photos", "split": "test", "index": 0}}
    told = await visitor.post(f"/projects/{project['id']}/insights/prediction", sample)
    net = compile_graph(torchvision_weights.network(weights_server.published())).eval()
    net.load_state_dict(state)
    photo = torch.from_numpy(data.get("photos").load("test").images[0]).float()[None]
    small = interpolate(photo, size=(weights_server.SIDE,) * 2, mode="bilinear", antialias=True, align_corners=False)
    with torch.inference_mode():
        expected = net(small)[net.main].softmax(1).max()
    assert max(told["probabilities"]) == pytest.approx(expected.item(), rel=1e-3)


async def test_who_may_not_is_told_so(started):
    async with Visitor.at(started("--downloads", "none").url) as visitor:
        assert (await visitor.get("/weights"))["may_download"] is False
        assert (await visitor.post(DOWNLOAD, status=403))["code"] == "download_not_allowed"
        assert (await visitor.ask("DELETE", DOWNLOAD, 403))["code"] == "download_not_allowed"
        assert (await visitor.post("/weights/lenet5/download", status=404))["code"] == "not_found"
        await visitor.post("/projects", {"weights_of": "lenet5"}, 404)


async def test_the_list_says_what_there_is(visitor):
    told = await visitor.get("/weights")
    assert len(told["weights"]) == len(torchvision_weights.all_published())
    resnet = next(each for each in told["weights"] if each["architecture"] == "resnet50")
    assert (resnet["of_bytes"], resnet["top1"], resnet["state"]) == (102_530_810, 76.13, "missing")
    assert "BSD-3-Clause" in resnet["licence"]
