"""Takes what was deleted long ago out of the database for good."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import String, cast, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from .database import Database
from .tables import CHANGES, POINTS, PROJECTS, RUNS, SNAPSHOTS


@dataclass(frozen=True)
class Purged:
    """What was taken out: the runs whose files nobody needs any more, and the blobs that nothing refers to now."""

    runs: list[str]
    blobs: list[str]


async def purge(database: Database, before: str) -> Purged:
    """Takes out the projects that were deleted `before` a time (as it is stored), with their runs."""
    gone = PROJECTS.c.deleted < before
    projects = select(PROJECTS.c.id).where(gone)
    runs = select(RUNS.c.id).where(RUNS.c.project.in_(projects))
    async with database.write() as connection:
        ended = list((await connection.scalars(runs)).all())
        blobs = (
            await connection.scalars(select(PROJECTS.c.weights).where(gone, PROJECTS.c.weights.is_not(None)))
        ).all()
        for table in (CHANGES, POINTS, SNAPSHOTS):
            await connection.execute(delete(table).where(table.c.run.in_(runs)))
        await connection.execute(delete(RUNS).where(RUNS.c.project.in_(projects)))
        await connection.execute(delete(PROJECTS).where(gone))
        return Purged(ended, [blob for blob in sorted(set(blobs)) if not await _is_needed(connection, blob)])


async def _is_needed(connection: AsyncConnection, blob: str) -> bool:
    """Whether a project has a blob, or a run began from it."""
    a_start = cast(RUNS.c.initial, String).contains(blob)
    use = select(PROJECTS.c.id).join(RUNS, RUNS.c.project == PROJECTS.c.id, isouter=True)
    return await connection.scalar(use.where(or_(PROJECTS.c.weights == blob, a_start)).limit(1)) is not None
