"""Elastic distortion: as if the image were drawn on rubber."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np

from models.forms import parameter
from models.layers.base import Paper
from models.text import Text
from models.training.augmentation.operation import Fill, Neutral, PixelOperation, filling
from models.training.augmentation.registry import register

if TYPE_CHECKING:
    from torch import Tensor


@register
class Elastic(PixelOperation):
    """Every pixel is displaced by a smooth random field."""

    op: ClassVar[str] = "elastic"
    title = Text("Elastic", "Упругое искажение")
    summary = Text(
        "Stretches each image here and there, as if it were drawn on rubber: made for handwriting.",
        "Растягивает изображение то тут, то там, словно оно нарисовано на резине: придумано для рукописных цифр.",
    )
    family = "geometry"
    rank = 8
    neutral: ClassVar[Neutral] = {"strength": 0.0}
    paper = Paper(
        "Simard, Steinkraus, Platt, “Best Practices for Convolutional Neural Networks Applied to Visual Document "
        "Analysis”, ICDAR 2003, section 2",
        "https://doi.org/10.1109/ICDAR.2003.1227801",
    )

    strength: float = parameter(
        20.0,
        title=Text("Strength", "Сила"),
        help=Text(
            "α of the paper, in pixels: what the smoothed field is multiplied with. Its 29×29 digits had 34, with σ 4.",
            "α из статьи: множитель сглаженного поля, в пикселях. Для цифр 29×29 там 34 при σ = 4.",
        ),
        control="slider",
        span=(0, 60),
        ge=0,
        le=1000,
    )
    sigma: float = parameter(
        3.0,
        title=Text("Smoothness σ", "Гладкость σ"),
        help=Text(
            "How far neighbours move together, in pixels. Small values tear, large ones only shift.",
            "Насколько далёкие соседи движутся вместе, в пикселях. Малые значения рвут, большие только сдвигают.",
        ),
        control="slider",
        span=(1, 8),
        ge=0.5,
        le=64,
    )
    fill: Fill = filling()

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        import torch

        from models.training.augmentation._filters import blurred
        from models.training.augmentation._warp import displaced

        if self.strength == 0:
            return pixels
        count, _, height, width = pixels.shape
        noise = torch.from_numpy(rng.random((count, 2, height, width), np.float32) * 2 - 1).to(pixels.device)
        smooth = blurred(noise, noise.new_full((count, 1, 1, 1), self.sigma))
        return displaced(pixels, smooth.permute(0, 2, 3, 1) * self.strength, self.fill)
