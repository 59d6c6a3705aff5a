"""Projects as they are kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Update, insert, select, update

from .database import Database
from .remembered import Remembered
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
    origin: dict[str, Any] | None = None
    """`{title, accuracy}` of what its weights were copied from"""


@dataclass(frozen=True)
class Listed:
    """A project and how its run stands."""

    project: Project
    state: str | None
    accuracy: float | None
    """On validation, once it was measured."""
    dataset: str | None
    """What its run learns: the project may have taken another data set since."""


class Projects:
    """The projects in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._remembered: Remembered[Project | None] = Remembered()

    async def get(self, project: str) -> Project | None:
        """The project, a deleted one included. Its document is everybody's: change a copy."""
        return await self._remembered.get(project, lambda: self._read(project))

    async def of(self, owner: str, shared: Collection[str] = ()) -> list[Listed]:
        """An owner's projects that are not deleted, and those `shared` with them, newest first."""
        query = (
            select(PROJECTS, RUNS.c.state, RUNS.c.validation_accuracy, RUNS.c.dataset)
            .join(RUNS, RUNS.c.id == PROJECTS.c.run, isouter=True)
            .where((PROJECTS.c.owner == owner) | PROJECTS.c.id.in_(shared), PROJECTS.c.deleted.is_(None))
            .order_by(PROJECTS.c.updated.desc(), PROJECTS.c.id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [Listed(_project(row), row.state, row.validation_accuracy, row.dataset) for row in rows]

    async def newest(self, owner: str) -> str | None:
        """The id of an owner's project that was changed last; None without one."""
        mine = (PROJECTS.c.owner == owner) & PROJECTS.c.deleted.is_(None)
        query = select(PROJECTS.c.id).where(mine).order_by(PROJECTS.c.updated.desc(), PROJECTS.c.id).limit(1)
        async with self._database.read() as connection:
            found: str | None = await connection.scalar(query)
        return found

    async def add(
        self, owner: str, document: Document, weights: str | None = None, origin: dict[str, Any] | None = None
    ) -> Project:
        """A new project at revision 1."""
        at = now()
        project = Project(new_id(), owner, 1, document, weights, None, at, at, None, origin)
        async with self._database.write() as connection:
            await connection.execute(insert(PROJECTS).values(vars(project)))
        self._remembered.forget(project.id)
        return project

    async def revise(self, project: str, expected: int, document: Document) -> bool:
        """Replaces the document and raises the revision, if the revision is still `expected`."""
        change = (
            update(PROJECTS)
            .where(PROJECTS.c.id == project, PROJECTS.c.revision == expected)
            .values(document=document, revision=expected + 1, updated=now())
        )
        return await self._write(project, change) == 1

    async def set_deleted(self, project: str, *, deleted: bool) -> None:
        """Deletes softly, or undoes it."""
        await self._set(project, deleted=now() if deleted else None)

    async def set_run(self, project: str, run: str | None) -> None:
        """Shows `run` with the project, or none."""
        await self._set(project, run=run, updated=now())

    async def set_weights(self, project: str, weights: str | None, origin: dict[str, Any] | None = None) -> None:
        """Starts from `weights` (None: from the seeded initialisation) and shows no run."""
        await self._set(project, weights=weights, origin=origin, run=None, updated=now())

    def forget(self, project: str) -> None:
        """Reads a project again when it is asked for next: it was written elsewhere."""
        self._remembered.forget(project)

    async def all_of(self, owner: str) -> list[tuple[str, bool]]:
        """The ids of an owner's projects, and whether each is deleted."""
        query = select(PROJECTS.c.id, PROJECTS.c.deleted).where(PROJECTS.c.owner == owner)
        async with self._database.read() as connection:
            return [(row.id, row.deleted is not None) for row in await connection.execute(query)]

    async def _set(self, project: str, **values: object) -> None:
        await self._write(project, update(PROJECTS).where(PROJECTS.c.id == project).values(values))

    async def _read(self, project: str) -> Project | None:
        async with self._database.read() as connection:
            row = (await connection.execute(select(PROJECTS).where(PROJECTS.c.id == project))).one_or_none()
        return None if row is None else _project(row)

    async def _write(self, project: str, change: Update) -> int:
        """Makes a change; how many rows it was made in."""
        try:
            async with self._database.write() as connection:
                return (await connection.execute(change)).rowcount
        finally:
            self._remembered.forget(project)


def _project(row: Row[Any]) -> Project:
    fields = row._mapping  # noqa: SLF001  (SQLAlchemy's public name for it)
    return Project(**{name: fields[name] for name in PROJECTS.c.keys()})  # noqa: SIM118  (a collection of columns)
