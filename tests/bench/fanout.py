"""A class of a hundred that watches one network: the server's cost, and the pace of those who can follow.

A hundred viewers are sent the same 100 kB ten times a second; sixteen of them read 200 kB/s and four have stopped
reading. Ours is the real server process with its hub, sockets and insight process, see `clocked_server` for the one
thing that is not a person's or a training's; the reference is `broadcaster`, a raw uvloop protocol. Both serve the same
viewers, which return credit for every frame to both. What is compared is the CPU time of the process that sends: ours
also asks for the frame and packs it.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from models.blocks.blueprint import Blueprint
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from server.frames import pack_frame
from server.wire import PROTOCOL
from tests.running_server import running_server
from tests.server.visitor import SAMPLE, Visitor

from .measure import Result, cpu_seconds, of_pairs

BLOCKS = 3
SECONDS = 6
MAPS = 128  # of 28×28: 100 kB
RATE = 9.9


def wide_network() -> dict[str, Any]:
    """A network whose first layer's maps are 100 kB."""
    net = Blueprint("Wide")
    net.add("input", Input(shape=(1, 28, 28)))
    net.add("conv1", Conv2d(out_channels=MAPS, kernel_size=(3, 3), padding=(1, 1)))
    net.add("pool", AdaptiveAvgPool2d(output_size=(1, 1)))
    net.add("flatten", Flatten())
    net.add("fc", Linear(out_features=10))
    return net.draw().as_json()


def serve(pid: int, job: dict[str, Any]) -> tuple[float, list[float]]:
    """Have a server watched: the CPU seconds of its process per second, and the fast viewers' rates."""
    command = [sys.executable, "-m", "tests.bench.viewers"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as viewers:
        assert viewers.stdin is not None
        assert viewers.stdout is not None
        viewers.stdin.write(json.dumps({**job, "seconds": SECONDS}) + "\n")
        viewers.stdin.flush()
        viewers.stdout.readline()
        before = cpu_seconds(pid)
        viewers.stdin.write("\n")
        viewers.stdin.flush()
        rates = json.loads(viewers.stdout.readline())["rates"]
        used = cpu_seconds(pid) - before
        viewers.stdin.close()
    return used / SECONDS, rates


async def watched_project(url: str) -> tuple[dict[str, Any], int]:
    """What viewers say to watch the wide network, and the bytes of a frame."""
    async with Visitor.at(url) as visitor, visitor.tab() as tab:
        graphs = {"main": wide_network()}
        document = {"title": "Wide", "task": "classify", "graphs": graphs, "dataset": "mnist", "recipe": {}}
        project = await visitor.post("/projects", document, 201)
        watch = {
            "type": "watch",
            "watch": "canvas",
            "project": project["id"],
            "input": SAMPLE,
            "nodes": [{"id": "conv1", "tiles": MAPS, "size": 28}],
        }
        await tab.say(**watch)
        frame = await tab.hear("frame")
        messages = [json.dumps(message) for message in ({"type": "hello", "protocol": PROTOCOL}, watch)]
        header = {name: value for name, value in frame.items() if name not in {"type", "items"}}
        return {"messages": messages}, len(pack_frame(header, frame["items"]))


@contextmanager
def broadcasting(size: int) -> Iterator[tuple[int, int]]:
    """The raw broadcaster of frames of ``size`` bytes: its process and port."""
    command = [sys.executable, "-m", "tests.bench.broadcaster", str(size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.pid, int(process.stdout.readline())
        process.terminate()


def benchmarks() -> Iterator[Result]:
    """The server's CPU time against the raw broadcaster's (budget 2.0), and the slowest of the fast viewers."""
    pairs, slowest = [], []
    with TemporaryDirectory() as folder, running_server(Path(folder), module=f"{__package__}.clocked_server") as server:
        job, size = asyncio.run(watched_project(server.url))
        with broadcasting(size) as (raw, port):
            for _ in range(BLOCKS):
                cpu, rates = serve(server.process.pid, {**job, "port": server.url.rpartition(":")[2]})
                floor, _ = serve(raw, {**job, "port": port})
                pairs.append((cpu, floor))
                slowest.append(min(rates))
    yield of_pairs("fanout_100_viewers_against_raw", "CPU s/s", 2.0, pairs)
    rate = statistics.median(slowest)
    yield Result("fanout_slowest_fast_viewer", rate, RATE, RATE / rate if rate else float("inf"), "Hz", 1.0)
