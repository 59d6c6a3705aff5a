"""The factorised reduction of NASNet, with the names that timm's implementation has."""

from __future__ import annotations

from collections import OrderedDict

import torch
from torch import nn


class FactorizedReduction(nn.Module):
    """Two thinned paths, one shifted by a pixel, each with a 1×1 convolution; joined and normalised."""

    def __init__(self, in_channels: int, out_channels: int, eps: float, momentum: float) -> None:
        super().__init__()
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.eps = eps
        self.momentum = momentum
        half = out_channels // 2
        self.path_1 = nn.Sequential(OrderedDict(avgpool=_thinning(), conv=nn.Conv2d(in_channels, half, 1, bias=False)))
        self.path_2 = nn.Sequential(
            OrderedDict(
                pad=nn.ZeroPad2d((-1, 1, -1, 1)),
                avgpool=_thinning(),
                conv=nn.Conv2d(in_channels, half, 1, bias=False),
            )
        )
        self.final_path_bn = nn.BatchNorm2d(out_channels, eps, momentum)

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """(B, C, H, W) to (B, out_channels, ⌈H/2⌉, ⌈W/2⌉)."""
        joined = torch.cat([self.path_1(maps), self.path_2(maps)], dim=1)
        return self.final_path_bn(joined)  # type: ignore[no-any-return]


def _thinning() -> nn.Module:
    """Every second place: a mean over windows of one pixel, two apart."""
    return nn.AvgPool2d(1, stride=2, count_include_pad=False)
