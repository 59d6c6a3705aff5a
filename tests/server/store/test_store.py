"""What is kept: exactly, all or nothing, and by the tables that the migrations make."""

from __future__ import annotations

import asyncio
import hashlib
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given, settings
from hypothesis import strategies as st

from server.store import Store
from server.store.runs import KeptSnapshot, Run
from server.store.tables import METADATA

OWNER = "a" * 64
DOCUMENT = {"title": "Сеть", "graphs": {}}


@pytest.fixture
async def store(tmp_path):
    blobs = tmp_path / "blobs"
    blobs.mkdir()
    opened = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", blobs)
    await opened.identities.ensure(OWNER)
    yield opened
    await opened.close()


async def a_run(store):
    project = await store.projects.add(OWNER, DOCUMENT)
    run = Run(project.id, "f", {}, "mnist", "classify", {}, {}, [])
    await store.runs.add(run)
    return run


async def test_migrations_make_the_tables_that_are_used(store):
    async with store.database.read() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync, opts={"compare_type": True}), METADATA)
        )
    assert differences == []


async def test_what_is_kept_outlives_the_process(store, tmp_path):
    run = await a_run(store)
    await store.points.add(run.id, [{"split": "train", "step": 0, "loss": 0.1}])
    again = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path / "blobs")
    assert await again.runs.get(run.id) == run
    assert await again.points.add(run.id, [{"split": "train", "step": 1, "loss": 0.2}]) == 2
    await again.close()


async def test_of_revisions_at_once_one_is_kept(store):
    project = await store.projects.add(OWNER, DOCUMENT)
    won = await asyncio.gather(*(store.projects.revise(project.id, 1, {"title": str(n)}) for n in range(20)))
    assert sum(won) == 1
    assert (await store.projects.get(project.id)).document == {"title": str(won.index(True))}


async def test_readers_do_not_wait_for_a_writer(store):
    project = await store.projects.add(OWNER, DOCUMENT)
    async with store.database.write():
        async with asyncio.timeout(5):
            assert await store.projects.get(project.id) == project


async def test_a_write_that_fails_leaves_nothing(store):
    async def fail():
        async with store.database.write() as connection:
            await connection.exec_driver_sql("DELETE FROM identities")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    project = await store.projects.add(OWNER, DOCUMENT)
    assert project.revision == 1


@settings(max_examples=10, deadline=None)
@given(
    st.dictionaries(st.integers(0, 2**53), st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=100)
)
def test_every_bit_of_a_loss_is_kept(losses):
    async def keep(directory):
        store = await Store.open(f"sqlite+aiosqlite:///{directory}/kept.sqlite", None)
        await store.identities.ensure(OWNER)
        run = await a_run(store)
        points = [{"split": "train", "step": step, "loss": loss} for step, loss in sorted(losses.items())]
        await store.points.add(run.id, points)
        found = await store.points.from_step(run.id, 0)
        await store.close()
        return found == points

    with TemporaryDirectory() as directory:
        assert asyncio.run(keep(directory))


async def test_points_replace_those_of_the_same_step_and_split_and_get_a_new_number(store):
    run = await a_run(store)
    first = [{"split": split, "step": step, "loss": 1.0} for step in range(3) for split in ("train", "val")]
    assert await store.points.add(run.id, first) == 6
    again = {"split": "val", "step": 1, "loss": 0.5}
    assert await store.points.add(run.id, [again]) == 7
    assert await store.points.after_seq(run.id, 5, 9) == (7, [first[5], again])
    assert await store.points.after_seq(run.id, 5, 1) == (6, [first[5]])
    assert await store.points.after_seq(run.id, 7, 9) == (7, [])
    assert again in await store.points.from_step(run.id, 1)
    assert len(await store.points.from_step(run.id, 1)) == 4


async def test_who_takes_a_curve_slowly_keeps_nobody_from_reading(store):
    run = await a_run(store)
    await store.points.add(run.id, [{"split": "train", "step": step, "loss": 0.1} for step in range(3)])
    slow = [store.points.pages(run.id) for _ in range(20)]
    for pages in slow:
        await anext(pages)
    assert await store.runs.get(run.id) == run
    for pages in slow:
        await pages.aclose()


async def test_runs_that_have_not_ended_are_counted_by_their_state(store):
    for state in ("paused", "queued", "paused", "finished", "failed"):
        await store.runs.change((await a_run(store)).id, state=state)
    assert await store.runs.lively() == {"paused": 2, "queued": 1}


async def test_of_snapshots_to_resume_from_the_newest_remains(store):
    run = await a_run(store)
    for step, kept in ((0, True), (5, False), (9, False), (10, True), (12, False), (12, True)):
        await store.runs.add_snapshot(run.id, KeptSnapshot(step, 0, f"{step}-{kept}", kept))
    assert [each.file for each in await store.runs.snapshots(run.id)] == ["0-True", "10-True", "12-True"]


async def test_changes_before_one_step_become_one(store):
    run = await a_run(store)
    await store.runs.add_change(run.id, 3, {"learning_rate": 0.1, "momentum": 0.5})
    await store.runs.add_change(run.id, 3, {"learning_rate": 0.2})
    await store.runs.add_change(run.id, 1, {"momentum": 0.1})
    assert await store.runs.changes(run.id) == [
        {"step": 1, "values": {"momentum": 0.1}},
        {"step": 3, "values": {"learning_rate": 0.2, "momentum": 0.5}},
    ]


def test_a_blob_is_named_by_its_content_and_leaves_nothing_else_behind(tmp_path):
    from server.store.blobs import Blobs

    blobs = Blobs(tmp_path)
    source = tmp_path / "source"
    source.write_bytes(b"weights" * 1000)
    named = {blobs.keep_all([b"weights"] * 1000) for _ in range(3)}
    assert named == {hashlib.sha256(source.read_bytes()).hexdigest()}
    assert blobs.path(named.pop()).read_bytes() == source.read_bytes()
    begun = blobs.begin()
    begun.write(b"half")
    begun.discard()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["source"]
