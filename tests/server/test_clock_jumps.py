"""The machine's clock is set in the middle of a lesson, as after a flat battery or by a late time server."""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack

import httpx
import pytest

from tests.load.figures import Figures
from tests.load.student import RECIPE, Student
from tests.load.teacher import PASSWORD, Teacher
from tests.running_server import running_server

DAY = 24 * 3600
JUMPS = (DAY, -2 * DAY)
"""Seconds: ahead, then to before everything there is."""


@pytest.fixture
def clock(tmp_path, monkeypatch):
    """The file that says by how much the server's clock is off."""
    monkeypatch.setitem(os.environ, "CLOCK", str(tmp_path / "clock"))
    return tmp_path / "clock"


async def test_a_lesson_goes_on_whatever_the_clock_says(tmp_path, clock):
    figures = Figures()
    with running_server(tmp_path / "data", module="tests.server.clock_that_jumps") as server:
        async with AsyncExitStack() as stack:
            teacher = await stack.enter_async_context(Teacher.at(server.url, figures))
            student = Student(0, server.url, figures, recipe={**RECIPE, "steps": 1_000_000})
            stack.push_async_callback(student.aclose)
            await student.join(teacher.code)
            await student.build()
            await student.play()
            link = student.link
            for number, jump in enumerate(JUMPS):
                clock.write_text(str(jump))
                moved = len(link.moved)
                await link.edit([{"op": "replace", "path": "/title", "value": f"Edit {number}"}])
                await link.until(lambda moved=moved: len(link.moved) > moved + 3)
                assert (await student.ask("GET", f"/projects/{student.project}"))["title"] == f"Edit {number}"
                async with httpx.AsyncClient(
                    base_url=server.url, timeout=60
                ) as desk:  # whoever has to log in again, can
                    answer = await desk.post("/api/teacher/login", json={"password": PASSWORD})
                    assert answer.json()["is_teacher"]
                    (room,) = (await desk.get("/api/rooms")).json()["rooms"]
                    another = await desk.post("/api/rooms", json={"title": "Another"})
                    assert (another.json()["created"] > room["created"]) == (jump > 0)
                    await desk.delete(f"/api/rooms/{another.json()['id']}")
            assert link.connections == 1  # who waits, waits by a clock that nobody sets
            late = Student(1, server.url, figures)
            stack.push_async_callback(late.aclose)
            await late.join(teacher.code)
            await late.build()
            await asyncio.gather(late.train(), student.ask("POST", f"/runs/{link.run['id']}/stop"))
            await late.hand_in(teacher.contest)
            await late.be_judged(teacher.contest)
