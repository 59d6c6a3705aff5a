"""The database: SQLite with one writer by default, PostgreSQL by URL; brought up to date when it is opened."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from alembic import command
from pydantic_core import from_json
from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from server import strict_json
from server.errors import Refusal
from server.full_disk import is_disk_full

from .upgrading import DatabaseUnusableError, copy_if_older, forget_copies, migrations

WRITES = {"writes": True}
FEW: dict[str, Any] = {"pool_size": 4, "max_overflow": 0}
"""SQLite's connections. Each is a thread of this process: more of them at work only wait for the interpreter."""


class Database:
    """Connections to read by and one at a time to write by.

    SQLite fails at once when a transaction that began by reading wants to write while another writes, whatever the
    busy timeout: whoever will write says so at the start (BEGIN IMMEDIATE), and waits here for its turn.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine = create_async_engine(
            url,
            json_serializer=lambda value: strict_json.write(value).decode(),
            json_deserializer=from_json,
            **(FEW if url.startswith("sqlite") else {}),
            hide_parameters=True,  # what people wrote is not for the log that a failure leaves
        )
        self._turn = asyncio.Lock()
        if self._engine.dialect.name == "sqlite":
            _configure_sqlite(self._engine)

    @classmethod
    async def open(cls, url: str) -> Database:
        """The database at `url`, migrated to what this version needs; an older one is copied before.

        Raises:
            DatabaseUnusableError: a newer version made it, or there is no room for the copy.
        """
        await asyncio.to_thread(copy_if_older, url)
        database = cls(url)
        try:
            async with database._turn, database._engine.connect() as connection:
                await connection.execution_options(**WRITES)
                await connection.run_sync(_set_references, enforced=False)  # a table is changed by being made anew
                await connection.run_sync(_migrate)
                await connection.commit()
                await connection.run_sync(_set_references, enforced=True)
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one state of the database throughout."""
        async with self._engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose changes are kept if the block ends well, all or none.

        Raises:
            Refusal: `disk_full`; nothing has changed then.
        """
        try:
            async with self._turn, self._engine.connect() as connection:
                await connection.execution_options(**WRITES)
                async with connection.begin():
                    yield connection
        except DBAPIError as error:
            if is_disk_full(error):
                raise Refusal("disk_full") from error
            raise

    async def empty_log(self) -> None:
        """Empties SQLite's log of changes, in which rows stand that are in the database no more.

        Who reads at the moment keeps what they read until the log is next emptied, by a later write.
        """
        if self._engine.dialect.name == "sqlite":
            async with self._turn, self._engine.connect() as connection:
                autonomous = await connection.execution_options(isolation_level="AUTOCOMMIT")
                await autonomous.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    async def forget_copies(self, days: int) -> None:
        """Deletes copies that were made before upgrades, more than so many days ago; 0 for all of them."""
        await asyncio.to_thread(forget_copies, self._url, days)

    async def close(self) -> None:
        """Closes every connection."""
        await self._engine.dispose()


async def bring_up_to_date(url: str) -> None:
    """Opens the database once and closes it: what speaks against this version is known before anything is served.

    Raises:
        DatabaseUnusableError: see `Database.open`.
    """
    database = await Database.open(url)
    await database.close()


def _migrate(connection: Connection) -> None:
    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DatabaseUnusableError("bringing the database up to date would leave rows without what they belong to")


def _set_references(connection: Connection, *, enforced: bool) -> None:
    """Has SQLite check references at once, or not, on this connection; it takes that outside of transactions only."""
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if enforced else 'OFF'}")
        cursor.close()


def _configure_sqlite(engine: AsyncEngine) -> None:
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
        if connection.get_execution_options().get("writes", False):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:  # the same by one call to the connection's thread instead of three: most of what a read costs are calls
            connection.connection.run_async(lambda driver: driver.execute("BEGIN"))
