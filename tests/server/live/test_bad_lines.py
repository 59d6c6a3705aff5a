"""Whatever a line does to a conversation: when it is good again both ends have the same, nothing lost or doubled."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from tests.fault_proxy import FAULTS, GOOD, proxied
from tests.load.figures import Figures
from tests.load.link import Link
from tests.running_server import running_server
from tests.server.classroom.homework import PASSWORD, Class
from tests.server.visitor import Visitor

ENDS = {"cut": False, "reset": True}
BAD_FOR = 1.0
"""Seconds; what takes longer is no different on the wire."""


async def rename(visitor, project, title):
    """Changes the project by another way, so that there is something to catch up with."""
    current = await visitor.get(f"/projects/{project}")
    await visitor.patch(current, {"op": "replace", "path": "/title", "value": title})


async def same_as_server(visitor, link, project):
    kept = await visitor.get(f"/projects/{project}")
    await link.until(lambda: link.revision == kept["revision"])
    assert link.document == {name: kept[name] for name in link.document}
    return kept


def linked(visitor, proxy):
    """Somebody's live socket by a line."""
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.client.cookies.items())
    return Link(proxy.url, cookie, Figures(), "")


@pytest.mark.parametrize("fault", [*FAULTS, *ENDS])
async def test_both_ends_have_the_same_after_healing(server, fault):
    async with proxied(server.url) as proxy, Visitor.at(server.url) as visitor:
        project = (await visitor.small_project())["id"]
        link = linked(visitor, proxy)
        try:
            await link.follow(project)
            before = await link.edit([layer("before")])
            if fault in ENDS:
                proxy.cut(reset=ENDS[fault])
            else:
                proxy.line = FAULTS[fault]
            await rename(visitor, project, f"Renamed during {fault}")
            edits = [asyncio.create_task(link.edit([layer(f"during{number}")])) for number in range(5)]
            await asyncio.sleep(BAD_FOR)
            proxy.line = GOOD
            acknowledged = [before, *await asyncio.gather(*edits)]
            kept = await same_as_server(visitor, link, project)
        finally:
            await link.aclose()
        assert kept["title"] == f"Renamed during {fault}"
        assert {"before", *(f"during{number}" for number in range(5))} < set(kept["graphs"]["main"]["nodes"])
        assert sorted(link.acknowledged) == sorted(acknowledged)
        assert kept["revision"] == 1 + len(acknowledged) + 1  # the first one's, the edits, the other way's


async def test_who_is_silent_has_gone_until_they_are_heard_again(tmp_path):
    async with AsyncExitStack() as stack:
        flags = ("--teacher-password", PASSWORD)
        server = stack.enter_context(running_server(tmp_path / "data", *flags, module="tests.server.pinging_server"))
        lesson = await Class.open(server.url, stack)
        vera = await lesson.student("Vera")
        project = (await vera.small_project())["id"]
        proxy = await stack.enter_async_context(proxied(server.url))
        teacher = await stack.enter_async_context(lesson.teacher.tab())
        await teacher.say(type="enter", room=lesson.room["id"])
        link = linked(vera, proxy)
        stack.push_async_callback(link.aclose)
        await link.enter(lesson.room["id"])
        await link.follow(project)
        await teacher.hear("member", lambda told: told["member"]["online"])
        proxy.line = FAULTS["blackhole"]  # nobody closes anything, as where a laptop's lid is shut
        await teacher.hear("member", lambda told: not told["member"]["online"])
        await rename(vera, project, "Renamed by day")
        proxy.line = GOOD
        await teacher.hear("member", lambda told: told["member"]["online"])
        assert (await same_as_server(vera, link, project))["title"] == "Renamed by day"


def layer(name):
    """An edit that adds a layer."""
    return {"op": "add", "path": f"/graphs/main/nodes/{name}", "value": {"type": "relu", "params": {}}}
