"""The endpoint of the live socket: one reader and one writer for each connection."""

from __future__ import annotations

import asyncio
from functools import lru_cache, partial

import structlog
from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from server.answering import invalid, read_json
from server.auth.identity import asker_of
from server.errors import Refusal
from server.language import language_of
from server.wire import FROM_BROWSER, Credit, FromBrowser, Hello

from .connection import Connection
from .outbox import Close, Outbox
from .protocol import EXTENSION, ShortWay
from .rate import Rate
from .reception import Reception

log = structlog.get_logger(__name__)

PATIENCE = 10.0
"""Seconds to say hello."""
POLICY = 1008
"""Close code "policy violation" (RFC 6455, 7.4.1)."""
SHORT = 64
"""Bytes of a message that may be credit."""
NUISANCE = 20.0
"""What a message that is refused counts against the rate: as much as so many good ones."""


async def serve(websocket: WebSocket, reception: Reception) -> None:
    """Serves one connection until it ends."""
    await websocket.accept()
    outbox = Outbox(_short_way(websocket).send_at_once)
    connection = Connection(await asker_of(websocket), language_of(websocket), reception.hearing.may_hear, outbox)
    reception.hub.arrive(connection)
    tasks = (
        asyncio.create_task(_read(websocket, connection, reception)),
        asyncio.create_task(_write(websocket, connection)),
    )
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if connection.outbox.is_closing:
            await asyncio.wait(tasks[1:], timeout=PATIENCE)
    finally:
        reception.hub.leave(connection)
        for task in tasks:
            task.cancel()
        for ended in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(ended, Exception) and not isinstance(ended, WebSocketDisconnect):
                log.error("live socket", exc_info=ended)


def _short_way(websocket: WebSocket) -> ShortWay:
    way: ShortWay = websocket.scope["extensions"][EXTENSION]
    return way


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


async def _read(websocket: WebSocket, connection: Connection, reception: Reception) -> None:
    """Takes messages in order, each when the one before is done: a client can outrun itself alone."""
    patience = asyncio.timeout(PATIENCE)
    try:
        async with patience:
            await _take_all(websocket, connection, reception, patience)
    except TimeoutError:
        if not patience.expired():
            raise
        connection.outbox.close(POLICY, "expected_hello")


async def _take_all(
    websocket: WebSocket, connection: Connection, reception: Reception, patience: asyncio.Timeout
) -> None:
    rate = reception.rates.of(connection.identity)
    welcomed = False
    while not connection.outbox.is_closing:
        received = await websocket.receive()
        if received["type"] == "websocket.disconnect":
            return
        try:
            message = _parse(received.get("text") or "")
            if isinstance(message, Hello) is welcomed:
                raise Refusal("expected_hello")  # noqa: TRY301  (said like every other refusal)
            await reception.take(connection, message)
            if not welcomed:
                welcomed = True
                patience.reschedule(None)
                _short_way(websocket).offer(partial(_take_credit, connection, reception, rate))
            await rate.charge(1)
        except Refusal as refusal:
            connection.tell_refusal(refusal)
            if not welcomed:
                connection.outbox.close(POLICY, refusal.problem.code)
            await rate.charge(NUISANCE)


def _take_credit(connection: Connection, reception: Reception, rate: Rate, text: bytes) -> bool:
    """Takes a message at once if it is credit and within the rate; whether it was taken."""
    credit = _credit_of(text) if len(text) < SHORT else None
    if credit is None or not rate.spend():
        return False
    reception.credit(connection, credit)
    return True


@lru_cache(maxsize=64)
def _credit_of(text: bytes) -> Credit | None:
    """The credit that a message returns, read once for all who write it alike; None for any other message."""
    try:
        message = _parse(text)
    except Refusal:
        return None
    return message if isinstance(message, Credit) else None


def _parse(text: str | bytes) -> FromBrowser:
    try:
        message: FromBrowser = FROM_BROWSER.validate_python(read_json(text))
    except ValidationError as error:
        raise invalid(error, "bad_message") from error
    return message
