"""The product as benchmarks drive it: a LeNet-5 project, watched as the page watches it, and its trainer's process."""

from __future__ import annotations

import asyncio
from typing import Any

import psutil

from server.jobs.trainer import NICE
from tests.running_server import RunningServer
from tests.server.visitor import Tab, Visitor

SAMPLE = {"dataset": "mnist", "split": "test", "index": 0}


def trainers(server: RunningServer) -> list[int]:
    """The processes that train for the server: its only descendants that stand back behind everything else."""
    return [child.pid for child in psutil.Process(server.process.pid).children(recursive=True) if child.nice() == NICE]


def every_layer(project: dict[str, Any]) -> list[dict[str, Any]]:
    """What the canvas asks for when it shows the whole network."""
    return [{"id": node, "tiles": 16, "size": 56} for node in project["graphs"]["main"]["nodes"]]


async def look_on(tab: Tab, project: dict[str, Any]) -> None:
    """Follow the project and watch every layer and the answer."""
    await tab.follow(project["id"])
    await tab.watch(project["id"], input=SAMPLE, nodes=every_layer(project), prediction=True)
    await tab.hear("frame")


async def endless_project(visitor: Visitor) -> dict[str, Any]:
    """A LeNet-5 that trains for longer than any benchmark."""
    project: dict[str, Any] = await visitor.project("lenet5", recipe={"epochs": 10_000})
    return project


class Audience:
    """Keeps reading a tab, returning credit for each frame as a page does, while a benchmark does other things."""

    def __init__(self, tab: Tab) -> None:
        self.frames = 0
        self.validations = 0
        self.step = 0
        self._tab = tab
        self._waiting: tuple[int, asyncio.Future[None]] | None = None
        self._reading = asyncio.create_task(self._read())

    async def until(self, step: int) -> None:
        """Wait for the training to be told to have come as far as ``step``."""
        if self.step >= step:
            return
        done = asyncio.get_running_loop().create_future()
        self._waiting = (step, done)
        await asyncio.wait([done, self._reading], return_when=asyncio.FIRST_COMPLETED)
        if self._reading.done():
            self._reading.result()

    async def leave(self) -> None:
        """Read no more."""
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)

    async def _read(self) -> None:
        while True:
            message = await self._tab.next()
            self._tab.heard.clear()
            if message["type"] == "frame":
                self.frames += 1
            elif message["type"] == "metrics":
                self._note(message["points"])

    def _note(self, points: list[dict[str, Any]]) -> None:
        self.validations += sum(point["split"] == "val" for point in points)
        self.step = max(self.step, *(point["step"] for point in points))
        if self._waiting is not None and self.step >= self._waiting[0]:
            _, done = self._waiting
            self._waiting = None
            done.set_result(None)
