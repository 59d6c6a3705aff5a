"""Squared distances to fixed codes as a module."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from models.layers.dense.digits import DIGITS
from models.seeds import mix


class RBF(nn.Module):
    """−‖x − code‖² = 2·x·code − ‖x‖² − ‖code‖² for every code.

    The codes are no part of the state, as they belong to the document.
    """

    codes: torch.Tensor

    def __init__(self, codes: torch.Tensor) -> None:
        super().__init__()
        self.register_buffer("codes", codes, persistent=False)

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        """(B, F) to (B, K)."""
        own = features.square().sum(1, keepdim=True)  # (B, 1)
        return 2 * functional.linear(features, self.codes) - own - self.codes.square().sum(1)


def digit_codes(count: int) -> torch.Tensor:
    """The drawn digits from 0, (count, 84): 1 for ink, −1 for paper."""
    return torch.tensor([[1.0 if dot == "#" else -1.0 for row in digit for dot in row] for digit in DIGITS[:count]])


def random_codes(count: int, features: int) -> torch.Tensor:
    """Signs (count, features) that are the same everywhere and for ever."""
    generator = torch.Generator().manual_seed(mix(count, "rbf codes"))
    return torch.randint(2, (count, features), generator=generator) * 2.0 - 1
