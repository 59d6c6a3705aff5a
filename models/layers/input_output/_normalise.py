"""The normalisation of pictures as a module without weights."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn


class Normalise(nn.Module):
    """(x/255 − mean)/std per channel; the constants are no part of the state, as they belong to the document."""

    mean: torch.Tensor
    std: torch.Tensor

    def __init__(self, mean: Sequence[float], std: Sequence[float], axes: int) -> None:
        super().__init__()
        broadcast = (-1,) + (1,) * (axes - 1)
        self.axes = axes
        self.register_buffer("mean", torch.tensor(mean).view(broadcast), persistent=False)
        self.register_buffer("std", torch.tensor(std).view(broadcast), persistent=False)

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        """Pixels 0–255 (B, C, H, W) to normalised values of the same shape."""
        return (pixels / 255 - self.mean) / self.std
