"""What waits to be sent to one client: text in order and bounded, the newest of what goes stale, and frames."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

MOST_MESSAGES = 2000
MOST_CHARACTERS = 16 * 1024 * 1024

TOO_SLOW = 1013
"""Close code "try again later" (IANA's registry): who cannot follow comes back and asks for the rest."""


@dataclass(frozen=True)
class Close:
    """The last thing a client is sent."""

    code: int
    reason: str


class Outbox:
    """Filled without waiting, emptied by the connection's writer.

    Text is never dropped: a client that lets too much of it pile up is closed, and asks for what it missed when it
    comes back. What only counts in its newest form (where somebody's pointer is) waits in a slot of its own, at most
    once. Frames need no bound of their own, because each is paid for with a credit.
    """

    def __init__(self, send_at_once: Callable[[bytes], bool] = lambda _: False) -> None:
        self._send_at_once = send_at_once
        self._texts: deque[str] = deque()
        self._characters = 0
        self._newest: dict[str, str] = {}
        self._frames: deque[bytes] = deque()
        self._close: Close | None = None
        self._something = asyncio.Event()
        self._taken = asyncio.Event()

    def put_text(self, text: str) -> None:
        """Adds a message."""
        if self._close is not None:
            return
        if len(self._texts) >= MOST_MESSAGES or self._characters + len(text) > MOST_CHARACTERS:
            self._texts.clear()
            self.close(TOO_SLOW, "too slow")
            return
        self._texts.append(text)
        self._characters += len(text)
        self._something.set()

    def put_newest(self, slot: str, text: str) -> None:
        """Adds a message in the place of the one that waits in the same slot; other messages go first."""
        if self._close is None:
            self._newest[slot] = text
            self._something.set()

    def put_frame(self, frame: bytes) -> None:
        """Sends a frame at once where nothing has to be waited for, else adds it; messages go first."""
        waits = self._texts or self._newest or self._frames
        if self._close is None and (waits or not self._send_at_once(frame)):
            self._frames.append(frame)
            self._something.set()

    def close(self, code: int, reason: str) -> None:
        """Ends the connection: the messages that wait are sent, and nothing after them."""
        if self._close is None:
            self._close = Close(code, reason)
            self._newest.clear()
            self._frames.clear()
            self._something.set()
            self._taken.set()

    @property
    def is_closing(self) -> bool:
        """Whether the end has come."""
        return self._close is not None

    async def emptied(self) -> None:
        """Waits until no text waits any more, or the end has come: for who has more to say than may pile up."""
        while self._texts and self._close is None:
            self._taken.clear()
            await self._taken.wait()

    async def next(self) -> str | bytes | Close:
        """What to send next."""
        while True:
            if self._texts:
                text = self._texts.popleft()
                self._characters -= len(text)
                self._taken.set()
                return text
            if self._newest:
                return self._newest.pop(next(iter(self._newest)))
            if self._frames:
                return self._frames.popleft()
            if self._close is not None:
                return self._close
            self._something.clear()
            await self._something.wait()
