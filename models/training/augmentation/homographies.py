"""Matrices of moves: each maps a place in the new image to where its pixel comes from in the old one.

They act on columns (x, y, 1), x to the right and y down, in pixels from the image's centre, and are (n, 3, 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


def identities(count: int) -> Numbers:
    """Nothing moves."""
    return np.tile(np.eye(3), (count, 1, 1))


def shifts(x: Numbers, y: Numbers) -> Numbers:
    """The image moves ``x`` pixels right and ``y`` down."""
    found = identities(len(x))
    found[:, 0, 2], found[:, 1, 2] = -x, -y
    return found


def rotations(degrees: Numbers) -> Numbers:
    """The image turns counter-clockwise."""
    found, angle = identities(len(degrees)), np.deg2rad(degrees)
    cosine, sine = np.cos(angle), np.sin(angle)
    found[:, 0, 0], found[:, 0, 1] = cosine, -sine
    found[:, 1, 0], found[:, 1, 1] = sine, cosine
    return found


def scalings(x: Numbers, y: Numbers) -> Numbers:
    """The image becomes ``x`` times wider and ``y`` times higher."""
    found = identities(len(x))
    found[:, 0, 0], found[:, 1, 1] = 1 / x, 1 / y
    return found


def shears(x: Numbers, y: Numbers) -> Numbers:
    """A pixel comes from ``x`` times its height to the right, or ``y`` times its width below; (0, 0) is the centre."""
    found = identities(len(x))
    found[:, 0, 1], found[:, 1, 0] = x, y
    return found


def about(place: tuple[float, float], matrices: Numbers) -> Numbers:
    """The same moves around another place than the centre."""
    x, y = np.array([place[0]]), np.array([place[1]])
    moved: Numbers = shifts(-x, -y) @ matrices @ shifts(x, y)
    return moved


def between(new: Numbers, old: Numbers) -> Numbers:
    """The homographies that take four ``new`` corners to the ``old`` ones, both (n, 4, 2).

    Two equations for each corner (x, y) → (u, v) in the eight unknowns: ax + by + c − gxu − hyu = u, and so for v.
    """
    x, y, u, v = new[..., 0], new[..., 1], old[..., 0], old[..., 1]
    one, zero = np.ones_like(x), np.zeros_like(x)
    first = np.stack([x, y, one, zero, zero, zero, -x * u, -y * u], -1)
    second = np.stack([zero, zero, zero, x, y, one, -x * v, -y * v], -1)
    solved = np.linalg.solve(np.concatenate([first, second], 1), np.concatenate([u, v], 1)[..., None])[..., 0]
    return np.concatenate([solved, np.ones((len(solved), 1))], 1).reshape(-1, 3, 3)
