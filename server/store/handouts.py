"""What teachers handed out, and the students' copies of it, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update

from .database import Database
from .projects import Document
from .tables import PROJECTS, new_id, now
from .teaching_tables import HANDED, HANDOUTS


@dataclass(frozen=True)
class Handout:
    """A project as it was handed out; `weights` is a blob, `origin` says where these come from."""

    id: str
    room: str
    document: Document
    weights: str | None
    origin: dict[str, Any] | None
    created: str


@dataclass(frozen=True)
class Unopened:
    """A copy that its owner has not looked at yet."""

    project: str
    title: str
    room: str


class Handouts:
    """The handouts in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, room: str, document: Document, weights: str | None, origin: dict[str, Any] | None) -> Handout:
        """A new handout."""
        handout = Handout(new_id(), room, document, weights, origin, now())
        async with self._database.write() as connection:
            await connection.execute(insert(HANDOUTS).values(vars(handout)))
        return handout

    async def hand(self, handout: Handout, project: str) -> None:
        """Notes that a project is a copy of a handout."""
        async with self._database.write() as connection:
            await connection.execute(insert(HANDED).values(project=project, handout=handout.id, opened=None))

    async def behind(self, project: str) -> Handout | None:
        """The handout that a project is a copy of."""
        query = select(HANDOUTS).join(HANDED, HANDED.c.handout == HANDOUTS.c.id).where(HANDED.c.project == project)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else Handout(*row)

    async def unopened(self, owner: str) -> list[Unopened]:
        """What was handed to somebody and not looked at yet, the newest first."""
        query = (
            select(PROJECTS.c.id, PROJECTS.c.document, HANDOUTS.c.room)
            .join(HANDED, HANDED.c.project == PROJECTS.c.id)
            .join(HANDOUTS, HANDOUTS.c.id == HANDED.c.handout)
            .where(PROJECTS.c.owner == owner, PROJECTS.c.deleted.is_(None), HANDED.c.opened.is_(None))
            .order_by(PROJECTS.c.created.desc(), PROJECTS.c.id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [Unopened(row.id, row.document["title"], row.room) for row in rows]

    async def open(self, project: str) -> None:
        """Notes that its owner has looked at a copy."""
        async with self._database.write() as connection:
            await connection.execute(update(HANDED).where(HANDED.c.project == project).values(opened=now()))
