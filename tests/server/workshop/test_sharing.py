"""A machine with one place: trainings give way with a snapshot and go on by themselves, and students have limits."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import psutil
import pytest

from server.jobs.trainer import NICE
from tests.running_server import running_server
from tests.server.classroom.homework import PASSWORD, Class, tiny_network
from tests.server.visitor import Visitor

DIGITS = {
    "graphs": {"main": tiny_network()},
    "dataset": "digits",
    "recipe": {"length": "steps", "steps": 10_000_000, "batch_size": 64},
}
"""A training without an end, whose steps and validations take next to nothing."""
LIMITS = ("--student-running", "2", "--student-queued", "2", "--student-minutes", "60", "--student-megabytes", "1")


@pytest.fixture(scope="module")
def hurried(tmp_path_factory):
    """A server with one place for students, in which everything is sooner."""
    data = tmp_path_factory.mktemp("hurried") / "data"
    flags = ("--trainings", "1", "--teacher-password", PASSWORD, *LIMITS)
    with running_server(data, *flags, module="tests.server.hurried_server") as server:
        yield server


@pytest.fixture
async def stack():
    """What is closed at the end."""
    async with AsyncExitStack() as stack:
        yield stack


def is_trainer(process):
    """Whether a process of a server is one that trains."""
    return process.nice() == NICE


async def begin(somebody, tab):
    """An endless training of somebody's, which a tab of theirs follows; its project."""
    project = await somebody.post("/projects", DIGITS, 201)
    await tab.follow(project["id"])
    told = await somebody.post(f"/projects/{project['id']}/play")
    return project, told["run"]


async def test_two_take_turns_and_lose_no_step(hurried, stack):
    first, second = [await stack.enter_async_context(Visitor.at(hurried.url)) for _ in range(2)]
    mine, other = [await stack.enter_async_context(each.tab(close_timeout=0.5)) for each in (first, second)]
    project, run = await begin(first, mine)
    await mine.run_in("running")
    his_project, his = await begin(second, other)
    assert (his["state"], his["position"], his["waiting"]["because"]) == ("queued", 0, "places")
    assert 0 < his["waiting"]["seconds"] <= 60
    gave_way = await mine.hear("run", lambda message: message["run"]["state"] == "queued")
    assert gave_way["run"]["step"] > 0
    await other.run_in("running")
    again = await mine.run_in("running")
    await mine.hear("metrics", lambda message: message["points"][-1]["step"] > again["step"])
    points = (await first.get(f"/runs/{run['id']}/metrics"))["points"]
    steps = [point["step"] for point in points if point["split"] == "train"]
    assert steps == list(range(len(steps)))
    states = [message["run"]["state"] for message in mine.heard if message["type"] == "run" and message["run"]]
    assert "stopped" not in states
    for somebody, it in ((first, project), (second, his_project)):
        await somebody.post(f"/projects/{it['id']}/reset")


async def test_a_training_that_gave_way_while_it_waits_can_be_paused_and_stopped(hurried, stack):
    first, second = [await stack.enter_async_context(Visitor.at(hurried.url)) for _ in range(2)]
    mine, other = [await stack.enter_async_context(each.tab(close_timeout=0.5)) for each in (first, second)]
    project, run = await begin(first, mine)
    await mine.run_in("running")
    his_project, _ = await begin(second, other)
    await mine.hear("run", lambda message: message["run"]["state"] == "queued")
    stopped = await first.post(f"/runs/{run['id']}/stop")
    assert stopped["state"] == "stopped"
    assert (await first.post(f"/runs/{run['id']}/resume"))["state"] == "queued"
    await second.post(f"/projects/{his_project['id']}/reset")
    again = await mine.hear("run", lambda message: message["run"] and message["run"]["step"] > stopped["step"])
    assert again["run"]["id"] == run["id"]
    await first.post(f"/projects/{project['id']}/reset")


async def test_what_nobody_watches_pauses_when_somebody_else_trains_and_keeps_its_weights(hurried, stack):
    away, present = [await stack.enter_async_context(Visitor.at(hurried.url)) for _ in range(2)]
    async with away.tab() as tab:
        project, run = await begin(away, tab)
        await tab.hear("snapshot", lambda message: message["step"] > 0)
    tab = await stack.enter_async_context(present.tab())
    his_project, _ = await begin(present, tab)
    await tab.run_in("running")
    async with asyncio.timeout(60):
        # to follow it would be to watch it
        while (told := await away.get(f"/runs/{run['id']}"))["state"] != "paused":  # noqa: ASYNC110
            await asyncio.sleep(0.2)
    assert told["reason"]["code"] == "run_unwatched"
    assert (await away.get(f"/runs/{run['id']}/snapshots"))["snapshots"][-1]["step"] > 0
    await present.post(f"/projects/{his_project['id']}/reset")
    assert (await away.post(f"/projects/{project['id']}/play"))["did"] == "resumed"
    await away.post(f"/projects/{project['id']}/reset")


