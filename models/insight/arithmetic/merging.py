"""Values of several inputs at one place: added, multiplied, or drawn around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch

from models.insight.arithmetic.computed import Computed, Number, Step, Unit, number
from models.insight.arithmetic.registry import works_out
from models.layers.merge.add import Add
from models.layers.merge.multiply import Multiply
from models.layers.merge.vae_sample import VaeSample
from models.layers.regularisation.gaussian_noise import GaussianNoise


@dataclass(frozen=True, kw_only=True)
class Part:
    """A value of an input, at its place there."""

    source: str
    channel: int
    y: int | None
    x: int | None
    value: Number
    weight: Number = None
    """What it is multiplied by; None for 1."""


@dataclass(frozen=True, kw_only=True)
class Combined:
    """The values of all inputs at one place, added up or multiplied."""

    form: Literal["combined"] = "combined"
    operation: Literal["add", "multiply"]
    parts: list[Part]
    output: Number


def part(computed: Computed, port: int, unit: Unit, weight: torch.Tensor | None = None) -> Part:
    """The value of input number ``port`` at ``unit``."""
    value = computed.inputs[port][0][unit.place]
    return Part(
        source=computed.sources[port],
        channel=unit.channel,
        y=unit.y,
        x=unit.x,
        value=number(value),
        weight=None if weight is None else number(weight),
    )


@works_out(Add)
def addition(computed: Computed, unit: Unit) -> list[Step]:
    """x₀ + x₁ + … at the same place."""
    parts = [part(computed, port, unit) for port in range(len(computed.inputs))]
    return [Combined(operation="add", parts=parts, output=computed.value(unit))]


@works_out(Multiply)
def multiplication(computed: Computed, unit: Unit) -> list[Step]:
    """x₀·x₁·… at the same place; an axis of length 1 has one value for all."""
    parts = []
    for port, shape in enumerate(computed.shapes):
        place = [0 if size == 1 else index for index, size in zip(unit.place, shape, strict=True)]
        parts.append(part(computed, port, Unit.at(place)))
    return [Combined(operation="multiply", parts=parts, output=computed.value(unit))]


@dataclass(frozen=True, kw_only=True)
class Noisy:
    """mean + deviation·ε; ε is what was drawn, 0 outside training."""

    form: Literal["noisy"] = "noisy"
    mean: Number
    log_variance: Number
    """None where the deviation is the layer's parameter."""
    deviation: Number
    noise: Number
    output: Number


@works_out(VaeSample)
def sample(computed: Computed, unit: Unit) -> list[Step]:
    """μ + exp(½·ln σ²)·ε."""
    mean, log_variance = (each[0][unit.place] for each in computed.inputs)
    deviation = (log_variance.double() / 2).exp()
    return [_noisy(computed, unit, mean, number(log_variance), deviation)]


@works_out(GaussianNoise)
def gaussian_noise(computed: Computed, unit: Unit) -> list[Step]:
    """In training x + σ·ε, else x."""
    assert isinstance(computed.layer, GaussianNoise)
    deviation = torch.tensor(computed.layer.std, dtype=torch.double)
    return [_noisy(computed, unit, computed.input[unit.place], None, deviation)]


def _noisy(computed: Computed, unit: Unit, mean: torch.Tensor, log_variance: Number, deviation: torch.Tensor) -> Noisy:
    moved = computed.output[0][unit.place].double() - mean.double()
    return Noisy(
        mean=number(mean),
        log_variance=log_variance,
        deviation=number(deviation),
        noise=number(moved / deviation if float(deviation) > 0 and computed.is_training else moved * 0),
        output=computed.value(unit),
    )
