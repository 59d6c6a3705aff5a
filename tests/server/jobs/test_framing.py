"""Messages survive the trip in any pieces, and what is none ends the conversation."""

from __future__ import annotations

import asyncio
import socket
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.jobs import framing
from server.jobs.framing import BrokenConversation, MessageTooLarge

MESSAGES = st.lists(
    st.tuples(st.dictionaries(st.text(max_size=5), st.integers(-5, 5), max_size=3), st.binary(max_size=50)), max_size=6
)


@given(messages=MESSAGES, cuts=st.lists(st.integers(1, 30), max_size=50))
def test_messages_arrive_whole_however_they_are_cut(messages, cuts):
    content = b"".join(framing.encode(header, payload) for header, payload in messages)

    async def read_all() -> list[framing.Message]:
        stream = asyncio.StreamReader()

        async def feed() -> None:
            at = 0
            for cut in [*cuts, len(content)]:
                stream.feed_data(content[at : at + cut])
                at += cut
                await asyncio.sleep(0)
            stream.feed_eof()

        feeding = asyncio.create_task(feed())
        found = []
        while (message := await framing.read(stream)) is not None:
            found.append(message)
        await feeding
        return found

    assert asyncio.run(read_all()) == messages


def test_blocking_ends_speak_the_same():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        framing.send(ours, {"step": float("nan")}, b"abc")
        framing.send(ours, {"step": 2})
        ours.shutdown(socket.SHUT_WR)
        assert framing.receive(theirs) == ({"step": None}, b"abc")
        assert framing.receive(theirs) == ({"step": 2}, b"")
        assert framing.receive(theirs) is None


@pytest.mark.parametrize(
    "content",
    [
        struct.pack("<II", framing.LIMIT + 1, 2),
        struct.pack("<II", 2, 3) + b"{}",
        struct.pack("<II", 2, 2) + b"[]",
        struct.pack("<II", 2, 2) + b"{?",
    ],
)
async def test_what_is_no_message_is_refused_before_it_is_stored(content):
    stream = asyncio.StreamReader()
    stream.feed_data(content)
    with pytest.raises(BrokenConversation):
        await framing.read(stream)


async def test_half_a_message_is_the_end():
    stream = asyncio.StreamReader()
    stream.feed_data(framing.encode({"a": 1}, b"123")[:-1])
    stream.feed_eof()
    assert await framing.read(stream) is None


def test_an_endless_message_is_not_sent():
    with pytest.raises(MessageTooLarge, match="at most"):
        framing.encode({}, bytes(framing.LIMIT))
