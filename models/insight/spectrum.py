"""A picture as its spectrum: what gradient ascent turns, so that coarse and fine patterns grow alike.

Olah, Mordvintsev, Schubert, “Feature Visualization”, Distill 2017, section “Preconditioning and Parameterization”.
"""

from __future__ import annotations

import math

import torch

COLOURS = 3

_SQUARE_ROOT = torch.tensor([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]])
"""A square root of the covariance of red, green and blue in ImageNet's pixels, as the authors' Lucid has it."""

CORRELATION = _SQUARE_ROOT / _SQUARE_ROOT.norm(dim=0).max()
"""From colours that have nothing to do with each other to red, green and blue as they go together in photos."""

NOISE = 0.01
"""Standard deviation of the spectrum at the start."""

CONTRAST = 4
"""The start's is a quarter of what the scaled spectrum would give, as in Lucid."""


class Spectrum:
    """A picture (1, C, H, W), 0 to 1: the sigmoid of ``base`` and of what a spectrum adds to it.

    Args:
        base: (1, C, H, W), the logits of the picture to start from.
        generator: draws the start of the spectrum.
    """

    def __init__(self, base: torch.Tensor, generator: torch.Generator) -> None:
        self._base = base
        _, channels, height, width = base.shape
        self._size = (height, width)
        down, right = torch.fft.fftfreq(height)[:, None], torch.fft.rfftfreq(width)[None]
        frequency = (down.square() + right.square()).sqrt()  # (H, W/2 + 1), in cycles a pixel
        longest = max(height, width)
        self._scale = math.sqrt(height * width) / frequency.clamp(min=1 / longest)
        drawn = torch.randn(2, channels, height, width // 2 + 1, generator=generator)
        self.parts = (NOISE * drawn).requires_grad_()  # real and imaginary
        """What is to be turned."""

    def picture(self) -> torch.Tensor:
        """The picture as it is now."""
        spectrum = torch.complex(self.parts[0], self.parts[1]) * self._scale  # (C, H, W/2 + 1)
        added = torch.fft.irfft2(spectrum, s=self._size)[None] / CONTRAST  # (1, C, H, W)
        if added.shape[1] == COLOURS:
            added = torch.einsum("bchw,dc->bdhw", added, CORRELATION)
        return torch.sigmoid(self._base + added)
