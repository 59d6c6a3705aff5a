"""After a start what is held back is what contests are about: no more, and no less."""

from __future__ import annotations

from functools import partial

from models import data
from models.data import held_back
from models.data.store import looking_in
from server.classroom.homework import Homework
from server.store import Store
from server.store.contests import Contest
from server.store.rooms import Room
from server.store.tables import now
from server.workshop.collection import Collection
from server.workshop.places import Places

LIMITS = {"images": 10, "parameters": 10, "minutes": 5, "per_hour": 3}


async def test_marks_on_the_disk_follow_the_contests(tmp_path):
    places = Places(tmp_path / "data")
    places.prepare()
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", places.blobs)
    try:
        await store.rooms.add(Room("room", "7B", None, locked=False, waiting_room=False, quiet=False, created=now()))
        first, second = [Contest("room", name, "", name, **LIMITS) for name in ("mnist_shifted", "mnist")]
        await store.contests.add(first)
        await store.contests.add(second)
        await store.contests.add(Contest("room", "gone", "", "own-of-somebody-erased", **LIMITS))
        told: list[str] = []
        homework = Homework(
            store.contests,
            Collection(store.datasets, store.identities, places.datasets),
            places.datasets,
            partial(told.append, "changed"),
        )
        held_back.hold("digits", places.datasets)  # of a contest that went while the server was down
        with looking_in(places.datasets):
            await homework.load()
            assert held_back.names(places.datasets) == {"mnist"}
            await homework.forget(first)
            assert data.get("mnist").holds_back("test")  # the other contest is about the same images
            await homework.drop("another")  # which had none: nobody has to look again
            assert told == ["changed"]
            await homework.drop("room")
            assert told == ["changed"] * 2
            assert not data.get("mnist_shifted").holds_back("test")
            assert homework.of("room") == []
    finally:
        await store.close()
        places.clear()
