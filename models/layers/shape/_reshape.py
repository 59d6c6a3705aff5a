"""Reshaping as a module."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn


class Reshape(nn.Module):
    """The numbers of every sample in another shape."""

    def __init__(self, shape: Sequence[int]) -> None:
        super().__init__()
        self.shape = tuple(shape)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """(B, ...) to (B, *shape)."""
        return values.reshape(len(values), *self.shape)
