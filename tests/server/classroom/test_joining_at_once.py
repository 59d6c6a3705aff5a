"""Whoever asks to join again before the first answer came is the one who has joined, not somebody of the same name."""

from __future__ import annotations

import asyncio

from tests.server.visitor import Visitor


async def test_asking_twice_at_once_makes_one_student(lesson, visitor: Visitor):
    await visitor.get(f"/join/{lesson.room['code']}")  # from here on the browser is somebody
    asked = {"code": lesson.room["code"], "nickname": "Impatient"}
    joined = await asyncio.gather(*(visitor.post("/join", asked) for _ in range(5)))
    assert len({each["member"]["id"] for each in joined}) == 1
    assert sum(each["phrase"] is not None for each in joined) == 1
    members = (await lesson.teacher.get(f"/rooms/{lesson.room['id']}/members"))["members"]
    assert [member["nickname"] for member in members] == ["Impatient"]
