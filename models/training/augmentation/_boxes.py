"""Rectangles, one for each image of a batch, as masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from models.training.augmentation._colour import per_image

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor


def inside(boxes: NDArray[np.float64], pixels: Tensor) -> Tensor:
    """Which pixels of each image lie in its box, (n, 1, H, W).

    Args:
        boxes: (4, n): top, left, bottom, right; the last two are outside.
        pixels: (n, C, H, W), for its size and device.
    """
    top, left, bottom, right = (per_image(side, pixels) for side in boxes)
    row = torch.arange(pixels.shape[2], device=pixels.device)[:, None]
    column = torch.arange(pixels.shape[3], device=pixels.device)
    return (row >= top) & (row < bottom) & (column >= left) & (column < right)
