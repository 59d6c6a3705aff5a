"""Browsers that own something, by the hash of their cookie's token, and which of them are one person's."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from .database import Database
from .tables import BLOCKS, DATASETS, IDENTITIES, PROJECTS, USAGE, now
from .teaching_tables import COMMENTS, PARTNERS


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
        """Makes an identity a further browser of a person, both of whom are kept: what it has is the person's."""
        async with self._database.write() as connection:
            for owned in (PROJECTS, BLOCKS, DATASETS):
                await connection.execute(update(owned).where(owned.c.owner == identity).values(owner=person))
            await connection.execute(update(COMMENTS).where(COMMENTS.c.author == identity).values(author=person))
            await _move_partnerships(connection, identity, person)
            await _move_usage(connection, identity, person)
            stood_for = (IDENTITIES.c.id == identity) | (IDENTITIES.c.same_as == identity)
            await connection.execute(update(IDENTITIES).where(stood_for).values(same_as=person))
        others = [each for each, stands_for in self._same_as.items() if stands_for == identity]
        self._same_as |= dict.fromkeys([identity, *others], person)

    def forget(self, person: str) -> None:
        """Forgets a person who is in the database no more, with all browsers."""
        self._same_as = {identity: other for identity, other in self._same_as.items() if other != person}


async def _move_partnerships(connection: AsyncConnection, identity: str, person: str) -> None:
    """Nobody is a partner twice on one project, or on their own."""
    is_theirs, is_persons = PARTNERS.c.identity == identity, PARTNERS.c.identity == person
    known = select(PARTNERS.c.project).where(is_persons)
    own = select(PROJECTS.c.id).where(PROJECTS.c.owner == person)
    await connection.execute(delete(PARTNERS).where(is_theirs, PARTNERS.c.project.in_(known)))
    await connection.execute(update(PARTNERS).where(is_theirs).values(identity=person))
    await connection.execute(delete(PARTNERS).where(is_persons, PARTNERS.c.project.in_(own)))


async def _move_usage(connection: AsyncConnection, identity: str, person: str) -> None:
    """What both computed within one hour adds up."""
    hours = (await connection.execute(select(USAGE).where(USAGE.c.identity == identity))).all()
    await connection.execute(delete(USAGE).where(USAGE.c.identity == identity))
    for row in hours:
        at = (USAGE.c.identity == person, USAGE.c.hour == row.hour)
        before = await connection.scalar(select(USAGE.c.seconds).where(*at)) or 0.0
        await connection.execute(delete(USAGE).where(*at))
        added = insert(USAGE).values(identity=person, hour=row.hour, seconds=before + row.seconds)
        await connection.execute(added)
