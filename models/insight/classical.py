"""The classical filters of image processing at a kernel's own size: what a learned kernel is compared with.

A smoothing row is a row of Pascal's triangle, a derivative its difference, as in Sobel's filters of every size (Sobel
1990, “An isotropic 3×3 image gradient operator”; OpenCV's ``getDerivKernels`` reckons larger ones alike). Gabor filters
are Daugman's (JOSA A 2(7), 1985), of one octave: σ = 0.56 λ, with an aspect of 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import comb, pi

import torch

SMALLEST = 2
LARGEST = 32
"""Sides of kernels that have a bank."""

ORIENTATIONS = 8
OCTAVE = 0.56
"""σ / λ of a Gabor filter whose bandwidth is one octave."""


@dataclass(frozen=True)
class Classical:
    """A filter (h, w), by a name that the page has words for."""

    name: str
    values: torch.Tensor
    angle: float | None = None
    """Of a Gabor filter's wave, in degrees: 0 finds upright edges, as Sobel's x."""
    wavelength: float | None = None
    """In pixels."""


@lru_cache(maxsize=32)
def bank(height: int, width: int) -> tuple[Classical, ...]:
    """All filters that fit; empty where the sides are too small or too large for a pattern."""
    if not SMALLEST <= min(height, width) <= max(height, width) <= LARGEST:
        return ()
    return (*_derivatives(height, width), *_averages(height, width), *_small(height, width), *_gabors(height, width))


def _derivatives(height: int, width: int) -> Iterator[Classical]:
    x = torch.outer(_smooth(height), _slope(width))
    y = torch.outer(_slope(height), _smooth(width))
    yield Classical("sobel_x", x)
    yield Classical("sobel_y", y)
    if height == width:
        yield Classical("sobel_falling", (x + y) / 2)
        yield Classical("sobel_rising", (x - y) / 2)
        yield Classical("diagonal_falling", torch.eye(height))
        yield Classical("diagonal_rising", torch.eye(height).flip(1))
    if min(height, width) > 2:
        yield Classical("line_upright", torch.outer(_smooth(height), -_bend(width)))
        yield Classical("line_level", torch.outer(-_bend(height), _smooth(width)))
        round_ = torch.outer(_smooth(height), _bend(width)) + torch.outer(_bend(height), _smooth(width))
        yield Classical("laplacian", _centred(_LAPLACIAN, 3, 3) if (height, width) == (3, 3) else round_)


def _averages(height: int, width: int) -> Iterator[Classical]:
    yield Classical("box", torch.full((height, width), 1 / (height * width)))
    if max(height, width) > 2:  # else it is the box
        gaussian = torch.outer(_smooth(height), _smooth(width))
        yield Classical("gaussian", gaussian / gaussian.sum())


_LAPLACIAN = torch.tensor([[0.0, 1, 0], [1, -4, 1], [0, 1, 0]])
_SHARPEN = torch.tensor([[0.0, -1, 0], [-1, 5, -1], [0, -1, 0]])
_EMBOSS = torch.tensor([[-2.0, -1, 0], [-1, 1, 1], [0, 1, 2]])


def _small(height: int, width: int) -> Iterator[Classical]:
    """Filters around a middle, which only odd sides have; those of 3×3 stand in the middle of larger ones."""
    if not (height % 2 and width % 2 and min(height, width) > 2):
        return
    edges = -torch.ones(height, width)
    edges[height // 2, width // 2] = height * width - 1
    yield Classical("edges", edges)
    yield Classical("sharpen", _centred(_SHARPEN, height, width))
    yield Classical("emboss", _centred(_EMBOSS, height, width))
    yield Classical("point", _centred(torch.ones(1, 1), height, width))


def _gabors(height: int, width: int) -> Iterator[Classical]:
    """Even (a line) and odd (an edge) waves of every orientation, as long as the kernel and half of that."""
    side = min(height, width)
    if side < 3:
        return
    orientations = ORIENTATIONS if side > 3 else ORIENTATIONS // 2
    rows = (torch.arange(height) - (height - 1) / 2)[:, None]
    columns = (torch.arange(width) - (width - 1) / 2)[None]
    for wavelength in (float(side), side / 2) if side > 4 else (float(side),):
        for step in range(orientations):
            angle = torch.tensor(pi * step / orientations)
            along = columns * angle.cos() + rows * angle.sin()
            window = (-(rows**2 + columns**2) / (2 * (OCTAVE * wavelength) ** 2)).exp()
            wave = 2 * pi * along / wavelength
            degrees = 180 * step / orientations
            yield Classical("gabor_even", window * wave.cos(), degrees, wavelength)
            yield Classical("gabor_odd", window * wave.sin(), degrees, wavelength)


def _centred(small: torch.Tensor, height: int, width: int) -> torch.Tensor:
    large = torch.zeros(height, width)
    top, left = (height - small.shape[0]) // 2, (width - small.shape[1]) // 2
    large[top : top + small.shape[0], left : left + small.shape[1]] = small
    return large


def _smooth(length: int) -> torch.Tensor:
    """1 2 1, 1 4 6 4 1, ..."""
    return torch.tensor([float(comb(length - 1, place)) for place in range(length)])


def _slope(length: int) -> torch.Tensor:
    """The difference of the shorter one: −1 1, −1 0 1, −1 −2 0 2 1, ..."""
    return _difference(_smooth(length - 1))


def _bend(length: int) -> torch.Tensor:
    """The difference of differences: 1 −2 1, ..."""
    return _difference(_difference(_smooth(length - 2)))


def _difference(row: torch.Tensor) -> torch.Tensor:
    zero = torch.zeros(1)
    return torch.cat([zero, row]) - torch.cat([row, zero])
