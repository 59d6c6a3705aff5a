"""What a class may take together, and who has used up the minutes of a day."""

from __future__ import annotations

import sqlite3
import time
from contextlib import AsyncExitStack, closing

import pytest

from server.auth.identity import COOKIE, identity_from
from server.settings import Settings
from server.workshop.allowances import Allowances
from server.workshop.metering import HOUR, Metering
from server.workshop.quotas import Quotas
from tests.running_server import free_port, running_server
from tests.server.classroom.homework import PASSWORD, Class, tiny_network
from tests.server.visitor import Visitor
from tests.server.workshop.test_sharing import DIGITS, begin

SERVER = ("--trainings", "3", "--teacher-password", PASSWORD)
TOGETHER = ("--room-running", "1", "--room-queued", "2", "--room-megabytes", "1")
OWN, ROOM = 10, 15
"""Minutes."""
LARGE = {**DIGITS, "graphs": {"main": tiny_network(hidden=4000)}}  # 1.2 MB, and as much again for every moment


@pytest.fixture
async def stack():
    """What is closed at the end."""
    async with AsyncExitStack() as stack:
        yield stack


@pytest.fixture(scope="module")
def narrow(tmp_path_factory):
    """A server that allows a class next to nothing, and each of it more than that."""
    with running_server(tmp_path_factory.mktemp("narrow") / "data", *SERVER, *TOGETHER) as server:
        yield server


async def test_a_class_waits_for_no_more_trainings_than_it_may(narrow, stack):
    lesson = await Class.open(narrow.url, stack)
    vera, oleg = [await lesson.student(name) for name in ("Vera", "Oleg")]
    tab = await stack.enter_async_context(vera.tab())
    await begin(vera, tab)
    await tab.run_in("running")
    for somebody in (vera, oleg):
        waiting = await somebody.post("/projects", DIGITS, 201)
        await somebody.post(f"/projects/{waiting['id']}/runs", status=201)
    one_more = await oleg.post("/projects", DIGITS, 201)
    refused = await oleg.post(f"/projects/{one_more['id']}/runs", status=409)
    assert refused["code"] == "room_quota_queued"
    assert (await oleg.get("/quota"))["own"]["queued"]["used"] == 1
    elsewhere = await Class.open(narrow.url, stack)
    igor = await elsewhere.student("Igor")
    his = await igor.post("/projects", DIGITS, 201)
    await igor.post(f"/projects/{his['id']}/runs", {"paused": True}, 201)


async def test_a_class_keeps_no_more_than_it_may(narrow, stack):
    lesson = await Class.open(narrow.url, stack)
    vera, oleg = [await lesson.student(name) for name in ("Vera", "Oleg")]
    large = await vera.post("/projects", LARGE, 201)
    async with vera.tab() as tab:
        await tab.follow(large["id"])
        run = await vera.post(f"/projects/{large['id']}/runs", {"paused": True}, 201)
        await tab.run_in("paused")
        await vera.post(f"/runs/{run['id']}/stop")
    his = await oleg.post("/projects", DIGITS, 201)
    refused = await oleg.post(f"/projects/{his['id']}/runs", status=409)
    assert refused["code"] == "room_quota_disk"
    await vera.ask("DELETE", f"/runs/{run['id']}", 204)
    await oleg.post(f"/projects/{his['id']}/runs", {"paused": True}, 201)


class Together:
    """Two students in one quiet room, where a teacher has joined them, and a third in none."""

    def has_rooms(self):
        return True

    def room_of(self, identity):
        return "5b" if identity in {"vera", "oleg"} else None

    def identities_in(self, room):
        return {"vera", "oleg"}

    def is_quiet(self, identity):
        return identity != "igor"

    def is_teacher(self, identity):
        return identity == "teacher"


def test_a_teacher_who_tries_a_room_has_their_turn_while_it_is_quiet():
    standing = Together()
    metering = Metering(None, lambda identity: identity)
    quotas = Quotas(None, Allowances(Settings(), standing), standing, metering, None, None, None, None, None)
    assert [each for each in ("vera", "igor", "teacher") if quotas.is_held(each)] == ["vera"]


