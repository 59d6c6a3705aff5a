"""Series of runs as they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select, update

from .database import Database
from .runs import Run
from .tables import RUNS, SERIES, new_id, now


@dataclass(frozen=True)
class Series:
    """Several runs of a project that are to be compared; `plan` is `{note, fields, ...}`, what was asked for.

    Every list of a project's runs reads it: it holds no networks, which stand with the runs.
    """

    project: str
    kind: str
    title: str
    plan: dict[str, Any]
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)
    deleted: str | None = None


class SeriesStore:
    """The series in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, series: str) -> Series | None:
        """The series, a deleted one included."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(SERIES).where(SERIES.c.id == series))).one_or_none()
        return None if row is None else Series(**row._mapping)  # noqa: SLF001  (SQLAlchemy's public name for it)

    async def of(self, project: str) -> list[Series]:
        """A project's series that are not deleted, newest first."""
        query = select(SERIES).where(SERIES.c.project == project, SERIES.c.deleted.is_(None))
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(SERIES.c.created.desc(), SERIES.c.id))).all()
        return [Series(**row._mapping) for row in rows]  # noqa: SLF001

    async def add(self, series: Series, runs: Sequence[Run]) -> None:
        """Keeps a new series with its runs."""
        async with self._database.write() as connection:
            await connection.execute(insert(SERIES).values(vars(series)))
            await connection.execute(insert(RUNS), [vars(run) for run in runs])

    async def set_deleted(self, series: str, at: str | None) -> None:
        """Deletes softly at a time, or undoes it."""
        async with self._database.write() as connection:
            await connection.execute(update(SERIES).where(SERIES.c.id == series).values(deleted=at))
