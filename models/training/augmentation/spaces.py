"""The magnitudes of the policies: for each change, its values in equal steps, and whether the sign is drawn too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Range(NamedTuple):
    """From the weakest to the strongest magnitude."""

    weakest: float = 0.0
    strongest: float = 0.0
    signed: bool = False
    """Half of the images get the negative value."""
    whole: bool = False
    """Rounded: a number of bits."""
    of: str = ""
    """``width`` or ``height`` where the values are shares of it."""

    def at(self, places: NDArray[np.float64], height: int, width: int) -> NDArray[np.float64]:
        """The magnitudes at places from 0 (weakest) to 1 (strongest), for images of a size."""
        size = {"width": width, "height": height, "": 1}[self.of]
        found = size * (self.weakest + places * (self.strongest - self.weakest))
        return np.rint(found) if self.whole else found


Space = Mapping[str, Range]

_UNSIZED: Space = {"AutoContrast": Range(), "Equalize": Range()}


def _colours(strongest: float) -> Space:
    names = ("Brightness", "Color", "Contrast", "Sharpness")
    return {name: Range(0, strongest, signed=True) for name in names}


def _moves(shear: float, degrees: float, x: Range, y: Range) -> Space:
    slanted = Range(0, shear, signed=True)
    return {
        "ShearX": slanted,
        "ShearY": slanted,
        "TranslateX": x,
        "TranslateY": y,
        "Rotate": Range(0, degrees, signed=True),
    }


def _levels(bits_most: float, bits_least: float) -> Space:
    return {"Posterize": Range(bits_most, bits_least, whole=True), "Solarize": Range(1, 0)}


def _share(share: float) -> tuple[Range, Range]:
    return Range(0, share, signed=True, of="width"), Range(0, share, signed=True, of="height")


AUTO_AUGMENT: Space = {
    **_moves(0.3, 30, *_share(150 / 331)),
    **_colours(0.9),
    **_levels(8, 4),
    **_UNSIZED,
    "Invert": Range(),
}
"""Cubuk et al. 2019, table 6; 150 pixels of their 331."""

RAND_AUGMENT: Space = {
    "Identity": Range(),
    **{name: found for name, found in AUTO_AUGMENT.items() if name != "Invert"},
}
"""Cubuk et al. 2020, section 3: the same changes without inversion."""

TRIVIAL_AUGMENT: Space = {
    "Identity": Range(),
    **_moves(0.99, 135, Range(0, 32, signed=True), Range(0, 32, signed=True)),
    **_colours(0.99),
    **_levels(8, 2),
    **_UNSIZED,
}
"""Müller, Hutter 2021, table 1, the wide space."""

AUG_MIX: Space = {**_moves(0.3, 30, *_share(1 / 3)), **_levels(4, 0), **_UNSIZED}
"""Hendrycks et al. 2020, section 3: without colour and sharpness, by which robustness is tested."""


def draw(
    rng: np.random.Generator, space: Space, places: NDArray[np.float64], size: tuple[int, int]
) -> tuple[NDArray[np.str_], NDArray[np.float64]]:
    """A change for each image, with its magnitude at ``places`` (n,) of its range; ``size`` is (H, W)."""
    names = np.array(list(space))
    changes = names[rng.integers(len(names), size=len(places))]
    return changes, magnitudes(rng, space, changes, places, size)


def magnitudes(
    rng: np.random.Generator,
    space: Space,
    changes: NDArray[np.str_],
    places: NDArray[np.float64],
    size: tuple[int, int],
) -> NDArray[np.float64]:
    """The magnitudes (n,) of given changes, signs drawn."""
    signs, found = np.where(rng.random(len(changes)) < 0.5, -1.0, 1.0), np.zeros(len(changes))
    for name in np.unique(changes):
        chosen = changes == name
        sizes = space[name].at(places[chosen], *size)
        found[chosen] = sizes * signs[chosen] if space[name].signed else sizes
    return found
