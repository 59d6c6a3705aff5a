"""The server is killed in the middle of a lesson: everybody is back where they were, and nothing confirmed is lost."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from tests.load.figures import Figures
from tests.load.student import ORDER, RECIPE, Student
from tests.load.teacher import Teacher
from tests.running_server import free_port, running_server

TRAINEES = 3
ENDLESS = {**RECIPE, "steps": 1_000_000}
BACK_WITHIN = 20.0
"""Seconds, from the moment that the server answers again."""


@pytest.fixture
async def stack():
    """What is closed at the end, in its order."""
    async with AsyncExitStack() as stack:
        yield stack


async def keep_editing(student: Student, confirmed: list[str]) -> None:
    """Makes groups for as long as it is let, one edit after the other."""
    while True:
        name = f"g{len(confirmed)}"
        group = {"title": name, "parent": None, "collapsed": False}
        await student.link.edit([{"op": "add", "path": f"/graphs/main/groups/{name}", "value": group}])
        confirmed.append(name)
        await asyncio.sleep(0.05)


async def gets_on(student: Student, confirmed: list[str]) -> None:
    """Has a newer edit confirmed than when this is asked."""
    edits = len(confirmed)
    await student.link.until(lambda: len(confirmed) > edits)


async def learns_on(student: Student) -> None:
    """Has a newer point of the curve than when this is asked."""
    moved = len(student.link.moved)
    await student.link.until(lambda: len(student.link.moved) > moved)


async def test_a_lesson_outlives_its_server(tmp_path, stack):
    data, port, figures = tmp_path / "data", free_port(), Figures()
    with running_server(data, port=port) as server:
        teacher = await stack.enter_async_context(Teacher.at(server.url, figures))
        diligent = Student(0, server.url, figures)
        trainees = [Student(1 + number, server.url, figures, recipe=ENDLESS) for number in range(TRAINEES)]
        for student in (diligent, *trainees):
            stack.push_async_callback(student.aclose)
            await student.join(teacher.code)
        await asyncio.gather(*(student.build() for student in (diligent, *trainees)))
        await asyncio.gather(*(student.play() for student in trainees))
        await diligent.train()
        confirmed: list[list[str]] = [[] for _ in trainees]
        pairs = list(zip(trainees, confirmed, strict=True))
        editing = [asyncio.create_task(keep_editing(student, mine)) for student, mine in pairs]
        await asyncio.gather(*(learns_on(student) for student in trainees))
        await diligent.hand_in(teacher.contest)
        server.process.kill()

    with running_server(data, port=port) as server:
        await everybody_is_back(teacher, pairs)
        server.process.kill()  # again, while trainings are being taken up

    with running_server(data, port=port):
        async with asyncio.timeout(BACK_WITHIN):  # of which torch's import takes most
            await asyncio.gather(everybody_is_back(teacher, pairs), *(learns_on(student) for student in trainees))
        await diligent.be_judged(teacher.contest)
        for task in editing:
            task.cancel()
        await asyncio.gather(*editing, return_exceptions=True)
        for student, mine in pairs:
            kept = await student.ask("GET", f"/projects/{student.project}")
            assert set(mine) <= set(kept["graphs"]["main"]["groups"])
            assert set(kept["graphs"]["main"]["nodes"]) == set(ORDER)


async def everybody_is_back(teacher: Teacher, pairs: list[tuple[Student, list[str]]]) -> None:
    """The teacher sees everybody, and everybody's edits are taken, within the time."""
    async with asyncio.timeout(BACK_WITHIN):
        await teacher.sees(1 + len(pairs))
        await asyncio.gather(*(gets_on(student, mine) for student, mine in pairs))
