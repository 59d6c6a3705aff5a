"""Rooms as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, insert, select, update

from .classroom_tables import ROOMS
from .database import Database


@dataclass(frozen=True)
class Room:
    """A class; without a code nobody can join it."""

    id: str
    title: str
    code: str | None
    locked: bool
    waiting_room: bool
    quiet: bool
    created: str
    ended: str | None = None


class Rooms:
    """The rooms in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Room]:
        """Every room, newest first."""
        query = select(ROOMS).order_by(ROOMS.c.created.desc(), ROOMS.c.id)
        async with self._database.read() as connection:
            return [_room(row) for row in (await connection.execute(query)).all()]

    async def add(self, room: Room) -> None:
        """Keeps a new room."""
        async with self._database.write() as connection:
            await connection.execute(insert(ROOMS).values(vars(room)))

    async def replace(self, room: Room) -> None:
        """Keeps a room as it is now."""
        async with self._database.write() as connection:
            await connection.execute(update(ROOMS).where(ROOMS.c.id == room.id).values(vars(room)))


def _room(row: Row[Any]) -> Room:
    fields = row._mapping  # noqa: SLF001  (SQLAlchemy's public name for it)
    return Room(**{name: fields[name] for name in ROOMS.c.keys()})  # noqa: SIM118  (a collection of columns)
