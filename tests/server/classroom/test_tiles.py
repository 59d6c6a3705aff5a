"""What a tile of the roster says of a training, and when of somebody who does nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from server.auth.identity import Asker
from server.classroom.attendance import Attendance
from server.classroom.register import Register
from server.classroom.stage import Stage
from server.classroom.tiles import Tiles, _describe_run
from server.live.connection import Connection
from server.store import Store
from server.store.members import Member
from server.store.rooms import Room
from server.store.runs import Run
from server.teaching_messages import Show
from server.workshop.finding import Finding
from tests.server.classroom.homework import tiny_network

LONG_AGO = "2026-11-01T12:00:00.000Z"


@pytest.mark.parametrize("validation", [None, 0.42])
def test_a_tile_tells_no_accuracy_but_that_on_validation(validation):
    run = Run("project", "fingerprint", {}, "mnist", "classification", {}, {}, [])
    seconds_after_the_start = replace(run, accuracy=1.0, validation_accuracy=validation)  # all right in one batch
    assert _describe_run(seconds_after_the_start).accuracy == validation


@pytest.fixture
async def class_of_one(tmp_path):
    """Vera, who joined long ago and has done nothing, her room's register and stage, and what makes her tile."""
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path)
    register = Register(store.rooms, store.members)
    await register.add_room(Room("5b", "5b", None, locked=False, waiting_room=False, quiet=False, created=LONG_AGO))
    await store.identities.ensure("vera")
    await register.add_member(Member("vera", "5b", "vera", "Vera", "vera", "", "in", None, LONG_AGO))
    stage = Stage(register, Attendance())
    tiles = Tiles(store.projects, Finding(store.projects, store.partners, register.is_student, None), register, stage)

    async def stuck():
        return (await tiles.of(register.me("5b", "vera"), None, online=True)).stuck

    yield store, register, stage, stuck
    await store.close()


async def test_who_is_asked_to_look_up_is_not_told_to_do_nothing(class_of_one):
    _, register, _, stuck = class_of_one
    assert await stuck() == "idle"
    await register.change_room("5b", quiet=True)
    assert await stuck() is None


@pytest.mark.parametrize("end", [{"quiet": False}, {"ended": LONG_AGO}])
async def test_nor_soon_after_they_were_asked_to_look_up_while_no_roster_was_open(class_of_one, end):
    _, register, _, stuck = class_of_one
    await register.change_room("5b", quiet=True)
    await register.change_room("5b", **end)
    assert await stuck() is None


async def test_who_is_shown_something_is_not_told_to_do_nothing(class_of_one):
    *_, stage, stuck = class_of_one
    page = Connection(Asker("teacher", is_teacher=True), "en", lambda *_: True)
    stage.show(page, Show(type="show", room="5b", project="p"))
    assert await stuck() is None


async def test_nor_soon_after_they_were_shown_something_while_no_roster_was_open(class_of_one):
    *_, stage, stuck = class_of_one
    page = Connection(Asker("teacher", is_teacher=True), "en", lambda *_: True)
    stage.show(page, Show(type="show", room="5b", project="p"))
    stage.show(page, Show(type="show", room="5b", project=None))
    assert await stuck() is None


async def test_who_has_not_begun_with_what_was_handed_out_is_not_told_to_do_nothing(class_of_one):
    store, *_, stuck = class_of_one
    document = {"title": "Exercise", "graphs": {"main": tiny_network()}}
    project = await store.projects.add("vera", document)
    await store.projects._set(project.id, updated=LONG_AGO)
    assert await stuck() is None
    await store.projects.revise(project.id, 1, document)
    await store.projects._set(project.id, updated=LONG_AGO)
    assert await stuck() == "idle"
