"""Rows that were read lately, until they are written: what is watched or trained is asked for many times a second.

The database has one writing process, this one, so that a row is what it was until it is written here. Rows are shared
by all who ask: nobody changes what is in them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from server import strict_json

MOST_BYTES = 8 * 1024 * 1024
"""Of all rows of a kind, as JSON."""

Row = TypeVar("Row")


class Remembered(Generic[Row]):
    """The newest rows of a kind, by id."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._rows: OrderedDict[str, tuple[Row, int]] = OrderedDict()
        self._bytes = 0
        self._writes = 0

    async def get(self, row: str, read: Callable[[], Awaitable[Row]]) -> Row:
        """The row of an id; from the database, by `read`, if it is not known."""
        known = self._rows.get(row)
        if known is not None:
            self._rows.move_to_end(row)
            return known[0]
        writes = self._writes
        found = await read()
        is_newest = writes == self._writes
        if is_newest and found is not None and row not in self._rows:
            self._keep(row, found)
        return found

    def forget(self, row: str) -> None:
        """Notes that a row was written, or that it may have been."""
        self._writes += 1
        _, size = self._rows.pop(row, (None, 0))
        self._bytes -= size

    def _keep(self, row: str, found: Row) -> None:
        size = len(row) + len(strict_json.write(found))
        self._rows[row] = (found, size)
        self._bytes += size
        while self._bytes > self._most_bytes:
            _, (_, dropped) = self._rows.popitem(last=False)
            self._bytes -= dropped
