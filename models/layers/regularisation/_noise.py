"""Noise as a module."""

from __future__ import annotations

import torch
from torch import nn


class GaussianNoise(nn.Module):
    """In training x + std·ε."""

    def __init__(self, std: float) -> None:
        super().__init__()
        self.std = std

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Values of any shape to values of the same shape."""
        return values + self.std * torch.randn_like(values) if self.training and self.std else values
