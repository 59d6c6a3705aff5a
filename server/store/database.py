"""The database: SQLite with one writer by default, PostgreSQL by URL; brought up to date when it is opened."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from alembic import command
from pydantic_core import from_json
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from server import strict_json
from server.errors import Refusal
from server.full_disk import is_disk_full

from .sqlite import WRITES, sqlite_engine
from .upgrading import DatabaseUnusableError, copy_if_older, forget_copies, migrations


class Database:
    """Connections to read by and one at a time to write by.

    SQLite fails at once when a transaction that began by reading wants to write while another writes, whatever the
    busy timeout: whoever will write says so at the start (BEGIN IMMEDIATE), and waits here for its turn.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        make = sqlite_engine if url.startswith("sqlite") else create_async_engine
        self._engine = make(
            url,
            json_serializer=lambda value: strict_json.write(value).decode(),
            json_deserializer=from_json,
            hide_parameters=True,  # what people wrote is not for the log that a failure leaves
        )
        self._turn = asyncio.Lock()

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
