"""Real processes, killed in every way: each end is told rightly and hurts nobody else."""

from __future__ import annotations

import asyncio
import json
import multiprocessing.forkserver
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import ANY

import psutil
import pytest
import torch

from models import snapshot
from server.jobs import framing
from server.jobs.child import AUTOGROUP
from server.jobs.job import Limits
from server.jobs.launch import Worker, launch
from server.jobs.local import LocalRunner
from server.jobs.trainer import NICE, SESSION_NICE
from tests.models.training.nets import points
from tests.models.training.nets import run as train_here
from tests.server.jobs.conftest import CLAIM, MACHINE, to_the_end, until


def pid_of(runner: LocalRunner, run: str) -> int:
    worker = runner._jobs[run]._worker
    assert isinstance(worker, Worker)
    return worker.pid


@pytest.fixture
async def limited():
    """Makes runners with limits of their own."""
    made = []

    def make(grace=10.0, **limits):
        made.append(LocalRunner(MACHINE, grace=grace, limits=Limits(**limits)))
        return made[-1]

    yield make
    for each in made:
        await each.aclose()


async def test_a_killed_run_is_resumed_bit_for_bit_and_hurts_no_other(runner, spec, tmp_path):
    changes = {"learning_rate": 0.02}
    recipe = {"epochs": 2, "optimizer": "sgd"}
    other = await runner.start(spec("other", paused=True), CLAIM)
    handle = await runner.start(spec(recipe=recipe, paused=True), CLAIM)
    events = runner.events(handle)
    for _ in range(4):
        await runner.send(handle, {"type": "step"})
    await runner.send(handle, {"type": "change", "values": changes})
    _, seen = await until(events, "changed")
    journal = [{"step": event["step"], "values": event["values"]} for event in seen if event["type"] == "changed"]
    await runner.send(handle, {"type": "resume"})
    _, more = await until(events, "snapshot", step=10)
    os.kill(pid_of(runner, "run"), signal.SIGKILL)
    end, last = await until(events, "exited")
    assert (end["reason"], end["detail"]) == ("killed", "SIGKILL")
    told = [event for event in [*seen, *more, *last] if event["type"] == "snapshot"][-1]
    again = await runner.start(spec(recipe=recipe, resume=told["file"], changes=journal), CLAIM)
    resumed = await to_the_end(runner, again)
    assert resumed[-1]["reason"] == "completed"
    broken = {**points([*seen, *more, *last], "train"), **points(resumed, "train")}
    whole = train_here(tmp_path / "whole", recipe=recipe, changes=journal)
    assert broken == points(whole, "train")
    ours, theirs = (snapshot.read(tmp_path / name / "step-00000014.safetensors") for name in ("run", "whole"))
    for one, two in ((ours.weights, theirs.weights), (ours.optimizer, theirs.optimizer)):
        assert one.keys() == two.keys()
        assert all(torch.equal(one[key], two[key]) for key in two)
    await runner.send(other, {"type": "resume"})
    assert (await to_the_end(runner, other))[-1]["reason"] == "completed"


async def test_a_training_that_wants_too_much_memory_ends_alone(limited, spec):
    runner = limited(memory=80 * 2**20)
    modest = await runner.start(spec("modest", recipe={"batch_size": 64}, until=20), CLAIM)
    greedy = await runner.start(spec("greedy"), CLAIM)
    assert (await to_the_end(runner, greedy))[-1]["reason"] == "oom"
    assert (await to_the_end(runner, modest))[-1]["reason"] == "completed"


async def test_a_silent_worker_is_reported_and_then_given_up(limited, spec):
    runner = limited(silent=1.5, lost=3.0)
    handle = await runner.start(spec(paused=True), CLAIM)
    events = runner.events(handle)
    await until(events, "state", state="paused")
    os.kill(pid_of(runner, "run"), signal.SIGSTOP)
    await until(events, "silent")
    end, _ = await until(events, "exited")
    assert end["reason"] == "lost"


async def test_a_worker_that_does_not_stop_in_time_is_killed(runner, spec):
    handle = await runner.start(spec(paused=True), CLAIM)
    events = runner.events(handle)
    await until(events, "state", state="paused")
    os.kill(pid_of(runner, "run"), signal.SIGSTOP)
    assert (await runner.kill(handle, grace=0.1)).reason == "killed"
    end, _ = await until(events, "exited")
    assert "did not stop" in end["detail"]


