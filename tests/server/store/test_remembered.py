"""What is remembered is what the database has."""

from __future__ import annotations

import asyncio
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from server.store import Store
from server.store.projects import Projects
from server.store.remembered import Remembered
from server.store.runs import KeptSnapshot, Run, Runs

OWNER = "a" * 64
WRITES = ["revise", "revise an old one", "set_deleted", "set_run", "set_weights", "change", "add_snapshot"]


class Rows:
    """Reads, counted, of one row."""

    def __init__(self, value):
        self.value = value
        self.reads = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def read(self):
        self.reads += 1
        found = self.value
        await self.gate.wait()
        return found


async def test_a_row_is_read_once_until_it_is_written():
    remembered, rows = Remembered(), Rows("old")
    assert [await remembered.get("a", rows.read) for _ in range(3)] == ["old"] * 3
    assert rows.reads == 1
    rows.value = "new"
    remembered.forget("a")
    assert await remembered.get("a", rows.read) == "new"
    assert rows.reads == 2


async def test_what_was_read_before_a_write_is_not_kept():
    remembered, rows = Remembered(), Rows("old")
    rows.gate.clear()
    reading = asyncio.create_task(remembered.get("a", rows.read))
    await asyncio.sleep(0)
    rows.value = "new"
    remembered.forget("a")
    rows.gate.set()
    assert await reading == "old"
    assert await remembered.get("a", rows.read) == "new"


async def test_what_is_not_there_is_asked_for_again():
    remembered, rows = Remembered(), Rows(None)
    assert await remembered.get("a", rows.read) is None
    rows.value = "new"
    assert await remembered.get("a", rows.read) == "new"


async def test_the_rows_asked_for_last_stay_within_a_bound():
    remembered, rows = Remembered(most_bytes=1000), Rows("x" * 290)
    for row in "abcd":
        await remembered.get(row, rows.read)
        await remembered.get("a", rows.read)
    assert rows.reads == 4
    await remembered.get("b", rows.read)
    assert rows.reads == 5
    large = Rows("x" * 1000)
    assert [len(await remembered.get("large", large.read)) for _ in range(2)] == [1000] * 2
    assert large.reads == 2


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(WRITES), max_size=12))
def test_after_every_write_the_newest_is_read(writes):
    async def write_and_compare(folder):
        store = await Store.open(f"sqlite+aiosqlite:///{folder}/kept.sqlite", None)
        await store.identities.ensure(OWNER)
        project = await store.projects.add(OWNER, {"title": "first"})
        run = Run(project.id, "f", {}, "mnist", "classify", {}, {}, [])
        await store.runs.add(run)
        for number, kind in enumerate(writes):
            present = await store.projects.get(project.id)
            match kind:
                case "revise":
                    assert await store.projects.revise(project.id, present.revision, {"title": str(number)})
                case "revise an old one":
                    assert not await store.projects.revise(project.id, present.revision - 1, {"title": "never"})
                case "set_deleted":
                    await store.projects.set_deleted(project.id, deleted=present.deleted is None)
                case "set_run":
                    await store.projects.set_run(project.id, run.id)
                case "set_weights":
                    await store.projects.set_weights(project.id, str(number))
                case "change":
                    await store.runs.change(run.id, step=number)
                case "add_snapshot":
                    await store.runs.add_snapshot(run.id, KeptSnapshot(number, 0, str(number), kept=True))
            # Others over the same database remember nothing yet.
            assert await store.projects.get(project.id) == await Projects(store.database).get(project.id)
            assert await store.runs.get(run.id) == await Runs(store.database).get(run.id)
            assert await store.runs.snapshots(run.id) == await Runs(store.database).snapshots(run.id)
        await store.close()

    with TemporaryDirectory() as folder:
        asyncio.run(write_and_compare(folder))
