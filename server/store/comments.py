"""Comments on the layers of projects, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from .database import Database
from .tables import new_id, now
from .teaching_tables import COMMENTS

MOST = 200
"""Comments of one project."""


@dataclass(frozen=True)
class Comment:
    """What somebody said about a layer; `resolved` when it was dealt with."""

    id: str
    project: str
    node: str
    author: str
    role: str
    name: str | None
    text: str
    created: str
    resolved: str | None = None


class Comments:
    """The comments in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, project: str) -> list[Comment]:
        """All comments of a project, the oldest first."""
        query = select(COMMENTS).where(COMMENTS.c.project == project).order_by(COMMENTS.c.created, COMMENTS.c.id)
        async with self._database.read() as connection:
            return [Comment(*row) for row in (await connection.execute(query)).all()]

    async def get(self, project: str, comment: str) -> Comment | None:
        """A comment of a project."""
        query = select(COMMENTS).where(COMMENTS.c.id == comment, COMMENTS.c.project == project)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else Comment(*row)

    async def add(  # noqa: PLR0917  (the columns)
        self, project: str, node: str, author: str, role: str, name: str | None, text: str
    ) -> Comment | None:
        """A new comment; None where the project has as many as can be kept."""
        comment = Comment(new_id(), project, node, author, role, name, text, now())
        kept = select(func.count()).where(COMMENTS.c.project == project)
        async with self._database.write() as connection:
            if (await connection.scalar(kept) or 0) >= MOST:
                return None
            await connection.execute(insert(COMMENTS).values(vars(comment)))
        return comment

    async def resolve(self, comment: str, *, resolved: bool) -> None:
        """Says that a comment was dealt with, or that it was not."""
        change = update(COMMENTS).where(COMMENTS.c.id == comment).values(resolved=now() if resolved else None)
        async with self._database.write() as connection:
            await connection.execute(change)

    async def delete(self, comment: str) -> None:
        """Deletes a comment for good."""
        async with self._database.write() as connection:
            await connection.execute(delete(COMMENTS).where(COMMENTS.c.id == comment))
