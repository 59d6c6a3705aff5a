"""What may be done so often at once and so often in the long run, by each who does it: buckets that fill with time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

REMEMBERED = 10_000
"""Buckets of a kind; the one that is forgotten has not been asked for the longest, and was full by then."""


@dataclass(frozen=True)
class Budget:
    """Times at once, and the seconds after which there is one more."""

    at_once: int
    seconds: float


class Buckets:
    """What is left, by who has it."""

    def __init__(self, budget: Budget, clock: Callable[[], float] = monotonic) -> None:
        self._budget = budget
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds until there is one to spend."""
        return max(0.0, (1 - self._filled(key)) * self._budget.seconds)

    def spend(self, key: str) -> None:
        """Takes one, if there is one."""
        self._fill(key, max(0.0, self._filled(key) - 1))

    def give_back(self, key: str) -> None:
        """Puts one back that was taken."""
        self._fill(key, min(float(self._budget.at_once), self._filled(key) + 1))

    def _fill(self, key: str, left: float) -> None:
        self._buckets[key] = (left, self._clock())
        self._buckets.move_to_end(key)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)

    def _filled(self, key: str) -> float:
        left, since = self._buckets.get(key, (float(self._budget.at_once), self._clock()))
        return min(float(self._budget.at_once), left + (self._clock() - since) / self._budget.seconds)
