"""Pooling with a learned factor and bias for each map."""

from __future__ import annotations

from math import prod

import torch
from torch import nn
from torch.nn import functional


class Subsample2d(nn.Module):
    """weight·Σ window + bias for each channel; the weight starts as 1/size of the window, which gives the mean."""

    def __init__(self, channels: int, kernel_size: tuple[int, int], stride: tuple[int, int]) -> None:
        super().__init__()
        self.channels = channels
        self.kernel_size = kernel_size
        self.stride = stride
        self.weight = nn.Parameter(torch.full((channels,), 1 / prod(kernel_size)))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """(B, C, H, W) to (B, C, H', W')."""
        means = functional.avg_pool2d(maps, self.kernel_size, self.stride)  # ONNX knows no sums of windows
        factors = prod(self.kernel_size) * self.weight
        return means * factors.view(-1, 1, 1) + self.bias.view(-1, 1, 1)
