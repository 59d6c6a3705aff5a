"""A hundred tabs in one process: `python -m tests.bench.viewers`, told what to do by a line of JSON.

Reads `{"port", "cookie", "messages", "seconds"}` on standard input, connects, sends the messages on every connection,
returns credit for every frame, and prints an empty line when all fast viewers are served. After another line it counts
for so many seconds and prints `{"rates": frames per second of each fast viewer}`. Ends with its standard input.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import uvloop

from .websocket import BINARY, END_OF_HEAD, Incoming, text_from_client

FAST, SLOW, STALLED = 80, 16, 4
SLOW_BYTES = 200_000  # per second
CREDIT = json.dumps({"type": "credit", "frames": 1})
CREDIT_FRAME = text_from_client(CREDIT)

REQUEST = """GET /api/live HTTP/1.1\r
Host: 127.0.0.1:{port}\r
Upgrade: websocket\r
Connection: Upgrade\r
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
Sec-WebSocket-Version: 13\r
Cookie: {cookie}\r
\r
"""


class Viewer(asyncio.BufferedProtocol):
    """A tab that reads at once."""

    buffer = bytearray(1 << 18)  # of all, as what is in it is used up at once

    def __init__(self, job: dict[str, Any]) -> None:
        self.times: list[float] = []  # when frames were complete
        self._job = job
        self._incoming: Incoming | None = None  # after the server has accepted

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(REQUEST.format(**self._job).encode())

    def get_buffer(self, sizehint: int) -> bytearray:
        return self.buffer

    def buffer_updated(self, count: int) -> None:
        view = memoryview(self.buffer)[:count]
        if self._incoming is None:
            assert self.buffer.startswith(b"HTTP/1.1 101 "), bytes(view)
            view = view[self.buffer.index(END_OF_HEAD, 0, count) + len(END_OF_HEAD) :]
            self._incoming = Incoming()
            self.transport.writelines(text_from_client(message) for message in self._job["messages"])
        for opcode, _ in self._incoming.take(view):
            if opcode == BINARY:
                self.times.append(asyncio.get_running_loop().time())
                self.transport.write(CREDIT_FRAME)

    @property
    def rate(self) -> float:
        """Frames per second, between the first and the last of those counted."""
        return (len(self.times) - 1) / (self.times[-1] - self.times[0]) if len(self.times) > 1 else 0.0


class SlowViewer(Viewer):
    """A tab on a thin line: a little at a time, with a rest for each."""

    buffer = bytearray(1 << 14)

    def buffer_updated(self, count: int) -> None:
        super().buffer_updated(count)
        self.transport.pause_reading()
        asyncio.get_running_loop().call_later(count / SLOW_BYTES, self.transport.resume_reading)


class StalledViewer(Viewer):
    """A tab that was put to sleep: it reads no more once it has seen a frame."""

    def buffer_updated(self, count: int) -> None:
        super().buffer_updated(count)
        if self.times:
            self.transport.pause_reading()


async def view() -> None:
    """Do one job."""
    loop = asyncio.get_running_loop()
    job = json.loads(sys.stdin.readline())
    viewers = [kind(job) for kind, number in KINDS.items() for _ in range(number)]
    await asyncio.gather(*(loop.create_connection(lambda v=v: v, "127.0.0.1", job["port"]) for v in viewers))
    fast = viewers[:FAST]
    while min(len(viewer.times) for viewer in fast) < 10:
        await asyncio.sleep(0.1)
    print(flush=True)
    await loop.run_in_executor(None, sys.stdin.readline)
    for viewer in fast:
        viewer.times.clear()
    await asyncio.sleep(job["seconds"])
    print(json.dumps({"rates": [viewer.rate for viewer in fast]}), flush=True)
    await loop.run_in_executor(None, sys.stdin.readline)


KINDS: dict[type[Viewer], int] = {Viewer: FAST, SlowViewer: SLOW, StalledViewer: STALLED}

if __name__ == "__main__":
    uvloop.run(view())
