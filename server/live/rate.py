"""How fast one person may send, by all their tabs: above it, their messages wait, and they alone with them."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary

PER_SECOND = 200.0
BURST = 400.0
"""A pen moves at 120 Hz, a drag edits at 30 Hz, and credits come at twice 10 Hz."""


class Rate:
    """A bucket of tokens that fills with time."""

    def __init__(self) -> None:
        self._tokens = BURST
        self._filled = asyncio.get_running_loop().time()

    def spend(self) -> bool:
        """Takes a token if there is one."""
        self._fill()
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    async def charge(self, tokens: float) -> None:
        """Takes tokens; waits until the bucket has them."""
        self._fill()
        self._tokens -= tokens
        if self._tokens < 0:
            await asyncio.sleep(-self._tokens / PER_SECOND)

    def _fill(self) -> None:
        now = asyncio.get_running_loop().time()
        self._tokens = min(BURST, self._tokens + (now - self._filled) * PER_SECOND)
        self._filled = now


class Rates:
    """The rates of those who have a tab open."""

    def __init__(self) -> None:
        self._rates: WeakValueDictionary[str, Rate] = WeakValueDictionary()

    def of(self, identity: str) -> Rate:
        """The rate of a person; whoever holds it keeps it."""
        return self._rates.setdefault(identity, Rate())
