"""Clients of the live socket that send whatever they like: they are answered or closed, and nobody else notices."""

from __future__ import annotations

import asyncio
import json
import struct
from contextlib import AsyncExitStack, suppress
from typing import Any, get_args

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from server.live.hub import MOST_TABS
from server.wire import PROTOCOL, FromBrowser
from tests.server.auth.test_messages import EXAMPLES, kind

ODD = (
    None, True, -1, 2**63, 2**70, 1e308, "", "x" * 10_000, "\u202e", "\x00", [], {}, [[[]]], {"type": "hello"},
    "__proto__", [None] * 5000, {"a": {"b": {"c": {}}}},
)  # fmt: skip
RAW = (
    "", " ", "null", "[]", "{}", '"hello"', "NaN", '{"type": NaN}', '{"type": "edit", "id": "\\ud800"}', "[" * 100_000,
    '{"a":' * 50_000, '{"type": "follow", "project": "p", "project": "q"}', "\ufeff{}", '{"type": 1e999}',
)  # fmt: skip
EACH = 10
"""Messages of every type."""
FLOOD = 2000
"""Messages: at the rate of what is refused, minutes of them."""
BINARY = (b"", b"\x00", struct.pack("<I", 2**31) + b"{}", b"\xff" * 1000)


KNOWN = [
    {"type": kind(message), **EXAMPLES.get(kind(message), {"protocol": PROTOCOL})}
    for message in get_args(get_args(FromBrowser)[0])
]
"""An acceptable message of every type."""
VALUES = st.sampled_from(ODD) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts),
    max_leaves=12,
)


@st.composite
def messages(draw: st.DrawFn, known: dict[str, Any]) -> str:
    """A message with anything at up to two of its places, without some, and with what nobody has asked for."""
    places = st.sets(st.sampled_from(sorted(known)), max_size=2).map(sorted)  # a set's order is another every time
    said = known | {place: draw(VALUES) for place in draw(places)}
    for place in draw(places):
        del said[place]
    return json.dumps(said | draw(st.dictionaries(st.text(), VALUES, max_size=1)))


def drawn(known: dict[str, Any], count: int) -> list[str]:
    """So many odd messages of a type, the same every time: what one of them does wrong can be looked at again."""
    found: list[str] = []

    @seed(known["type"])
    @settings(max_examples=count, deadline=None, database=None, phases=[Phase.generate])
    @given(said=messages(known))
    def collect(said: str) -> None:
        found.append(said)

    collect()
    return found


async def test_whatever_is_said_everybody_else_goes_on(visitor, stranger):
    project = await visitor.project()
    async with visitor.tab() as good:
        await good.follow(project["id"])
        odd = [said for known in KNOWN for said in drawn(known, EACH)]
        for said in (*odd, *RAW, *BINARY):
            async with stranger.tab() as tab:
                with suppress(ConnectionClosed):
                    await tab.socket.send(said)
                    await tab.say(type="follow", project=project["id"])
                    heard = await tab.next()
                    assert heard["type"] in {"problem", "refused", "project", "room", "shown", "run"}, said
        await good.say(type="edit", id="e", project=project["id"], revision=1, patch=[
            {"op": "replace", "path": "/title", "value": "Still here"}
        ])  # fmt: skip
        assert (await good.hear("edited"))["revision"] == 2


async def test_many_sockets_of_one_person_leave_room_for_others(visitor, stranger):
    async with AsyncExitStack() as stack:
        for _ in range(MOST_TABS):
            await stack.enter_async_context(stranger.tab())
        async with stranger.tab(hello=False) as tab:
            await tab.say(type="hello", protocol=PROTOCOL)
            assert (await tab.hear("problem"))["code"] == "too_many"
            assert (await tab.end()).rcvd.code == 1008
        async with visitor.tab() as tab:
            assert tab.welcome["connection"]


async def test_a_flood_waits_for_itself_alone(visitor, stranger):
    project = await visitor.project()
    async with visitor.tab() as good, stranger.tab() as flood:
        await good.follow(project["id"])

        async def pour():
            with suppress(ConnectionClosed):
                for _ in range(FLOOD):
                    await flood.say(type="watch", watch="w", project="nothing", input={})

        pouring = asyncio.create_task(pour())
        try:
            for revision in range(1, 6):
                patch = [{"op": "replace", "path": "/title", "value": f"Title {revision}"}]
                await good.say(type="edit", id=f"e{revision}", project=project["id"], revision=revision, patch=patch)
                assert (await good.hear("edited"))["revision"] == revision + 1
        finally:
            pouring.cancel()
            await asyncio.gather(pouring, return_exceptions=True)
