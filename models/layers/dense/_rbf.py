"""Squared distances to fixed codes as a module."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn
from torch.nn import functional

from models.layers.dense.digits import DIGITS, HEIGHT, WIDTH
from models.seeds import mix


class RBF(nn.Module):
    """−‖x − code‖² = 2·x·code − ‖x‖² − ‖code‖² for every code.

    The codes are no part of the state, as they belong to the document; each is written as a row of ``+`` and ``-``.
    """

    codes: torch.Tensor

    def __init__(self, signs: Sequence[str]) -> None:
        super().__init__()
        self.signs = signs
        codes = torch.tensor([[1.0 if sign == "+" else -1.0 for sign in row] for row in signs])  # (K, F)
        self.register_buffer("codes", codes, persistent=False)

    def kernels(self) -> torch.Tensor:
        """The codes: as pictures (K, 1, 12, 7) where they are drawn digits' size, else (K, F)."""
        is_drawn = self.codes.shape[1] == HEIGHT * WIDTH
        return self.codes.view(-1, 1, HEIGHT, WIDTH) if is_drawn else self.codes

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        """(B, F) to (B, K)."""
        own = features.square().sum(1, keepdim=True)  # (B, 1)
        return 2 * functional.linear(features, self.codes) - own - self.codes.square().sum(1)


def digit_codes(count: int) -> list[str]:
    """The drawn digits from 0, 84 signs each: plus for ink, minus for paper."""
    return ["".join("+" if dot == "#" else "-" for row in digit for dot in row) for digit in DIGITS[:count]]


def random_codes(count: int, features: int) -> list[str]:
    """As many rows of signs, the same everywhere and for ever."""
    generator = torch.Generator().manual_seed(mix(count, "rbf codes"))
    drawn = torch.randint(2, (count, features), generator=generator, device="cpu").tolist()
    return ["".join("+" if bit else "-" for bit in row) for row in drawn]
