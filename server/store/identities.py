"""Browsers that own something, by the hash of their cookie's token."""

from __future__ import annotations

from sqlalchemy import insert, select

from .database import Database
from .tables import IDENTITIES, now


class Identities:
    """The identities in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ensure(self, identity: str) -> None:
        """Keeps an identity unless it is known: it is about to own something."""
        async with self._database.write() as connection:
            if await connection.scalar(select(IDENTITIES.c.id).where(IDENTITIES.c.id == identity)) is None:
                await connection.execute(insert(IDENTITIES).values(id=identity, created=now()))
