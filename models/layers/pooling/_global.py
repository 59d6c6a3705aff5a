"""The mean of every map as a module."""

from __future__ import annotations

import torch
from torch import nn


class GlobalAvgPool2d(nn.Module):
    """Means over height and width."""

    def __init__(self, *, keepdim: bool) -> None:
        super().__init__()
        self.keepdim = keepdim

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """(B, C, H, W) to (B, C), or (B, C, 1, 1)."""
        return maps.mean((2, 3), keepdim=self.keepdim)
