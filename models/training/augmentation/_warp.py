"""Moving pixels: every image along a homography or a field of its own, resampled bilinearly, a batch in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import grid_sample

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from models.training.augmentation.operation import Fill

PADDING = {"black": "zeros", "edge": "border", "mirror": "reflection"}


def warped(pixels: Tensor, matrices: NDArray[np.float64], fill: Fill) -> Tensor:
    """Images (B, C, H, W) whose pixel at x is that of the old image at Mx, M (B, 3, 3) as `Warp.matrices` gives them.

    An image whose matrix is the identity stays exactly as it is.
    """
    moved = np.flatnonzero((matrices != np.eye(3)).any((1, 2)))
    if len(moved) == 0:
        return pixels
    if len(moved) == len(pixels):
        return _sampled(pixels, _grid(matrices, pixels), fill)
    result = pixels.clone()
    chosen = pixels[moved]
    result[moved] = _sampled(chosen, _grid(matrices[moved], chosen), fill)
    return result


def displaced(pixels: Tensor, by: Tensor, fill: Fill) -> Tensor:
    """Images (B, C, H, W) whose pixel comes from ``by`` (B, H, W, 2) pixels right and below of its place."""
    _, _, height, width = pixels.shape
    sizes = by.new_tensor([width / 2, height / 2])
    places = _places(height, width, pixels)[:, :2].reshape(1, height, width, 2)
    return _sampled(pixels, (places + by) / sizes, fill)


def _sampled(pixels: Tensor, grid: Tensor, fill: Fill) -> Tensor:
    return grid_sample(pixels, grid, mode="bilinear", padding_mode=PADDING[fill], align_corners=False)


def _grid(matrices: NDArray[np.float64], pixels: Tensor) -> Tensor:
    """Where to read, (B, H, W, 2), from −1 at one border of the image to 1 at the other."""
    count, _, height, width = pixels.shape
    scale = np.diag([2 / width, 2 / height, 1.0])
    whole = torch.from_numpy((scale @ matrices).astype(np.float32)).to(pixels.device)
    found = _places(height, width, pixels) @ whole.transpose(1, 2)  # (B, H·W, 3)
    places = found[..., :2]
    if (matrices[:, 2] != (0, 0, 1)).any():  # a perspective
        places = places / found[..., 2:]
    return places.reshape(count, height, width, 2)


def _places(height: int, width: int, pixels: Tensor) -> Tensor:
    """The columns (x, y, 1) of all pixels, row by row, from the centre: (H·W, 3)."""
    y = torch.arange(height, device=pixels.device, dtype=pixels.dtype) - (height - 1) / 2
    x = torch.arange(width, device=pixels.device, dtype=pixels.dtype) - (width - 1) / 2
    rows, columns = torch.meshgrid(y, x, indexing="ij")
    return torch.stack([columns, rows, torch.ones_like(rows)], -1).reshape(-1, 3)
