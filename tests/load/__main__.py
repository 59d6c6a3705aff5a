"""`python -m tests.load`: a class at a fresh server. 1 where somebody was lost or a budget was missed."""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.running_server import RunningServer, running_server

from .lesson import Lesson
from .soak import Soak
from .watching import Observed, observed

JOINED_WITHIN = 5.0
"""Seconds after which everybody is in, who all come within `lesson.ARRIVING`."""
P95 = {"join": 1.0, "api": 0.15, "reconnect": 3.0}
"""Seconds that 95 of 100 stay below, on good lines; coming back, on all of them. What nobody did is missed."""
MEMORY = 400 * 2**20
"""Bytes of the web process."""


def main(arguments: list[str]) -> int:
    """Holds a lesson, or lessons for some time, and tells of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--bad", type=float, default=0.2, help="the share of students on a bad line")
    parser.add_argument("--soak", type=float, nargs="?", const=60.0, metavar="MINUTES", help="one lesson after another")
    chosen = parser.parse_args(arguments)
    with TemporaryDirectory() as folder, running_server(Path(folder)) as server:
        wait_until_warm(server.url)
        if chosen.soak is None:
            missed = hold_one(server, chosen.students, chosen.bad)
        else:
            soak = Soak(server.url, server.process.pid)
            for line in soak.lessons(chosen.soak, chosen.students, chosen.bad):
                print(line, flush=True)
            missed = list(soak.missed())
    for line in missed:
        print(f"MISSED: {line}", file=sys.stderr)
    return 1 if missed else 0


def hold_one(server: RunningServer, students: int, bad: float) -> list[str]:
    """Holds one lesson and prints what there is to tell; what was missed."""
    lesson = Lesson(server.url, students, bad, tell=lambda line: print(line, flush=True))
    print(f"{students} students, {round(students * bad)} of them on bad lines\n", flush=True)
    with observed(server.process.pid) as seen:
        asyncio.run(lesson.hold())
    for line in report(lesson, seen):
        print(line, flush=True)
    return [*missed_budgets(lesson, seen)]


def wait_until_warm(url: str) -> None:
    """Waits until the server has imported what trainings need: a class does not come in its first seconds."""
    while httpx.get(f"{url}/api/health", timeout=10).json()["device"] is None:
        time.sleep(0.2)


def report(lesson: Lesson, seen: Observed) -> Iterator[str]:
    """What there is to tell."""
    yield ""
    for stage, students in Counter(student.reached for student in lesson.lost).items():
        yield f"{students} got no further than: {stage}"
    yield ""
    yield from lesson.figures.lines()
    yield ""
    yield f"web process: {seen.most_bytes / 2**20:.0f} MB at most, {seen.cpu_seconds:.0f} s of CPU"
    yield f"load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())}"
    for student in lesson.lost:
        yield f"LOST after {student.reached}: {student.nickname}: {student.lost}"


def missed_budgets(lesson: Lesson, seen: Observed) -> Iterator[str]:
    """Who was lost, and the budgets that were not kept."""
    if lesson.lost:
        yield f"{len(lesson.lost)} students were lost"
    if lesson.stages["join"] > JOINED_WITHIN:
        yield f"everybody was in after {lesson.stages['join']:.1f} s, not {JOINED_WITHIN} s"
    for action, limit in P95.items():
        took = lesson.figures.percentile(action, 95)
        if math.isnan(took):
            yield f"{action}: nobody did it"
        elif took > limit:
            yield f"{action}: p95 is {1000 * took:.0f} ms, not {1000 * limit:.0f} ms"
    if seen.most_bytes > MEMORY:
        yield f"the web process took {seen.most_bytes / 2**20:.0f} MB, not {MEMORY / 2**20:.0f} MB"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
