"""A hundred tabs in one process: `python -m tests.bench.viewers`, told what to do by a line of JSON.

Reads `{"port", "messages", "seconds"}` on standard input, connects, sends the messages on every connection,
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
WARM = 10  # frames of every fast viewer before it begins
CREDIT = json.dumps({"type": "credit", "frames": 1})
CREDIT_FRAME = text_from_client(CREDIT)

REQUEST = """GET /api/live HTTP/1.1\r
Host: 127.0.0.1:{port}\r
Upgrade: websocket\r
Connection: Upgrade\r
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
Sec-WebSocket-Version: 13\r
\r
"""


class Viewer(asyncio.BufferedProtocol):
    """A tab that reads at once."""

    buffer = bytearray(1 << 18)  # of all, as what is in it is used up at once

    def __init__(self, job: dict[str, Any]) -> None:
        self.times: list[float] = []  # when frames were complete
        self._job = job
        self._incoming: Incoming | None = None  # after the server has accepted

    def connection_made(self, transport: asyncio.Transport) -> None:
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

    def connection_lost(self, error: Exception | None) -> None:
        raise ConnectionError("the server has closed the connection")

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
    loop.set_exception_handler(_give_up)
    job = json.loads(sys.stdin.readline())
    viewers = [kind(job) for kind, number in KINDS.items() for _ in range(number)]
    await asyncio.gather(*(loop.create_connection(lambda v=v: v, "127.0.0.1", job["port"]) for v in viewers))
    fast = viewers[:FAST]
    while min(len(viewer.times) for viewer in fast) < WARM:  # noqa: ASYNC110 - an event would be set 800 times
        await asyncio.sleep(0.1)
    await say("")
    for viewer in fast:
        viewer.times.clear()
    await asyncio.sleep(job["seconds"])
    await say(json.dumps({"rates": [viewer.rate for viewer in fast]}))


async def say(line: str) -> None:
    """Print a line and wait for the answer to it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


def _give_up(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A viewer that failed would make the server's work easier: nothing is measured then."""
    loop.default_exception_handler(context)
    loop.stop()


KINDS: dict[type[Viewer], int] = {Viewer: FAST, SlowViewer: SLOW, StalledViewer: STALLED}

if __name__ == "__main__":
    uvloop.run(view())
