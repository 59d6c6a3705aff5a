"""Erased is erased: rows, files, and what is remembered; of others nothing goes."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import AsyncExitStack, closing

import pytest

from tests.server.classroom.homework import Class, judged, trained
from tests.server.routes.test_uploads import brought
from tests.server.visitor import Visitor


@pytest.fixture
async def lesson(server):
    """A room with its teacher."""
    async with AsyncExitStack() as stack:
        yield await Class.open(server.url, stack)


def kept(server, *names):
    """The names (ids, titles) that are found in any row of the database."""
    with closing(sqlite3.connect(server.log.parent / "svertka.sqlite")) as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        rows = [str(row) for table in tables for row in database.execute(f'select * from "{table}"')]
    return {name for name in names if any(name in row for row in rows)}


def files(server, *names):
    """The names of which there is a file or a folder."""
    found = {path.name.removesuffix(".safetensors") for path in server.log.parent.rglob("*")}
    return set(names) & found


def began_with(server, project):
    """The blob of weights that a project starts from."""
    with closing(sqlite3.connect(server.log.parent / "svertka.sqlite")) as database:
        return database.execute("select weights from projects where id = ?", [project]).fetchone()


async def member_of(lesson, nickname):
    members = (await lesson.teacher.get(f"/rooms/{lesson.room['id']}/members"))["members"]
    return next(member["id"] for member in members if member["nickname"] == nickname)


async def test_of_an_erased_student_nothing_is_left_and_of_the_others_everything(server, lesson):
    vera, oleg = await lesson.student("Vera the first"), await lesson.student("Oleg")
    contest = await lesson.contest()
    run = await trained(vera)
    handin = (await vera.post(f"{contest}/handins", {"run": run["id"]}, 201))["id"]
    await judged(vera, contest, handin)
    copy = await oleg.post(f"/projects/{run['project']}/copy", status=201)
    other = await oleg.post(f"/projects/{copy['id']}/runs", {"paused": True}, 201)
    began = began_with(server, copy["id"])
    await oleg.post(f"/projects/{copy['id']}/reset")  # the run stays, and with it what it began from
    member = await member_of(lesson, "Vera the first")
    mine, theirs = (run["id"], run["project"], handin, member), (copy["id"], other["id"])
    assert kept(server, *mine, *theirs) == {*mine, *theirs}
    assert files(server, run["id"], other["id"]) == {run["id"], other["id"]}

    async with vera.tab() as tab, oleg.tab() as watching:
        await watching.follow(run["project"])
        await tab.say(type="enter", room=lesson.room["id"])
        await tab.hear("room")
        await lesson.teacher.ask("DELETE", f"/rooms/{lesson.room['id']}/members/{member}", 204)
        assert (await tab.hear("room_gone"))["reason"] == "erased"
        assert (await tab.end()).rcvd.code == 4003
        assert (await watching.hear("problem"))["code"] == "project_deleted"

    assert kept(server, *mine, *theirs) == set(theirs)
    traces = b"".join(file.read_bytes() for file in server.log.parent.glob("svertka.sqlite*"))
    assert not [name for name in (*mine, "Vera the first") if name.encode() in traces]
    assert files(server, run["id"], other["id"]) == {other["id"]}
    assert (await vera.get("/projects"))["projects"] == []
    assert (await vera.get(f"/projects/{run['project']}", 404))["code"] == "not_found"
    assert (await lesson.teacher.get(f"{contest}/handins"))["handins"] == []
    assert files(server, *began) == {*began}, "a copy that somebody else made is theirs"
    again = await vera.post("/join", {"code": lesson.room["code"], "nickname": "Vera the first"})
    assert again["member"]["id"] != member


async def test_with_a_room_go_its_students_and_their_photos_but_not_those_who_are_in_another(server, lesson, tmp_path):
    async with AsyncExitStack() as stack:
        other = await Class.open(server.url, stack)
        vera, oleg = await lesson.student("Vera"), await lesson.student("Oleg")
        await oleg.post("/join", {"code": other.room["code"], "nickname": "Oleg"})
        gone, stays = await vera.small_project(), await oleg.small_project()
        photos = (await brought(vera, tmp_path))["name"]
        await lesson.contest()
        assert files(server, photos)
        async with oleg.tab() as tab:
            await tab.say(type="enter", room=lesson.room["id"])
            await tab.hear("room")
            await lesson.teacher.ask("DELETE", f"/rooms/{lesson.room['id']}", status=204)
            told = await tab.hear("room_gone")
            assert (told["room"], told["reason"]) == (lesson.room["id"], "room_erased")
        assert kept(server, gone["id"], stays["id"], lesson.room["id"], photos) == {stays["id"]}
        assert not files(server, photos)
        assert (await lesson.teacher.get(f"/rooms/{lesson.room['id']}", 404))["code"] == "not_found"
        assert [each["room"]["id"] for each in (await oleg.get("/rooms/mine"))["rooms"]] == [other.room["id"]]


async def test_who_is_told_that_a_room_was_erased_finds_it_no_more(lesson):
    path = f"/rooms/{lesson.room['id']}"
    async with lesson.teacher.tab() as tab:
        await tab.say(type="enter", room=lesson.room["id"])
        await tab.hear("roster")
        erasing = asyncio.create_task(lesson.teacher.ask("DELETE", path, status=204))
        await tab.hear("room_gone")
        await lesson.teacher.get(path, 404)
        await erasing


async def test_a_teacher_who_tried_their_own_room_loses_nothing_with_it(lesson):
    teacher: Visitor = lesson.teacher
    project = await teacher.small_project()
    await teacher.post("/join", {"code": lesson.room["code"], "nickname": "Trying"})
    await teacher.ask("PATCH", f"/rooms/{lesson.room['id']}", json={"quiet": True})
    await teacher.post(f"/projects/{project['id']}/runs", {"not": "so"}, 422)  # let through, though it is quiet
    await teacher.ask("DELETE", f"/rooms/{lesson.room['id']}", status=204)
    assert (await teacher.get(f"/projects/{project['id']}"))["mine"]
