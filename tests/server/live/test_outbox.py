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


async def test_of_what_goes_stale_only_the_newest_waits():
    outbox = Outbox()
    for place in range(MOST_MESSAGES * 2):
        outbox.put_newest("pointer", f"pointer at {place}")
        outbox.put_newest("camera", f"camera at {place}")
    outbox.put_frame(b"1")
    outbox.put_text("a")
    last = MOST_MESSAGES * 2 - 1
    assert [await outbox.next() for _ in range(4)] == ["a", f"pointer at {last}", f"camera at {last}", b"1"]
    outbox.put_newest("pointer", "late")
    outbox.close(1012, "restart")
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


async def test_who_has_much_to_say_waits_until_all_was_taken_or_the_end_has_come():
    outbox = Outbox()
    await outbox.emptied()
    outbox.put_text("a")
    outbox.put_text("b")
    waiting = asyncio.create_task(outbox.emptied())
    assert await outbox.next() == "a"
    await asyncio.sleep(0)
    assert not waiting.done()
    assert await outbox.next() == "b"
    await waiting
    outbox.put_text("c")
    waiting = asyncio.create_task(outbox.emptied())
    await asyncio.sleep(0)
    outbox.close(1012, "restart")
    await waiting


async def test_a_frame_goes_at_once_where_nothing_has_to_be_waited_for():
    sent, is_free = [], True

    def send_at_once(frame):
        if is_free:
            sent.append(frame)
        return is_free

    outbox = Outbox(send_at_once)
    outbox.put_frame(b"1")
    is_free = False
    outbox.put_frame(b"2")
    is_free = True
    outbox.put_frame(b"3")
    assert sent == [b"1"]
    assert [await outbox.next() for _ in range(2)] == [b"2", b"3"]
    outbox.put_text("a")
    outbox.put_frame(b"4")
    assert [await outbox.next() for _ in range(2)] == ["a", b"4"]
    outbox.close(1000, "over")
    outbox.put_frame(b"5")
    assert sent == [b"1"]
