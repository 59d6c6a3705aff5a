"""Learning-rate schedules: each a pure function from the step to a factor on the recipe's learning rate.

The rate is ``learning_rate × factor(step)`` with the learning rate as it is *now*: one that was changed in the middle
of a run is the new base, and the schedule goes on from where it is. Only the plateau depends on the past, through the
number of its reductions, which is a function of the validation losses so far (`models.training.progress`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.training.recipe import Recipe

START = 25.0
END = 1e4
"""One cycle begins at 1/25 of its peak and ends 10 000 times lower than it began: Smith and Topin, "Super-convergence",
2018, with the numbers and the cosine of ``torch.optim.lr_scheduler.OneCycleLR``."""


def steps_per_epoch(images: int, batch_size: int) -> int:
    """Steps of one epoch. An epoch's last batch is smaller.

    One of a single image is left out: batch normalisation has no variance there.
    """
    whole, rest = divmod(images, batch_size)
    return max(1, whole + (rest > 1))


@dataclass(frozen=True)
class Plan:
    """How long a training was meant to be."""

    per_epoch: int
    """Steps of one epoch."""
    steps: int | None
    """Steps in all; None where only the clock knows."""

    @classmethod
    def of(cls, recipe: Recipe, per_epoch: int) -> Plan:
        """The plan of a recipe on a training set of so many steps."""
        planned = {"epochs": recipe.epochs * per_epoch, "steps": recipe.steps, "minutes": None}
        return cls(per_epoch, planned[recipe.length])


def rate(recipe: Recipe, plan: Plan, step: int, reductions: int = 0) -> float:
    """The learning rate of the update that follows ``step`` updates, after so many reductions on a plateau."""
    return (
        recipe.learning_rate * warmed(recipe, plan, step) * SCHEDULES[recipe.schedule](recipe, plan, step, reductions)
    )


def warmed(recipe: Recipe, plan: Plan, step: int) -> float:
    """Linear warm-up, (step + 1) / W over the first W steps: Goyal et al., "Accurate, large minibatch SGD", 2017, 2.2.

    One cycle rises by itself.
    """
    steps = warmup_steps(recipe, plan)
    return min(1.0, (step + 1) / steps) if steps else 1.0


def warmup_steps(recipe: Recipe, plan: Plan) -> int:
    """W: the steps of the warm-up."""
    return 0 if recipe.schedule == "one_cycle" else round(recipe.warmup * plan.per_epoch)


def _constant(recipe: Recipe, plan: Plan, step: int, reductions: int) -> float:
    del recipe, plan, step, reductions
    return 1.0


def _step(recipe: Recipe, plan: Plan, step: int, reductions: int) -> float:
    del reductions
    return recipe.schedule_factor ** (step // (recipe.step_epochs * plan.per_epoch))


def _cosine(recipe: Recipe, plan: Plan, step: int, reductions: int) -> float:
    """Half a cosine, l + (1 − l)·(1 + cos πt) / 2, t from 0 after the warm-up to 1 at the end.

    Loshchilov and Hutter, "SGDR", 2017, equation 5. A training that is played on begins another half cosine.
    """
    del reductions
    warmup, total = warmup_steps(recipe, plan), _length(plan)
    t = max(0, step - warmup) / max(1, total - warmup) if step < total else step % total / total
    return recipe.lowest_rate + (1 - recipe.lowest_rate) * (1 + math.cos(math.pi * t)) / 2


def _one_cycle(recipe: Recipe, plan: Plan, step: int, reductions: int) -> float:
    """Along half a cosine from 1/25 up to 1, and along another down to 1/250 000; played on, the cycle begins again."""
    del reductions
    total = _length(plan)
    peak, last = recipe.cycle_peak * total - 1, total - 1
    at = step % total
    if at <= peak:
        return _between(1 / START, 1.0, at / peak if peak > 0 else 1.0)
    return _between(1.0, 1 / START / END, (at - peak) / (last - peak))


def _plateau(recipe: Recipe, plan: Plan, step: int, reductions: int) -> float:
    del plan, step
    return recipe.schedule_factor**reductions


Factor = Callable[["Recipe", Plan, int, int], float]

SCHEDULES: Mapping[str, Factor] = {
    "constant": _constant,
    "step": _step,
    "cosine": _cosine,
    "one_cycle": _one_cycle,
    "plateau": _plateau,
}

NEEDS_LENGTH = frozenset({"cosine", "one_cycle"})
"""Schedules that end with the training, and so must know when that is."""


def curve(recipe: Recipe, plan: Plan, points: int = 200) -> list[tuple[int, float]]:
    """``(step, rate)`` for drawing, at most so many, from the first update to the last; no plateau is foreseen.

    Of a training that ends by the clock, the warm-up and ten epochs are shown.
    """
    steps = plan.steps or warmup_steps(recipe, plan) + 10 * plan.per_epoch
    count = min(points, steps)
    places = sorted({round(place * (steps - 1) / max(1, count - 1)) for place in range(count)})
    return [(step, rate(recipe, plan, step)) for step in places]


def _between(start: float, end: float, share: float) -> float:
    """Along half a cosine from ``start`` to ``end``."""
    return end + (start - end) * (1 + math.cos(math.pi * share)) / 2


def _length(plan: Plan) -> int:
    assert plan.steps is not None, "`feasibility.obstacles` refuses it"
    return plan.steps
