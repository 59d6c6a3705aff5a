"""Colours of a batch, every image with a factor of its own: pixels (n, C, H, W) from 0 to 255, factors (n, 1, 1, 1).

The formulas are Pillow's, as torchvision has them; with other than three channels there is no saturation and no hue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

LUMA = (0.2989, 0.587, 0.114)
"""Red, green and blue in brightness (ITU-R BT.601), with torchvision's digits."""


def per_image(values: NDArray[np.floating] | NDArray[np.integer], pixels: Tensor) -> Tensor:
    """Numbers (n,) beside the images they belong to: (n, 1, 1, 1)."""
    return torch.from_numpy(values.astype(np.float32)).to(pixels.device)[:, None, None, None]


def grey(pixels: Tensor) -> Tensor:
    """Brightness, (n, 1, H, W)."""
    if pixels.shape[1] != 3:
        return pixels.mean(1, keepdim=True)
    red, green, blue = pixels[:, :1], pixels[:, 1:2], pixels[:, 2:]
    return red * LUMA[0] + green * LUMA[1] + blue * LUMA[2]


def blend(pixels: Tensor, other: Tensor, factor: Tensor) -> Tensor:
    """factor·pixels + (1 − factor)·other: 0 is the other, 1 the image, more goes beyond it."""
    return torch.lerp(other.expand_as(pixels), pixels, factor).clamp_(0, 255)


def brightness(pixels: Tensor, factor: Tensor) -> Tensor:
    """Lighter or darker: pixels · factor."""
    return (pixels * factor).clamp_(0, 255)


def contrast(pixels: Tensor, factor: Tensor) -> Tensor:
    """Away from the image's mean brightness, or towards it."""
    return blend(pixels, grey(pixels).mean((1, 2, 3), keepdim=True), factor)


def saturation(pixels: Tensor, factor: Tensor) -> Tensor:
    """Away from grey, or towards it."""
    return blend(pixels, grey(pixels), factor) if pixels.shape[1] == 3 else pixels


def hue(pixels: Tensor, turn: Tensor) -> Tensor:
    """The wheel of colours turned by ``turn`` of a whole round.

    RGB is read off HSV with f(n) = v − v·s·max(0, min(k, 4 − k, 1)), k = (n + 6h) mod 6, n = 5, 3, 1.
    """
    if pixels.shape[1] != 3:
        return pixels
    red, green, blue = pixels[:, :1], pixels[:, 1:2], pixels[:, 2:]
    value, least = pixels.amax(1, keepdim=True), pixels.amin(1, keepdim=True)
    chroma = value - least  # v·s
    safe = torch.where(chroma > 0, chroma, 1)
    sector = torch.where(
        value == red,
        (green - blue) / safe,
        torch.where(value == green, (blue - red) / safe + 2, (red - green) / safe + 4),
    )
    places = pixels.new_tensor([5.0, 3.0, 1.0])[None, :, None, None]
    k = (places + sector + 6 * turn) % 6
    return (value - chroma * torch.minimum(k, 4 - k).clamp_(0, 1)).clamp_(0, 255)


def gamma(pixels: Tensor, exponent: Tensor) -> Tensor:
    """255 · (pixels / 255) ^ exponent: black and white stay."""
    return (pixels / 255) ** exponent * 255


def posterize(pixels: Tensor, bits: Tensor) -> Tensor:
    """The highest ``bits`` of each value's eight."""
    step = 2 ** (8 - bits)
    return torch.where(bits >= 8, pixels, (pixels / step).floor() * step)


def solarize(pixels: Tensor, threshold: Tensor) -> Tensor:
    """Everything from ``threshold`` (0 to 255) up is inverted."""
    return torch.where(pixels >= threshold, 255 - pixels, pixels)


def autocontrast(pixels: Tensor) -> Tensor:
    """Each channel stretched to 0 … 255; a flat one stays."""
    least, most = pixels.amin((2, 3), keepdim=True), pixels.amax((2, 3), keepdim=True)
    flat = most == least
    return torch.where(flat, pixels, (pixels - least) * (255 / torch.where(flat, 1, most - least))).clamp_(0, 255)


def equalize(pixels: Tensor) -> Tensor:
    """Each channel's values spread evenly, by Pillow's table of its histogram."""
    count, channels, height, width = pixels.shape
    values = pixels.round().long().reshape(-1, height * width)  # (n·C, H·W)
    histogram = torch.zeros(len(values), 256, dtype=torch.long, device=pixels.device)
    histogram.scatter_add_(1, values, torch.ones_like(values))
    last = histogram.gather(1, values.amax(1, keepdim=True))  # how many have the largest value
    step = (height * width - last) // 255  # (n·C, 1)
    below = histogram.cumsum(1) - histogram
    table = ((below + step // 2) // step.clamp(min=1)).clamp_(0, 255)
    equal = table.gather(1, values).to(pixels.dtype).reshape(count, channels, height, width)
    return torch.where((step > 0).reshape(count, channels, 1, 1), equal, pixels)
