"""The least that sending frames to many viewers can cost: `python -m tests.bench.broadcaster BYTES`.

A uvloop protocol that writes the same ready-made bytes to every viewer ten times a second, as long as the viewer has
returned credit for all but two of them; so it sends what the product sends, and receives what the product receives.
It knows no project, no watch and no JSON. Prints its port.
"""

from __future__ import annotations

import asyncio
import sys

import uvloop

from server.wire import CREDITS

from .viewers import CREDIT
from .websocket import BINARY, END_OF_HEAD, Incoming, frame_head

INTERVAL = 0.1  # seconds
ACCEPT = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
CREDIT_LENGTH = len(CREDIT)


class Viewer(asyncio.Protocol):
    """The broadcaster's end of one connection."""

    def __init__(self, present: set[Viewer]) -> None:
        self.credits = CREDITS
        self._present = present
        self._incoming: Incoming | None = None  # after the request for an upgrade

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        view = memoryview(data)
        if self._incoming is None:
            view = view[data.index(END_OF_HEAD) + len(END_OF_HEAD) :]
            self._incoming = Incoming()
            self.transport.write(ACCEPT)
            self._present.add(self)
        self.credits += sum(length == CREDIT_LENGTH for _, length in self._incoming.take(view))

    def connection_lost(self, error: Exception | None) -> None:
        self._present.discard(self)


async def broadcast(size: int) -> None:
    """Send frames of ``size`` bytes for ever."""
    loop = asyncio.get_running_loop()
    present: set[Viewer] = set()
    server = await loop.create_server(lambda: Viewer(present), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    message = frame_head(BINARY, size, masked=False) + bytes(size)
    tick = loop.time()
    while True:
        tick += INTERVAL
        await asyncio.sleep(tick - loop.time())
        for viewer in present:
            if viewer.credits > 0:
                viewer.credits -= 1
                viewer.transport.write(message)


if __name__ == "__main__":
    uvloop.run(broadcast(int(sys.argv[1])))
