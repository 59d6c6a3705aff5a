"""Members of rooms as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row, delete, insert, select, update

from .classroom_tables import MEMBERS
from .database import Database
from .identities import ensure

MemberState = Literal["waiting", "in", "left", "kicked"]


@dataclass(frozen=True)
class Member:
    """A student in a room; `identity` is the person's, see `store.identities`."""

    id: str
    room: str
    identity: str
    nickname: str
    skeleton: str
    phrase: str
    state: MemberState
    hand: str | None
    joined: str


class Members:
    """The members in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Member]:
        """Every member of every room, in the order in which they joined."""
        async with self._database.read() as connection:
            query = select(MEMBERS).order_by(MEMBERS.c.joined, MEMBERS.c.id)
            return [_member(row) for row in (await connection.execute(query)).all()]

    async def add(self, member: Member) -> None:
        """Keeps a new member, and who it is unless they are known."""
        async with self._database.write() as connection:
            await ensure(connection, member.identity)
            await connection.execute(insert(MEMBERS).values(vars(member)))

    async def replace(self, member: Member) -> None:
        """Keeps a member as they are now."""
        async with self._database.write() as connection:
            await connection.execute(update(MEMBERS).where(MEMBERS.c.id == member.id).values(vars(member)))

    async def forget(self, member: str) -> None:
        """Takes a member out for good."""
        async with self._database.write() as connection:
            await connection.execute(delete(MEMBERS).where(MEMBERS.c.id == member))


def _member(row: Row[Any]) -> Member:
    fields = row._mapping  # noqa: SLF001  (SQLAlchemy's public name for it)
    return Member(**{name: fields[name] for name in MEMBERS.c.keys()})  # noqa: SIM118  (a collection of columns)
