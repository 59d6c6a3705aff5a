"""What of SQLite is called at once, and what in the connection's thread."""

from __future__ import annotations

import asyncio
import random
import threading
from contextlib import suppress

import pytest
from sqlalchemy import text

from server.store.sqlite import WRITES, is_quick, sqlite_engine


@pytest.fixture
async def connection(tmp_path):
    """A connection that will write, to a database in which `thread()` says where a statement is executed."""
    engine = sqlite_engine(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite")
    async with engine.connect() as connection:
        raw = await connection.get_raw_connection()
        await raw.driver_connection.create_function("thread", 0, threading.get_ident)
        await connection.execution_options(**WRITES)
        await connection.execute(text("CREATE TABLE places (id, thread)"))
        yield connection
    await engine.dispose()


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO places VALUES (:id, thread())", "UPDATE places SET thread = thread() WHERE places.id = :id"],
)
async def test_a_row_is_written_without_a_call_to_another_thread(connection, statement):
    await connection.execute(text("INSERT INTO places VALUES (1, 0)"))
    await connection.execute(text(statement), {"id": 1})
    assert threading.get_ident() in (await connection.scalars(text("SELECT thread FROM places"))).all()


async def test_what_may_take_long_leaves_the_event_loop_alone(connection):
    assert await connection.scalar(text("SELECT thread()")) != threading.get_ident()
    await connection.execute(text("INSERT INTO places SELECT 1, thread()"))
    assert await connection.scalar(text("SELECT thread FROM places")) != threading.get_ident()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1", "DELETE FROM points", "PRAGMA wal_checkpoint(TRUNCATE)", "COMMIT", "BEGIN IMMEDIATE",
        "UPDATE projects SET owner = ? WHERE projects.owner = ?",
    ],
)  # fmt: skip
def test_what_waits_or_looks_for_rows_is_not_quick(statement):
    assert not is_quick(statement)


async def test_who_is_cancelled_while_reading_leaves_the_connection_to_its_thread(tmp_path):
    engine = sqlite_engine(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite")
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i FROM n"

    async def read():
        async with engine.connect() as connection:
            return (await connection.execute(text(many))).all()

    chance = random.Random(1)
    for _ in range(100):  # with a close on the event loop the process died within as many
        task = asyncio.create_task(read())
        with suppress(TimeoutError):
            async with asyncio.timeout(chance.uniform(0, 0.01)):
                await task
    assert len(await read()) == 20_000
    await engine.dispose()
