"""SQLite as it is used here: one file, one writer, and calls of connections that do not wait made where they stand.

aiosqlite hands every call to the connection's thread, eight for a query and nine for a row that is written. On a
machine whose processors are all busy each of them waits milliseconds for one, there and back: beside 30 trainings the
server kept 30 points of their curves a second, and all curves stood still for up to seven seconds. What takes
microseconds is therefore called at once; what may take long (to read, to delete, to copy), or wait for the disk (to
commit), is the thread's.
"""

from __future__ import annotations

import re
import sqlite3
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar, cast

import aiosqlite
from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

WRITES = {"writes": True}
"""The execution option of who will write; SQLite fails at once when a transaction that has read wants to write."""

CONNECTIONS = 4
"""Each is a thread of this process: more of them at work only wait for the interpreter."""

MOST_ROWS = 100
"""Of one call that is made on the event loop."""
ONE_ROW = re.compile(r" WHERE \w+\.id = \?")

Result = TypeVar("Result")


class QuickConnection(aiosqlite.Connection):
    """A connection that makes short calls itself, unless its thread has something to do.

    Who waited for that may have been cancelled: the call goes on, and what follows must come after it.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self._calls: deque[None] = deque()
        """those that the thread has not done; added to on the event loop alone"""

    async def _execute(self, fn: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:  # noqa: ANN401
        if not self._calls and _is_short(fn, args):
            return fn(*args, **kwargs)

        def call() -> Result:
            try:
                return fn(*args, **kwargs)
            finally:
                self._calls.pop()

        self._calls.append(None)
        return cast("Result", await super()._execute(call))  # type: ignore[no-untyped-call]


def _is_short(fn: Callable[..., object], args: tuple[Any, ...]) -> bool:
    """Whether a call neither waits for a lock or the disk, nor looks for rows among many."""
    match fn.__name__:
        case "cursor" | "rollback":
            return True
        case "close":
            return isinstance(getattr(fn, "__self__", None), sqlite3.Cursor)
        case "execute":
            return is_quick(args[0])
        case "executemany":
            return is_quick(args[0]) and len(args[1]) <= MOST_ROWS
    return False


def is_quick(statement: str) -> bool:
    """Whether a statement writes rows that it brings, or one row by its id; or begins a transaction that reads."""
    if statement.startswith("UPDATE"):
        return ONE_ROW.search(statement) is not None
    return statement == "BEGIN" or (statement.startswith("INSERT") and "SELECT" not in statement)


def sqlite_engine(url: str, **options: Any) -> AsyncEngine:  # noqa: ANN401  (of create_async_engine)
    """An engine for the SQLite file of a URL."""
    file = make_url(url).database
    assert file is not None

    async def connect() -> aiosqlite.Connection:
        connection = QuickConnection(lambda: sqlite3.connect(file, check_same_thread=False), iter_chunk_size=64)
        connection._thread.daemon = True  # noqa: SLF001  (as SQLAlchemy does with those it makes)
        return await connection

    engine = create_async_engine(url, async_creator=connect, pool_size=CONNECTIONS, max_overflow=0, **options)
    _configure(engine)
    return engine


def _configure(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        for pragma in (
            "journal_mode = WAL",
            "foreign_keys = ON",
            "synchronous = NORMAL",
            "busy_timeout = 10000",
            "secure_delete = ON",  # what is erased is overwritten
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
