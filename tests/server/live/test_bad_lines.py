"""Whatever a line does to a conversation: when it is good again both ends have the same, nothing lost or doubled."""

from __future__ import annotations

import asyncio

import pytest

from tests.fault_proxy import FAULTS, GOOD, proxied
from tests.load.figures import Figures
from tests.load.link import Link
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


@pytest.mark.parametrize("fault", [*FAULTS, *ENDS])
async def test_both_ends_have_the_same_after_healing(server, fault):
    async with proxied(server.url) as proxy, Visitor.at(server.url) as visitor:
        project = (await visitor.small_project())["id"]
        cookie = "; ".join(f"{name}={value}" for name, value in visitor.client.cookies.items())
        link = Link(proxy.url, cookie, Figures(), "")
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


def layer(name):
    """An edit that adds a layer."""
    return {"op": "add", "path": f"/graphs/main/nodes/{name}", "value": {"type": "relu", "params": {}}}
