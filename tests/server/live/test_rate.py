"""How fast one client may send."""

from __future__ import annotations

import asyncio

from server.live.rate import BURST, PER_SECOND, Rate, Rates


async def test_what_needs_no_turn_is_within_the_rate_too():
    rate, loop = Rate(), asyncio.get_running_loop()
    began = loop.time()
    taken = 0
    while rate.spend():
        taken += 1
    assert BURST <= taken <= BURST + (loop.time() - began) * PER_SECOND + 1
    began = loop.time()
    await rate.charge(PER_SECOND / 20)
    assert loop.time() - began >= 0.04


async def test_tabs_of_one_person_share_what_they_may_send():
    rates = Rates()
    mine, others = rates.of("me"), rates.of("somebody else")
    while mine.spend():
        pass
    assert rates.of("me") is mine
    assert others.spend()
    del mine
    assert rates.of("me").spend()
