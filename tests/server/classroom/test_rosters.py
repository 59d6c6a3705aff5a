"""What a teacher sees live, and what the students of a room are told."""

from __future__ import annotations

from contextlib import AsyncExitStack

import pytest

from tests.server.classroom.homework import Class
from tests.server.visitor import QUICK


@pytest.fixture
async def lesson(server):
    """A room with its teacher."""
    async with AsyncExitStack() as stack:
        yield await Class.open(server.url, stack)


async def enter(tab, lesson):
    await tab.say(type="enter", room=lesson.room["id"])
    return await tab.hear("room")


def tile(**wanted):
    """Whether a message's tile is so."""
    return lambda message: wanted.items() <= message["member"].items()


async def test_a_teacher_sees_students_come_work_train_and_go(lesson):
    student = await lesson.student("Vera")
    first = await student.small_project(title="First")
    async with lesson.teacher.tab() as teacher:
        assert (await enter(teacher, lesson))["me"] is None
        (vera,) = (await teacher.hear("roster"))["members"]
        assert (vera["nickname"], vera["online"], vera["project"]["title"]) == ("Vera", False, "First")
        async with student.tab() as tab:
            entered = await enter(tab, lesson)
            assert (entered["me"]["id"], entered["room"]["online"]) == (vera["id"], 1)
            assert (await teacher.hear("member", tile(online=True)))["member"]["run"] is None
            second = await student.small_project(title="Second")
            await tab.say(type="here", project=second["id"])
            await teacher.hear("member", lambda message: message["member"]["project"]["id"] == second["id"])
            await tab.say(type="here", project=first["id"])
            await student.patch(first, {"op": "replace", "path": "/title", "value": "Third"})
            shown = await teacher.hear("member", lambda message: message["member"]["project"]["title"] == "Third")
            assert shown["member"]["project"]["revision"] == 2
            await student.post(f"/projects/{first['id']}/play")
            told = await teacher.hear(
                "member", lambda message: (message["member"]["run"] or {}).get("state") == "finished"
            )
            assert told["member"]["run"]["step"] == 27
            assert told["member"]["run"]["accuracy"] > 0.1
            await student.post(f"/rooms/{lesson.room['id']}/hand", {"up": True})
            await teacher.hear("member", lambda message: message["member"]["hand"])
            await tab.say(type="leave", room=lesson.room["id"])
            await teacher.hear("member", tile(online=False))
        await student.post(f"/rooms/{lesson.room['id']}/leave", status=204)
        assert (await teacher.hear("member_gone"))["member"] == vera["id"]


async def test_a_teacher_is_told_who_is_stuck_and_what_came_trained(lesson):
    student = await lesson.student("Vera")
    wild = {**QUICK, "learning_rate": 10_000.0, "optimizer": "sgd"}
    project = await student.small_project(recipe=wild)
    async with lesson.teacher.tab() as teacher, student.tab() as tab:
        await enter(teacher, lesson)
        await enter(tab, lesson)
        assert (await teacher.hear("member", tile(online=True)))["member"]["project"]["weights"] is False
        await student.post(f"/projects/{project['id']}/play")
        told = await teacher.hear("member", tile(stuck="diverged"))
        assert told["member"]["run"]["state"] == "diverged"


async def test_a_tab_that_goes_without_a_word_is_seen_to_be_gone(lesson):
    student = await lesson.student("Vera")
    async with lesson.teacher.tab() as teacher:
        await enter(teacher, lesson)
        async with student.tab() as tab:
            await enter(tab, lesson)
            await teacher.hear("member", tile(online=True))
        await teacher.hear("room", lambda message: message["room"]["online"] == 0)
        await teacher.hear("member", tile(online=False))


async def test_a_strangers_project_is_not_what_somebody_works_on(lesson, visitor):
    student = await lesson.student("Vera")
    theirs = await visitor.small_project(title="Theirs")
    async with student.tab() as tab:
        await enter(tab, lesson)
        await tab.say(type="here", project=theirs["id"])
        await tab.say(type="here", project="none")
        (vera,) = (await lesson.teacher.get(f"/rooms/{lesson.room['id']}/members"))["members"]
        assert vera["project"] is None


async def test_students_hear_of_the_room_and_of_themselves_alone(lesson):
    vera, oleg = await lesson.student("Vera"), await lesson.student("Oleg")
    async with vera.tab() as first, oleg.tab() as second:
        await enter(first, lesson)
        await enter(second, lesson)
        await lesson.teacher.ask("PATCH", f"/rooms/{lesson.room['id']}", json={"title": "6b", "quiet": True})
        for tab, nickname in ((first, "Vera"), (second, "Oleg")):
            state = await tab.hear("room", lambda message: message["room"]["title"] == "6b")
            assert (state["me"]["nickname"], state["room"]["quiet"]) == (nickname, True)
            assert {message["type"] for message in tab.heard} <= {"welcome", "room", "shown"}


async def test_who_is_in_no_room_does_not_enter_one(lesson, visitor):
    async with visitor.tab() as tab:
        await tab.say(type="enter", room=lesson.room["id"])
        assert (await tab.hear("problem"))["code"] == "not_found"
        await tab.say(type="enter", room="none")
        assert (await tab.hear("problem"))["code"] == "not_found"
