"""A line to the server that can be made bad: late, slow, in pieces, silent, forgetful, cut, reset.

TCP loses no byte that it confirms, so what a bad network does to a conversation is one of these. The proxy passes bytes
and understands none of them.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

CHUNK = 1 << 16
RESETS = struct.pack("ii", 1, 0)  # linger for no time: what was not sent is thrown away, and the other end is told so


@dataclass(frozen=True)
class Line:
    """How a line behaves, in both directions."""

    delay: float = 0.0
    """Seconds that every chunk takes."""
    speed: float = float("inf")
    """Bytes a second, for each connection and direction."""
    piece: int = CHUNK
    """Bytes that are sent at a time."""
    passes: bool = True
    """Whether anything gets through; else connections stay open and silent, and new ones are accepted into silence."""
    forgets: bool = False
    """Whether what is sent vanishes, as behind a router that forgot the connection; it is cut when that is over."""


GOOD = Line()
FAULTS = {
    "delay": Line(delay=0.3),
    "throttle": Line(speed=20_000.0),
    "split": Line(piece=3),
    "blackhole": Line(passes=False),
    "drop": Line(forgets=True),
}
"""What can be wrong for a while. Besides, a connection can be cut or reset at any moment: see `FaultProxy.cut`."""


class FaultProxy:
    """Takes connections on a port of its own and passes them to a server, as well as its line allows."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        assert parts.hostname is not None
        self._upstream = (parts.hostname, parts.port)
        self._line = GOOD
        self._changed = asyncio.Event()
        self._connections: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.url = ""

    @property
    def line(self) -> Line:
        """How the line behaves now."""
        return self._line

    @line.setter
    def line(self, line: Line) -> None:
        was_forgetful = self._line.forgets
        self._line = line
        if was_forgetful and not line.forgets:
            self.cut()
        self._changed.set()
        self._changed = asyncio.Event()

    def cut(self, *, reset: bool = False) -> None:
        """Ends every connection there is, with a last word or without."""
        for writer in list(self._connections):
            if reset:
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESETS)
            writer.transport.abort()

    async def serve(self) -> None:
        """Takes connections from now on."""
        self._server = await asyncio.start_server(self._meet, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def aclose(self) -> None:
        """Ends everything."""
        self._server.close()
        self.cut()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._connections.add(writer)
        try:
            await self._until_it_passes()
            there, back = await asyncio.open_connection(*self._upstream)
            self._connections.add(back)
            try:
                await asyncio.gather(self._pass(reader, back), self._pass(there, writer))
            finally:
                self._connections.discard(back)
                back.transport.abort()
        except (OSError, asyncio.CancelledError):  # one end has gone, or all do: what is left is let go below
            pass
        finally:
            self._connections.discard(writer)
            writer.transport.abort()
            self._tasks.discard(task)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while content := await reader.read(CHUNK):
            while content:
                await self._until_it_passes()
                line = self._line
                part, content = content[: line.piece], content[line.piece :]
                await asyncio.sleep(line.delay + len(part) / line.speed)
                if not line.forgets:
                    writer.write(part)
                    await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()

    async def _until_it_passes(self) -> None:
        while not self._line.passes:
            await self._changed.wait()


@asynccontextmanager
async def proxied(server: str) -> AsyncIterator[FaultProxy]:
    """A bad line to a server, in this event loop."""
    proxy = FaultProxy(server)
    await proxy.serve()
    try:
        yield proxy
    finally:
        await proxy.aclose()


class ProxyThread:
    """The same beside a test that has no event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, proxy: FaultProxy) -> None:
        self._loop = loop
        self._proxy = proxy
        self.url = proxy.url

    def become(self, line: Line) -> None:
        """Makes the line behave so from now on."""
        self._loop.call_soon_threadsafe(setattr, self._proxy, "line", line)

    def cut(self, *, reset: bool = False) -> None:
        """See `FaultProxy.cut`."""
        self._loop.call_soon_threadsafe(lambda: self._proxy.cut(reset=reset))


@contextmanager
def proxy_thread(server: str) -> Iterator[ProxyThread]:
    """A bad line to a server, in a thread."""
    loop = asyncio.new_event_loop()
    ends = asyncio.Event()
    began: list[ProxyThread] = []
    ready = threading.Event()

    async def run() -> None:
        async with proxied(server) as proxy:
            began.append(ProxyThread(loop, proxy))
            ready.set()
            await ends.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()), name="fault proxy")
    thread.start()
    ready.wait()
    try:
        yield began[0]
    finally:
        loop.call_soon_threadsafe(ends.set)
        thread.join()
        with suppress(RuntimeError):
            loop.close()
