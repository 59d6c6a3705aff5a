"""Joining while something else happens: asking again before the first answer came, and a door that is being shut."""

from __future__ import annotations

import asyncio

import pytest

from server.auth.throttle import Source
from server.classroom.joining import Joining
from server.classroom.register import Register
from server.errors import Refusal
from server.store import Store
from server.store.rooms import Room
from server.store.tables import now
from tests.server.visitor import Visitor


async def test_asking_twice_at_once_makes_one_student(lesson, visitor: Visitor):
    await visitor.get(f"/join/{lesson.room['code']}")  # from here on the browser is somebody
    asked = {"code": lesson.room["code"], "nickname": "Impatient"}
    joined = await asyncio.gather(*(visitor.post("/join", asked) for _ in range(5)))
    assert len({each["member"]["id"] for each in joined}) == 1
    assert sum(each["phrase"] is not None for each in joined) == 1
    members = (await lesson.teacher.get(f"/rooms/{lesson.room['id']}/members"))["members"]
    assert [member["nickname"] for member in members] == ["Impatient"]


@pytest.mark.parametrize(("values", "code"), [({"locked": True}, "room_locked"), ({"code": None}, "code_unknown")])
async def test_who_is_at_a_door_that_is_being_shut_stays_outside(tmp_path, values, code):
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path)
    register = Register(store.rooms, store.members)
    await register.add_room(Room("5b", "5b", "ABC234", locked=False, waiting_room=False, quiet=False, created=now()))
    joining = Joining(register, None, None)  # nobody gets as far as the people and the roster
    source = Source("192.0.2.7", "v" * 64, is_known=False)
    async with register.turn:
        asked = asyncio.create_task(joining.join("ABC234", "Vera", source, "en", fresh=False))
        await asyncio.sleep(0)  # by now the code has been accepted
        await register.change_room("5b", **values)
    with pytest.raises(Refusal) as refused:
        await asked
    assert refused.value.problem.code == code
    assert register.members("5b") == []
    await store.close()
