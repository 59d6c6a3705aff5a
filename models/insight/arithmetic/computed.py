"""One layer's computation as it was done, one value of its output, and how numbers of both are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
import torch
from torch import nn

from models.layers import Layer, Shape

Number = float | None
"""On the wire: what is not finite is null."""

Table = list[list[Number]]


@dataclass(frozen=True)
class Unit:
    """One value of a layer's output: of a map at (y, x), or a feature, which has no place."""

    channel: int
    y: int | None = None
    x: int | None = None

    @classmethod
    def at(cls, place: Sequence[int]) -> Unit:
        """The unit at the index ``place`` of an output without its batch."""
        return cls(*place)

    @property
    def place(self) -> tuple[int, ...]:
        """Its index in an output without the batch: (channel, y, x), or (feature,)."""
        return tuple(index for index in (self.channel, self.y, self.x) if index is not None)


@dataclass(frozen=True)
class Page:
    """Which of many terms are told: ``most`` of them from the one at ``offset``, the largest first."""

    most: int = 16
    offset: int = 0

    def of(self, sizes: torch.Tensor, most: int | None = None) -> list[int]:
        """Indices of the terms (N,) on this page: all in their order where they fit, else by falling magnitude."""
        most = self.most if most is None else min(most, self.most)
        if len(sizes) <= most and self.offset == 0:
            return list(range(len(sizes)))
        order = sizes.abs().nan_to_num(nan=torch.inf).argsort(descending=True, stable=True)
        return order[self.offset : self.offset + most].tolist()


@dataclass(frozen=True)
class Computed:
    """What went into a layer and what came out of it; the first of the batch is the one that is looked at."""

    layer: Layer
    module: nn.Module
    sources: tuple[str, ...]
    """The nodes that the inputs come from, in the order of the ports."""
    inputs: tuple[torch.Tensor, ...]  # (B, ...) each
    output: torch.Tensor  # (B, ...)
    is_training: bool = False
    mask: torch.Tensor | None = None
    """Of a layer that masks: what its input was multiplied by, (B, ...)."""
    page: Page = Page()

    @property
    def input(self) -> torch.Tensor:
        """The first input's first sample, (C, H, W) or (F,)."""
        return self.inputs[0][0]

    @property
    def shapes(self) -> list[Shape]:
        """Of the inputs, without the batch."""
        return [tuple(each.shape[1:]) for each in self.inputs]

    def value(self, unit: Unit) -> Number:
        """What the layer answered there."""
        return number(self.output[0][unit.place])


def number(value: torch.Tensor) -> Number:
    """The one number of a tensor for JSON: of a float32 no more digits than it has, of a float64 all."""
    return numbers(value.reshape(1))[0]


def numbers(values: torch.Tensor) -> list[Number]:
    """Numbers (N,) for JSON; read back as float32 they are the same bits."""
    told: list[Number] = orjson.loads(orjson.dumps(values.detach().numpy(), option=orjson.OPT_SERIALIZE_NUMPY))
    return told


def table(values: torch.Tensor) -> Table:
    """Numbers (H, W), row by row."""
    return [numbers(row) for row in values.contiguous()]


def slopes(computed: Computed, unit: Unit) -> list[torch.Tensor]:
    """How the unit changes with every value of each input, of the inputs' shapes: ∂y/∂x.

    The layer is run again by itself, so this is for layers that answer one sample alike whatever the batch. Past its
    hooks: a channel that somebody has switched off has no slope, but the layer's own arithmetic is what is told.
    """
    inputs = [each[:1].detach().clone().requires_grad_() for each in computed.inputs]
    with torch.enable_grad():
        output = computed.module.forward(*inputs)
        found: Sequence[torch.Tensor | None] = torch.autograd.grad(output[0][unit.place], inputs, allow_unused=True)
    pairs = zip(found, inputs, strict=True)
    return [torch.zeros_like(each[0]) if slope is None else slope[0] for slope, each in pairs]


Step = Any
"""A frozen dataclass with a field ``form``: one thing that is done, and the numbers that it is done with."""
