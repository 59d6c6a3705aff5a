"""Messages of the server and a worker on a socket pair: ``u32 length | u32 header length | JSON header | payload``.

No pickle crosses from a worker, so that a worker gone wrong cannot run code in the server. Lengths are little-endian
and bounded: a longer message ends the conversation instead of filling the memory.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Mapping
from typing import Any

import orjson

LIMIT = 64 * 2**20
"""Bytes of the longest message: all maps of a VGG-16 as uint8 take 29 MB."""

Message = tuple[dict[str, Any], bytes]
"""A JSON object, and the bytes that go with it (none for most)."""

_LENGTHS = struct.Struct("<II")


class MessageTooLarge(ValueError):
    """A message that is not sent, as nobody would read it."""


class BrokenConversation(ConnectionError):
    """The other side sent something that is no message, or ended within one."""


def encode(header: Mapping[str, Any], payload: bytes | memoryview = b"") -> bytes:
    """The bytes of one message. Numbers that are not finite become null.

    Raises:
        MessageTooLarge: longer than `LIMIT`.
    """
    text = orjson.dumps(header)
    length = len(text) + len(payload)
    if length > LIMIT:
        raise MessageTooLarge(f"a message of {length} bytes; at most {LIMIT} are sent")
    return b"".join((_LENGTHS.pack(length, len(text)), text, payload))


def send(connection: socket.socket, header: Mapping[str, Any], payload: bytes | memoryview = b"") -> None:
    """Send one message over a blocking socket; returns when the kernel has all of it."""
    connection.sendall(encode(header, payload))


def receive(connection: socket.socket) -> Message | None:
    """The next message from a blocking socket; None when the other side has closed it between two messages."""
    lengths = _receive_exactly(connection, _LENGTHS.size, may_end=True)
    if lengths is None:
        return None
    length, header = _LENGTHS.unpack(lengths)
    _check(length, header)
    body = _receive_exactly(connection, length, may_end=False)
    assert body is not None
    return _decode(body, header)


async def read(stream: asyncio.StreamReader) -> Message | None:
    """The next message from an asyncio stream; None when the other side has closed it, even within a message.

    A worker that is killed while it writes leaves half a message: that is its end, not a fault of its own.
    """
    try:
        length, header = _LENGTHS.unpack(await stream.readexactly(_LENGTHS.size))
        _check(length, header)
        return _decode(await stream.readexactly(length), header)
    except (asyncio.IncompleteReadError, ConnectionResetError):
        return None


def _check(length: int, header: int) -> None:
    if length > LIMIT or header > length:
        raise BrokenConversation(f"a message of {length} bytes with a header of {header}; at most {LIMIT} are read")


def _decode(body: bytes, header: int) -> Message:
    try:
        fields = orjson.loads(body[:header])
    except orjson.JSONDecodeError as error:
        raise BrokenConversation("a message whose header is no JSON") from error
    if not isinstance(fields, dict):
        raise BrokenConversation("a message whose header is no JSON object")
    return fields, body[header:]


def _receive_exactly(connection: socket.socket, size: int, *, may_end: bool) -> bytes | None:
    parts: list[bytes] = []
    missing = size
    while missing:
        part = connection.recv(min(missing, 2**20))
        if not part:
            if may_end and missing == size:
                return None
            raise BrokenConversation("the other side ended within a message")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
