"""torch's convolution with a padding of its own on every side."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn
from torch.nn import functional

from models.layers.sliding import four_margins


class PaddedConv2d(nn.Conv2d):
    """A ``Conv2d`` that takes (top, bottom, left, right) too; weights bear the same names."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: tuple[int, int],
        *,
        stride: tuple[int, int],
        margins: Sequence[int],
        dilation: tuple[int, int],
        groups: int,
        bias: bool,
    ) -> None:
        top, bottom, left, right = four_margins(tuple(margins))
        symmetric = top == bottom and left == right
        super().__init__(
            in_channels,
            out_channels,
            kernel_size,
            stride=stride,
            padding=(top, left) if symmetric else 0,
            dilation=dilation,
            groups=groups,
            bias=bias,
        )
        self.margins = None if symmetric else (left, right, top, bottom)  # torch counts from the last axis

    def forward(self, input: torch.Tensor) -> torch.Tensor:  # noqa: A002 - torch's own name
        """(B, C, H, W) to (B, out_channels, H', W')."""
        padded = input if self.margins is None else functional.pad(input, self.margins)
        return super().forward(padded)
