"""Hand-ins in the database: as often as an hour allows, each once, judged once, and their weights needed."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from server.store import Store, purging
from server.store.contests import Contest
from server.store.handins import ClosedError, Handin, TooSoonError
from server.store.members import Member
from server.store.rooms import Room
from server.store.tables import ago, now

HOUR = timedelta(hours=1)
MOST = 3


@pytest.fixture
async def store(tmp_path):
    opened = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path / "blobs")
    await opened.identities.ensure("i" * 64)
    await opened.rooms.add(Room("room", "7B", None, locked=False, waiting_room=False, quiet=False, created=now()))
    await opened.members.add(Member("anna", "room", "i" * 64, "Anna", "anna", "", "in", None, now()))
    limits = {"images": 10, "parameters": 10, "minutes": 5, "per_hour": MOST}
    await opened.contests.add(Contest("room", "Digits", "", "digits", id="contest", **limits))
    yield opened
    await opened.close()


def handin(step, **more):
    about = {"graph": {"nodes": {}}, "weights": f"blob{step}", "parameters": 5, "seconds": 1.0}
    return Handin("contest", "anna", "run", step, **about, **more)


async def test_an_hour_takes_so_many_however_many_come_at_once(store):
    asked = [store.handins.add(handin(step), ago(HOUR), MOST) for step in range(8)]
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(each, Handin) for each in found) == MOST
    assert sum(isinstance(each, TooSoonError) for each in found) == 8 - MOST
    kept = await store.handins.of("contest")
    again = await store.handins.add(handin(kept[0].step), ago(HOUR), MOST)
    assert again.id == kept[0].id
    assert await store.handins.is_known(kept[0].origin)


async def test_a_contest_that_was_closed_meanwhile_takes_nothing_more(store):
    await store.handins.add(handin(1), ago(HOUR), MOST)
    await store.contests.change("contest", closed=True)
    with pytest.raises(ClosedError):
        await store.handins.add(handin(2), ago(HOUR), MOST)
    assert (await store.handins.add(handin(1), ago(HOUR), MOST)).step == 1  # what it has, it has


async def test_what_is_older_than_an_hour_counts_no_more(store):
    for step in range(MOST):
        await store.handins.add(handin(step, created=ago(2 * HOUR)), ago(3 * HOUR), MOST)
    assert await store.handins.lately("contest", "anna", ago(HOUR)) == []
    await store.handins.add(handin(MOST), ago(HOUR), MOST)


async def test_they_are_judged_once_and_their_weights_stay(store):
    first, second = [await store.handins.add(handin(step), ago(HOUR), MOST) for step in (1, 2)]
    assert await store.handins.next_waiting() == first
    await store.handins.judge(first.id, "judged", f1=0.97, problem=None)
    await store.handins.judge(first.id, "judged", f1=1.0, problem=None)
    assert [(each.f1, each.graph) for each in await store.handins.of("contest")] == [(0.97, {}), (None, {})]
    assert await store.handins.next_waiting() == second
    assert (await purging.starts(store.database))[0] == {"blob1", "blob2"}
    await store.contests.forget("contest")
    assert await store.handins.next_waiting() is None
    assert await store.contests.all() == []
