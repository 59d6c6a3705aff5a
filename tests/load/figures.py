"""How long what students do takes: percentiles of every action, and the budgets that some of them have."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

PERCENTILES = (50, 95, 99)


@dataclass(frozen=True)
class Budget:
    """What a figure must not exceed."""

    name: str
    limit: float
    unit: str


@dataclass
class Figures:
    """Seconds of every action that was done, by its name."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def note(self, action: str, seconds: float) -> None:
        """Keeps how long an action took."""
        self.seconds[action].append(seconds)

    @contextmanager
    def timed(self, action: str) -> Iterator[None]:
        """Keeps how long the block took, if it ends well."""
        began = time.perf_counter()
        yield
        self.note(action, time.perf_counter() - began)

    def percentile(self, action: str, percent: int) -> float:
        """Seconds that so many of a hundred stay below; NaN where nothing was done."""
        return percentile(self.seconds[action], percent)

    def lines(self) -> Iterator[str]:
        """A table: an action a line."""
        yield f"{'action':<28}{'times':>7}" + "".join(f"{f'p{percent}, ms':>11}" for percent in PERCENTILES)
        for action in sorted(self.seconds):
            values = "".join(f"{1000 * self.percentile(action, percent):>11.0f}" for percent in PERCENTILES)
            yield f"{action:<28}{len(self.seconds[action]):>7}{values}"


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many of a hundred stay below; NaN of none."""
    if len(values) < 2:
        return values[0] if values else float("nan")
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
