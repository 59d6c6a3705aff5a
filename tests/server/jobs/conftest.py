"""Real worker processes from one warm fork server, and specs of trainings that take a second."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from server.jobs.fairness import Machine
from server.jobs.local import LocalRunner
from server.jobs.runner import Claim, Event, JobHandle, Runner
from tests.models.training.nets import SMALL

Make = Callable[..., dict[str, Any]]

MEBIBYTE = 2**20
MACHINE = Machine(places=2, bytes=4096 * MEBIBYTE)
CLAIM = Claim("somebody", 64 * MEBIBYTE)


@pytest.fixture(scope="session", autouse=True)
def _fork_server(fork_server: None) -> None:
    """Every test here has processes."""


@pytest.fixture
def spec(tmp_path: Path) -> Make:
    """Makes job specs: seven large steps of a small network."""

    def make(run: str = "run", **fields: Any) -> dict[str, Any]:
        recipe = {"batch_size": 8192, "epochs": 1, "learning_rate": 0.01, **fields.pop("recipe", {})}
        return {
            "run": run,
            "graph": SMALL,
            "dataset": "mnist",
            "recipe": recipe,
            "task": "classify",
            "directory": str(tmp_path / run),
            "live": str(tmp_path / f"{run}.live"),
            "resume": None,
            "initial": [],
            "changes": [],
            "until": None,
            "paused": False,
            **fields,
        }

    return make


@pytest.fixture
async def runner() -> AsyncIterator[Runner]:
    """The runner under the contract; another one goes through the same tests by being put here."""
    runner = LocalRunner(MACHINE, grace=20.0)
    yield runner
    await runner.aclose()


async def until(events: AsyncIterator[Event], kind: str, **fields: Any) -> tuple[Event, list[Event]]:
    """The next event of a kind with these fields, and all that came on the way, itself included."""
    seen: list[Event] = []
    async for event in events:
        seen.append(event)
        if event["type"] == kind and all(event.get(name) == value for name, value in fields.items()):
            return event, seen
    raise AssertionError(f"no {kind} with {fields}; there were {[event['type'] for event in seen]}: {seen[-1:]}")


async def to_the_end(runner: Runner, handle: JobHandle) -> list[Event]:
    return [event async for event in runner.events(handle)]
