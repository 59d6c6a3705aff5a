"""A depthwise and a 1×1 convolution, one after the other."""

from __future__ import annotations

import torch
from torch import nn

from models.layers.convolution._padded import PaddedConv2d


class DepthwiseSeparableConv2d(nn.Module):
    """``depthwise``, a filter for each map without bias, then ``pointwise``, 1×1.

    ``margins`` are left, right, top, bottom.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: tuple[int, int],
        *,
        stride: tuple[int, int],
        margins: tuple[int, int, int, int],
        dilation: tuple[int, int],
        bias: bool,
    ) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = kernel_size
        self.stride = stride
        self.margins = margins
        self.dilation = dilation
        self.bias = bias
        left, right, top, bottom = margins
        sizes = in_channels, in_channels, kernel_size, stride
        self.depthwise = (
            nn.Conv2d(*sizes, (top, left), dilation, in_channels, bias=False)
            if (left, top) == (right, bottom)
            else PaddedConv2d(*sizes, 0, dilation, in_channels, bias=False, margins=margins)
        )
        self.pointwise = nn.Conv2d(in_channels, out_channels, 1, bias=bias)

    def kernels(self) -> torch.Tensor:
        """The filter of each map, (C, 1, h, w)."""
        return self.depthwise.weight

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """(B, C, H, W) to (B, out_channels, H', W')."""
        return self.pointwise(self.depthwise(maps))  # type: ignore[no-any-return]
