"""What waits for one client is bounded and in order."""

from __future__ import annotations

import asyncio

from server.live.outbox import MOST_MESSAGES, TOO_SLOW, Close, Outbox


async def test_text_goes_before_frames_and_in_order():
    outbox = Outbox()
    outbox.put_frame(b"1")
    outbox.put_text("a")
    outbox.put_text("b")
    outbox.put_frame(b"2")
    assert [await outbox.next() for _ in range(4)] == ["a", "b", b"1", b"2"]


async def test_who_waits_is_woken():
    outbox = Outbox()
    waiting = asyncio.create_task(outbox.next())
    await asyncio.sleep(0)
    outbox.put_text("a")
    assert await waiting == "a"


async def test_the_end_comes_after_the_text_that_was_there():
    outbox = Outbox()
    outbox.put_text("a")
    outbox.put_frame(b"1")
    outbox.close(1012, "restart")
    outbox.put_text("b")
    outbox.close(1008, "later")
    assert await outbox.next() == "a"
    assert await outbox.next() == Close(1012, "restart")


async def test_who_cannot_follow_is_closed():
    outbox = Outbox()
    for _ in range(MOST_MESSAGES + 1):
        outbox.put_text("a")
    assert await outbox.next() == Close(TOO_SLOW, "too slow")


async def test_characters_are_bounded_too():
    outbox = Outbox()
    for _ in range(20):
        outbox.put_text("a" * 2**20)
    assert await outbox.next() == Close(TOO_SLOW, "too slow")
