"""When the validation split is measured, and the measuring."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from models.tasks.losses import CROSS_ENTROPY, Objective
from models.training.evaluation import evaluate
from models.training.milestones import is_milestone

if TYPE_CHECKING:
    import torch

    from models.compile import Net
    from models.data import Images
    from models.tasks import Task
    from models.training.encoder import Features, Rest

FIRST = 10
"""The first step that is measured, of those between the ends of epochs."""

ALLOWANCE = 0.5
SHARE = 0.05
"""Measurements between the ends of epochs may take so many seconds, and besides this share of the training's time."""

FORWARD = 1 / 3
"""What a forward pass takes of a whole step: the backward pass computes two products where the forward has one."""


class Validation:
    """Measures the whole validation split: at the end of every epoch, and early on within a budget.

    Between the ends of epochs it is measured at the steps 10, 20, 50, 100, 200, ... as far as the budget goes, so that
    the curve begins soon on a small network and a large one is not held up. It is always the whole split: a part of it
    would be noisier than the differences that the curve is there to show.
    """

    def __init__(
        self,
        net: Net | Rest,
        task: Task,
        images: Images | Features,
        batch_size: int,
        device: torch.device,
        *,
        objective: Objective = CROSS_ENTROPY,
    ) -> None:
        self._net = net
        self._objective = objective
        self._task = task
        self._images = images
        self.size = len(images)
        self._batch_size = batch_size
        self._device = device
        self._spent = 0.0
        self._cost: float | None = None

    def fits(self, step: int, trained: float, steps: int) -> bool:
        """Whether ``step`` is to be measured though no epoch ends, after ``steps`` steps in ``trained`` seconds."""
        if step < FIRST or not is_milestone(step):
            return False
        expected = self._cost
        if expected is None:
            expected = FORWARD * trained / steps * len(self._images) / self._batch_size
        return self._spent + expected <= ALLOWANCE + SHARE * trained

    def measure(self) -> dict[str, float]:
        """The task's measures by name, means over the split."""
        start = time.perf_counter()
        images, size, device = self._images, self._batch_size, self._device
        measures = evaluate(self._net, self._task, images, size, device, objective=self._objective)
        self._cost = time.perf_counter() - start
        self._spent += self._cost
        return measures
