"""Normalisations: from what mean and variance are taken, and the four formulas with their numbers.

The formulas are those of Ioffe, Szegedy, “Batch Normalization”, ICML 2015, algorithm 1: μ = Σx/m, σ² = Σ(x − μ)²/m,
x̂ = (x − μ)/√(σ² + ε), y = γ·x̂ + β. The others differ in the values that the sums run over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import nn

from models.insight.arithmetic.computed import Computed, Number, Step, Unit, number
from models.insight.arithmetic.registry import works_out
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.normalisation.group_norm import GroupNorm
from models.layers.normalisation.instance_norm2d import InstanceNorm2d
from models.layers.normalisation.layer_norm import LayerNorm
from models.layers.normalisation.local_response_norm import LocalResponseNorm

Over = Literal["batch", "running", "map", "sample", "group"]
"""Where mean and variance come from: the channel in the whole batch, its running averages, one map, one sample, or a
group of one sample's channels."""


@dataclass(frozen=True, kw_only=True)
class Normalised:
    """The four formulas with their numbers."""

    form: Literal["normalised"] = "normalised"
    over: Over
    count: int | None
    """How many values mean and variance are of; None for running averages."""
    x: Number
    mean: Number
    variance: Number
    eps: float
    centred: Number
    """x − μ"""
    deviation: Number
    """√(σ² + ε)"""
    standardised: Number
    """x̂"""
    gamma: Number
    """None where the layer learns no scale and shift."""
    beta: Number
    output: Number


@dataclass(frozen=True)
class _Scale:
    eps: float
    gamma: torch.Tensor | None
    beta: torch.Tensor | None


def _normalised(
    over: Over, x: torch.Tensor, values: torch.Tensor | tuple[torch.Tensor, torch.Tensor], scale: _Scale, output: Number
) -> Normalised:
    """``values``: all that mean and variance are taken of; or the two themselves."""
    if isinstance(values, tuple):
        count, (mean, variance) = None, values
    else:
        count, wide = values.numel(), values.double()
        mean, variance = wide.mean(), wide.var(correction=0)
    centred = x.double() - mean.double()
    deviation = (variance.double() + scale.eps).sqrt()
    return Normalised(
        over=over,
        count=count,
        x=number(x),
        mean=number(mean),
        variance=number(variance),
        eps=scale.eps,
        centred=number(centred),
        deviation=number(deviation),
        standardised=number(centred / deviation),
        gamma=None if scale.gamma is None else number(scale.gamma),
        beta=None if scale.beta is None else number(scale.beta),
        output=output,
    )


def by_channel(module: nn.BatchNorm2d, computed: Computed, unit: Unit, maps: torch.Tensor) -> Normalised:
    """What a batch normalisation that ends a layer does to maps (B, C, H, W)."""
    channel = unit.channel
    values: torch.Tensor | tuple[torch.Tensor, torch.Tensor] = maps[:, channel]
    if not computed.is_training and module.running_mean is not None and module.running_var is not None:
        values = module.running_mean[channel], module.running_var[channel]
    over: Over = "running" if isinstance(values, tuple) else "batch"
    return _normalised(over, maps[0][unit.place], values, _scale(module, channel), computed.value(unit))


def _scale(module: nn.BatchNorm2d | nn.InstanceNorm2d | nn.GroupNorm, channel: int) -> _Scale:
    # torch types both as tensors; without affine they are None.
    weight: torch.Tensor | None = module.weight
    bias: torch.Tensor | None = module.bias
    gamma, beta = (None if each is None else each[channel] for each in (weight, bias))
    return _Scale(module.eps, gamma, beta)


@works_out(BatchNorm2d)
def batch_norm(computed: Computed, unit: Unit) -> list[Step]:
    """Mean and variance of the channel: over the batch and all places in training, else the running averages."""
    assert isinstance(computed.module, nn.BatchNorm2d)
    return [by_channel(computed.module, computed, unit, computed.inputs[0])]


@works_out(InstanceNorm2d)
def instance_norm(computed: Computed, unit: Unit) -> list[Step]:
    """Mean and variance of one map of one sample."""
    assert isinstance(computed.module, nn.InstanceNorm2d)
    maps, scale = computed.input, _scale(computed.module, unit.channel)
    return [_normalised("map", maps[unit.place], maps[unit.channel], scale, computed.value(unit))]


@works_out(GroupNorm)
def group_norm(computed: Computed, unit: Unit) -> list[Step]:
    """Mean and variance of a group of neighbouring channels of one sample."""
    module, values = computed.module, computed.input
    assert isinstance(module, nn.GroupNorm)
    size = module.num_channels // module.num_groups
    first = unit.channel // size * size
    scale = _scale(module, unit.channel)
    return [_normalised("group", values[unit.place], values[first : first + size], scale, computed.value(unit))]


@works_out(LayerNorm)
def layer_norm(computed: Computed, unit: Unit) -> list[Step]:
    """Mean and variance of all values of one sample; scale and shift are those of the place."""
    module, values = computed.module, computed.input
    assert isinstance(module, nn.LayerNorm)
    weight: torch.Tensor | None = module.weight
    bias: torch.Tensor | None = module.bias
    gamma, beta = (None if each is None else each[unit.place] for each in (weight, bias))
    return [_normalised("sample", values[unit.place], values, _Scale(module.eps, gamma, beta), computed.value(unit))]


@dataclass(frozen=True, kw_only=True)
class Response:
    """x / (k + α/n·Σ x²)^β over n neighbouring channels at the same place."""

    form: Literal["response"] = "response"
    x: Number
    first: int
    """The first of the neighbours; channels that do not exist count as zeros."""
    neighbours: list[Number]
    size: int
    alpha: float
    beta: float
    k: float
    squares: Number
    base: Number
    """k + α/n·Σ x²"""
    denominator: Number
    output: Number


MOST_NEIGHBOURS = 64


@works_out(LocalResponseNorm)
def local_response_norm(computed: Computed, unit: Unit) -> list[Step]:
    """Divides by the neighbouring channels' strength at the same place."""
    layer, maps = computed.layer, computed.input
    assert isinstance(layer, LocalResponseNorm)
    _, y, x = unit.place
    start = unit.channel - layer.size // 2
    seen = range(max(0, start), min(maps.shape[0], start + layer.size))
    neighbours = maps[seen.start : seen.stop, y, x]
    squares = neighbours.double().square().sum()
    base = layer.k + layer.alpha / layer.size * squares
    return [
        Response(
            x=number(maps[unit.place]),
            first=seen.start,
            neighbours=[number(each) for each in neighbours[:MOST_NEIGHBOURS]],
            size=layer.size,
            alpha=layer.alpha,
            beta=layer.beta,
            k=layer.k,
            squares=number(squares),
            base=number(base),
            denominator=number(base**layer.beta),
            output=computed.value(unit),
        )
    ]
