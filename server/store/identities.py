"""Browsers that own something, by the hash of their cookie's token, and which of them are one person's."""

from __future__ import annotations

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from .database import Database
from .tables import BLOCKS, DATASETS, IDENTITIES, PROJECTS, now


async def ensure(connection: AsyncConnection, identity: str) -> None:
    """Keeps an identity within somebody's transaction, unless it is known."""
    if await connection.scalar(select(IDENTITIES.c.id).where(IDENTITIES.c.id == identity)) is None:
        await connection.execute(insert(IDENTITIES).values(id=identity, created=now()))


class Identities:
    """The identities in a database. Who is whose further browser is known without reading: every request asks."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._same_as: dict[str, str] = {}

    async def load(self) -> None:
        """Reads which identities stand for others."""
        query = select(IDENTITIES.c.id, IDENTITIES.c.same_as).where(IDENTITIES.c.same_as.is_not(None))
        async with self._database.read() as connection:
            self._same_as = {row.id: row.same_as for row in await connection.execute(query)}

    def person(self, identity: str) -> str:
        """The identity under which somebody owns things, whichever of their browsers asks."""
        return self._same_as.get(identity, identity)

    async def ensure(self, identity: str) -> None:
        """Keeps an identity unless it is known: it is about to own something."""
        async with self._database.write() as connection:
            await ensure(connection, identity)

    async def join(self, identity: str, person: str) -> None:
        """Makes an identity a further browser of a person, both of whom are kept; what it owns becomes the person's.

        What else it has done (as a partner, in comments) stays under its own name.
        """
        async with self._database.write() as connection:
            for owned in (PROJECTS, BLOCKS, DATASETS):
                await connection.execute(update(owned).where(owned.c.owner == identity).values(owner=person))
            stood_for = (IDENTITIES.c.id == identity) | (IDENTITIES.c.same_as == identity)
            await connection.execute(update(IDENTITIES).where(stood_for).values(same_as=person))
        others = [each for each, stands_for in self._same_as.items() if stands_for == identity]
        self._same_as |= dict.fromkeys([identity, *others], person)

    def forget(self, person: str) -> None:
        """Forgets a person who is in the database no more, with all browsers."""
        self._same_as = {identity: other for identity, other in self._same_as.items() if other != person}