@pytest.mark.parametrize(
    ("minutes", "refused"),
    [
        ({"vera": 7, "oleg": 7, "igor": 1000, "teacher": 1000}, {"igor": ("quota_minutes", OWN)}),
        ({"vera": 10}, {"vera": ("quota_minutes", OWN)}),
        (
            {"vera": 10, "oleg": 5, "igor": 9},
            {"vera": ("quota_minutes", OWN), "oleg": ("room_quota_minutes", ROOM)},
        ),
    ],
)
def test_who_has_computed_enough_alone_or_as_a_class_goes_on_no_more(minutes, refused):
    standing, metering = Together(), Metering(None, lambda identity: identity)
    allowances = Allowances(Settings(student_minutes=OWN, room_minutes=ROOM), standing)
    quotas = Quotas(None, allowances, standing, metering, None, None, None, None, None)
    for identity, computed in minutes.items():
        metering.add(identity, computed * 60.0)
    used_up = {each: quotas.minutes_used_up(each) for each in ("vera", "oleg", "igor", "teacher")}
    told = {each: (problem.code, problem.params["limit"]) for each, problem in used_up.items() if problem is not None}
    assert told == refused


async def test_who_has_computed_enough_is_paused_with_the_reason_and_begins_nothing(tmp_path, stack):
    data, port = tmp_path / "data", free_port()
    flags = (*SERVER, "--student-minutes", str(OWN), "--room-minutes", str(ROOM))
    with running_server(data, *flags, port=port) as server:
        teacher = await stack.enter_async_context(Visitor.at(server.url))
        await teacher.post("/teacher/login", {"password": PASSWORD})
        vera, oleg = await join(stack, teacher, server.url, "Vera", "Oleg")
        igor, busy = await join(stack, teacher, server.url, "Igor", "Busy")
        projects = {}
        for somebody in (vera, oleg, igor):
            async with somebody.tab() as tab:
                projects[somebody], _ = await begin(somebody, tab)
                await tab.run_in("running")
        server.process.kill()
    compute(data, vera, OWN)
    compute(data, busy, ROOM)
    with running_server(data, *flags, port=port):
        for somebody, code, limit in ((vera, "quota_minutes", OWN), (igor, "room_quota_minutes", ROOM)):
            reason = await paused(somebody, projects[somebody]["id"])
            assert (reason["code"], reason["params"]) == (code, {"limit": limit})
            refused = await somebody.post(f"/projects/{projects[somebody]['id']}/play", status=409)
            assert refused["code"] == code
        async with oleg.tab() as tab:  # neither he nor his class has computed for as long
            await tab.follow(projects[oleg]["id"])
            await tab.hear("metrics")
            assert (await oleg.get(f"/projects/{projects[oleg]['id']}"))["run"]["state"] == "running"


async def join(stack, teacher, url, *names):
    """Students of a new class; it does not have to be erased, its server goes with it."""
    room = await teacher.post("/rooms", {"title": "5b"}, 201)
    students = [await stack.enter_async_context(Visitor.at(url)) for _ in names]
    for student, name in zip(students, names, strict=True):
        await student.post("/join", {"code": room["code"], "nickname": name})
    return students


def compute(data, somebody, minutes):
    """Has somebody computed for so long in this hour, as far as a server knows that starts."""
    row = (identity_from(somebody.client.cookies[COOKIE]), int(time.time() // HOUR), minutes * 60.0)
    with closing(sqlite3.connect(next(data.glob("*.sqlite")))) as database, database:
        database.execute("INSERT OR REPLACE INTO usage (identity, hour, seconds) VALUES (?, ?, ?)", row)


async def paused(somebody, project):
    """Why the run of a project is paused, when it is and says so."""
    async with somebody.tab() as tab:
        await tab.follow(project)
        run = (await somebody.get(f"/projects/{project}"))["run"]
        while run["state"] != "paused" or run["reason"] is None:
            run = (await tab.hear("run"))["run"]
        return run["reason"]
