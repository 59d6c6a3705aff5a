"""Runs, their snapshots and the journal of their changes as they are kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, Text, cast, delete, func, insert, select, update

from .database import Database
from .remembered import Remembered
from .tables import CHANGES, PROJECTS, RUNS, SNAPSHOTS, new_id, now

LIVELY = ("queued", "running", "paused")
"""States of a run that has not ended."""


@dataclass(frozen=True)
class Run:
    """A training of a frozen copy of a project; the columns are told of in `tables`."""

    project: str
    fingerprint: str
    graph: dict[str, Any]
    dataset: str
    task: str
    recipe: dict[str, Any]
    recipe_now: dict[str, Any]
    initial: list[str]
    state: str = "queued"
    position: int | None = None
    waiting: dict[str, Any] | None = None
    until: int | None = None
    step: int = 0
    steps: int | None = None
    epoch_steps: int | None = None
    epoch: int = 0
    device: dict[str, str] | None = None
    reason: dict[str, Any] | None = None
    carried: dict[str, Any] | None = None
    accuracy: float | None = None
    validation_accuracy: float | None = None
    images_per_second: float | None = None
    overhead: float | None = None
    title: str | None = None
    note: str | None = None
    deleted: str | None = None
    parent: str | None = None
    parent_step: int | None = None
    series: str | None = None
    variant: dict[str, Any] | None = None
    seconds: float | None = None
    computed: float | None = None
    trained_parameters: int | None = None
    gait: str | None = None
    halted: str | None = None
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)


@dataclass(frozen=True)
class KeptSnapshot:
    """Resumable weights at a step, in a file of the run's directory."""

    step: int
    epoch: int
    file: str
    kept: bool


