"""Merging as modules, so that every node of a network is one."""

from __future__ import annotations

from functools import reduce

import torch
from torch import nn


class Sum(nn.Module):
    """The sum x₀ + x₁ + … of all inputs."""

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Tensors (B, ...) of one shape to their sum."""
        return reduce(torch.add, inputs)


class Concatenation(nn.Module):
    """Inputs joined along the channels."""

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Tensors (B, Cᵢ, ...) to (B, ΣCᵢ, ...)."""
        return torch.cat(inputs, dim=1)


class Product(nn.Module):
    """The product x₀·x₁·… of all inputs."""

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Tensors (B, ...) whose axes agree or have length 1, to their product."""
        return reduce(torch.mul, inputs)


class VaeSample(nn.Module):
    """In training mean + exp(log-variance / 2)·ε, the reparameterised draw; otherwise the mean."""

    def forward(self, mean: torch.Tensor, log_variance: torch.Tensor) -> torch.Tensor:
        """Two tensors of one shape to a third."""
        if not self.training:
            return mean
        return mean + torch.exp(log_variance / 2) * torch.randn_like(mean)
