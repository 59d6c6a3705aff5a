"""A factor as a module: fixed, or a weight."""

from __future__ import annotations

import torch
from torch import nn


class Scale(nn.Module):
    """factor·x; the constant is no part of the state, as it belongs to the document."""

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = factor

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Values of any shape to values of the same shape."""
        return values * self.factor


class LearnedScale(nn.Module):
    """weight·x."""

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = factor  # what the weight starts from
        self.weight = nn.Parameter(torch.tensor(factor))

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Values of any shape to values of the same shape."""
        return values * self.weight
