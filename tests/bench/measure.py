"""How a benchmark measures: both sides in one run, in turn, and the median of the ratios.

Absolute times mean nothing on a shared machine: its speed drifts by a factor of five within an hour. A ratio taken from
neighbouring blocks (A B A B ...) cancels the drift, and its median over the blocks ignores a block that was disturbed.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import process_time


@dataclass(frozen=True)
class Result:
    """One line of `make bench`; `ratio` = ours / reference of a time or a cost, so smaller is better."""

    name: str
    ours: float
    reference: float
    ratio: float
    unit: str
    budget: float

    def as_line(self) -> str:
        """The line that is printed; `kept` is what the budget says of the ratio."""
        numbers = {key: round(value, 5) if isinstance(value, float) else value for key, value in asdict(self).items()}
        return json.dumps({**numbers, "kept": self.ratio <= self.budget})


def seconds(call: Callable[[], object], repeat: int = 1) -> float:
    """CPU seconds that one of `repeat` calls took: on one thread, what a clock would say if nobody else were there.

    Collects first what the other side has left, or this one would be charged for it.
    """
    gc.collect()
    start = process_time()
    for _ in range(repeat):
        call()
    return (process_time() - start) / repeat


def in_turn(
    name: str, unit: str, budget: float, *, ours: Callable[[], float], reference: Callable[[], float], blocks: int
) -> Result:
    """Measure both sides in turn, `blocks` times each, after one block that is not counted."""
    ours(), reference()
    return of_pairs(name, unit, budget, [(ours(), reference()) for _ in range(blocks)])


def of_pairs(name: str, unit: str, budget: float, pairs: Sequence[tuple[float, float]]) -> Result:
    """The result of neighbouring blocks (ours, reference): medians of the times and of the ratios."""
    return Result(
        name=name,
        ours=statistics.median(mine for mine, _ in pairs),
        reference=statistics.median(other for _, other in pairs),
        ratio=statistics.median(mine / other for mine, other in pairs),
        unit=unit,
        budget=budget,
    )


def against(name: str, unit: str, budget: float, ours: float, limit: float) -> Result:
    """The result of something that has a fixed limit: its ratio is the share of the limit that it takes."""
    return Result(name, ours, limit, ours / limit, unit, budget)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def cpu_seconds(pid: int) -> float:
    """User and system CPU seconds a process has used so far (all its threads), from the kernel's accounting.

    A benchmark of a whole machine's cost uses CPU time: wall time on two shared cores measures the neighbours.
    """
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
