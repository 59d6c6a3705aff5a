"""`python -m tests.load`: a class at a fresh server. 1 where somebody was lost or a budget was missed."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.running_server import running_server

from .lesson import ARRIVING, Lesson
from .watching import Observed, observed

JOINED_WITHIN = 5.0
"""Seconds in which everybody is in who came within `ARRIVING`."""
P95 = {"join": 1.0, "api": 0.15, "reconnect": 3.0}
"""Seconds that 95 of 100 stay below, on good lines."""
MEMORY = 400 * 2**20
"""Bytes of the web process."""


def main(arguments: list[str]) -> int:
    """Holds a lesson and tells of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--bad", type=float, default=0.2, help="the share of students on a bad line")
    chosen = parser.parse_args(arguments)
    with TemporaryDirectory() as folder, running_server(Path(folder)) as server, observed(server.process.pid) as seen:
        lesson = Lesson(server.url, chosen.students, chosen.bad)
        asyncio.run(lesson.hold())
    for line in report(lesson, seen):
        print(line, flush=True)
    missed = list(missed_budgets(lesson, seen))
    for line in missed:
        print(f"MISSED: {line}", file=sys.stderr)
    return 1 if lesson.lost or missed else 0


def report(lesson: Lesson, seen: Observed) -> Iterator[str]:
    """What there is to tell."""
    yield f"{lesson.students} students, {round(lesson.students * lesson.bad)} of them on bad lines"
    yield ""
    reached = Counter(student.reached for student in lesson.all)
    for stage, seconds in lesson.stages.items():
        yield (
            f"{stage:<28}{seconds:>7.1f} s{reached[stage]:>5} got no further"
            if reached[stage]
            else (f"{stage:<28}{seconds:>7.1f} s")
        )
    yield ""
    yield from lesson.figures.lines()
    yield ""
    yield f"web process: {seen.most_bytes / 2**20:.0f} MB at most, {seen.cpu_seconds:.0f} s of CPU"
    yield f"load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())}"
    for student in lesson.lost:
        yield f"LOST after {student.reached}: {student.nickname}: {student.lost}"


def missed_budgets(lesson: Lesson, seen: Observed) -> Iterator[str]:
    """The budgets that were not kept."""
    if lesson.stages["join"] > ARRIVING + JOINED_WITHIN:
        yield f"all were in after {lesson.stages['join']:.1f} s, not within {ARRIVING + JOINED_WITHIN} s"
    for action, limit in P95.items():
        took = lesson.figures.percentile(action, 95)
        if took > limit:
            yield f"{action}: p95 is {1000 * took:.0f} ms, not {1000 * limit:.0f} ms"
    if seen.most_bytes > MEMORY:
        yield f"the web process took {seen.most_bytes / 2**20:.0f} MB, not {MEMORY / 2**20:.0f} MB"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
