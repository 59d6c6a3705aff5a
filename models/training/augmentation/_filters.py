"""Blur and sharpness of a batch, every image with a strength of its own."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import conv2d, pad

from models.training.augmentation._colour import blend

if TYPE_CHECKING:
    from torch import Tensor

SIGMAS = 3
"""How many standard deviations of the Gaussian are computed to each side."""


def blurred(pixels: Tensor, sigma: Tensor) -> Tensor:
    """Gaussian blur of (n, C, H, W) with ``sigma`` (n, 1, 1, 1) pixels, mirrored at the border; σ = 0 blurs nothing."""
    count, channels, height, width = pixels.shape
    radius = min(ceil(SIGMAS * float(sigma.max())), height - 1, width - 1)
    if radius < 1:
        return pixels
    places = torch.arange(-radius, radius + 1, device=pixels.device, dtype=pixels.dtype)
    spread = sigma.clamp(min=1e-3).reshape(count, 1)
    kernel = torch.softmax(-(places**2) / (2 * spread**2), 1)  # (n, 2r + 1)
    each = kernel.repeat_interleave(channels, 0)[:, None, None, :]  # (n·C, 1, 1, 2r + 1)
    flat = pad(pixels.reshape(1, count * channels, height, width), (radius,) * 4, mode="reflect")
    flat = conv2d(conv2d(flat, each, groups=count * channels), each.transpose(2, 3), groups=count * channels)
    return flat.reshape(pixels.shape)


def sharpness(pixels: Tensor, factor: Tensor) -> Tensor:
    """Away from Pillow's smoothed image, or towards it; the outermost pixels stay."""
    if min(pixels.shape[2:]) < 3:
        return pixels
    inner, result = pixels[..., 1:-1, 1:-1], pixels.clone()
    rows = pixels[..., :-2] + pixels[..., 1:-1] + pixels[..., 2:]
    around = rows[..., :-2, :] + rows[..., 1:-1, :] + rows[..., 2:, :]  # a tenth of the time of a grouped convolution
    result[..., 1:-1, 1:-1] = blend(inner, (around + 4 * inner) / 13, factor)
    return result