async def test_a_worker_that_does_not_give_way_in_time_has_yielded_all_the_same(limited, spec):
    runner = limited(grace=0.1)
    slow, other = await runner.start(spec("a", paused=True), CLAIM), await runner.start(spec("b", paused=True), CLAIM)
    events = runner.events(slow)
    await until(events, "state", state="paused")
    os.kill(pid_of(runner, "a"), signal.SIGSTOP)
    third = await runner.start(spec("c", until=1), CLAIM)
    end, _ = await until(events, "exited")
    assert end["reason"] == "yielded"  # nothing is wrong with it: no death to be counted
    assert "did not give way" in end["detail"]
    assert (await to_the_end(runner, third))[-1]["reason"] == "completed"
    await runner.kill(other)


async def test_a_crash_is_told_with_its_signal(runner, spec):
    handle = await runner.start(spec(paused=True), CLAIM)
    events = runner.events(handle)
    await until(events, "state", state="paused")
    os.kill(pid_of(runner, "run"), signal.SIGSEGV)
    end, _ = await until(events, "exited")
    assert (end["reason"], end["detail"]) == ("killed", "SIGSEGV")


async def test_a_trainer_is_niced_in_a_session_of_its_own_and_has_one_thread_for_torch(runner, spec):
    handle = await runner.start(spec(paused=True), CLAIM)
    events = runner.events(handle)
    await until(events, "state", state="paused")
    process = psutil.Process(pid_of(runner, "run"))
    assert process.nice() == NICE
    assert os.getsid(process.pid) == process.pid != os.getsid(0)
    assert process.num_threads() == 2  # the loop, and the line to the server


@pytest.mark.skipif(not AUTOGROUP.exists(), reason="this kernel shares processors by niceness alone")
async def test_a_trainers_session_is_niced_once_it_trains(runner, spec):
    events = runner.events(await runner.start(spec(until=20, recipe={"batch_size": 64}), CLAIM))
    await until(events, "snapshot", step=10)
    described = await asyncio.to_thread(Path(f"/proc/{pid_of(runner, 'run')}/autogroup").read_text)
    assert described.split() == [ANY, "nice", str(SESSION_NICE)]


def _babble(connection):
    connection.sendall(b"\xff" * 64)
    connection.recv(1)


async def test_a_worker_that_sends_no_messages_is_not_listened_to():
    worker = await launch(_babble)
    with pytest.raises(framing.BrokenConversation):
        await worker.read()
    worker.kill()
    assert await worker.ended() == -signal.SIGKILL


SERVER = """
import asyncio, json, sys
from server.jobs import launch
from server.jobs.insight import InsightService
from server.jobs.fairness import Machine
from server.jobs.local import LocalRunner
from server.jobs.runner import Claim

async def main():
    runner, insight = LocalRunner(Machine(places=1, bytes=2**30)), InsightService()
    launch.begin()
    await insight.warm()
    events = runner.events(await runner.start(json.loads(sys.argv[1]), Claim("somebody", 2**26)))
    async for event in events:
        if event["type"] == "state":
            print(runner._jobs["run"]._worker.pid, insight.pid, flush=True)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="pidfd and the parent's death signal are Linux's")
def test_workers_die_with_a_server_that_is_killed(spec):
    arguments = [sys.executable, "-c", SERVER, json.dumps(spec(paused=True))]
    root = Path(__file__).parents[3]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=root) as server:
        line = server.stdout.readline()
        workers = [os.pidfd_open(int(pid)) for pid in line.split()]
        try:
            server.kill()
            server.wait()
            for worker in workers:  # a pidfd is readable when its process has ended
                readable, _, _ = select.select([worker], [], [], 30)
                assert readable
        finally:
            for worker in workers:
                os.close(worker)
        assert len(workers) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are spawned")
async def test_a_fork_server_that_died_is_replaced(runner, spec):
    pid = multiprocessing.forkserver._forkserver._forkserver_pid
    ended = os.pidfd_open(pid)
    os.kill(pid, signal.SIGKILL)
    assert select.select([ended], [], [], 30)[0]
    os.close(ended)
    assert (await to_the_end(runner, await runner.start(spec(until=1), CLAIM)))[-1]["reason"] == "completed"
