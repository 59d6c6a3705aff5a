"""What was deleted long ago goes for good, with its files; nothing else does."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from server.store import Store
from server.store.runs import KeptSnapshot, Run
from server.store.series import Series
from server.store.tables import PROJECTS
from server.workshop.places import Places
from server.workshop.purging import purge

OWNER = "a" * 64
LONG_AGO = "2020-01-01T00:00:00.000Z"


@pytest.fixture
def places(tmp_path):
    made = Places(tmp_path / "data")
    made.prepare()
    yield made
    made.clear()


@pytest.fixture
async def store(places):
    opened = await Store.open(f"sqlite+aiosqlite:///{places.data}/kept.sqlite", places.blobs)
    await opened.identities.ensure(OWNER)
    yield opened
    await opened.close()


async def a_project(store, places, weights, initial=()):
    project = await store.projects.add(OWNER, {}, weights)
    run = Run(project.id, "f", {}, "mnist", "classify", {}, {}, list(initial))
    await store.runs.add(run)
    file = places.run(run.id) / "0.safetensors"
    file.parent.mkdir()
    file.write_bytes(b"weights")
    await store.runs.add_snapshot(run.id, KeptSnapshot(0, 0, places.relative(file), kept=True))
    await store.runs.add_change(run.id, 0, {"learning_rate": 0.1})
    await store.points.add(run.id, [{"split": "train", "step": 0, "loss": 1.0}])
    await store.signals.add(run.id, 0, {"images": 64, "layers": {}})
    return project, run, file


async def delete(store, project, at):
    async with store.database.write() as connection:
        await connection.execute(update(PROJECTS).where(PROJECTS.c.id == project.id).values(deleted=at))


async def test_only_what_was_deleted_long_ago_goes(store, places):
    shared, its_own, began_from = (store.blobs.keep_all([text]) for text in (b"shared", b"its own", b"began from"))
    start = places.relative(store.blobs.path(began_from))
    old, old_run, old_file = await a_project(store, places, its_own)
    older, _, _ = await a_project(store, places, shared)
    oldest, _, _ = await a_project(store, places, began_from)
    recent, recent_run, recent_file = await a_project(store, places, None)
    present, present_run, present_file = await a_project(store, places, shared, [start])
    forgotten = store.blobs.keep_all([b"forgotten by a reset"])
    half = store.blobs.begin()
    for project in (old, older, oldest):
        await delete(store, project, LONG_AGO)
    await store.projects.set_deleted(recent.id, deleted=True)

    await purge(store, places, days=30)

    assert [await store.projects.get(each.id) for each in (old, older, oldest)] == [None] * 3
    assert (await store.runs.get(old_run.id), old_file.parent.exists()) == (None, False)
    assert (await store.runs.get(recent_run.id), recent_file.exists()) == (recent_run, True)
    assert await store.projects.get(present.id) == present
    assert (await store.runs.snapshots(present_run.id), present_file.exists()) == (
        [KeptSnapshot(0, 0, places.relative(present_file), kept=True)],
        True,
    )
    assert [store.blobs.path(blob).exists() for blob in (shared, its_own, began_from)] == [True, False, True]
    assert (store.blobs.path(forgotten).exists(), half.path.exists()) == (False, False)


async def test_a_run_that_was_deleted_long_ago_goes_and_leaves_what_others_began_from(store, places):
    project, kept, kept_file = await a_project(store, places, None)
    series = Series(project.id, "sweep", "Rates", {"note": None, "fields": []})
    old = Run(project.id, "f", {}, "mnist", "classify", {}, {}, [], state="stopped", series=series.id, deleted=LONG_AGO)
    await store.series.add(series, [old])
    await store.series.set_deleted(series.id, LONG_AGO)
    needed, other = places.run(old.id) / "10.safetensors", places.run(old.id) / "20.safetensors"
    needed.parent.mkdir()
    for file in (needed, other):
        file.write_bytes(b"weights")
    await store.runs.change(kept.id, initial=[places.relative(needed)])

    await purge(store, places, days=30)

    assert (await store.runs.get(old.id), await store.series.get(series.id)) == (None, None)
    assert (needed.exists(), other.exists(), kept_file.exists()) == (True, False, True)
    assert (await store.projects.get(project.id)) == project
