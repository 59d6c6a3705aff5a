"""A class that trains all at once: thirty LeNets of thirty students, while one of them draws.

A gap is the time between two points of a curve that reached its student, or from the last one to the end: a curve that
stands still has the longest. A look is a stroke of a student's pen, on the wire: its maps for the layers in sight.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.load.__main__ import wait_until_warm
from tests.load.figures import Figures
from tests.load.link import Link
from tests.load.student import Student
from tests.load.teacher import LONG, Teacher
from tests.running_server import running_server

from .measure import Result, against, p95

STUDENTS = 30
GAP = 5.0  # seconds
LOOK = 100.0  # milliseconds, which a stroke may take in a page (`pen`)
ALONE, BESIDE = 6.0, 30.0  # seconds
BEGINS_WITHIN = 60.0  # seconds: all curves
POINTS = 3  # of every curve, before anything is measured


async def begin(student: Student, code: str) -> None:
    """Joins, and opens a LeNet."""
    await student.join(code)
    assert student.link is not None
    project = await student.ask("POST", "/projects", {"example": "lenet5", "recipe": LONG})
    student.project = project["id"]
    await student.link.follow(project["id"])


async def curve_begins(link: Link) -> None:
    """Waits for the first points of a curve."""
    await link.until(lambda: len(link.moved) >= POINTS)


async def looks(student: Student, figures: Figures, seconds: float) -> list[float]:
    """Milliseconds of each look of somebody who draws for so long."""
    figures.seconds["draw"].clear()
    ends = perf_counter() + seconds
    while perf_counter() < ends:
        await student.draw()
    return [1000 * each for each in figures.seconds["draw"]]


def gaps(moved: list[float], began: float, ended: float) -> list[float]:
    """Seconds between the points of a curve, its last before `began` among them, and up to `ended`."""
    first = sum(each <= began for each in moved) - 1
    return [later - earlier for earlier, later in pairwise([*moved[first:], ended])]


async def measured(url: str) -> tuple[list[float], list[float], list[float]]:
    """Seconds of gaps, and milliseconds of looks alone and beside the trainings."""
    figures = Figures()
    async with AsyncExitStack() as stack:
        teacher = await stack.enter_async_context(Teacher.at(url, figures))
        students = [Student(number, url, figures) for number in range(STUDENTS)]
        for student in students:
            stack.push_async_callback(student.aclose)
            await begin(student, teacher.code)
        links = [student.link for student in students if student.link is not None]
        alone = await looks(students[0], figures, ALONE)
        await asyncio.gather(*(each.ask("POST", f"/projects/{each.project}/play") for each in students))
        async with asyncio.timeout(BEGINS_WITHIN):
            await asyncio.gather(*map(curve_begins, links))
        began = perf_counter()
        beside = await looks(students[0], figures, BESIDE)
        ended = perf_counter()
        return [gap for link in links for gap in gaps(link.moved, began, ended)], alone, beside


def benchmarks() -> Iterator[Result]:
    """The longest gap against 5 s, and the 95th percentile of looks, alone and while all train, against 100 ms."""
    with TemporaryDirectory() as folder, running_server(Path(folder)) as server:
        wait_until_warm(server.url)
        waited, alone, beside = asyncio.run(measured(server.url))
    yield against(f"longest_gap_of_{STUDENTS}_curves", "s", 1.0, max(waited), GAP)
    yield against("look_p95", "ms", 1.0, p95(alone), LOOK)
    yield against(f"look_p95_while_{STUDENTS}_train", "ms", 1.0, p95(beside), LOOK)
