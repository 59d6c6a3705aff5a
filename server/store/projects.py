"""Projects as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from .database import Database
from .tables import PROJECTS, RUNS, new_id, now

Document = dict[str, Any]


@dataclass(frozen=True)
class Project:
    """A project at a revision. `run` is shown with it, `weights` the blob it starts from without one."""

    id: str
    owner: str
    revision: int
    document: Document
    weights: str | None
    run: str | None
    created: str
    updated: str
    deleted: str | None


@dataclass(frozen=True)
class Listed:
    """A project and how its run stands."""

    project: Project
    state: str | None
    accuracy: float | None


class Projects:
    """The projects in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, project: str) -> Project | None:
        """The project, a deleted one included."""
        async with self._database.read() as connection:
            row = (await connection.execute(_by_id(project))).one_or_none()
        return None if row is None else _project(row)

    async def of(self, owner: str) -> list[Listed]:
        """An owner's projects that are not deleted, newest first."""
        query = (
            select(PROJECTS, RUNS.c.state, RUNS.c.accuracy, RUNS.c.validation_accuracy)
            .join(RUNS, RUNS.c.id == PROJECTS.c.run, isouter=True)
            .where(PROJECTS.c.owner == owner, PROJECTS.c.deleted.is_(None))
            .order_by(PROJECTS.c.updated.desc(), PROJECTS.c.id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Listed(
                _project(row), row.state, row.accuracy if row.validation_accuracy is None else row.validation_accuracy
            )
            for row in rows
        ]

    async def add(self, owner: str, document: Document, weights: str | None = None) -> Project:
        """A new project at revision 1."""
        at = now()
        project = Project(new_id(), owner, 1, document, weights, None, at, at, None)
        async with self._database.write() as connection:
            await connection.execute(insert(PROJECTS).values(vars(project)))
        return project

    async def revise(self, project: str, expected: int, document: Document) -> bool:
        """Replaces the document and raises the revision, if the revision is still `expected`."""
        change = (
            update(PROJECTS)
            .where(PROJECTS.c.id == project, PROJECTS.c.revision == expected)
            .values(document=document, revision=expected + 1, updated=now())
        )
        async with self._database.write() as connection:
            return (await connection.execute(change)).rowcount == 1

    async def set_deleted(self, project: str, *, deleted: bool) -> None:
        """Deletes softly, or undoes it."""
        await self._set(project, deleted=now() if deleted else None)

    async def set_run(self, project: str, run: str) -> None:
        """Shows `run` with the project."""
        await self._set(project, run=run, updated=now())

    async def set_weights(self, project: str, weights: str | None) -> None:
        """Starts from `weights` (None: from the seeded initialisation) and shows no run."""
        await self._set(project, weights=weights, run=None, updated=now())

    async def _set(self, project: str, **values: str | None) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(PROJECTS).where(PROJECTS.c.id == project).values(values))


def _by_id(project: str) -> Select[Any]:
    return select(PROJECTS).where(PROJECTS.c.id == project)


def _project(row: Row[Any]) -> Project:
    fields = row._mapping  # noqa: SLF001  (SQLAlchemy's public name for it)
    return Project(**{name: fields[name] for name in PROJECTS.c.keys()})  # noqa: SIM118  (a collection of columns)
