"""What a training's past decides about its future besides the weights: small numbers that its snapshots carry.

They are functions of the validation losses at the ends of epochs and of the time spent, so a training that goes on from
a snapshot takes the same decisions as one that was never broken.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from models.training.recipe import Recipe

LEAST_GAIN = 1e-4
"""A loss is lower when it is by this share: the threshold of ``torch.optim.lr_scheduler.ReduceLROnPlateau``."""


class Lowest(BaseModel):
    """The lowest loss so far, and how many epochs ago it was."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    loss: float | None = None
    step: int = 0
    waited: int = 0

    def take(self, loss: float, step: int) -> None:
        """Take the loss at the end of an epoch in."""
        is_lower = math.isfinite(loss) and (self.loss is None or loss < self.loss * (1 - LEAST_GAIN))
        if is_lower:
            self.loss, self.step, self.waited = loss, step, 0
        else:
            self.waited += 1


class Progress(BaseModel):
    """Of one training."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    seconds: float = 0.0
    """Spent on steps, over all of its resumptions."""
    reductions: int = 0
    """Of the learning rate, on plateaus."""
    until: int | None = None
    """The step to which it was asked to go on, beyond its recipe's length or its early end."""
    plateau: Lowest = Lowest()
    stopping: Lowest = Lowest()

    def take(self, loss: float, step: int, recipe: Recipe) -> None:
        """Take the validation loss at the end of an epoch in, as far as the recipe asks for it.

        A fork that is the first to ask begins to wait then: what its parent never watched is not held against it.
        """
        if recipe.early_stopping is not None:
            self.stopping.take(loss, step)
        if recipe.schedule == "plateau":
            self.plateau.take(loss, step)
            if self.plateau.waited > recipe.plateau_epochs:
                self.plateau.waited = 0
                self.reductions += 1

    def go_on(self, until: int | None, recipe: Recipe) -> None:
        """Note to which step the training goes on.

        One that has stopped early and is asked for more waits its whole patience again; one that goes on as before, or
        repeats what another did before it stopped, has waited as long as it has.
        """
        if until != self.until and self.is_stuck(recipe):
            self.stopping.waited = 0
        self.until = until

    def is_stuck(self, recipe: Recipe) -> bool:
        """Whether the recipe's early stopping has waited long enough."""
        return recipe.early_stopping is not None and self.stopping.waited >= recipe.early_stopping

    def is_spent(self, recipe: Recipe) -> bool:
        """Whether the recipe's minutes are over."""
        return recipe.length == "minutes" and self.seconds >= 60 * recipe.minutes
