"""The WebSocket protocol of the live socket: Uvicorn's own, with a short way for pictures and their credit.

A class that watches one network is sent the same hundred kilobytes ten times a second each. On the usual way every
viewer costs two wake-ups, six layers of ASGI and two copies of the bytes. The short way writes them from the one buffer
to every socket that has taken what was sent before; for the others they wait in their outboxes.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

from starlette.types import Scope
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame
from websockets.protocol import State

if TYPE_CHECKING:
    from uvicorn._types import ASGISendEvent

EXTENSION = "svertka.short_way"
"""Where the server offers the application its `ShortWay`: among the scope's `extensions`."""

BINARY = 0x82
"""A binary message in one frame: FIN and opcode 2 (RFC 6455, 5.2)."""

Take = Callable[[bytes], bool]
"""Takes a text message, or leaves it to the usual way."""


class ShortWay(Protocol):
    """What a connection can do besides ASGI, without waiting."""

    def send_at_once(self, message: bytes) -> bool:
        """Sends a binary message if the client has taken what was sent before; whether it was sent."""

    def offer(self, take: Take) -> None:
        """Has text messages offered to `take` as they come, ahead of those that wait."""


class LiveProtocol(WebSocketsSansIOProtocol):
    """One connection; it is its `ShortWay`."""

    _take: Take | None = None

    async def run_asgi(self) -> None:
        """Runs the application."""
        cast("Scope", self.scope)["extensions"][EXTENSION] = self
        await super().run_asgi()

    async def send(self, message: ASGISendEvent) -> None:
        """Sends what the application says. A refusal ends the handshake as well, or Uvicorn calls it an error."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and self.close_sent:
            self.handshake_complete = True

    def shutdown(self) -> None:
        """Ends with the server. A client that was told why answers: cut off while it sends, it never reads why."""
        if self.close_timer is None:
            super().shutdown()

    def send_at_once(self, message: bytes) -> bool:
        """See `ShortWay`."""
        if self.conn.state is not State.OPEN or not self.writable.is_set() or self.transport.is_closing():
            return False
        self.transport.writelines((head(len(message)), message))
        return True

    def offer(self, take: Take) -> None:
        """See `ShortWay`."""
        self._take = take

    def handle_text(self, event: Frame) -> None:
        """Takes a text message in."""
        if not (event.fin and self._take is not None and self._take(bytes(event.data))):
            super().handle_text(event)


def head(length: int) -> bytes:
    """What stands before the ``length`` bytes of an unmasked binary message."""
    if length < 126:
        return struct.pack("!BB", BINARY, length)
    if length < 2**16:
        return struct.pack("!BBH", BINARY, 126, length)
    return struct.pack("!BBQ", BINARY, 127, length)