class Runs:
    """The runs in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._remembered: Remembered[Run | None] = Remembered()
        self._snapshots: Remembered[list[KeptSnapshot]] = Remembered()

    async def get(self, run: str) -> Run | None:
        """The run."""
        return await self._remembered.get(run, lambda: self._read(run))

    async def of(self, project: str, most: int) -> list[Run]:
        """The newest runs of a project that are not deleted, newest first; without their networks.

        Those of a series, which are made at once, are in its order.
        """
        query = _without_graph().where(RUNS.c.project == project, RUNS.c.deleted.is_(None))
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(RUNS.c.created.desc(), RUNS.c.id.desc()).limit(most))).all()
        found = sorted(map(_graphless, rows), key=_place)
        return sorted(found, key=lambda run: run.created, reverse=True)  # stable: equal times keep their places

    async def graph_text(self, run: str) -> str:
        """The network of a run as JSON text."""
        async with self._database.read() as connection:
            return str(await connection.scalar(select(cast(RUNS.c.graph, Text)).where(RUNS.c.id == run)))

    async def unended(self) -> list[Run]:
        """Runs that had not ended when they were last written, oldest first."""
        return await self._all(select(RUNS).where(RUNS.c.state.in_(LIVELY)).order_by(RUNS.c.created, RUNS.c.id))

    async def lively(self) -> dict[str, int]:
        """How many runs have not ended, by their state; states that none is in are left out."""
        query = select(RUNS.c.state, func.count().label("runs")).where(RUNS.c.state.in_(LIVELY))
        async with self._database.read() as connection:
            rows = (await connection.execute(query.group_by(RUNS.c.state))).all()
        return {row.state: row.runs for row in rows}

    async def waiting(self, project: str | None = None) -> list[Run]:
        """Runs of series (of a project) that wait for their turn, those asked for first first; without networks."""
        query = _without_graph().join(PROJECTS).where(RUNS.c.state == "queued", RUNS.c.series.is_not(None))
        if project is not None:
            query = query.where(RUNS.c.project == project)
        is_there = RUNS.c.deleted.is_(None) & PROJECTS.c.deleted.is_(None)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.where(is_there).order_by(RUNS.c.created, RUNS.c.id))).all()
        return sorted(map(_graphless, rows), key=lambda run: (run.created, _place(run)))

    async def owned(self, identities: Collection[str]) -> list[str]:
        """The runs that are not deleted in projects of some people."""
        query = select(RUNS.c.id).join(PROJECTS).where(PROJECTS.c.owner.in_(identities))
        is_there = RUNS.c.deleted.is_(None) & PROJECTS.c.deleted.is_(None)
        async with self._database.read() as connection:
            return list((await connection.scalars(query.where(is_there))).all())

    async def lively_of(self, identities: Collection[str]) -> list[Run]:
        """Runs in projects of some people that had not ended when they were last written; without networks."""
        query = _without_graph().join(PROJECTS).where(PROJECTS.c.owner.in_(identities), RUNS.c.state.in_(LIVELY))
        is_there = RUNS.c.deleted.is_(None) & PROJECTS.c.deleted.is_(None)
        async with self._database.read() as connection:
            return [_graphless(row) for row in (await connection.execute(query.where(is_there))).all()]

    async def in_series(self, series: str) -> list[Run]:
        """The runs of a series that are not deleted, in the order of its variants; without networks."""
        query = _without_graph().where(RUNS.c.series == series, RUNS.c.deleted.is_(None))
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return sorted(map(_graphless, rows), key=_place)

    async def deleted_with(self, series: str, at: str) -> list[Run]:
        """The runs of a series that were deleted at a time; without networks."""
        query = _without_graph().where(RUNS.c.series == series, RUNS.c.deleted == at)
        async with self._database.read() as connection:
            return [_graphless(row) for row in (await connection.execute(query)).all()]

    async def add(self, run: Run, snapshot: KeptSnapshot | None = None) -> None:
        """Keeps a new run, with the snapshot that it begins from if it has one."""
        async with self._database.write() as connection:
            await connection.execute(insert(RUNS).values(vars(run)))
            if snapshot is not None:
                await connection.execute(insert(SNAPSHOTS).values(run=run.id, **vars(snapshot)))
        self._remembered.forget(run.id)

    async def change(self, run: str, **values: object) -> None:
        """Sets columns of a run."""
        try:
            async with self._database.write() as connection:
                await connection.execute(update(RUNS).where(RUNS.c.id == run).values(values))
        finally:
            self._remembered.forget(run)

    async def snapshots(self, run: str) -> list[KeptSnapshot]:
        """A run's snapshots, in the order of step. The list is everybody's."""
        return await self._snapshots.get(run, lambda: self._read_snapshots(run))

    async def add_snapshot(self, run: str, snapshot: KeptSnapshot) -> None:
        """Notes a snapshot; it takes the place of those not kept, and of one of the same step."""
        replaced = delete(SNAPSHOTS).where(
            SNAPSHOTS.c.run == run, ~SNAPSHOTS.c.kept | (SNAPSHOTS.c.step == snapshot.step)
        )
        try:
            async with self._database.write() as connection:
                await connection.execute(replaced)
                await connection.execute(insert(SNAPSHOTS).values(run=run, **vars(snapshot)))
        finally:
            self._snapshots.forget(run)

    async def changes(self, run: str) -> list[dict[str, Any]]:
        """The journal: `{step, values}`, in the order of step."""
        query = select(CHANGES).where(CHANGES.c.run == run).order_by(CHANGES.c.step)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [{"step": row.step, "values": row.values} for row in rows]

    async def add_change(self, run: str, step: int, values: dict[str, Any]) -> None:
        """Journals a change; several before one step become one."""
        at = (CHANGES.c.run == run, CHANGES.c.step == step)
        async with self._database.write() as connection:
            earlier = await connection.scalar(select(CHANGES.c["values"]).where(*at))
            await connection.execute(delete(CHANGES).where(*at))
            merged = {**(earlier or {}), **values}
            await connection.execute(insert(CHANGES).values(run=run, step=step, values=merged))

    async def _read(self, run: str) -> Run | None:
        found = await self._all(select(RUNS).where(RUNS.c.id == run))
        return found[0] if found else None

    async def _read_snapshots(self, run: str) -> list[KeptSnapshot]:
        query = select(SNAPSHOTS).where(SNAPSHOTS.c.run == run).order_by(SNAPSHOTS.c.step)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [KeptSnapshot(row.step, row.epoch, row.file, row.kept) for row in rows]

    async def _all(self, query: Select[Any]) -> list[Run]:
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [_run(row) for row in rows]


def _run(row: Row[Any]) -> Run:
    return Run(**row._mapping)  # noqa: SLF001  (SQLAlchemy's public name for it)


def _place(run: Run) -> int:
    """Of a run in its series."""
    place: int = (run.variant or {}).get("index", 0)
    return place


def _without_graph() -> Select[Any]:
    """What a list shows of runs: not their networks, which can be megabytes for two hundred of them."""
    return select(*(column for column in RUNS.c if column is not RUNS.c.graph))


def _graphless(row: Row[Any]) -> Run:
    return Run(graph={}, **row._mapping)  # noqa: SLF001  (SQLAlchemy's public name for it)
