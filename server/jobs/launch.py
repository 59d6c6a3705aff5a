"""Starts worker processes from a warm fork server, each with a socket of its own to talk through."""

from __future__ import annotations

import asyncio
import multiprocessing
import multiprocessing.forkserver
import signal
import socket
import sys
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from typing import Any

from models.data import store
from server.jobs import framing

Folders = tuple[Path, ...]

ENDING = 5.0
"""Seconds that a worker may take to exit after it has closed its socket."""


class Worker:
    """A worker process, as the server sees it."""

    def __init__(self, process: Any, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:  # noqa: ANN401
        self._process = process  # a Process of either context; they share no type
        self._reader = reader
        self._writer = writer

    @property
    def pid(self) -> int:
        """Its process id."""
        assert isinstance(self._process.pid, int)
        return self._process.pid

    async def read(self) -> framing.Message | None:
        """Its next message; None when it has ended.

        Raises:
            BrokenConversation: what it sent is no message.
        """
        return await framing.read(self._reader)

    def write(self, header: dict[str, Any]) -> None:
        """Send it a message; one to a worker that has just ended goes nowhere."""
        if not self._writer.is_closing():
            self._writer.write(framing.encode(header))

    def kill(self) -> None:
        """End it now."""
        self._process.kill()

    async def ended(self) -> int:
        """Wait until it is gone; its exit code, negative for a signal. One that does not go is killed."""
        if not await _readable(self._process.sentinel, ENDING):
            self._process.kill()
            await _readable(self._process.sentinel, None)
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        self._writer.close()
        return int(code)


def context() -> ForkServerContext | SpawnContext:
    """How processes are made here: forked from a warm server on Linux, spawned where a fork is not safe."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("forkserver")


def begin() -> None:
    """Start the fork server; it goes on importing by itself. Call it from the main thread: it dies with its starter."""
    where = context()
    if isinstance(where, ForkServerContext):
        where.set_forkserver_preload(["server.jobs.warm"])
        multiprocessing.forkserver.ensure_running()


async def warm() -> None:
    """Begin, and wait until the fork server has imported what workers need. Call it from the main thread."""
    begin()
    process = context().Process(target=_nothing, daemon=True)
    await asyncio.to_thread(process.start)  # done when the imports are
    await asyncio.to_thread(process.join)
    process.close()


async def launch(target: Callable[[socket.socket], None]) -> Worker:
    """A new process that runs ``target`` with its end of a socket pair."""
    begin()  # here and not in the thread below: a fork server that had to be replaced dies with its starter
    ours, theirs = socket.socketpair()
    try:
        process = context().Process(target=_begin_with_data, args=(target, theirs, store.further()), daemon=True)
        await asyncio.to_thread(process.start)
        ours.setblocking(False)  # noqa: FBT003 - the socket's own signature
        reader, writer = await asyncio.open_unix_connection(sock=ours)
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return Worker(process, reader, writer)


def signal_name(code: int) -> str:
    """What an exit code says: ``SIGKILL`` for -9, ``exit code 3`` for 3."""
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


async def _readable(descriptor: int, seconds: float | None) -> bool:
    """Wait until there is something to read; False when there was nothing for so long."""
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(descriptor, ready.set)
    try:
        async with asyncio.timeout(seconds):
            await ready.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(descriptor)
    return True


def _begin_with_data(target: Callable[[socket.socket], None], connection: socket.socket, folders: Folders) -> None:
    """The body of every worker: it finds the data sets that the server finds."""
    with store.looking_in(*folders):
        target(connection)


def _nothing() -> None:
    pass
