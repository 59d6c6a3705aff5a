"""How long one piece of a worker's work may take: what neither ends nor breaks off would be waited for for ever."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from models.problems import declare
from models.text import Text

declare(
    "step_computes",
    Text(
        "A single step, or the validation after an epoch, computed for more than {seconds} s and was ended. Use a "
        "smaller network or a smaller batch; Play goes on from the last weights that were kept.",
        "Один шаг (или валидация после эпохи) считался дольше {seconds} с и был прерван. Возьмите сеть или батч "
        "поменьше; «Пуск» продолжит с последних сохранённых весов.",
    ),
)
declare(
    "step_hangs",
    Text(
        "The training's process did nothing for {seconds} s and was ended. Play goes on from the last weights that "
        "were kept.",
        "Процесс обучения ничего не делал {seconds} с и был завершён. «Пуск» продолжит с последних сохранённых весов.",
    ),
)

Clock = Callable[[], float]
Excess = Literal["computes", "hangs"]


@dataclass(frozen=True)
class Bounds:
    """What one step of a training, or the validation after an epoch, may take."""

    computing: float = 7200.0
    """Seconds of the processor. Beside thirty other trainings it waits for them much longer than it has them."""
    hanging: float = 1800.0
    """Seconds by the clock in which it computes next to nothing."""


NOTHING = 0.001
"""The share of a processor that is next to nothing: the last of a hundred trainings has more."""


class Patience:
    """Knows since when there is work on one piece, and whether that is too long. Safe to ask from another thread."""

    def __init__(self, bounds: Bounds, clock: Clock = time.monotonic, processor: Clock = time.process_time) -> None:
        self.bounds = bounds
        self._clock = clock
        self._processor = processor
        self._since: tuple[float, float] | None = None  # by the clock, and by the processor

    def begin(self) -> None:
        """A piece is begun."""
        self._since = self._clock(), self._processor()

    def end(self) -> None:
        """It is done: what follows, as a pause, may take as long as it likes."""
        self._since = None

    def exceeded(self) -> Excess | None:
        """What is wrong with the present piece, if anything is."""
        since = self._since
        if since is None:
            return None
        waited, computed = self._clock() - since[0], self._processor() - since[1]
        if computed > self.bounds.computing:
            return "computes"
        return "hangs" if waited > self.bounds.hanging and computed < waited * NOTHING else None
