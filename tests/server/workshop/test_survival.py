"""Runs outlive their processes and the server: bit for bit what they would have been."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import numpy as np
import psutil
import pytest
from safetensors.numpy import load

from models.snapshot import OPTIMIZER
from models.training.loop import train
from models.training.spec import TrainingSpec
from tests.running_server import RunningServer, running_server
from tests.server.visitor import Visitor, small_network

STEPS = 60
RECIPE = {"epochs": 1, "batch_size": 32, "seed": 5}
TRAINERS_NICENESS = 19


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[int, float], Path]:
    """The losses of a training that nobody disturbs, and the file of its last weights."""
    directory = tmp_path_factory.mktemp("undisturbed")
    spec = TrainingSpec(
        graph=small_network(), dataset="mnist", recipe=RECIPE, directory=directory, until=STEPS,
        changes=[{"step": 0, "values": {"learning_rate": 0.002}}],
    )  # fmt: skip
    losses: dict[int, float] = {}
    for event in train(spec):
        for point in event.get("points", ()):
            if point["split"] == "train":
                losses[point["step"]] = point["loss"]
    return losses, directory / f"step-{STEPS:08d}.safetensors"


def trainers(server: RunningServer) -> Iterator[psutil.Process]:
    """The processes that train at the moment."""
    for process in psutil.Process(server.process.pid).children(recursive=True):
        try:
            if process.nice() == TRAINERS_NICENESS:
                yield process
        except psutil.NoSuchProcess:
            continue


async def begin(visitor, tab):
    """A run with a change in its journal, at its first step."""
    project = await visitor.small_project(recipe=RECIPE)
    await tab.follow(project["id"])
    run = await visitor.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)
    await visitor.post(f"/runs/{run['id']}/change", {"learning_rate": 0.002})
    return project, run


async def walk(visitor, run, steps):
    """Does steps one at a time, so that the run stands where it is wanted."""
    for _ in range(steps):
        told = await visitor.post(f"/runs/{run['id']}/step")
    return told


async def compare(visitor, run, undisturbed):
    """The losses and the weights at the end are those of the training that nobody disturbed."""
    expected, last = undisturbed
    stopped = await visitor.post(f"/runs/{run['id']}/stop")
    assert stopped["step"] == STEPS
    points = (await visitor.get(f"/runs/{run['id']}/metrics"))["points"]
    assert {point["step"]: point["loss"] for point in points if point["split"] == "train"} == expected
    weights = await visitor.client.get(f"/api/runs/{run['id']}/snapshots/{STEPS}/weights")
    ours, theirs = load(weights.content), load(last.read_bytes())
    assert ours.keys() == {key for key in theirs if not key.startswith(OPTIMIZER)}
    assert all(np.array_equal(tensor, theirs[key]) for key, tensor in ours.items())


async def test_a_killed_trainer_is_taken_up_again(server, visitor, undisturbed):
    async with visitor.tab() as tab:
        _, run = await begin(visitor, tab)
        await walk(visitor, run, 25)
        await tab.hear("run", lambda message: message["run"]["step"] == 25)
        (victim,) = trainers(server)
        victim.kill()
        resumed = await tab.hear("run", lambda message: message["run"]["step"] < 25)
        assert resumed["run"]["step"] == 20
        told = await walk(visitor, run, STEPS - 20)
        assert told["step"] == STEPS
        await compare(visitor, run, undisturbed)


async def test_a_trainer_that_dies_again_and_again_is_given_up(server, visitor):
    async with visitor.tab() as tab:
        project, run = await begin(visitor, tab)
        await walk(visitor, run, 1)
        await tab.hear("run", lambda message: message["run"]["step"] == 1)
        for _ in range(3):
            (victim,) = trainers(server)
            victim.kill()
            ended = (await tab.hear("run"))["run"]
        assert ended["state"] == "failed"
        assert (ended["reason"]["code"], ended["reason"]["params"]) == ("worker_killed", {"count": 3})
        assert (await visitor.post(f"/projects/{project['id']}/play", {"mode": "step"}))["did"] == "stepped"
        await visitor.post(f"/projects/{project['id']}/reset")


async def test_slow_motion_stays_slow(tmp_path):
    data = tmp_path / "data"
    slow = {"state": "running", "gait": "slow"}
    with running_server(data) as server:
        async with Visitor.at(server.url) as visitor, visitor.tab() as tab:
            project = await visitor.small_project(recipe=RECIPE)
            await tab.follow(project["id"])
            await visitor.post(f"/projects/{project['id']}/play", {"mode": "slow"})
            await tab.hear("run", lambda message: slow.items() <= message["run"].items())
            (victim,) = trainers(server)
            victim.kill()
            await tab.hear("run", lambda message: message["run"]["state"] == "paused")  # as each begins that is slow
            await tab.hear("run", lambda message: slow.items() <= message["run"].items())
            server.process.kill()
            server.process.wait(20)
            cookies = visitor.client.cookies
    with running_server(data) as server:
        async with httpx.AsyncClient(base_url=server.url, cookies=cookies, timeout=60) as client:
            visitor = Visitor(client)
            async with visitor.tab() as tab:
                await tab.follow(project["id"])
                present = (await visitor.get(f"/projects/{project['id']}"))["run"]
                while present["state"] != "running":
                    present = (await tab.hear("run"))["run"]
                assert present["gait"] == "slow"
                await visitor.post(f"/runs/{present['id']}/stop")
                await visitor.post(f"/projects/{project['id']}/play", {"mode": "run"})
                queued = await tab.hear("run", lambda message: message["run"]["state"] == "queued")
                assert queued["run"]["gait"] == "run"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
async def test_runs_go_on_when_the_server_is_back(tmp_path, undisturbed, end):
    data = tmp_path / "data"
    with running_server(data) as server:
        async with Visitor.at(server.url) as visitor, visitor.tab() as tab:
            project, run = await begin(visitor, tab)
            await walk(visitor, run, 12)
            going = await visitor.small_project(recipe={**RECIPE, "batch_size": 64})
            other = (await visitor.post(f"/projects/{going['id']}/play"))["run"]
            await tab.follow(going["id"])
            await tab.hear("snapshot", lambda message: message["run"] == other["id"] and message["step"] >= 10)
            os.kill(server.process.pid, end)
            closed = await tab.end()
            if end == signal.SIGTERM:
                assert (closed.rcvd.code, closed.rcvd.reason) == (1012, "restart")
            server.process.wait(20)
            cookies = visitor.client.cookies
    with running_server(data) as server:
        async with httpx.AsyncClient(base_url=server.url, cookies=cookies, timeout=60) as client:
            visitor = Visitor(client)
            async with visitor.tab() as tab:
                stored = await visitor.get(f"/projects/{project['id']}")
                assert (stored["mine"], stored["run"]["state"]) == (True, "paused")
                await tab.follow(going["id"])
                await tab.hear("snapshot", lambda message: message["run"] == other["id"] and message["step"] >= 20)
                assert (await visitor.post(f"/runs/{other['id']}/stop"))["state"] == "stopped"
                told = await walk(visitor, run, 1)
                assert told["state"] == "paused"
                told = await walk(visitor, run, STEPS - told["step"])
                await compare(visitor, run, undisturbed)
