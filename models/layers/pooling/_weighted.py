"""Averages with the weights of a window, given or learned."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn
from torch.nn import functional

_LEAST = 1e-4
"""The share at which a place of weight 0 starts to learn: the softmax reaches no zero."""


class _WindowPool2d(nn.Module):
    def __init__(self, window: Sequence[Sequence[int]], stride: tuple[int, int], padding: tuple[int, int]) -> None:
        super().__init__()
        self.window = [list(row) for row in window]
        self.stride = stride
        self.padding = padding
        weights = torch.tensor(window, dtype=torch.float)
        self.keep(weights / weights.sum())

    def keep(self, shares: torch.Tensor) -> None:
        """Store the first window, (h, w), of sum 1."""
        raise NotImplementedError

    def shares(self) -> torch.Tensor:
        """The window, (h, w), of sum 1."""
        raise NotImplementedError

    def kernels(self) -> torch.Tensor:
        """The window as a kernel for one map, (1, 1, h, w)."""
        return self.shares()[None, None]

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """(B, C, H, W) to (B, C, H', W')."""
        channels = maps.shape[1]
        kernel = self.shares().expand(channels, 1, -1, -1)
        return functional.conv2d(maps, kernel, None, self.stride, self.padding, groups=channels)


class WeightedAvgPool2d(_WindowPool2d):
    """The window is no part of the state, as it belongs to the document."""

    kernel: torch.Tensor

    def keep(self, shares: torch.Tensor) -> None:
        """Store the window."""
        self.register_buffer("kernel", shares, persistent=False)

    def shares(self) -> torch.Tensor:
        """The window as given."""
        return self.kernel


class LearnedAvgPool2d(_WindowPool2d):
    """The window is the softmax of ``weight``, (h, w): always positive and of sum 1."""

    def keep(self, shares: torch.Tensor) -> None:
        """Make the window a weight."""
        self.weight = nn.Parameter(shares.clamp_min(_LEAST).log())

    def shares(self) -> torch.Tensor:
        """The window as learned so far."""
        return self.weight.flatten().softmax(0).view_as(self.weight)
