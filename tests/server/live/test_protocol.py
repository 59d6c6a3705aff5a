"""The short way of pictures: what it sends is what any WebSocket client reads."""

from __future__ import annotations

import pytest
from websockets.client import ClientProtocol
from websockets.frames import Opcode
from websockets.protocol import State
from websockets.uri import parse_uri

from server.live.protocol import head


@pytest.mark.parametrize("length", [0, 1, 125, 126, 65535, 65536, 100_000])
def test_a_head_and_its_bytes_are_one_binary_message(length):
    client = ClientProtocol(parse_uri("ws://localhost/"), state=State.OPEN, max_size=None)
    content = bytes(range(256)) * (length // 256 + 1)
    client.receive_data(head(length) + content[:length])
    (frame,) = client.events_received()
    assert (frame.opcode, frame.fin, bytes(frame.data)) == (Opcode.BINARY, True, content[:length])
