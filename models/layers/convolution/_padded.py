"""torch's convolution with a padding of its own on every side."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional


class PaddedConv2d(nn.Conv2d):
    """A ``Conv2d`` after ``margins`` (left, right, top, bottom) of zeros; its weights bear the same names."""

    def __init__(self, *args: Any, margins: tuple[int, int, int, int], **more: Any) -> None:  # noqa: ANN401 - Conv2d's
        super().__init__(*args, **more)
        self.margins = margins

    def forward(self, input: torch.Tensor) -> torch.Tensor:  # noqa: A002 - torch's own name
        """(B, C, H, W) to (B, out_channels, H', W')."""
        return super().forward(functional.pad(input, self.margins))
