"""The stretched hyperbolic tangent as a module."""

from __future__ import annotations

import torch
from torch import nn


class ScaledTanh(nn.Module):
    """amplitude·tanh(slope·x)."""

    def __init__(self, amplitude: float, slope: float) -> None:
        super().__init__()
        self.amplitude = amplitude
        self.slope = slope

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Values of any shape to values of the same shape."""
        return self.amplitude * torch.tanh(self.slope * values)
