"""What a teacher has paused for all: kept, so that it can be let go on or ended whatever the server went through."""

from __future__ import annotations

import sqlite3
from contextlib import AsyncExitStack, closing
from pathlib import Path

import pytest

from tests.running_server import free_port, running_server
from tests.server.classroom.homework import PASSWORD, Class, tiny_network
from tests.server.visitor import Tab, Visitor

ENDLESS = {"length": "steps", "steps": 1_000_000, "batch_size": 32}
RATES = {"learning_rate": [0.1, 0.2, 0.3]}


@pytest.fixture
async def stack():
    """What is closed at the end, in its order."""
    async with AsyncExitStack() as stack:
        yield stack


async def sweep(student: Visitor) -> tuple[str, str]:
    """A project and a series of three trainings, which take their turns."""
    about = {"graphs": {"main": tiny_network()}, "dataset": "digits", "recipe": ENDLESS}
    project = (await student.post("/projects", about, 201))["id"]
    series = await student.post(f"/projects/{project}/series", {"title": "Rates", "kind": "sweep", "sweep": RATES}, 201)
    return project, series["id"]


async def train(student: Visitor) -> tuple[str, str]:
    """Such a series and its project, of which a training goes on, too."""
    project, series = await sweep(student)
    await student.post(f"/projects/{project}/play")
    return series, project


async def run_on(tab: Tab, run: str | None = None) -> str:
    """Hears until a training of a series (that one) has begun; its id."""
    begun = await tab.hear("runs", lambda told: told["run"]["state"] == "running" and run in {None, told["run"]["id"]})
    name: str = begun["run"]["id"]
    return name


async def states(student: Visitor, series: str, project: str | None = None) -> list[str]:
    """The states of a series' trainings; that of the project's own before them."""
    own = [] if project is None else [(await student.get(f"/projects/{project}"))["run"]]
    return [run["state"] for run in (*own, *(await student.get(f"/series/{series}"))["runs"])]


def note_writes(data: Path) -> sqlite3.Connection:
    """A connection whose table `writes` is to say what becomes of every run, write by write."""
    database = sqlite3.connect(next(data.glob("*.sqlite")), isolation_level=None, timeout=30)
    database.execute("CREATE TABLE writes (run, state, halted)")
    database.execute(
        "CREATE TRIGGER note AFTER UPDATE ON runs BEGIN INSERT INTO writes VALUES (new.id, new.state, new.halted); END"
    )
    return database


async def test_what_a_teacher_halts_is_at_no_moment_what_would_not_go_on(tmp_path, stack):
    data = tmp_path / "data"
    with running_server(data, "--teacher-password", PASSWORD, "--trainings", "8") as server:
        lesson = await Class.open(server.url, stack)
        anna = await lesson.student("Anna")
        project, series = await sweep(anna)
        async with anna.tab() as tab:
            await tab.follow(project)
            while (await states(anna, series)).count("running") < 2:
                await tab.hear("runs")
        with closing(note_writes(data)) as database:
            assert await lesson.teacher.post(f"/rooms/{lesson.room['id']}/runs/pause") == {"runs": 3}
            assert await states(anna, series) == ["paused"] * 3
            ended = "SELECT state FROM writes WHERE state NOT IN ('queued', 'running', 'paused')"
            assert database.execute(ended).fetchall() == []
            unmarked = "SELECT state FROM writes WHERE state = 'paused' AND halted IS NULL"
            assert database.execute(unmarked).fetchall() == []
        await stack.aclose()


async def test_what_waits_for_a_place_is_let_go_on_in_one_write(tmp_path, stack):
    data = tmp_path / "data"
    with running_server(data, "--teacher-password", PASSWORD, "--trainings", "1") as server:
        lesson = await Class.open(server.url, stack)
        anna = await lesson.student("Anna")
        about = {"graphs": {"main": tiny_network()}, "dataset": "digits", "recipe": ENDLESS}
        elsewhere = await stack.enter_async_context(Visitor.at(server.url))
        for somebody in (elsewhere, anna):
            project = (await somebody.post("/projects", about, 201))["id"]
            waits = await somebody.post(f"/projects/{project}/runs", {}, 201)
        assert waits["waiting"] is not None
        assert await lesson.teacher.post(f"/rooms/{lesson.room['id']}/runs/pause") == {"runs": 1}
        with closing(note_writes(data)) as database:
            await lesson.teacher.post(f"/rooms/{lesson.room['id']}/runs/resume")
            of_it = "SELECT state, halted FROM writes WHERE run = ?"
            assert database.execute(of_it, (waits["id"],)).fetchall() == [("queued", None)]
        await stack.aclose()


async def test_what_was_paused_for_all_can_be_ended_for_all(lesson):
    anna = await lesson.student("Anna")
    work = await train(anna)
    for call, state in (("pause", "paused"), ("stop", "stopped")):
        assert await lesson.teacher.post(f"/rooms/{lesson.room['id']}/runs/{call}") == {"runs": 4}
        assert await states(anna, *work) == [state] * 4
    assert await lesson.teacher.post(f"/rooms/{lesson.room['id']}/runs/resume") == {"runs": 0}


async def test_what_was_paused_for_all_goes_on_or_ends_after_the_server_was_killed(tmp_path, stack):
    data, port = tmp_path / "data", free_port()
    flags = ("--teacher-password", PASSWORD, "--trainings", "8")
    with running_server(data, *flags, port=port) as server:
        lesson = await Class.open(server.url, stack)
        anna = await lesson.student("Anna")
        work, room = await train(anna), lesson.room["id"]
        assert await lesson.teacher.post(f"/rooms/{room}/runs/pause") == {"runs": 4}
        server.process.kill()
    with running_server(data, *flags, port=port) as server:
        assert await states(anna, *work) == ["paused"] * 4
        assert await lesson.teacher.post(f"/rooms/{room}/runs/resume") == {"runs": 4}
        async with anna.tab() as tab:
            await tab.follow(work[1])
            while (await states(anna, work[0])).count("running") < 2:
                await tab.hear("runs")
        now = await states(anna, *work)
        assert (now[0] != "paused", now[1:]) == (True, ["running", "running", "queued"]), "two of a series at a time"
        await lesson.teacher.post(f"/rooms/{room}/runs/pause")
        server.process.kill()
    with running_server(data, *flags, port=port):
        assert await lesson.teacher.post(f"/rooms/{room}/runs/stop") == {"runs": 4}
        assert await states(anna, *work) == ["stopped"] * 4
        await stack.aclose()


async def test_in_a_quiet_room_no_experiment_begins_and_nothing_gets_its_turn(lesson, visitor):
    room = f"/rooms/{lesson.room['id']}"
    anna = await lesson.student("Anna")
    project, series = await sweep(anna)
    async with anna.tab() as tab:
        await tab.follow(project)
        begun = await run_on(tab)
        await lesson.teacher.ask("PATCH", room, json={"quiet": True})
        assert (await anna.post("/experiments/plain_residual", {}, 409))["code"] == "room_quiet"
        assert (await anna.post(f"/projects/{project}/play", status=409))["code"] == "room_quiet"
        await anna.post(f"/runs/{begun}/stop")
        theirs, _ = await sweep(visitor)
        async with visitor.tab() as other:
            await other.follow(theirs)
            await run_on(other)  # it waited for less long: hers were passed over
        last = (await anna.get(f"/series/{series}"))["runs"][2]
        assert last["state"] == "queued"
        await anna.get("/experiments")
        await lesson.teacher.ask("PATCH", room, json={"quiet": False})
        await run_on(tab, last["id"])
