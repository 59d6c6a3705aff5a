"""A class at the server of these tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from tests.running_server import RunningServer
from tests.server.classroom.homework import Class


@pytest.fixture
async def lesson(server: RunningServer) -> AsyncIterator[Class]:
    """A class in a room of its own; its contests are deleted after it, for what they hold back is everybody's."""
    async with AsyncExitStack() as stack:
        lesson = await Class.open(server.url, stack)
        yield lesson
        path = f"/rooms/{lesson.room['id']}/contests"
        for each in (await lesson.teacher.get(path))["contests"]:
            await lesson.teacher.ask("DELETE", f"{path}/{each['id']}", 204)
