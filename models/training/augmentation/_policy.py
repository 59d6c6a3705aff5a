"""What policies choose from: sixteen changes with a magnitude, a different one for every image of a batch.

Images with the same change are changed together; all that move pixels are one resampling. The changes and their signs
are torchvision's, which follow the papers' code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from models.training.augmentation import _colour, _filters, homographies
from models.training.augmentation._colour import per_image
from models.training.augmentation._warp import warped

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from torch import Tensor

    from models.training.augmentation.operation import Fill

    Numbers = NDArray[np.float64]

_COLOURS: dict[str, Callable[[Tensor, Numbers], Tensor]] = {
    "Brightness": lambda pixels, size: _colour.brightness(pixels, per_image(1 + size, pixels)),
    "Color": lambda pixels, size: _colour.saturation(pixels, per_image(1 + size, pixels)),
    "Contrast": lambda pixels, size: _colour.contrast(pixels, per_image(1 + size, pixels)),
    "Sharpness": lambda pixels, size: _filters.sharpness(pixels, per_image(1 + size, pixels)),
    "Posterize": lambda pixels, size: _colour.posterize(pixels, per_image(size, pixels)),
    "Solarize": lambda pixels, size: _colour.solarize(pixels, per_image(255 * size, pixels)),
    "AutoContrast": lambda pixels, _: _colour.autocontrast(pixels),
    "Equalize": lambda pixels, _: _colour.equalize(pixels),
    "Invert": lambda pixels, _: 255 - pixels,
}

_MOVES: dict[str, Callable[[Numbers, int, int], Numbers]] = {
    "ShearX": lambda size, high, wide: homographies.about((-wide / 2, -high / 2), homographies.shears(size, 0 * size)),
    "ShearY": lambda size, high, wide: homographies.about((-wide / 2, -high / 2), homographies.shears(0 * size, size)),
    "TranslateX": lambda size, *_: homographies.shifts(np.trunc(size), 0 * size),
    "TranslateY": lambda size, *_: homographies.shifts(0 * size, np.trunc(size)),
    "Rotate": lambda size, *_: homographies.rotations(size),
}


def perform(pixels: Tensor, changes: NDArray[np.str_], sizes: Numbers, fill: Fill) -> Tensor:
    """Change image i of (B, C, H, W) by ``changes[i]`` with the magnitude ``sizes[i]``; ``"Identity"`` leaves it."""
    count, _, height, width = pixels.shape
    moves, result = homographies.identities(count), pixels.clone()
    for name in np.unique(changes):
        chosen = np.flatnonzero(changes == name)
        if name in _MOVES:
            moves[chosen] = _MOVES[name](sizes[chosen], height, width)
        elif name in _COLOURS:
            result[chosen] = _COLOURS[name](pixels[chosen], sizes[chosen])
    return warped(result, moves, fill)
