"""From pressing play to the first step: what a person waits for.

Ours: from the REST call to the metrics of the first step on the live socket, with the fork server warm, as it is a few
seconds after the server has come up. The reference of the second line is a fresh Python that imports torch and does one
step, which is what a run would cost without the fork server.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.running_server import running_server
from tests.server.visitor import Visitor

from .measure import Result, against, of_pairs
from .product import endless_project, look_on

LIMIT = 0.150  # seconds
STARTS = 15
SPAWNS = 3
ONE_STEP = "from tests.bench import loops; loops.Loop(loops.bare()).train(1)"


async def start(visitor: Visitor) -> float:
    """Seconds from play to the first step's metrics, of a project that was being looked at."""
    project = await endless_project(visitor)
    async with visitor.tab() as tab:
        await look_on(tab, project)
        began = perf_counter()
        playing = asyncio.create_task(visitor.post(f"/projects/{project['id']}/play", {"mode": "run"}))
        await tab.hear("metrics")
        took = perf_counter() - began
        await playing
    await visitor.ask("DELETE", f"/projects/{project['id']}", 204)
    return took


def spawn() -> float:
    """Seconds of a fresh Python to its first step."""
    began = perf_counter()
    subprocess.run([sys.executable, "-c", ONE_STEP], check=True)
    return perf_counter() - began


async def measured(data: Path) -> tuple[list[float], list[tuple[float, float]]]:
    """Starts by themselves, and in turn with fresh processes; after one that is not counted."""
    with running_server(data) as server:
        async with Visitor.at(server.url) as visitor:
            await start(visitor)
            starts = [await start(visitor) for _ in range(STARTS)]
            return starts, [(await start(visitor), spawn()) for _ in range(SPAWNS)]


def benchmarks() -> Iterator[Result]:
    """Against 150 ms, and against a process that is not warm (budget 1/40)."""
    with TemporaryDirectory() as folder:
        starts, pairs = asyncio.run(measured(Path(folder) / "data"))
    yield against("start_of_a_run", "s", 1.0, statistics.median(starts), LIMIT)
    yield of_pairs("start_against_a_fresh_process", "s", 1 / 40, pairs)
