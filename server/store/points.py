"""Metrics as they are kept: every double exact, a repeated step replacing what it repeats."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any, get_args

from sqlalchemy import ColumnElement, func, insert, literal, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from server.answers import Split

from .curves import Curves
from .database import Database
from .tables import POINTS

Point = dict[str, Any]
PAGE = 2000
"""Steps that are read at a time where all points of a run are wanted."""
SPLITS = get_args(Split)


class Points:
    """The points in a database; `seq` numbers them in the order in which they came, over all runs."""

    def __init__(self, database: Database, seq: int) -> None:
        self._database = database
        self._seq = seq
        self.curves = Curves(database)

    @classmethod
    async def open(cls, database: Database) -> Points:
        """The points, numbering on from where the database ends."""
        async with database.read() as connection:
            return cls(database, await connection.scalar(select(func.coalesce(func.max(POINTS.c.seq), 0))) or 0)

    async def add(self, run: str, points: Sequence[Point]) -> int:
        """Keeps points; returns the `seq` of the last."""
        first = self._seq + 1
        self._seq += len(points)
        rows = [
            {"run": run, "split": point["split"], "step": point["step"], "seq": seq, "point": point}
            for seq, point in enumerate(points, first)
        ]
        async with self._database.write() as connection:
            statement = (sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert)(POINTS)
            replace = {name: statement.excluded[name] for name in ("seq", "point")}
            await connection.execute(
                statement.on_conflict_do_update(index_elements=["run", "split", "step"], set_=replace), rows
            )
        self.curves.forget(run)
        return self._seq

    async def after_seq(self, run: str, seq: int, most: int) -> tuple[int, list[Point]]:
        """The first points that came after `seq`, in the order in which they came, and the `seq` of the last."""
        query = select(POINTS.c.seq, POINTS.c.point).where(POINTS.c.run == run, POINTS.c.seq > seq)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(POINTS.c.seq).limit(most))).all()
        return (rows[-1].seq if rows else seq), [row.point for row in rows]

    async def from_step(self, run: str, step: int) -> list[Point]:
        """The points from a step on, in the order of step."""
        query = select(POINTS.c.point).where(POINTS.c.run == run, POINTS.c.step >= step)
        async with self._database.read() as connection:
            return list((await connection.scalars(query.order_by(POINTS.c.step, POINTS.c.split))).all())

    async def pages(self, run: str) -> AsyncIterator[list[Point]]:
        """All points in the order of step, so many steps at a time; none is read before it is wanted."""
        for start in range(0, await self._end(run), PAGE):
            query = select(POINTS.c.point).where(*_within(run, start))
            async with self._database.read() as connection:
                page = list((await connection.scalars(query.order_by(POINTS.c.step, POINTS.c.split))).all())
            yield page  # whoever takes it slowly holds no connection

    async def copy(self, source: str, target: str, step: int) -> None:
        """Gives a run that begins at `step` of another one that one's points so far.

        The training point of `step` is not among them: it is of the batch that comes next.
        """
        past = (POINTS.c.step < step) | ((POINTS.c.step == step) & (POINTS.c.split != "train"))
        for start in range(0, step + 1, PAGE):
            chosen = (*_within(source, start), past)
            async with self._database.write() as connection:
                count = await connection.scalar(select(func.count()).where(*chosen)) or 0
                place = self._seq + func.row_number().over(order_by=(POINTS.c.step, POINTS.c.split))
                rows = select(literal(target), POINTS.c.split, POINTS.c.step, place, POINTS.c.point).where(*chosen)
                self._seq += count
                await connection.execute(insert(POINTS).from_select(["run", "split", "step", "seq", "point"], rows))
        self.curves.forget(target)

    async def newest(self, run: str, split: str) -> Point | None:
        """The last point of a split."""
        query = select(POINTS.c.point).where(POINTS.c.run == run, POINTS.c.split == split)
        async with self._database.read() as connection:
            point: Point | None = await connection.scalar(query.order_by(POINTS.c.step.desc()).limit(1))
            return point

    async def _end(self, run: str) -> int:
        """The first step that has no points, nor any after it."""
        async with self._database.read() as connection:
            last = await connection.scalar(select(func.max(POINTS.c.step)).where(POINTS.c.run == run))
            return 0 if last is None else last + 1


def _within(run: str, start: int) -> tuple[ColumnElement[bool], ...]:
    """The points of a page; the splits are named because the index has them before the steps."""
    steps = (POINTS.c.step >= start) & (POINTS.c.step < start + PAGE)
    return (POINTS.c.run == run) & POINTS.c.split.in_(SPLITS), steps
