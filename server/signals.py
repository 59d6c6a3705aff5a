"""What a run tells of the inside of its layers, as it is answered and sent."""

from __future__ import annotations

from .answers import Answer


class WeightHistogram(Answer):
    """How many of a layer's weights (of a large one: of a part of them) lie in each of equal bins from `lo` to `hi`."""

    lo: float
    hi: float
    counts: list[int]


class LayerSignal(Answer):
    """What was measured at one layer in one step; what it does not have, or is not finite, is null.

    Of its weights W: `gradient` ‖∂L/∂W‖, `weights` ‖W‖, `update_ratio` ‖ΔW‖/‖W‖. Of its output a: `mean`, `std`,
    `arriving` ‖∂L/∂a‖, shares of values that are zero (`zeros`) or on a plateau of the activation (`saturated`), and of
    `units` channels or features those that have not fired (`dead`) for as many images as the message says.
    """

    gradient: float | None = None
    weights: float | None = None
    update_ratio: float | None = None
    histogram: WeightHistogram | None = None
    mean: float | None = None
    std: float | None = None
    arriving: float | None = None
    zeros: float | None = None
    saturated: float | None = None
    units: int | None = None
    dead: int | None = None


class LayerSignals(Answer):
    """What was measured inside a network at the step after `step` updates, by node."""

    step: int
    images: int
    layers: dict[str, LayerSignal]


class Signals(Answer):
    """Moments of a run at which it was looked into, in the order of step; ever further apart."""

    signals: list[LayerSignals]
