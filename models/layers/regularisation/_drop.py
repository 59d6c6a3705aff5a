"""Masks that torch does not draw: of whole paths, and of blocks of a map."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional


class DropPath(nn.Module):
    """In training every sample is zero with probability p, else x/(1 − p)."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """(B, ...) to (B, ...)."""
        if not self.training or self.p == 0:
            return values
        kept = torch.rand((len(values), *[1] * (values.ndim - 1)), device=values.device) >= self.p  # (B, 1, ...)
        return values * (kept / max(1 - self.p, torch.finfo(values.dtype).tiny))


class DropBlock2d(nn.Module):
    """In training squares of block_size are zero, about a share p of all places; the rest is scaled up to match."""

    def __init__(self, p: float, block_size: int) -> None:
        super().__init__()
        self.p = p
        self.block_size = block_size

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """(B, C, H, W) to (B, C, H, W)."""
        if not self.training or self.p == 0:
            return maps
        height, width = maps.shape[2:]
        rows, columns = min(self.block_size, height), min(self.block_size, width)
        # Corners of blocks are drawn where whole blocks fit; gamma makes the expected share of dropped places p.
        free = (height - rows + 1) * (width - columns + 1)
        gamma = self.p * height * width / (rows * columns * free)
        corners = (
            torch.rand((*maps.shape[:2], height - rows + 1, width - columns + 1), device=maps.device) < gamma
        ) * 1.0
        framed = functional.pad(corners, (columns - 1, columns - 1, rows - 1, rows - 1))
        kept = 1 - functional.max_pool2d(framed, (rows, columns), stride=1)  # (B, C, H, W)
        share = kept.mean().clamp_min(1 / kept.numel())
        return maps * (kept / share)
