"""One lesson after the other at one server, for as long as is wanted: its memory must not grow."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import psutil

from .lesson import Lesson

GROWTH = 1.1
"""How much more the last third of the lessons may find taken than the third before: caches fill in the first."""
FEWEST = 6
"""Lessons from which that can be said."""


@dataclass
class Soak:
    """What was seen after each lesson."""

    url: str
    pid: int
    """The web process."""
    megabytes: list[float] = field(default_factory=list)
    lost: int = 0

    def lessons(self, minutes: float, students: int, bad: float) -> Iterator[str]:
        """Holds lessons; a line about each."""
        ends = time.monotonic() + 60 * minutes
        while time.monotonic() < ends:
            lesson = Lesson(self.url, students, bad)
            asyncio.run(lesson.hold())
            self.lost += len(lesson.lost)
            self.megabytes.append(psutil.Process(self.pid).memory_info().rss / 2**20)
            yield (
                f"lesson {len(self.megabytes)}: {self.megabytes[-1]:.0f} MB, {len(lesson.lost)} lost, "
                f"api p95 {1000 * lesson.figures.percentile('api', 95):.0f} ms"
            )
            yield from (f"LOST after {student.reached}: {student.lost}" for student in lesson.lost)

    def missed(self) -> Iterator[str]:
        """What was not as it should be."""
        if self.lost:
            yield f"{self.lost} students were lost"
        if len(self.megabytes) < FEWEST:
            yield f"{len(self.megabytes)} lessons say nothing of memory that grows; it takes {FEWEST}"
            return
        third = len(self.megabytes) // 3
        before = statistics.median(self.megabytes[-2 * third : -third])
        after = statistics.median(self.megabytes[-third:])
        if after > GROWTH * before:
            yield f"the web process grew from {before:.0f} MB to {after:.0f} MB"
