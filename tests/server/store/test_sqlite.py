"""What of SQLite is called at once, and what in the connection's thread."""

from __future__ import annotations

import threading

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
        await connection.execute(text("CREATE TABLE places (thread)"))
        yield connection
    await engine.dispose()


@pytest.mark.parametrize("statement", ["INSERT INTO places VALUES (thread())", "UPDATE places SET thread = thread()"])
async def test_a_row_is_written_without_a_call_to_another_thread(connection, statement):
    await connection.execute(text("INSERT INTO places VALUES (0)"))
    await connection.execute(text(statement))
    assert threading.get_ident() in (await connection.scalars(text("SELECT thread FROM places"))).all()


async def test_what_may_take_long_leaves_the_event_loop_alone(connection):
    assert await connection.scalar(text("SELECT thread()")) != threading.get_ident()
    await connection.execute(text("INSERT INTO places SELECT thread()"))
    assert await connection.scalar(text("SELECT thread FROM places")) != threading.get_ident()


@pytest.mark.parametrize("statement", ["SELECT 1", "DELETE FROM points", "PRAGMA wal_checkpoint(TRUNCATE)", "COMMIT"])
def test_only_what_names_its_rows_is_quick(statement):
    assert not is_quick(statement)
