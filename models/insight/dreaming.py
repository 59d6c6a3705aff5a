"""Feature visualisation: gradient ascent on the pixels, towards what excites a part of a network most.

Olah, Mordvintsev, Schubert, “Feature Visualization”, Distill 2017; from a given picture and for a whole layer it is
DeepDream (Mordvintsev, Olah, Tyka, “Inceptionism: Going Deeper into Neural Networks”, 2015).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import torch

from models.insight.spectrum import COLOURS, Spectrum
from models.insight.study import Report

Objective = Callable[[torch.Tensor], torch.Tensor]
"""What is to be large, of pixels (1, C, H, W), 0 to 255."""

Start = Literal["noise", "input"]

LEAST = 1 / 512
"""From black and from white no gradient leads away: a picture to start from stays as far off."""


@dataclass(frozen=True)
class Tuning:
    """How the ascent goes.

    The penalties are in units of the mean size of the objective's gradient by a pixel, so that they mean the same for a
    logit and for the mean of a map.
    """

    steps: int
    rate: float
    """Adam's."""
    jitter: int
    """By how many pixels the picture is shifted at most: what it shows must not depend on its exact place."""
    variation: float
    """Of the total variation Σ |x(i+1, j) − x(i, j)| + |x(i, j+1) − x(i, j)|: against grain."""
    brightness: float
    """Of Σ x: against what is bright without need."""
    base: float
    """The logit of every pixel of the grey that noise starts from."""


SMALL = 64
"""Pixels of a side up to which a picture is one of digits or icons, not a photo."""

WORK = 36 * 10**9
"""Multiply-adds of the passes forward, which take about a third of the time: half a minute of one core in all."""

LEAST_STEPS, MOST_STEPS, MOST_STEPS_OF_SMALL = 32, 128, 256

PART_WITHOUT_JITTER = 0.25
"""Of the steps, the last: what has taken shape is brought to its place, at half of the penalties."""


def tuning(shape: tuple[int, int, int], start: Start, macs: int) -> Tuning:
    """How the ascent goes for an input (C, H, W); ``macs`` is what one pass to the objective costs.

    Ink on a dark ground (one channel) and photos are seen by networks that know nothing else, and each wants its own.
    The figures are those with which LeNet-5's classes look like digits and EfficientNet-Lite0's channels like textures.
    """
    side = max(shape[1:])
    is_small = side <= SMALL
    steps = max(LEAST_STEPS, min(MOST_STEPS_OF_SMALL if is_small else MOST_STEPS, WORK // max(1, macs)))
    jitter = 2 if is_small else side // 16
    if start == "input":
        return Tuning(max(LEAST_STEPS, steps // 2), 0.02, jitter, variation=0.05, brightness=0, base=0)
    if shape[0] != COLOURS:
        return Tuning(steps, 0.05, jitter, variation=0.2, brightness=0.2, base=-2)
    return Tuning(steps, 0.05, jitter, variation=0.1 if is_small else 0, brightness=0, base=0)


def ascend(
    objective: Objective, pixels: torch.Tensor, start: Start, tuned: Tuning, *, seed: int, report: Report
) -> torch.Tensor:
    """The picture (1, C, H, W), 0 to 255, that the ascent ends with; the same ``seed`` gives the same.

    ``pixels``, (1, C, H, W), 0 to 255, is the picture to start from or, where the start is noise, any of that size.
    """
    generator = torch.Generator().manual_seed(seed)
    known = (pixels / 255).clamp(LEAST, 1 - LEAST)
    base = torch.logit(known) if start == "input" else torch.full_like(pixels, tuned.base)
    spectrum = Spectrum(base, generator)
    optimizer = torch.optim.Adam([spectrum.parts], lr=tuned.rate)
    for step in range(tuned.steps):
        settles = step >= (1 - PART_WITHOUT_JITTER) * tuned.steps
        reach = 0 if settles else tuned.jitter
        shift = torch.randint(-reach, reach + 1, (2,), generator=generator).tolist()
        picture = spectrum.picture()
        shown = picture.detach().requires_grad_()
        gradient = _gradient(lambda x: objective(255 * torch.roll(x, shift, (2, 3))), shown)  # noqa: B023 - called here
        gradient = gradient / gradient.abs().mean().clamp(min=torch.finfo(torch.float32).tiny)
        against = _gradient(lambda x: tuned.variation * variation(x) + tuned.brightness * x.sum(), shown)
        downhill = (0.5 if settles else 1) * against - gradient
        (spectrum.parts.grad,) = torch.autograd.grad(picture, [spectrum.parts], downhill)
        optimizer.step()
        report(step + 1, tuned.steps)
    return 255 * spectrum.picture().detach()


def variation(picture: torch.Tensor) -> torch.Tensor:
    """The total variation of a picture (1, C, H, W)."""
    return picture.diff(dim=2).abs().sum() + picture.diff(dim=3).abs().sum()


def _gradient(function: Objective, at: torch.Tensor) -> torch.Tensor:
    (found,) = torch.autograd.grad(function(at), at)
    return found
