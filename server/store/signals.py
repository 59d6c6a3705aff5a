"""What was measured inside the layers of runs: at most so many moments of each, ever further apart."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from math import log
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from .database import Database
from .tables import SIGNALS

MOST = 200
"""Moments kept of a run: enough for a curve as wide as a screen."""


class Signals:
    """The signals in a database."""

    def __init__(self, database: Database, most: int = MOST) -> None:
        self._database = database
        self._most = most
        self._steps: dict[str, list[int]] = {}  # of the runs that told something since the start

    async def add(self, run: str, step: int, signals: dict[str, Any]) -> None:
        """Keeps what a run told at a step; another moment goes where they stand closest."""
        if run not in self._steps:
            async with self._database.read() as connection:
                found = await connection.scalars(select(SIGNALS.c.step).where(SIGNALS.c.run == run))
                self._steps[run] = sorted(found)
        steps = self._steps[run]
        async with self._database.write() as connection:
            insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
            statement = insert(SIGNALS).values(run=run, step=step, signals=signals)
            replace = {"signals": statement.excluded.signals}
            await connection.execute(statement.on_conflict_do_update(index_elements=["run", "step"], set_=replace))
            if step not in steps:
                insort(steps, step)
            if len(steps) > self._most:
                spare = superfluous(steps)
                await connection.execute(delete(SIGNALS).where(SIGNALS.c.run == run, SIGNALS.c.step == spare))
                steps.remove(spare)

    async def newest(self, run: str) -> dict[str, Any] | None:
        """`{step, ...}` of the last moment that a run told of."""
        last = select(func.max(SIGNALS.c.step)).where(SIGNALS.c.run == run).scalar_subquery()
        query = select(SIGNALS).where(SIGNALS.c.run == run, SIGNALS.c.step == last)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else {"step": row.step, **row.signals}

    async def from_step(self, run: str, step: int) -> list[dict[str, Any]]:
        """The moments kept from a step on, in the order of step."""
        query = select(SIGNALS).where(SIGNALS.c.run == run, SIGNALS.c.step >= step).order_by(SIGNALS.c.step)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [{"step": row.step, **row.signals} for row in rows]


def superfluous(steps: Sequence[int]) -> int:
    """The step without which the others stand most evenly on a logarithmic axis; never the first or the newest."""
    places = [log(step + 1) for step in steps]
    return steps[min(range(1, len(steps) - 1), key=lambda at: places[at + 1] - places[at - 1])]
