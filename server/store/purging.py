"""Takes what was deleted long ago out of the database for good, and says which blobs are still needed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from .contest_tables import HANDINS
from .database import Database
from .tables import CHANGES, POINTS, PROJECTS, RESULTS, RUNS, SERIES, SIGNALS, SNAPSHOTS
from .teaching_tables import COMMENTS, HANDED, HANDOUTS, INVITATIONS, PARTNERS


async def purge(database: Database, before: str) -> None:
    """Takes out what was deleted `before` a time (as it is stored): projects, runs and series."""
    projects = select(PROJECTS.c.id).where(PROJECTS.c.deleted < before)
    is_ended = RUNS.c.project.in_(projects) | (RUNS.c.deleted < before)
    is_empty = ~SERIES.c.id.in_(select(RUNS.c.series).where(RUNS.c.series.is_not(None)))
    async with database.write() as connection:
        await take_out(connection, projects, is_ended)
        await connection.execute(delete(SERIES).where((SERIES.c.deleted < before) & is_empty))


async def take_out(connection: AsyncConnection, projects: Select[str], is_ended: ColumnElement[bool]) -> list[str]:
    """Takes out projects with all that belongs to them, and the runs that have ended; names the runs."""
    ending = select(RUNS.c.id).where(is_ended)
    ended = list((await connection.scalars(ending)).all())
    for table in (CHANGES, POINTS, RESULTS, SIGNALS, SNAPSHOTS):
        await connection.execute(delete(table).where(table.c.run.in_(ending)))
    await connection.execute(delete(RUNS).where(is_ended))
    for table in (SERIES, PARTNERS, INVITATIONS, COMMENTS, HANDED):
        await connection.execute(delete(table).where(table.c.project.in_(projects)))
    await connection.execute(delete(PROJECTS).where(PROJECTS.c.id.in_(projects)))
    return ended


async def runs(database: Database) -> set[str]:
    """The ids of all runs."""
    async with database.read() as connection:
        return set((await connection.scalars(select(RUNS.c.id))).all())


async def starts(database: Database) -> tuple[set[str], set[str]]:
    """The blobs of projects, handouts and hand-ins; files that runs begin with, noted below the data directory."""
    async with database.read() as connection:
        blobs: list[str] = []
        for table in (PROJECTS, HANDOUTS, HANDINS):
            weights = table.c.weights
            blobs.extend((await connection.scalars(select(weights).where(weights.is_not(None)))).all())
        initial = (await connection.scalars(select(RUNS.c.initial))).all()
    return set(blobs), {file for files in initial for file in files}
