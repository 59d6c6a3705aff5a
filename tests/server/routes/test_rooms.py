"""Rooms over REST: opened, joined, come back to, governed."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import httpx
import pytest

from server.auth.identity import SESSION, TOKEN
from server.classroom.joining import OWN
from tests.server.classroom.homework import PASSWORD, Class
from tests.server.visitor import Visitor


@pytest.fixture
async def lesson(server):
    """A room with its teacher."""
    async with AsyncExitStack() as stack:
        yield await Class.open(server.url, stack)


def room(lesson, *path):
    return "/".join([f"/rooms/{lesson.room['id']}", *path])


async def join(somebody, lesson, nickname="Вера", status=200, **more):
    return await somebody.post("/join", {"code": lesson.room["code"], "nickname": nickname, **more}, status)


async def change(lesson, member, status=200, **values):
    return await lesson.teacher.ask("PATCH", room(lesson, "members", member), status, json=values)


async def test_a_session_is_a_cookie_that_no_script_and_no_other_site_gets(visitor):
    before = await visitor.get("/teacher")
    assert (before["is_teacher"], before["has_password"], before["may_set"]) == (False, True, False)
    assert (await visitor.post("/teacher/login", {"password": "guess"}, 403))["code"] == "password_wrong"
    answer = await visitor.client.post("/api/teacher/login", json={"password": PASSWORD})
    cookie = next(each for each in answer.headers.get_list("set-cookie") if each.startswith(SESSION))
    assert TOKEN.search(cookie)
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert (await visitor.get("/teacher"))["is_teacher"]
    async with visitor.tab() as tab, visitor.tab(hello=False) as arriving:
        await visitor.post("/teacher/logout", status=204)
        assert (await tab.end()).rcvd.code == 4004
        assert (await arriving.end()).rcvd.code == 4004
    assert not (await visitor.get("/teacher"))["is_teacher"]
    assert (await visitor.get("/rooms", 403))["code"] == "not_teacher"


async def test_a_student_joins_and_comes_back_by_cookie_or_from_another_device(lesson, visitor, stranger):
    invitation = await visitor.get(f"/join/{lesson.room['code'].lower()}")
    assert invitation == {"title": "5b", "locked": False, "waiting_room": False, "me": None}
    joined = await join(visitor, lesson)
    assert (joined["member"]["nickname"], joined["member"]["state"]) == ("Вера", "in")
    project = await visitor.small_project()
    again = await join(visitor, lesson, "Other")
    assert (again["member"], again["phrase"]) == (joined["member"], None)
    assert (await visitor.get(f"/join/{lesson.room['code']}"))["me"] == joined["member"]

    mine = await stranger.small_project(title="Before")
    phrase = joined["phrase"].upper().replace(" ", " - ")
    async with stranger.tab() as tab:
        back = await stranger.post("/join", {"code": lesson.room["code"], "phrase": phrase})
        assert (await tab.end()).rcvd.code == 1012, "it comes back as the student"
    assert back["member"] == joined["member"]
    shown = {each["id"] for each in (await stranger.get("/projects"))["projects"]}
    assert shown == {project["id"], mine["id"]}, "what nobody made on the other device goes along"
    assert (await stranger.get(f"/projects/{project['id']}"))["mine"]
    assert [each["me"]["id"] for each in (await stranger.get("/rooms/mine"))["rooms"]] == [joined["member"]["id"]]


async def test_a_school_computer_is_one_students_after_the_other(server, lesson, visitor):
    first = await join(visitor, lesson, "First")
    before = visitor.client.cookies["svertka"]
    project = await visitor.small_project()
    second = await join(visitor, lesson, "Second", fresh=True)
    assert second["member"]["id"] != first["member"]["id"]
    assert visitor.client.cookies["svertka"] != before
    assert (await visitor.get("/projects"))["projects"] == []
    await visitor.post("/join", {"code": lesson.room["code"], "phrase": first["phrase"]})
    assert [each["id"] for each in (await visitor.get("/projects"))["projects"]] == [project["id"]]
    await visitor.post("/join", {"code": lesson.room["code"], "phrase": second["phrase"]})
    assert (await visitor.get("/projects"))["projects"] == []
    async with Visitor.at(server.url) as at_home:
        at_home.client.cookies.set("svertka", before)
        assert [each["id"] for each in (await at_home.get("/projects"))["projects"]] == [project["id"]]


async def test_one_cookie_makes_few_students(lesson, visitor):
    await join(visitor, lesson, "First")
    cookie, statuses = visitor.client.cookies["svertka"], []
    for count in range(4):
        visitor.client.cookies.clear()
        visitor.client.cookies.set("svertka", cookie)
        asked = {"code": lesson.room["code"], "nickname": f"Further {count}", "fresh": True}
        statuses.append((await visitor.client.post("/api/join", json=asked)).status_code)
    assert statuses == [200, 200, 200, 429]


async def test_a_teacher_becomes_nobody_else(lesson):
    body = {"code": lesson.room["code"], "nickname": "Me", "fresh": True}
    assert (await lesson.teacher.post("/join", body, 409))["code"] == "teacher_joins"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"code": "AAAAAA", "nickname": "Vera"}, 404, "code_unknown"),
        ({"code": "", "nickname": "Vera"}, 404, "code_unknown"),
        ({"phrase": "bus nutmeg puffin fossil"}, 404, "phrase_unknown"),
        ({"nickname": "Teacher"}, 422, "nickname_reserved"),
        ({"nickname": "Anna", "phrase": "a"}, 422, "invalid"),
        ({}, 422, "invalid"),
    ],
)
async def test_who_cannot_come_in_is_told_why(lesson, visitor, body, status, code):
    answer = await visitor.post("/join", {"code": lesson.room["code"], **body}, status)
    assert answer["code"] == code


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"code": "AAAAAA", "nickname": "Vera"}, "code_unknown"),
        ({"phrase": "bus nutmeg puffin fossil"}, "phrase_unknown"),
    ],
)
async def test_who_guesses_codes_or_words_waits_and_their_neighbours_do_not(lesson, visitor, stranger, wrong, code):
    guess = {"code": lesson.room["code"], **wrong}
    await visitor.get("/projects")  # a cookie: without one every guess is a new browser's
    guesses = await asyncio.gather(*(visitor.client.post("/api/join", json=guess) for _ in range(OWN.at_once)))
    assert [answer.json()["code"] for answer in guesses] == [code] * OWN.at_once
    assert (await join(visitor, lesson, status=429))["code"] == "too_fast", "though this one is right"
    await join(stranger, lesson)


async def test_two_students_do_not_look_alike(lesson, visitor, stranger):
    await join(visitor, lesson, "Oleg")
    assert (await join(stranger, lesson, "0LEG", 409))["code"] == "nickname_taken"
    joined = await join(stranger, lesson, "Igor")
    assert (await change(lesson, joined["member"]["id"], 409, nickname="О1eg"))["code"] == "nickname_in_use"
    assert (await change(lesson, joined["member"]["id"], nickname="igor"))["nickname"] == "igor"


async def test_a_locked_room_lets_back_in_who_was_in(lesson, visitor, stranger):
    await join(visitor, lesson)
    await visitor.post(room(lesson, "leave"), status=204)
    assert (await visitor.get("/rooms/mine"))["rooms"] == []
    await lesson.teacher.ask("PATCH", room(lesson), json={"locked": True})
    assert (await join(stranger, lesson, "New", 403))["code"] == "room_locked"
    assert (await join(visitor, lesson))["member"]["state"] == "in"


async def test_who_waits_is_let_in_by_the_teacher(lesson, visitor):
    await lesson.teacher.ask("PATCH", room(lesson), json={"waiting_room": True})
    joined = await join(visitor, lesson)
    assert joined["member"]["state"] == "waiting"
    assert (await visitor.post(room(lesson, "hand"), {"up": True}, 403))["code"] == "not_teacher"
    async with visitor.tab() as tab:
        await tab.say(type="enter", room=lesson.room["id"])
        assert (await tab.hear("room"))["me"]["state"] == "waiting"
        await change(lesson, joined["member"]["id"], state="in")
        await tab.hear("room", lambda message: message["me"]["state"] == "in")
    hand = (await visitor.post(room(lesson, "hand"), {"up": True}))["hand"]
    assert (await visitor.post(room(lesson, "hand"), {"up": True}))["hand"] == hand
    assert (await change(lesson, joined["member"]["id"], hand=False))["hand"] is None


async def test_whoever_is_removed_is_out_within_a_second_with_every_tab_and_stays_out(lesson, visitor):
    joined = await join(visitor, lesson)
    async with visitor.tab() as first, visitor.tab() as second:
        await first.say(type="enter", room=lesson.room["id"])
        await first.hear("room")
        async with asyncio.timeout(1):
            answer = await change(lesson, joined["member"]["id"], state="kicked")
            assert answer["state"] == "kicked"
            assert (await first.hear("room_gone"))["reason"] == "kicked"
            assert [(await tab.end()).rcvd.code for tab in (first, second)] == [4003, 4003]
    assert (await join(visitor, lesson, status=403))["code"] == "kicked"
    phrase = {"code": lesson.room["code"], "phrase": joined["phrase"]}
    assert (await visitor.post("/join", phrase, 403))["code"] == "kicked"
    async with visitor.tab() as tab:
        await tab.say(type="enter", room=lesson.room["id"])
        assert (await tab.hear("problem"))["code"] == "not_found"
    await change(lesson, joined["member"]["id"], state="in")
    assert (await join(visitor, lesson))["member"]["id"] == joined["member"]["id"]


async def test_a_new_code_and_an_end_let_nobody_in_with_the_old_one(lesson, visitor):
    old = lesson.room["code"]
    new = (await lesson.teacher.post(room(lesson, "code")))["code"]
    assert new != old
    assert (await visitor.get(f"/join/{old}", 404))["code"] == "code_unknown"
    await visitor.post("/join", {"code": new, "nickname": "Vera"})
    await visitor.post(room(lesson, "hand"), {"up": True})
    ended = await lesson.teacher.post(room(lesson, "end"))
    assert (ended["code"], ended["members"], bool(ended["ended"])) == (None, 1, True)
    (tile,) = (await lesson.teacher.get(room(lesson, "members")))["members"]
    assert tile["hand"] is None
    assert (await visitor.get(f"/join/{new}", 404))["code"] == "code_unknown"
    assert (await lesson.teacher.post(room(lesson, "code")))["ended"] is None


async def test_new_words_are_given_by_the_teacher_or_taken_by_oneself(lesson, visitor, stranger):
    joined = await join(visitor, lesson)
    words = [joined["phrase"]]
    words.append((await visitor.post(room(lesson, "phrase")))["phrase"])
    words.append((await lesson.teacher.post(room(lesson, "members", joined["member"]["id"], "phrase")))["phrase"])
    assert len(set(words)) == 3
    for phrase, status in zip(words, (404, 404, 200), strict=True):
        await stranger.post("/join", {"code": lesson.room["code"], "phrase": phrase}, status)


async def test_of_two_who_come_at_once_under_one_name_one_comes_in(server, lesson):
    async with AsyncExitStack() as stack:
        somebody = [httpx.AsyncClient(base_url=server.url, timeout=60) for _ in range(20)]
        clients = [await stack.enter_async_context(each) for each in somebody]
        names = [{"code": lesson.room["code"], "nickname": f"Student {count // 2}"} for count in range(20)]
        joined = [client.post("/api/join", json=name) for client, name in zip(clients, names, strict=True)]
        statuses = [answer.status_code for answer in await asyncio.gather(*joined)]
    assert sorted(statuses) == [200] * 10 + [409] * 10
