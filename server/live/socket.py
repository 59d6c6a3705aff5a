"""The endpoint of the live socket: one reader and one writer for each connection."""

from __future__ import annotations

import asyncio

import structlog
from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from server.answering import invalid, read_json
from server.auth.identity import identity_of
from server.errors import Refusal
from server.language import language_of
from server.wire import FROM_BROWSER, FromBrowser, Hello

from .connection import Connection
from .outbox import Close
from .rate import Rate
from .room import Room

log = structlog.get_logger(__name__)

PATIENCE = 10.0
"""Seconds to say hello."""
POLICY = 1008
"""Close code "policy violation" (RFC 6455, 7.4.1)."""
NUISANCE = 20.0
"""What a message that is refused counts against the rate: as much as so many good ones."""


async def serve(websocket: WebSocket, room: Room) -> None:
    """Serves one connection until it ends."""
    await websocket.accept()
    connection = Connection(identity_of(websocket), language_of(websocket))
    tasks = (
        asyncio.create_task(_read(websocket, connection, room)),
        asyncio.create_task(_write(websocket, connection)),
    )
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if connection.outbox.is_closing:
            await asyncio.wait(tasks[1:], timeout=PATIENCE)
    finally:
        room.hub.leave(connection)
        for task in tasks:
            task.cancel()
        for ended in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(ended, Exception) and not isinstance(ended, WebSocketDisconnect):
                log.error("live socket", exc_info=ended)


async def _write(websocket: WebSocket, connection: Connection) -> None:
    while True:
        match await connection.outbox.next():
            case str() as text:
                await websocket.send({"type": "websocket.send", "text": text})
            case bytes() as frame:
                await websocket.send({"type": "websocket.send", "bytes": frame})
            case Close(code, reason):
                await websocket.close(code, reason)
                return


async def _read(websocket: WebSocket, connection: Connection, room: Room) -> None:
    """Takes messages in order, each when the one before is done: a client can outrun itself alone."""
    patience = asyncio.timeout(PATIENCE)
    try:
        async with patience:
            await _take_all(websocket, connection, room, patience)
    except TimeoutError:
        if not patience.expired():
            raise
        connection.outbox.close(POLICY, "expected_hello")


async def _take_all(websocket: WebSocket, connection: Connection, room: Room, patience: asyncio.Timeout) -> None:
    rate = Rate()
    welcomed = False
    while not connection.outbox.is_closing:
        received = await websocket.receive()
        if received["type"] == "websocket.disconnect":
            return
        try:
            message = _parse(received.get("text") or "")
            if isinstance(message, Hello) is welcomed:
                raise Refusal("expected_hello")  # noqa: TRY301  (said like every other refusal)
            await room.take(connection, message)
            if not welcomed:
                welcomed = True
                patience.reschedule(None)
            await rate.charge(1)
        except Refusal as refusal:
            connection.tell_refusal(refusal)
            if not welcomed:
                connection.outbox.close(POLICY, refusal.problem.code)
            await rate.charge(NUISANCE)


def _parse(text: str) -> FromBrowser:
    try:
        message: FromBrowser = FROM_BROWSER.validate_python(read_json(text.encode()))
    except ValidationError as error:
        raise invalid(error, "bad_message") from error
    return message
