"""How much everybody's runs have computed, by the hour."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from .database import Database
from .tables import IDENTITIES, USAGE

Hours = dict[tuple[str, int], float]
"""Seconds by identity and hour since the epoch."""


class Usage:
    """The usage in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def since(self, hour: int) -> Hours:
        """What was used in an hour and after it; older entries are taken out."""
        async with self._database.write() as connection:
            await connection.execute(delete(USAGE).where(USAGE.c.hour < hour))
            rows = (await connection.execute(select(USAGE))).all()
        return {(row.identity, row.hour): row.seconds for row in rows}

    async def keep(self, entries: Mapping[tuple[str, int], float]) -> None:
        """Keeps entries in the place of those of the same identity and hour; of who was erased meanwhile, none."""
        async with self._database.write() as connection:
            asked = IDENTITIES.c.id.in_({identity for identity, _ in entries})
            known = set((await connection.scalars(select(IDENTITIES.c.id).where(asked))).all())
            for (identity, hour), seconds in entries.items():
                if identity not in known:
                    continue
                at = (USAGE.c.identity == identity, USAGE.c.hour == hour)
                await connection.execute(delete(USAGE).where(*at))
                await connection.execute(insert(USAGE).values(identity=identity, hour=hour, seconds=seconds))
