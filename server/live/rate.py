"""How fast one client may send: above it, its messages wait, and it alone with them."""

from __future__ import annotations

import asyncio

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
