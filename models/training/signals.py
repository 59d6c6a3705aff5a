"""What goes on inside the layers while they learn, measured at some of the steps and within a share of the time.

Of a layer with weights W: ‖∂L/∂W‖₂, ‖W‖₂, ‖ΔW‖₂/‖W‖₂ (about 10⁻³ where learning goes well) and how W is distributed; of
every layer's output a: mean and standard deviation, ‖∂L/∂a‖₂, and, of an activation, how much of it is flat: zeros,
values on a plateau, and units that have not fired. L is the loss as it is derived, before gradients are clipped.

A step that is not looked at is done as if this module did not exist. At one that is, hooks read; they replace nothing,
draw no random number and work on no tensor of the training in place, so the update has the same bits either way.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from models.compile import Net
from models.layers import Layer
from models.training.governor import Governor
from models.training.look import Look
from models.training.silence import Silence

SHARE = 0.01
"""Of the time: half of what would be allowed, because a cold cache and freed memory, which looking leaves, are in no
clock."""

INTERVAL = 0.25
"""Seconds between two looks at least: nobody reads faster."""

DIGITS = 5
"""Of a number that is told: more than a drawing shows, and half of what it would weigh."""


class Signals:
    """Looks into a network as often as the share of the time allows."""

    def __init__(
        self,
        net: Net,
        layers: Mapping[str, Layer],
        share: float = SHARE,
        interval: float = INTERVAL,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._modules = {node: net.get_submodule(node) for node in layers}
        self._layers = layers
        self._governor = Governor(share, interval, clock)
        self._clock = clock
        self._silence = Silence()

    @contextmanager
    def looking(self) -> Iterator[Look | None]:
        """Around one step of training, forward to update; None where it is not the time for a look.

        Whoever has a look calls `Look.derived` between the backward pass and whatever is done to the gradients, and
        `told` after the context.
        """
        if not self._governor.due():
            yield None
            return
        with Look(self._modules, self._layers, self._clock) as look:
            yield look

    def told(self, look: Look) -> dict[str, Any]:
        """What was found: ``{images, seconds, layers: {node: {...}}}``, every number finite or None.

        ``images`` is how many images in a row the units counted under ``dead`` have not fired for: of every step that
        was looked at the whole batch.
        """
        start = self._clock()
        self._silence.add(look.images, look.sums)
        layers = {node: {name: _rounded(value) for name, value in found.items()} for node, found in look.found.items()}
        for node, (units, dead) in self._silence.counted().items():
            if node in look.sums:  # an encoder that is computed once takes part only while images are augmented
                layers[node].update(units=units, dead=dead)
        seconds = look.seconds + self._clock() - start
        self._governor.charge(seconds)
        return {"images": self._silence.images, "seconds": seconds, "layers": layers}


def _rounded(value: Any) -> Any:  # noqa: ANN401 - a number, or a histogram
    match value:
        case float():
            return float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None
        case dict():
            return {name: _rounded(part) for name, part in value.items()}
    return value
