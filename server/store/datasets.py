"""Data sets that people brought, as they are kept: whose each is, and how much room it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from .database import Database
from .tables import DATASETS, now


@dataclass(frozen=True)
class OwnDataset:
    """A data set of somebody's own; its images are in the folder of its name."""

    id: str
    owner: str
    images: int
    bytes: int
    created: str
    deleted: str | None = None


@dataclass(frozen=True)
class Holding:
    """How much there is: data sets that are not deleted, and their bytes."""

    count: int
    bytes: int


class Datasets:
    """The data sets in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> OwnDataset | None:
        """The data set, a deleted one included."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(DATASETS).where(DATASETS.c.id == name))).one_or_none()
        return None if row is None else _dataset(row)

    async def of(self, owner: str, *, deleted: bool = False) -> list[OwnDataset]:
        """An owner's data sets, newest first: those that are there, or those that are deleted, by when they were."""
        is_deleted = DATASETS.c.deleted.is_not(None) if deleted else DATASETS.c.deleted.is_(None)
        order = DATASETS.c.deleted if deleted else DATASETS.c.created
        query = select(DATASETS).where(DATASETS.c.owner == owner, is_deleted).order_by(order.desc(), DATASETS.c.id)
        async with self._database.read() as connection:
            return [_dataset(row) for row in (await connection.execute(query)).all()]

    async def all(self) -> list[OwnDataset]:
        """Everybody's, deleted ones included."""
        async with self._database.read() as connection:
            return [_dataset(row) for row in (await connection.execute(select(DATASETS))).all()]

    async def held(self, *owners: str) -> Holding:
        """How much some owners have together."""
        query = select(func.count(), func.coalesce(func.sum(DATASETS.c.bytes), 0)).where(
            DATASETS.c.owner.in_(owners), DATASETS.c.deleted.is_(None)
        )
        async with self._database.read() as connection:
            count, size = (await connection.execute(query)).one()
        return Holding(int(count), int(size))

    async def add(self, name: str, owner: str, images: int, size: int) -> OwnDataset:
        """Notes whose a data set is."""
        dataset = OwnDataset(name, owner, images, size, now())
        async with self._database.write() as connection:
            await connection.execute(insert(DATASETS).values(vars(dataset)))
        return dataset

    async def mark(self, name: str, *, deleted: bool) -> None:
        """Deletes a data set softly, or undoes that."""
        values = {"deleted": now() if deleted else None}
        async with self._database.write() as connection:
            await connection.execute(update(DATASETS).where(DATASETS.c.id == name).values(values))

    async def forget(self, name: str) -> None:
        """Takes a data set out for good."""
        async with self._database.write() as connection:
            await connection.execute(delete(DATASETS).where(DATASETS.c.id == name))


def _dataset(row: Row[Any]) -> OwnDataset:
    fields = row._mapping  # noqa: SLF001  (SQLAlchemy's public name for it)
    return OwnDataset(**{name: fields[name] for name in DATASETS.c.keys()})  # noqa: SIM118  (a collection of columns)
