"""Every signal on against none: the same training twice, in one process and in turn; one is never looked into.

LeNet-5 on MNIST, whose steps are so short that looking costs the most beside them; and the small VGG on the same
images. What is looked for is a hundredth, a tenth of what neighbours on the machine change from one second to the next:
so the two take turns several times a second, and a block is the sum of many turns.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from time import perf_counter
from unittest.mock import patch

from models.training import session
from models.training.loop import train
from models.training.signals import INTERVAL, Signals
from models.training.spec import TrainingSpec
from models.zoo import build

from .measure import Result, of_pairs, seconds

NETWORKS = {"lenet5": 20, "vgg_small": 4}
"""Steps of a turn: about a fifth of a second."""

TURNS = 24
"""Of each side in a block, which holds a dozen looks then: one more or less is not the ratio."""

BLOCKS = 8


class Training:
    """A training of endless length, as far as it is asked."""

    def __init__(self, architecture: str, interval: float) -> None:
        graph = build(architecture, classes=10, shape=(1, 28, 28)).as_json()
        spec = TrainingSpec(graph=graph, dataset="mnist", recipe={"epochs": 1000})
        self.told = 0
        """Moments at which it was looked into."""
        self._worked = 0.0
        self._since: float | None = None
        signals = partial(Signals, interval=interval, clock=self._clock)
        with patch.object(session, "Signals", signals):
            self._events = train(spec)
            next(self._events)

    def _clock(self) -> float:
        """Seconds of this training alone: while the other one has its turn, no look comes any nearer."""
        return self._worked if self._since is None else self._worked + perf_counter() - self._since

    def steps(self, count: int) -> None:
        """Train so many steps."""
        self._since = perf_counter()
        while count:
            event = next(self._events)
            self.told += event["type"] == "signals"
            count -= event["type"] == "metrics" and event["points"][0]["split"] == "train"
        self._worked, self._since = self._clock(), None


def block(ours: Training, reference: Training, steps: int) -> tuple[float, float]:
    """CPU seconds of `TURNS` turns of each."""
    turns = [(seconds(partial(ours.steps, steps)), seconds(partial(reference.steps, steps))) for _ in range(TURNS)]
    return sum(mine for mine, _ in turns), sum(other for _, other in turns)


def benchmarks() -> Iterator[Result]:
    """A step with signals against one without (budget 1.02)."""
    for architecture, steps in NETWORKS.items():
        ours, reference = Training(architecture, INTERVAL), Training(architecture, math.inf)
        block(ours, reference, steps)  # not counted: the first steps allocate
        yield of_pairs(
            f"signals_{architecture}",
            "s/block",
            1.02,
            [block(ours, reference, steps) for _ in range(BLOCKS)],
        )
        assert ours.told, "nothing was measured"
