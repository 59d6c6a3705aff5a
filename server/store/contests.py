"""Contests as they are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from .contest_tables import CONTESTS, HANDINS
from .database import Database
from .tables import new_id, now


@dataclass(frozen=True)
class Contest:
    """A task of a room; the columns are told of in `contest_tables`."""

    room: str
    title: str
    text: str
    dataset: str
    images: int
    parameters: int
    minutes: float
    per_hour: int
    hidden: bool = False
    closed: bool = False
    seed: str = field(default_factory=new_id)
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)


class Contests:
    """The contests in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Contest]:
        """Every contest, oldest first."""
        async with self._database.read() as connection:
            rows = (await connection.execute(select(CONTESTS).order_by(CONTESTS.c.created, CONTESTS.c.id))).all()
        return [_contest(row) for row in rows]

    async def get(self, contest: str) -> Contest | None:
        """The contest."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(CONTESTS).where(CONTESTS.c.id == contest))).one_or_none()
        return None if row is None else _contest(row)

    async def add(self, contest: Contest) -> None:
        """Keeps a new contest."""
        async with self._database.write() as connection:
            await connection.execute(insert(CONTESTS).values(vars(contest)))

    async def change(self, contest: str, **values: object) -> None:
        """Sets columns of a contest."""
        async with self._database.write() as connection:
            await connection.execute(update(CONTESTS).where(CONTESTS.c.id == contest).values(values))

    async def forget(self, contest: str) -> None:
        """Takes a contest and all that was handed in out for good."""
        async with self._database.write() as connection:
            await connection.execute(delete(HANDINS).where(HANDINS.c.contest == contest))
            await connection.execute(delete(CONTESTS).where(CONTESTS.c.id == contest))


def _contest(row: Row[Any]) -> Contest:
    fields = row._mapping  # noqa: SLF001  (SQLAlchemy's public name for it)
    return Contest(**{name: fields[name] for name in CONTESTS.c.keys()})  # noqa: SIM118  (a collection of columns)
