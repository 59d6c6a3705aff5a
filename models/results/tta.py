"""Test-time augmentation: a network sees each image several times, a little differently, and answers with the mean.

A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet classification with deep convolutional neural networks", 2012, section
4.1: the softmax is averaged over the four corners and the centre of an image, and their mirror images. Nothing is drawn
at random: asked twice, the answer is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

PIXELS_A_STEP = 28
"""Images are shifted by one pixel for so many pixels of their side: a digit by 1, a photo of 224 pixels by 8."""


@dataclass(frozen=True)
class View:
    """One way to look at an image: shifted by whole pixels (down and to the right), and then mirrored or not."""

    down: int = 0
    right: int = 0
    mirrored: bool = False

    def of(self, pixels: Tensor) -> Tensor:
        """The view of a batch (B, C, H, W); what comes in at the edges repeats the edge."""
        from torch.nn.functional import pad

        height, width = pixels.shape[2:]
        if self.down or self.right:
            up_down, left_right = abs(self.down), abs(self.right)
            wide = pad(pixels, (left_right, left_right, up_down, up_down), mode="replicate")
            top, left = up_down - self.down, left_right - self.right
            pixels = wide[:, :, top : top + height, left : left + width]  # (B, C, H, W)
        return pixels.flip(3) if self.mirrored else pixels


AS_IT_IS = (View(),)
"""No augmentation."""


def views(height: int, width: int, *, mirrored: bool) -> tuple[View, ...]:
    """The image as it is and shifted to its four corners; all five mirrored as well where that changes no class.

    An image of one row or column is not shifted across it.
    """
    down, right = (min(max(1, side // PIXELS_A_STEP), side - 1) for side in (height, width))
    shifts = dict.fromkeys([(0, 0), (-down, -right), (-down, right), (down, -right), (down, right)])
    return tuple(View(*shift, mirrored=flip) for flip in ([False, True] if mirrored else [False]) for shift in shifts)
