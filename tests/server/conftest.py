"""One real server for all these tests, and visitors to it: each with a cookie of its own."""

from __future__ import annotations

import multiprocessing.forkserver
from collections.abc import AsyncIterator, Iterator

import pytest

from server.jobs import launch
from tests.running_server import RunningServer, running_server
from tests.server.classroom.homework import PASSWORD
from tests.server.visitor import Visitor


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """The server, with its processes and a teacher."""
    with running_server(tmp_path_factory.mktemp("server") / "data", "--teacher-password", PASSWORD) as running:
        yield running


@pytest.fixture(scope="session")
def fork_server() -> Iterator[None]:
    """The warm process that workers of the tests' own process are forked from, ended with the tests."""
    launch.begin()
    yield
    multiprocessing.forkserver._forkserver._stop()


@pytest.fixture
async def visitor(server: RunningServer) -> AsyncIterator[Visitor]:
    """Somebody at the server."""
    async with Visitor.at(server.url) as somebody:
        yield somebody


@pytest.fixture
async def stranger(server: RunningServer) -> AsyncIterator[Visitor]:
    """Somebody else."""
    async with Visitor.at(server.url) as somebody:
        yield somebody
