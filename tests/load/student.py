"""A student: joins, builds a network, trains it, draws, looks at how it learns, hands it in."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from itertools import pairwise
from typing import Any

import httpx

from tests.server.visitor import small_network

from .figures import Figures
from .link import Link

PATIENCE = 60.0
"""Seconds that one request may take; a bad line is tried again."""
SIDE = 28
RECIPE = {"length": "steps", "steps": 200, "batch_size": 64, "learning_rate": 0.002}
"""A second or two of one core alone."""
ORDER = ["input", "conv1", "relu1", "flatten", "fc1", "fc2"]

Json = dict[str, Any]


class Student:
    """Somebody with a browser, on a line that may be bad."""

    def __init__(
        self, number: int, url: str, figures: Figures, line: str = "", recipe: Mapping[str, Any] = RECIPE
    ) -> None:
        self.number = number
        self.nickname = f"Student {number:03d}"
        self.reached = "nothing"
        """The last stage that was done."""
        self.lost: str | None = None
        """Why nothing came of the next one."""
        self.project: str | None = None
        self.link: Link | None = None
        self._url = url
        self._figures = figures
        self._recipe = recipe
        self._line = line  # a suffix of actions: those of bad lines are counted apart
        self._client = httpx.AsyncClient(base_url=url, timeout=PATIENCE)
        self._chance = random.Random(number)

    async def go(self, stage: str, do: Callable[[Student], Awaitable[None]]) -> None:
        """Does a stage of the lesson, unless an earlier one has failed."""
        if self.lost is not None:
            return
        try:
            await do(self)
        except Exception as error:  # noqa: BLE001 - whatever it is, the student is lost and the class goes on
            self.lost = f"{type(error).__name__}: {error}"[:300]
        else:
            self.reached = stage

    async def aclose(self) -> None:
        """Closes the browser."""
        if self.link is not None:
            await self.link.aclose()
        await self._client.aclose()

    async def think(self, seconds: float) -> None:
        """Does nothing for about so long."""
        await asyncio.sleep(seconds * (0.5 + self._chance.random()))

    async def ask(self, method: str, path: str, body: Any = None, action: str | None = None) -> Any:
        """The answer of a call, tried again while the line is broken; the time is that of the attempt that worked.

        What has no `action` of its own counts as "api": a call of somebody who clicks about.
        """
        for _ in range(20):
            try:
                with self._figures.timed((action or "api") + self._line):
                    answer = await self._client.request(method, f"/api{path}", json=body)
            except httpx.TransportError:
                await asyncio.sleep(0.5)
                continue
            if answer.is_error:
                raise AssertionError(f"{method} {path}: {answer.status_code} {answer.text[:200]}")
            return answer.json() if answer.content else None
        raise AssertionError(f"{method} {path}: no answer")

    async def join(self, code: str) -> None:
        """Opens the link of the class, gives a nickname, and is in."""
        with self._figures.timed(f"join{self._line}"):
            await self.ask("GET", f"/join/{code}", action="join: look")
            joined = await self.ask("POST", "/join", {"code": code, "nickname": self.nickname}, action="join: ask")
            cookie = "; ".join(f"{name}={value}" for name, value in self._client.cookies.items())
            self.link = Link(self._url, cookie, self._figures, self._line)
            await self.link.enter(joined["room"]["id"])

    async def build(self) -> None:
        """Puts a network together, layer by layer."""
        assert self.link is not None
        whole = small_network()
        graph = {**whole, "nodes": {"input": whole["nodes"]["input"]}, "edges": {}}
        document = {"title": self.nickname, "graphs": {"main": graph}, "dataset": "mnist", "recipe": self._recipe}
        made = await self.ask("POST", "/projects", document, action="new project")
        self.project = made["id"]
        await self.link.follow(made["id"])
        for number, (source, target) in enumerate(pairwise(ORDER)):
            await self.think(0.3)
            edge = {"source": source, "target": target, "port": "in"}
            await self.link.edit([
                {"op": "add", "path": f"/graphs/main/nodes/{target}", "value": whole["nodes"][target]},
                {"op": "add", "path": f"/graphs/main/edges/e{number}", "value": edge},
            ])  # fmt: skip

    async def look_around(self) -> None:
        """Does what a page asks for while somebody clicks about."""
        await self.think(0.5)
        graph = (await self.ask("GET", f"/projects/{self.project}"))["graphs"]["main"]
        for _ in range(3):
            for method, path, body in (
                ("GET", f"/projects/{self.project}", None),
                ("POST", "/analysis", {"graph": graph, "batch_size": 64}),
                ("GET", f"/projects/{self.project}/runs", None),
                ("GET", "/datasets/mnist/val/3", None),
            ):
                await self.think(0.5)
                await self.ask(method, path, body)

    async def come_back(self) -> None:
        """Is cut off with everybody else, unless the line is bad: that one is cut often enough."""
        assert self.link is not None
        if not self._line:
            await self.link.cut()

    async def play(self) -> None:
        """Presses play, and waits for the curve to begin."""
        assert self.link is not None
        link = self.link
        await self.ask("POST", f"/projects/{self.project}/play", action="play")
        with self._figures.timed(f"play to first point{self._line}"):
            await link.until(lambda: bool(link.moved))

    async def train(self) -> None:
        """The same, and waits for the end of the training."""
        await self.play()
        link = self.link
        assert link is not None
        await link.until(lambda: link.run is not None and link.run["state"] in {"finished", "failed", "diverged"})
        assert link.run is not None
        assert link.run["state"] == "finished", link.run
        for earlier, later in pairwise(link.moved):
            self._figures.note(f"between points{self._line}", later - earlier)

    async def draw(self) -> None:
        """Draws a digit, stroke by stroke, each answered by the maps of the layers in sight."""
        assert self.link is not None
        pixels = [[0] * SIDE for _ in range(SIDE)]
        nodes = [{"id": name, "tiles": 6, "size": 28} for name in ("conv1", "relu1", "fc1", "fc2")]
        for row in range(5, 22, 2):
            await self.think(0.2)
            pixels[row][12:15] = [255] * 3
            with self._figures.timed(f"draw{self._line}"):
                await self.link.look([[list(each) for each in pixels]], nodes)

    async def look_back(self) -> None:
        """Looks at what came of it: the curve, the weights that were kept, the results."""
        assert self.link is not None
        assert self.link.run is not None
        run = self.link.run["id"]
        points = (await self.ask("GET", f"/runs/{run}/metrics", action="curve"))["points"]
        steps = [point["step"] for point in points if point["split"] == "train"]
        assert steps == list(range(self._recipe["steps"])), f"{len(steps)} of {self._recipe['steps']} points"
        await self.ask("GET", f"/runs/{run}/snapshots", action="snapshots")

    async def hand_in(self, contest: str) -> None:
        """Hands the weights in for the contest."""
        assert self.link is not None
        assert self.link.run is not None
        await self.ask("POST", f"{contest}/handins", {"run": self.link.run["id"]}, action="hand in")

    async def be_judged(self, contest: str) -> None:
        """Waits for what came of it."""
        with self._figures.timed(f"judged{self._line}"):
            while True:
                handins = (await self.ask("GET", f"{contest}/handins", action="judged?"))["handins"]
                if all(handin["state"] != "waiting" for handin in handins):
                    break
                await self.think(2.0)
        assert [handin["state"] for handin in handins] == ["judged"], handins

    async def check(self) -> None:
        """Has what the server has: every edit that it confirmed, and nothing else."""
        assert self.link is not None
        kept = await self.ask("GET", f"/projects/{self.project}", action="check")
        link = self.link
        await link.until(lambda: link.revision == kept["revision"])
        assert link.document == {name: kept[name] for name in link.document}, "the documents differ"
        assert sorted(kept["graphs"]["main"]["nodes"]) == sorted(ORDER), "an edit that was confirmed is missing"
