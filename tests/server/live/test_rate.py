"""How fast one client may send."""

from __future__ import annotations

import asyncio

from server.live.rate import BURST, PER_SECOND, Rate


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
