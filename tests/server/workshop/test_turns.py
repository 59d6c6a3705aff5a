"""Series share the background fairly, leave room for whoever plays, and keep their places over a restart."""

from __future__ import annotations

import httpx

from tests.running_server import running_server
from tests.server.visitor import Visitor

LONG = {"length": "steps", "steps": 10_000_000, "batch_size": 64, "train_images": 640}


async def begin(visitor):
    """A project, and a series of three long runs of it."""
    project = await visitor.small_project(recipe=LONG)
    series = await visitor.post(
        f"/projects/{project['id']}/series", {"title": "Seeds", "sweep": {"seed": [1, 2, 3]}}, 201
    )
    return project, series


async def states(visitor, series):
    return [run["state"] for run in (await visitor.get(f"/series/{series['id']}"))["runs"]]


async def until_running(tab, series, indices):
    """Hears until exactly these runs of a series have begun."""
    left = {series["runs"][index]["id"] for index in indices}
    while left:
        message = await tab.hear("runs", lambda message: message["run"]["state"] == "running")
        left.discard(message["run"]["id"])


async def test_turns_are_fair_and_outlive_the_server(tmp_path):
    data = tmp_path / "data"
    with running_server(data, "--trainings", "4") as server:
        async with Visitor.at(server.url) as first, Visitor.at(server.url) as second:
            async with first.tab() as tab, second.tab() as other:
                project, series = await begin(first)
                await tab.follow(project["id"])
                await until_running(tab, series, [0, 1])
                his_project, his = await begin(second)
                await other.follow(his_project["id"])
                await until_running(other, his, [0])  # though series have half of the places: he had nothing
                await second.post(f"/projects/{his_project['id']}/play")
                await other.run_in("running")
                await first.post(f"/runs/{series['runs'][0]['id']}/stop")
                await first.post(f"/runs/{series['runs'][1]['id']}/stop")
                await until_running(tab, series, [2])  # it is the first one's turn again
                assert await states(second, his) == ["running", "queued", "queued"]
            server.process.kill()
            server.process.wait(20)
            cookies = [somebody.client.cookies for somebody in (first, second)]
    with running_server(data, "--trainings", "4") as server:
        async with (
            httpx.AsyncClient(base_url=server.url, cookies=cookies[0], timeout=60) as one,
            httpx.AsyncClient(base_url=server.url, cookies=cookies[1], timeout=60) as two,
        ):
            first, second = Visitor(one), Visitor(two)
            async with second.tab() as other:
                await other.follow(his_project["id"])
                assert (await states(first, series))[:2] == ["stopped", "stopped"]
                assert (await states(second, his))[1:] == ["queued"] * 2
                await first.post(f"/series/{series['id']}/stop")
                await until_running(other, his, [1])
                assert await states(second, his) == ["running", "running", "queued"]