async def test_one_that_is_slow_to_stop_keeps_no_other_from_being_paused(tmp_path, stack):
    server = stack.enter_context(
        running_server(tmp_path / "data", "--trainings", "3", module="tests.server.hurried_server")
    )
    away, present = [await stack.enter_async_context(Visitor.at(server.url)) for _ in range(2)]
    async with away.tab() as tab:
        _, slow = await begin(away, tab)
        await tab.hear("metrics")
        [trainer] = [each for each in psutil.Process(server.process.pid).children(recursive=True) if is_trainer(each)]
        _, quick = await begin(away, tab)
        await tab.hear("metrics", lambda message: message["run"] == quick["id"])
    tab = await stack.enter_async_context(present.tab())
    await begin(present, tab)
    trainer.suspend()
    async with asyncio.timeout(60):
        while (await away.get(f"/runs/{quick['id']}"))["state"] != "paused":  # noqa: ASYNC110
            await asyncio.sleep(0.2)
    assert (await away.get(f"/runs/{slow['id']}"))["state"] == "running"  # it still has a while for its snapshot
    trainer.resume()


async def test_students_have_limits_that_they_see_and_the_teacher_has_a_place(hurried, stack):
    lesson = await Class.open(hurried.url, stack)
    student = await lesson.student("Вера")
    async with student.tab() as tab:
        project, run = await begin(student, tab)
        await tab.run_in("running")
        told = await student.get("/quota")
        assert {name: share["limit"] for name, share in told["own"].items()} == {
            "running": 2, "queued": 2, "minutes": 60, "bytes": 10**6,
        }  # fmt: skip
        assert (told["own"]["running"]["used"], told["machine"]) == (1, {"places": 1, "running": 1, "queued": 0})
        assert told["room"]["running"] == {"used": 1, "limit": None}
        await tab.hear("snapshot", lambda message: message["run"] == run["id"] and message["step"] >= 2)

    more = [await student.post("/projects", DIGITS, 201) for _ in range(3)]
    for each in more[:2]:
        await student.post(f"/projects/{each['id']}/runs", status=201)
    refused = await student.post(f"/projects/{more[2]['id']}/runs", status=409)
    assert refused["code"] == "quota_queued"
    for each in more:
        await student.post(f"/projects/{each['id']}/reset")

    large = {**DIGITS, "graphs": {"main": tiny_network(hidden=4000)}}  # 1.2 MB, and as much again for every moment
    await student.patch(project, {"op": "replace", "path": "/graphs/main", "value": large["graphs"]["main"]})
    async with student.tab() as tab:
        await tab.follow(project["id"])
        await student.post(f"/projects/{project['id']}/play")
        await tab.run_in("running")
        await tab.hear("snapshot")
    assert (await student.get("/quota"))["own"]["bytes"]["used"] > 10**6
    refused = await student.post(f"/projects/{more[2]['id']}/runs", status=409)
    assert refused["code"] == "quota_disk"
    run = (await student.get(f"/projects/{project['id']}"))["run"]
    async with lesson.teacher.tab() as desk:
        lecture = await lesson.teacher.post("/projects", DIGITS, 201)
        await desk.follow(lecture["id"])
        await lesson.teacher.post(f"/projects/{lecture['id']}/play")
        await desk.run_in("running")
        capacity = (await lesson.teacher.get("/quota"))["machine"]
        assert (capacity["places"], capacity["running"]) == (1, 2)
        await lesson.teacher.post(f"/projects/{lecture['id']}/reset")
    await student.ask("DELETE", f"/runs/{run['id']}", 204)
    await student.post(f"/projects/{more[2]['id']}/runs", status=201)
    await lesson.teacher.ask("DELETE", f"/rooms/{lesson.room['id']}", 204)


async def test_whoever_asks_often_at_once_gets_no_more_than_allowed(hurried, stack):
    lesson = await Class.open(hurried.url, stack)
    student = await lesson.student("Vera")
    projects = [(await student.post("/projects", DIGITS, 201))["id"] for _ in range(8)]
    answers = await asyncio.gather(*(student.client.post(f"/api/projects/{each}/play") for each in projects))
    refused = [answer.json()["code"] for answer in answers if answer.status_code != 200]
    assert refused == ["quota_queued"] * 5  # one has the place, two wait
