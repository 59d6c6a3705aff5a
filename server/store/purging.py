"""Takes what was deleted long ago out of the database for good, and says which blobs are still needed."""

from __future__ import annotations

from sqlalchemy import delete, select

from .contest_tables import HANDINS
from .database import Database
from .tables import CHANGES, POINTS, PROJECTS, RESULTS, RUNS, SERIES, SIGNALS, SNAPSHOTS
from .teaching_tables import COMMENTS, HANDED, HANDOUTS, INVITATIONS, PARTNERS


async def purge(database: Database, before: str) -> list[str]:
    """Takes out what was deleted `before` a time (as it is stored): projects, runs and series; names the runs."""
    gone = PROJECTS.c.deleted < before
    projects = select(PROJECTS.c.id).where(gone)
    is_ended = RUNS.c.project.in_(projects) | (RUNS.c.deleted < before)
    runs = select(RUNS.c.id).where(is_ended)
    is_empty = ~SERIES.c.id.in_(select(RUNS.c.series).where(RUNS.c.series.is_not(None)))
    is_over = SERIES.c.project.in_(projects) | ((SERIES.c.deleted < before) & is_empty)
    async with database.write() as connection:
        ended = list((await connection.scalars(runs)).all())
        for table in (CHANGES, POINTS, RESULTS, SIGNALS, SNAPSHOTS):
            await connection.execute(delete(table).where(table.c.run.in_(runs)))
        await connection.execute(delete(RUNS).where(is_ended))
        await connection.execute(delete(SERIES).where(is_over))
        for table in (PARTNERS, INVITATIONS, COMMENTS, HANDED):
            await connection.execute(delete(table).where(table.c.project.in_(projects)))
        await connection.execute(delete(PROJECTS).where(gone))
        return ended


async def starts(database: Database) -> tuple[set[str], set[str]]:
    """The blobs of projects, handouts and hand-ins; files that runs begin with, noted below the data directory."""
    async with database.read() as connection:
        blobs: list[str] = []
        for table in (PROJECTS, HANDOUTS, HANDINS):
            weights = table.c.weights
            blobs.extend((await connection.scalars(select(weights).where(weights.is_not(None)))).all())
        initial = (await connection.scalars(select(RUNS.c.initial))).all()
    return set(blobs), {file for files in initial for file in files}
