"""What a teacher does with a room, over HTTP and the socket: the stage, handouts, halts, the projector."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from server.auth.identity import Asker
from server.classroom.attendance import Attendance
from server.classroom.register import Register
from server.classroom.stage import Stage
from server.live.connection import Connection
from server.store import Store
from server.store.rooms import Room
from server.store.tables import now
from server.teaching_messages import Show
from tests.server.classroom.homework import Class
from tests.server.visitor import QUICK, Tab, Visitor

SLOW = {**QUICK, "epochs": 500}
HALTS = (("pause", "paused", "paused"), ("resume", "resumed", "running"), ("stop", "stopped", "stopped"))
CAMERA = {"part": "camera", "middle": [10.0, 20.0], "width": 800.0, "height": 600.0}
PLACE = {
    "part": "place", "selected": ["conv1"], "edges": [], "group": None,
    "opened": None, "face": None, "pinned": {"node": "conv1", "channel": 2, "y": 3, "x": 4},
}  # fmt: skip


@pytest.fixture
async def lesson(server):
    """A class in a room of its own."""
    async with AsyncExitStack() as stack:
        yield await Class.open(server.url, stack)


@asynccontextmanager
async def inside(person: Visitor, room):
    """A tab that has entered a room."""
    async with person.tab() as tab:
        await tab.say(type="enter", room=room["id"])
        await tab.hear("room")
        yield tab


async def handed(lesson, student):
    """The copy of a handout that a student has not opened yet."""
    (entry,) = (await student.get("/handouts/mine"))["handouts"]
    assert entry["room"] == lesson.room["id"]
    return entry["project"]


def parts(tab: Tab):
    """The parts that were shown to a tab, the newest of each."""
    shown = [message["part"] for message in tab.heard if message["type"] == "shown" and message["part"]]
    return {part["part"]: part for part in shown}


async def test_what_a_teacher_shows_reaches_those_who_are_in_and_whoever_comes_later(lesson, stranger):
    room = lesson.room["id"]
    project = await lesson.teacher.project()
    anna, late = await lesson.student("Anna"), await lesson.student("Late")
    async with lesson.teacher.tab() as teacher, inside(anna, lesson.room) as early, stranger.tab() as outside:
        await outside.say(type="enter", room=room)
        assert (await outside.hear("problem"))["code"] == "not_found"
        await teacher.say(type="show", room=room, project=project["id"])
        await early.hear("shown", lambda message: message["project"] == project["id"])
        for part in (CAMERA, PLACE, {**CAMERA, "width": 400.0}):
            await teacher.say(type="show", room=room, project=project["id"], part=part)
        while parts(early) != {"camera": {**CAMERA, "width": 400.0}, "place": PLACE}:
            await early.hear("shown")
        async with inside(late, lesson.room) as tab:
            for _ in range(3):
                await tab.hear("shown")
            assert parts(tab) == {"camera": {**CAMERA, "width": 400.0}, "place": PLACE}
            await tab.say(type="show", room=room, project=None)
            assert (await tab.hear("problem"))["code"] == "not_teacher"
        await teacher.say(type="show", room=room, project=None)
        assert await early.hear("shown") == {"type": "shown", "room": room, "project": None, "part": None}
        assert not [message for message in outside.heard if message["type"] == "shown"]
    async with inside(late, lesson.room) as tab:
        await tab.say(type="leave", room=room)
        await tab.say(type="enter", room=room)
        assert (await tab.hear("shown"))["project"] is None


async def test_who_waits_to_be_let_in_is_shown_nothing(lesson):
    room = lesson.room["id"]
    await lesson.teacher.ask("PATCH", f"/rooms/{room}", json={"waiting_room": True})
    waiting = await lesson.student("Waiting")
    await waiting.project()
    project = await lesson.teacher.project()
    async with lesson.teacher.tab() as teacher, inside(waiting, lesson.room) as tab:
        await teacher.say(type="show", room=room, project=project["id"])
        (member,) = (await lesson.teacher.get(f"/rooms/{room}/members"))["members"]
        assert member["project"] is None, "no student yet, whose work a teacher looks after"
        path = f"/rooms/{room}/members/{member['id']}"
        assert (await lesson.teacher.ask("PATCH", path, json={"state": "in"}))["project"]
        await tab.hear("room", lambda message: message["me"]["state"] == "in")
        assert not [message for message in tab.heard if message["type"] == "shown"]
        await tab.say(type="enter", room=room)
        assert (await tab.hear("shown"))["project"] == project["id"]


async def test_a_handout_is_a_copy_for_each_beside_what_they_have(lesson):
    room = lesson.room["id"]
    anna, boris = await lesson.student("Anna"), await lesson.student("Boris")
    own = await anna.project()
    project = await lesson.teacher.small_project(title="Exercise 1")
    async with inside(anna, lesson.room) as tab:
        assert await lesson.teacher.post(f"/rooms/{room}/handouts", {"project": project["id"]}, 201) == {"students": 2}
        told = await tab.hear("handed_out")
    assert (told["project"], told["title"]) == (await handed(lesson, anna), "Exercise 1")
    copy = await anna.get(f"/projects/{told['project']}")
    assert (copy["role"], copy["graphs"]) == ("owner", project["graphs"])
    assert {each["id"] for each in (await anna.get("/projects"))["projects"]} == {own["id"], copy["id"]}
    assert await handed(lesson, boris) != copy["id"]
    assert await anna.post(f"/projects/{copy['id']}/handout/opened") == {"has_template": True}
    assert await anna.post(f"/projects/{own['id']}/handout/opened") == {"has_template": False}
    assert (await anna.get("/handouts/mine"))["handouts"] == []
    (first, _) = (await lesson.teacher.get(f"/rooms/{room}/members"))["members"]
    some = {"project": project["id"], "members": [first["id"]]}
    assert await lesson.teacher.post(f"/rooms/{room}/handouts", some, 201) == {"students": 1}
    assert len((await anna.get("/handouts/mine"))["handouts"]) == 1
    await lesson.teacher.post(f"/rooms/{room}/handouts", {**some, "members": ["nobody"]}, 404)
    assert (await anna.post(f"/rooms/{room}/handouts", some, 403))["code"] == "not_teacher"


async def test_starting_over_brings_the_handout_back_and_keeps_what_was_made(lesson):
    anna = await lesson.student("Anna")
    project = await lesson.teacher.small_project(title="Exercise 2")
    await lesson.teacher.post(f"/rooms/{lesson.room['id']}/handouts", {"project": project["id"]}, 201)
    copy = await anna.get(f"/projects/{await handed(lesson, anna)}")
    wider = {"op": "replace", "path": "/graphs/main/nodes/conv1/params/out_channels", "value": 8}
    changed = await anna.patch(copy, wider, {"op": "replace", "path": "/title", "value": "Mine"})
    await anna.post(f"/projects/{copy['id']}/runs", {"paused": True}, 201)
    kept = await anna.post(f"/projects/{copy['id']}/handout/reset")
    again = await anna.get(f"/projects/{copy['id']}")
    assert (again["graphs"], again["title"], again["run"]) == (copy["graphs"], "Mine", None)
    beside = await anna.get(f"/projects/{kept['project']}")
    assert (beside["graphs"], beside["title"]) == (changed["graphs"], kept["title"])
    assert kept["title"].startswith("Mine (")
    assert (await anna.post(f"/projects/{kept['project']}/handout/reset", status=404))["code"] == "no_handout"


async def test_all_trainings_of_a_room_are_halted_and_no_others(lesson, visitor):
    room = lesson.room["id"]
    anna = await lesson.student("Anna")
    theirs = await anna.small_project(recipe=SLOW)
    others = await visitor.small_project(recipe=SLOW)
    async with inside(anna, lesson.room) as tab:
        await tab.follow(theirs["id"])
        await anna.post(f"/projects/{theirs['id']}/play")
        outside = (await visitor.post(f"/projects/{others['id']}/play"))["run"]
        await tab.run_in("running")
        for call, how, state in HALTS:
            assert await lesson.teacher.post(f"/rooms/{room}/runs/{call}") == {"runs": 1}
            told = await tab.hear("halted")
            assert (told["how"], told["count"]) == (how, 1)
            assert (await anna.get(f"/projects/{theirs['id']}"))["run"]["state"] == state
        assert await lesson.teacher.post(f"/rooms/{room}/runs/resume") == {"runs": 0}
        assert (await visitor.get(f"/runs/{outside['id']}"))["state"] in {"queued", "running"}
        await visitor.post(f"/runs/{outside['id']}/stop")
        await anna.post(f"/projects/{theirs['id']}/play")
        await anna.post(f"/rooms/{room}/leave", status=204)  # nobody could halt it any more
        assert (await anna.get(f"/projects/{theirs['id']}"))["run"]["state"] == "paused"
        assert await lesson.teacher.post(f"/rooms/{room}/runs/stop") == {"runs": 0}
        await anna.post("/join", {"code": lesson.room["code"], "nickname": "Anna"})
    assert (await anna.post(f"/rooms/{room}/runs/stop", status=403))["code"] == "not_teacher"


async def test_what_waited_for_its_turn_when_all_were_paused_goes_on_too(lesson):
    room = lesson.room["id"]
    anna = await lesson.student("Anna")
    for _ in range(4):  # one more than a student's trainings that run at a time
        project = await anna.small_project(recipe=SLOW)
        run = await anna.post(f"/projects/{project['id']}/runs", {}, 201)
    assert run["waiting"] is not None
    for call in ("pause", "resume"):
        assert await lesson.teacher.post(f"/rooms/{room}/runs/{call}") == {"runs": 4}
    async with inside(anna, lesson.room) as tab:
        for each in (await anna.get("/projects"))["projects"]:
            await tab.follow(each["id"])
            if (await anna.get(f"/projects/{each['id']}"))["run"]["state"] == "paused":  # on its way: it had to begin
                await tab.run_in("queued", "running")


async def test_in_a_quiet_room_nothing_new_is_trained(lesson):
    room = lesson.room["id"]
    anna = await lesson.student("Anna")
    project = await anna.small_project()
    await lesson.teacher.ask("PATCH", f"/rooms/{room}", json={"quiet": True})
    assert (await anna.post(f"/projects/{project['id']}/play", status=409))["code"] == "room_quiet"
    await anna.patch(project, {"op": "replace", "path": "/title", "value": "Edits are kept"})
    await lesson.teacher.ask("PATCH", f"/rooms/{room}", json={"quiet": False})
    await anna.post(f"/projects/{project['id']}/runs", {"paused": True}, 201)


async def test_a_project_is_projected_with_consent_and_no_longer_than_that(lesson, visitor):
    room = lesson.room["id"]
    anna = await lesson.student("Anna")
    project, others = await anna.project(), await visitor.project()
    async with inside(lesson.teacher, lesson.room) as teacher, inside(anna, lesson.room) as tab:
        (member,) = (await lesson.teacher.get(f"/rooms/{room}/members"))["members"]
        ask = f"/rooms/{room}/members/{member['id']}/projector"
        assert (await lesson.teacher.post(ask, status=409))["code"] == "nothing_to_project"
        consent = f"/rooms/{room}/projector/consent"
        assert (await anna.post(consent, {"given": True}, 409))["code"] == "nothing_asked"
        for looks_at in (others, project):  # to somebody else's she cannot agree
            assert (await lesson.teacher.post(ask, status=409))["code"] == "nothing_to_project"
            await tab.say(type="here", project=looks_at["id"])
            await tab.say(type="enter", room=room)
            await tab.hear("room")
        for answer, said in ((False, "refused"), (True, "given")):
            await lesson.teacher.post(ask, status=204)
            asked = await tab.hear("projector_asked")
            assert (asked["project"], asked["is_shown"]) == (project["id"], False)
            assert asked["title"] == project["title"]
            assert (await teacher.hear("projected"))["consent"] == "asked"
            await anna.post(consent, {"given": answer}, 204)
            assert (await tab.hear("projector_asked"))["is_shown"] is answer
            assert (await teacher.hear("projected"))["consent"] == said
        async with inside(lesson.teacher, lesson.room) as wall:
            shown = await wall.hear("projected")
            assert (shown["member"], shown["project"], shown["consent"]) == (member["id"], project["id"], "given")
        await anna.post(consent, {"given": False}, 204)  # at any time
        assert (await teacher.hear("projected"))["project"] is None
        await lesson.teacher.post(ask, status=204)
        await anna.post(consent, {"given": True}, 204)
        await teacher.hear("projected", lambda message: message["consent"] == "given")
        await anna.post(f"/rooms/{room}/leave", status=204)
        assert (await teacher.hear("projected"))["project"] is None


async def test_a_teacher_looks_into_students_work_and_is_seen_there(lesson, visitor):
    anna = await lesson.student("Anna")
    theirs, others = await anna.small_project(), await visitor.small_project()
    assert (await lesson.teacher.get(f"/projects/{others['id']}"))["role"] == "visitor"
    async with anna.tab() as tab, lesson.teacher.tab() as teacher:
        await tab.follow(theirs["id"])
        assert (await teacher.follow(theirs["id"]))["role"] == "teacher"
        seen = await tab.hear("present")
        assert (seen["role"], seen["name"]) == ("teacher", None)
        assert (await teacher.hear("present"))["name"] == "Anna"
        path = f"/projects/{theirs['id']}/comments"
        said = await lesson.teacher.post(path, {"node": "conv1", "text": "Why a stride of 3?"}, 201)
        assert said["role"] == "teacher"
        comments = await tab.hear("comments", lambda message: message["comments"])
        assert comments["comments"][0]["text"] == "Why a stride of 3?"
        await lesson.teacher.patch(theirs, {"op": "replace", "path": "/title", "value": "Not mine"}, status=403)
        room = f"/rooms/{lesson.room['id']}"
        for is_in in (True, False):  # it stays hers when she has left
            await teacher.say(type="show", room=lesson.room["id"], project=theirs["id"])  # not without being asked
            assert (await teacher.hear("problem"))["code"] == "students_work"
            refused = await lesson.teacher.post(f"{room}/handouts", {"project": theirs["id"]}, 403)
            assert refused["code"] == "students_work"
            if is_in:
                await anna.post(f"{room}/leave", status=204)


async def test_a_page_that_is_gone_for_long_leaves_an_empty_stage(tmp_path):
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path)
    register, attendance = Register(store.rooms, store.members), Attendance()
    await register.add_room(Room("5b", "5b", None, locked=False, waiting_room=False, quiet=False, created=now()))
    stage = Stage(register, attendance, grace=0.0)
    show = Show(type="show", room="5b", project="p")
    first, again, other = (Connection(Asker("teacher", is_teacher=True), "en", lambda *_: True) for _ in range(3))
    attendance.enter(other, "5b")
    stage.show(first, show)
    assert '"project":"p"' in str(await other.outbox.next())
    stage.gone(first)
    stage.show(again, show)  # a reload, before the time is over
    for _ in range(3):
        await asyncio.sleep(0)  # the loop looks at its timers
    stage.enter(other, "5b")
    assert '"project":"p"' in str(await other.outbox.next())
    stage.gone(again)
    assert '"project":null' in str(await other.outbox.next())
    await store.close()
