"""Metrics as they are kept: every double exact, a repeated step replacing what it repeats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from .curves import Curves
from .database import Database
from .tables import POINTS

Point = dict[str, Any]


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
            insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
            statement = insert(POINTS)
            replace = {name: statement.excluded[name] for name in ("seq", "point")}
            await connection.execute(
                statement.on_conflict_do_update(index_elements=["run", "split", "step"], set_=replace), rows
            )
        self.curves.forget(run)
        return self._seq

    async def after_seq(self, run: str, seq: int) -> tuple[int, list[Point]]:
        """The points that came after `seq`, in the order in which they came, and the newest `seq` of the run."""
        query = select(POINTS.c.seq, POINTS.c.point).where(POINTS.c.run == run, POINTS.c.seq > seq)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(POINTS.c.seq))).all()
        return (rows[-1].seq if rows else seq), [row.point for row in rows]

    async def from_step(self, run: str, step: int) -> list[Point]:
        """The points from a step on, in the order of step."""
        query = select(POINTS.c.point).where(POINTS.c.run == run, POINTS.c.step >= step)
        async with self._database.read() as connection:
            return list((await connection.scalars(query.order_by(POINTS.c.step, POINTS.c.split))).all())
