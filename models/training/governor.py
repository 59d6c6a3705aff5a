"""Keeps what is done beside the training within a share of its time, on any network and any machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Governor:
    """Says when something may be done again: after ``interval``, and late enough that it takes at most ``share``.

    ``next = now + max(interval, cost / share)``, with the measured cost of the last time: a small network is shown ten
    times a second, a large one as often as it can afford.
    """

    def __init__(self, share: float, interval: float, clock: Callable[[], float] = time.perf_counter) -> None:
        self._share = share
        self._interval = interval  # seconds
        self._clock = clock
        self._next = clock() + interval

    def due(self) -> bool:
        """Whether it may be done now."""
        return self._clock() >= self._next

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Around the doing of it."""
        start = self._clock()
        yield
        self.charge(self._clock() - start)

    def charge(self, seconds: float) -> None:
        """Note that it has just been done, and what it cost, where that was spread over other work."""
        self._next = self._clock() + max(self._interval, seconds / self._share)
