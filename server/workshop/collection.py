"""The data sets that people brought: whose they are, deleted and brought back, and kept in step with their folders."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import structlog

from models import data
from models.data import brought, held_back
from models.text import Text
from server.auth.rules import Action, require
from server.errors import Refusal, declare_refusal
from server.store.datasets import Datasets, Holding, OwnDataset
from server.store.identities import Identities
from server.store.tables import ago

MOST_DELETED = 3
"""Deleted data sets of one owner that can be brought back: they take room all the same."""

declare_refusal(
    "dataset_in_contest",
    409,
    Text(
        "A contest is about this data set: its work is judged by it. Delete the contest first.",
        "По этому набору данных идёт конкурс: по нему судят работы. Сначала удалите конкурс.",
    ),
)

log = structlog.get_logger(__name__)


class Collection:
    """Everybody's own data sets."""

    def __init__(self, datasets: Datasets, identities: Identities, where: Path) -> None:
        self._datasets = datasets
        self._identities = identities
        self.where = where
        """the folder of their folders"""

    async def of(self, identity: str) -> list[data.Dataset]:
        """Somebody's data sets, newest first."""
        rows = await self._datasets.of(identity)
        return await asyncio.to_thread(lambda: [data.get(row.id) for row in rows])

    async def held(self, identity: str) -> Holding:
        """How much somebody has."""
        return await self._datasets.held(identity)

    async def is_of(self, identity: str, name: str) -> bool:
        """Whether a data set is somebody's own."""
        found = await self._datasets.get(name)
        return found is not None and found.owner == identity

    async def add(self, identity: str, name: str, images: int, size: int) -> None:
        """Notes whose a data set is that lies in its folder already."""
        await self._identities.ensure(identity)
        await self._datasets.add(name, identity, images, size)

    async def let_through(self, identity: str, name: str, action: Action) -> None:
        """Lets through what somebody may do with a data set; one that is not brought is nobody's.

        Raises:
            Refusal: `not_found`, `not_owner`.
        """
        found = await self._datasets.get(name)
        if found is None and action != "see_dataset":
            raise Refusal("not_found")
        require(action, "owner" if found is not None and found.owner == identity else "visitor")

    async def delete(self, name: str) -> None:
        """Deletes a data set until it is restored; whatever trains on it at the moment goes on.

        Raises:
            Refusal: `not_found`, `dataset_in_contest`.
        """
        found = await self._find(name)
        if found.deleted is not None:
            raise Refusal("not_found")
        if held_back.is_held(name):
            raise Refusal("dataset_in_contest")
        await self._datasets.mark(name, deleted=True)
        await asyncio.to_thread(brought.withdraw, name, self.where)
        for old in (await self._datasets.of(found.owner, deleted=True))[MOST_DELETED:]:
            await self._forget(old.id)

    async def restore(self, name: str) -> None:
        """Undoes a deletion; raises Refusal `not_found`."""
        found = await self._find(name)
        await self._datasets.mark(found.id, deleted=False)
        await asyncio.to_thread(brought.put_back, name, self.where)

    async def erase(self, name: str, *, keep_name: bool) -> None:
        """Ends the images of a data set that is in the database no more; its name stays where projects still say it."""
        await asyncio.to_thread(brought.forget if keep_name else brought.end, name, self.where)

    async def tidy(self, days: int) -> None:
        """Ends what was deleted so many days ago, and what a crash left undone between database and disk.

        For the start, when nothing is being brought.
        """
        rows = {row.id: row for row in await self._datasets.all()}
        for name in await asyncio.to_thread(brought.names, self.where):
            row = rows.get(name)
            if row is None:
                await asyncio.to_thread(brought.end, name, self.where)
            elif row.deleted is None:
                await asyncio.to_thread(brought.put_back, name, self.where)
            elif row.deleted < ago(timedelta(days=days)):
                await self._forget(name)
                log.info("a deleted data set is gone for good", name=name)
            else:
                await asyncio.to_thread(brought.withdraw, name, self.where)

    async def _find(self, name: str) -> OwnDataset:
        found = await self._datasets.get(name)
        if found is None:
            raise Refusal("not_found")
        return found

    async def _forget(self, name: str) -> None:
        await asyncio.to_thread(brought.forget, name, self.where)
        await self._datasets.forget(name)
