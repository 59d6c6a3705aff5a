"""Blocks that people saved to use again, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from .database import Database
from .tables import BLOCKS, new_id, now

MOST = 100
"""Blocks of one owner."""
MOST_DELETED = 20
"""Deleted blocks of one owner that can be brought back."""


@dataclass(frozen=True)
class SavedBlock:
    """A part of a network under a title; `part` is a graph's document."""

    id: str
    owner: str
    title: str
    part: dict[str, Any]
    created: str
    updated: str
    deleted: str | None


class Blocks:
    """The saved blocks in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, block: str) -> SavedBlock | None:
        """The block, a deleted one included."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(BLOCKS).where(BLOCKS.c.id == block))).one_or_none()
        return None if row is None else _block(row)

    async def of(self, owner: str) -> list[SavedBlock]:
        """An owner's blocks that are not deleted, newest first."""
        query = (
            select(BLOCKS)
            .where(BLOCKS.c.owner == owner, BLOCKS.c.deleted.is_(None))
            .order_by(BLOCKS.c.created.desc(), BLOCKS.c.id)
        )
        async with self._database.read() as connection:
            return [_block(row) for row in (await connection.execute(query)).all()]

    async def add(self, owner: str, title: str, part: dict[str, Any]) -> SavedBlock | None:
        """A new block; None where the owner has as many as can be kept."""
        at = now()
        block = SavedBlock(new_id(), owner, title, part, at, at, None)
        kept = select(func.count()).where(BLOCKS.c.owner == owner, BLOCKS.c.deleted.is_(None))
        async with self._database.write() as connection:
            if (await connection.scalar(kept) or 0) >= MOST:
                return None
            await connection.execute(insert(BLOCKS).values(vars(block)))
        return block

    async def rename(self, block: str, title: str) -> None:
        """Gives a block another title."""
        await self._set(block, title=title, updated=now())

    async def delete(self, block: SavedBlock) -> None:
        """Deletes softly; of the owner's deleted ones only the newest are kept."""
        mine = BLOCKS.c.owner == block.owner
        newest = select(BLOCKS.c.id).where(mine, BLOCKS.c.deleted.is_not(None)).order_by(BLOCKS.c.deleted.desc())
        old = delete(BLOCKS).where(mine, BLOCKS.c.deleted.is_not(None), BLOCKS.c.id.not_in(newest.limit(MOST_DELETED)))
        async with self._database.write() as connection:
            await connection.execute(update(BLOCKS).where(BLOCKS.c.id == block.id).values(deleted=now()))
            await connection.execute(old)

    async def restore(self, block: str) -> None:
        """Undoes a deletion."""
        await self._set(block, deleted=None)

    async def _set(self, block: str, **values: str | None) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(BLOCKS).where(BLOCKS.c.id == block).values(values))


def _block(row: Row[Any]) -> SavedBlock:
    fields = row._mapping  # noqa: SLF001  (SQLAlchemy's public name for it)
    return SavedBlock(**{name: fields[name] for name in BLOCKS.c.keys()})  # noqa: SIM118  (a collection of columns)
