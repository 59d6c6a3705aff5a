"""What was handed in for contests, as it is kept: a row is written once, and once more when it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Row, Select, insert, select, update

from .classroom_tables import MEMBERS
from .contest_tables import CONTESTS, HANDINS
from .database import Database
from .tables import new_id, now

HandinState = Literal["waiting", "judged", "refused"]
Origin = tuple[str, str, str, int]
"""Contest, member, run and step."""


@dataclass(frozen=True)
class Handin:
    """A network that a member handed in; the columns are told of in `contest_tables`."""

    contest: str
    member: str
    run: str
    step: int
    graph: dict[str, Any]
    weights: str
    parameters: int
    seconds: float
    state: HandinState = "waiting"
    f1: float | None = None
    problem: dict[str, Any] | None = None
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)

    @property
    def origin(self) -> Origin:
        """What two hand-ins of the same weights share."""
        return self.contest, self.member, self.run, self.step


class ClosedError(Exception):
    """A contest has been closed or erased, or its member has, while something was made ready for it."""


class TooSoonError(Exception):
    """A member has handed in as often as an hour allows; `since` is when the first of those was."""

    def __init__(self, since: str) -> None:
        super().__init__(since)
        self.since = since


class Handins:
    """The hand-ins in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, contest: str, *, networks: bool = False) -> list[Handin]:
        """All of a contest, oldest first; without their networks, which are larger than all else, or with them."""
        columns = [column for column in HANDINS.c if networks or column is not HANDINS.c.graph]
        rows = await self._rows(select(*columns).where(HANDINS.c.contest == contest))
        return [_handin(row) for row in rows]

    async def next_waiting(self) -> Handin | None:
        """The one that has waited longest to be judged."""
        rows = await self._rows(select(HANDINS).where(HANDINS.c.state == "waiting").limit(1))
        return _handin(rows[0]) if rows else None

    async def is_known(self, origin: Origin) -> bool:
        """Whether these weights were handed in already."""
        return bool(await self._rows(_same(origin)))

    async def lately(self, contest: str, member: str, since: str) -> list[str]:
        """When a member handed in since a time, oldest first."""
        async with self._database.read() as connection:
            return list((await connection.scalars(_lately(contest, member, since))).all())

    async def add(self, handin: Handin, since: str, most: int) -> Handin:
        """Keeps a new hand-in; the same weights handed in again are the hand-in that there is.

        Raises:
            TooSoonError: there are `most` since a time already. Two at once cannot both be the last.
            ClosedError: the contest takes no more, or it or its member is there no more.
        """
        async with self._database.write() as connection:
            known = (await connection.execute(_same(handin.origin))).one_or_none()
            if known is not None:
                return _handin(known)
            if await connection.scalar(_taking(handin)) is None:
                raise ClosedError
            earlier = (await connection.scalars(_lately(handin.contest, handin.member, since))).all()
            if len(earlier) >= most:
                raise TooSoonError(earlier[-most])
            await connection.execute(insert(HANDINS).values(vars(handin)))
        return handin

    async def judge(self, handin: str, state: HandinState, *, f1: float | None, problem: dict[str, Any] | None) -> None:
        """Keeps what came of one that waited."""
        values = {"state": state, "f1": f1, "problem": problem}
        is_it = (HANDINS.c.id == handin) & (HANDINS.c.state == "waiting")
        async with self._database.write() as connection:
            await connection.execute(update(HANDINS).where(is_it).values(values))

    async def _rows(self, query: Select[Any]) -> list[Row[Any]]:
        async with self._database.read() as connection:
            return list((await connection.execute(query.order_by(HANDINS.c.created, HANDINS.c.id))).all())


def _taking(handin: Handin) -> Select[Any]:
    """The contest of a hand-in, if it takes it from its member."""
    is_members = (MEMBERS.c.room == CONTESTS.c.room) & (MEMBERS.c.id == handin.member)
    return select(CONTESTS.c.id).join(MEMBERS, is_members).where(CONTESTS.c.id == handin.contest, ~CONTESTS.c.closed)


def _same(origin: Origin) -> Select[Any]:
    columns = (HANDINS.c.contest, HANDINS.c.member, HANDINS.c.run, HANDINS.c.step)
    return select(HANDINS).where(*(column == value for column, value in zip(columns, origin, strict=True)))


def _lately(contest: str, member: str, since: str) -> Select[Any]:
    then = HANDINS.c.created.between(since, now())  # what bears a time to come was made before the clock was set back
    own = (HANDINS.c.contest == contest, HANDINS.c.member == member, then)
    return select(HANDINS.c.created).where(*own).order_by(HANDINS.c.created)


def _handin(row: Row[Any]) -> Handin:
    return Handin(**{"graph": {}, **row._mapping})  # noqa: SLF001  (SQLAlchemy's public name for it)
