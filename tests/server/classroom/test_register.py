"""The register: of changes at the same moment none is lost, in memory as in the database."""

from __future__ import annotations

import asyncio

import pytest

from server.classroom.register import Register
from server.errors import Refusal
from server.store import Store
from server.store.members import Member
from server.store.rooms import Room
from server.store.tables import now


@pytest.fixture
async def store(tmp_path):
    opened = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
async def register(store):
    register = Register(store.rooms, store.members)
    await register.add_room(Room("5b", "5b", None, locked=False, waiting_room=False, quiet=False, created=now()))
    await register.add_member(Member("vera", "5b", "v" * 64, "Vera", "vera", "words", "in", None, now()))
    return register


async def test_settings_that_are_made_at_once_are_all_made(store, register):
    await asyncio.gather(
        register.change_room("5b", title="6b"),
        register.change_room("5b", quiet=True),
        register.change_room("5b", locked=True),
    )
    room = register.room("5b")
    assert (room.title, room.quiet, room.locked) == ("6b", True, True)
    assert await store.rooms.all() == [room]


async def test_whoever_is_removed_stays_so_whatever_they_do_at_that_moment(store, register):
    vera = register.member("5b", "vera")
    await asyncio.gather(
        register.change_member(vera, state="kicked", hand=None),
        register.change_member(vera, only={"in"}, hand=now()),
        register.change_member(vera, only={"in"}, state="left"),
        register.change_member(vera, phrase="other words"),
    )
    member = register.member("5b", "vera")
    assert (member.state, member.hand, member.phrase) == ("kicked", None, "other words")
    assert await store.members.all() == [member]
    assert not await register.forget_waiting(vera)


async def test_whoever_is_erased_does_not_come_back_with_a_change(register):
    vera = register.member("5b", "vera")
    changing = asyncio.create_task(register.change_member(vera, hand=now()))
    await asyncio.sleep(0)  # it has begun
    register.drop_member(vera)
    with pytest.raises(Refusal):
        await changing
    assert register.members("5b") == []
    assert register.memberships("v" * 64) == []
