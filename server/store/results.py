"""Results as they are kept: what a snapshot of a run got right and wrong on a split."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, insert, select

from .database import Database
from .tables import RESULTS, RUNS, now


@dataclass(frozen=True)
class Result:
    """One measurement of a whole split; the columns are told of in `tables`."""

    run: str
    split: str
    step: int
    augmented: bool
    summary: dict[str, Any]
    file: str
    created: str = field(default_factory=now)


@dataclass(frozen=True)
class TestedRun:
    """What a run is called by: its title, its values in a series, when it was made."""

    title: str | None
    created: str
    variant: dict[str, Any] | None


class Results:
    """The results in a database. They are never changed: a run's weights at a step are always the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, run: str, split: str, step: int, *, augmented: bool) -> Result | None:
        """The result of a run's weights at a step."""
        at = (RESULTS.c.run == run, RESULTS.c.split == split, RESULTS.c.step == step, RESULTS.c.augmented == augmented)
        found = await self._all(select(RESULTS).where(*at))
        return found[0] if found else None

    async def of_run(self, run: str) -> list[Result]:
        """All results of a run, by split and step."""
        order = (RESULTS.c.split, RESULTS.c.step, RESULTS.c.augmented)
        return await self._all(select(RESULTS).where(RESULTS.c.run == run).order_by(*order))

    async def tested(self, project: str) -> list[tuple[Result, TestedRun]]:
        """The results of a project's runs on test images, oldest first, each with what its run is called by."""
        query = (
            select(RESULTS, RUNS.c.title, RUNS.c.created, RUNS.c.variant)
            .join(RUNS, RUNS.c.id == RESULTS.c.run)
            .where(RUNS.c.project == project, RESULTS.c.split == "test")
            .order_by(RESULTS.c.created)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [(Result(*row[:-3]), TestedRun(*row[-3:])) for row in rows]

    async def parents(self, project: str) -> dict[str, str | None]:
        """The runs of a project, each with the run that it was forked from."""
        query = select(RUNS.c.id, RUNS.c.parent).where(RUNS.c.project == project)
        async with self._database.read() as connection:
            return {row.id: row.parent for row in (await connection.execute(query)).all()}

    async def add(self, result: Result) -> None:
        """Keeps a new result."""
        async with self._database.write() as connection:
            await connection.execute(insert(RESULTS).values(vars(result)))

    async def _all(self, query: Select[Any]) -> list[Result]:
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [Result(**row._mapping) for row in rows]  # noqa: SLF001  (SQLAlchemy's public name for it)
