"""A worker's end of its conversation with the server: commands come in, messages go out, and signs of life between."""

from __future__ import annotations

import os
import queue
import select
import socket
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from server.jobs import framing

BEAT_INTERVAL = 1.0
"""Seconds between two signs of life."""


class Line:
    """The socket to the server. A thread listens, so that the end of the server is noticed in the middle of a step.

    When the server is gone the process ends at once: what there is to resume from is on the disk already.
    """

    def __init__(
        self,
        connection: socket.socket,
        *,
        beats: bool = True,
        alarm: Callable[[], Mapping[str, Any] | None] = lambda: None,
    ) -> None:
        self._connection = connection
        self._beats = beats  # whether to give signs of life: not to a server that reads only what it has asked for
        self._alarm = alarm  # asked at each of them; what it answers is the last message of a process that goes nowhere
        self._sending = threading.Lock()
        self._commands: queue.SimpleQueue[framing.Message] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="line", daemon=True).start()

    def send(self, header: Mapping[str, Any], payload: bytes | memoryview = b"") -> None:
        """Send a message; waits while the server is busy with earlier ones."""
        with self._sending:
            framing.send(self._connection, header, payload)

    def wait(self) -> framing.Message:
        """The next message from the server."""
        return self._commands.get()

    def wait_for(self, seconds: float) -> framing.Message | None:
        """The next message from the server if one comes within so long."""
        try:
            return self._commands.get(timeout=seconds)
        except queue.Empty:
            return None

    def poll(self) -> framing.Message | None:
        """The next message from the server if there is one; costs no system call."""
        return None if self._commands.empty() else self._commands.get()

    def close(self) -> None:
        """Say nothing more: the server takes it for the end."""
        self._connection.shutdown(socket.SHUT_WR)

    def _listen(self) -> None:
        next_beat = 0.0
        try:
            while True:
                patience = max(0.0, next_beat - time.monotonic()) if self._beats else None
                readable, _, _ = select.select([self._connection], [], [], patience)
                if readable:
                    message = framing.receive(self._connection)
                    if message is None:
                        break
                    self._commands.put(message)
                if self._beats and time.monotonic() >= next_beat:
                    last = self._alarm()
                    self.send(last or {"type": "beat"})
                    if last:
                        break
                    next_beat = time.monotonic() + BEAT_INTERVAL
        except OSError:
            pass
        os._exit(1)
