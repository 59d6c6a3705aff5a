"""The p-norm of windows, with a gradient everywhere."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional


class LPPool2d(nn.Module):
    """(Σ |x|^p)^(1/p) over sliding windows; places beyond the border count as zeros."""

    def __init__(
        self,
        power: int,
        kernel_size: tuple[int, int],
        stride: tuple[int, int],
        padding: tuple[int, int],
        *,
        ceil_mode: bool,
    ) -> None:
        super().__init__()
        self.power = power
        self.kernel_size = kernel_size
        self.stride = stride
        self.padding = padding
        self.ceil_mode = ceil_mode

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """(B, C, H, W) to (B, C, H', W')."""
        powers = maps.abs().pow(self.power)
        windows = self.kernel_size, self.stride, self.padding, self.ceil_mode
        sums = functional.avg_pool2d(powers, *windows, divisor_override=1)
        # A sum of zero stays clear of the root, whose slope is infinite there.
        return sums.clamp_min(torch.finfo(sums.dtype).tiny).pow(1 / self.power)
