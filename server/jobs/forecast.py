"""How long a place in the line will be waited for: places come free when a training ends or has had its slice."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from server.jobs.fairness import SLICE
from server.jobs.runner import Event


class Progress:
    """How far a training has got, and how long it will take at this pace: from its events, and when they came."""

    def __init__(self, now: float) -> None:
        self.began = now
        """when its process was begun"""
        self._first: tuple[int, float] | None = None  # a step, and when it was to be done
        self._newest: tuple[int, float] | None = None
        self._steps: int | None = None

    def note(self, event: Event, now: float) -> None:
        """Take in what is told of it."""
        match event:
            case {"type": "queued", "position": None}:
                self.began = now
            case {"type": "started", "step": step, "steps": steps}:
                self._steps, self._first = steps, (step, now)
            case {"type": "extended", "steps": steps}:
                self._steps = steps
            case {"type": "metrics", "points": points}:
                learned = [point["step"] + 1 for point in points if point["split"] == "train"]
                if learned:
                    self._newest = max(learned), now

    def left(self, now: float) -> float | None:
        """Seconds to its end; None while nobody can tell, as of one that goes by the clock."""
        if self._steps is None or self._first is None or self._newest is None or self._newest[0] <= self._first[0]:
            return None
        pace = (self._newest[1] - self._first[1]) / (self._newest[0] - self._first[0])
        return max(0.0, (self._steps - self._newest[0]) * pace - (now - self._newest[1]))


def waits(held: Iterable[tuple[float, float | None]], places: int, line: int) -> list[float]:
    """Seconds until each of a line of so many begins, the next one first.

    ``held`` tells of each training that has a place: seconds since it got it, and seconds to its end where that is
    known. Whoever begins from the line has a slice. That one needs more memory than another is left out.
    """
    ends = [max(0.0, SLICE - since) if left is None else min(left, max(0.0, SLICE - since)) for since, left in held]
    ends += [0.0] * (places - len(ends))
    heapq.heapify(ends)
    found: list[float] = []
    for _ in range(line):
        begins = ends[0]
        found.append(begins)
        heapq.heapreplace(ends, begins + SLICE)
    return found


def limited_waits(lefts: Iterable[float | None]) -> Iterator[float | None]:
    """Seconds until each of a line begins, without end, whose owner (or class) trains as many as allowed.

    ``lefts`` are those that each of these has to its end. None where nobody can tell, as behind one of the line.
    """
    return chain(sorted(left for left in lefts if left is not None), repeat(None))


def rounded(seconds: float) -> int:
    """As it is told, in seconds: to ten below a minute and a half, to minutes above, and never nothing."""
    step = 10 if seconds < 90 else 60
    return max(step, step * round(seconds / step))
