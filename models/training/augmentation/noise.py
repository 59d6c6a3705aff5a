"""Noise, blur and sharpness, each with a strength drawn for every image."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np

from models.forms import parameter
from models.text import Text
from models.training.augmentation.operation import Neutral, PixelOperation, spread
from models.training.augmentation.registry import register

if TYPE_CHECKING:
    from torch import Tensor


@register
class GaussianNoise(PixelOperation):
    """pixels + 255·σ·N(0, 1)."""

    op: ClassVar[str] = "gaussian_noise"
    title = Text("Noise", "Шум")
    summary = Text(
        "Adds a normally distributed number to every value, as a camera does in the dark.",
        "Добавляет к каждому значению нормально распределённое число, как камера в темноте.",
    )
    family = "noise"
    rank = 0
    neutral: ClassVar[Neutral] = {"sigma": 0.0}

    sigma: float = parameter(
        0.1,
        title=Text("Largest σ", "Наибольшее σ"),
        help=Text(
            "Each image has a standard deviation between 0 and this, in parts of the whole range.",
            "Стандартное отклонение каждого изображения лежит между 0 и этим, в долях всего диапазона.",
        ),
        control="slider",
        span=(0, 0.5),
        ge=0,
        le=1,
    )

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        import torch

        from models.training.augmentation._colour import per_image

        sigma = per_image(255 * rng.uniform(0, self.sigma, len(pixels)), pixels)
        normal = torch.from_numpy(rng.standard_normal(tuple(pixels.shape), np.float32)).to(pixels.device)
        return (pixels + sigma * normal).clamp_(0, 255)


@register
class GaussianBlur(PixelOperation):
    """Convolution with a Gaussian."""

    op: ClassVar[str] = "gaussian_blur"
    title = Text("Blur", "Размытие")
    summary = Text(
        "Puts each image out of focus: a convolution with a Gaussian.",
        "Сбивает фокус: свёртка с гауссовым ядром.",
    )
    family = "noise"
    rank = 1
    neutral: ClassVar[Neutral] = {"sigma": 0.0}

    sigma: float = parameter(
        1.0,
        title=Text("Largest σ", "Наибольшее σ"),
        help=Text(
            "Each image has a kernel with a σ between 0 and this, in pixels.",
            "Ядро каждого изображения имеет σ от 0 до этого, в пикселях.",
        ),
        control="slider",
        span=(0, 3),
        ge=0,
        le=16,
    )

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation._colour import per_image
        from models.training.augmentation._filters import blurred

        return blurred(pixels, per_image(rng.uniform(0, self.sigma, len(pixels)), pixels)).clamp_(0, 255)


@register
class Sharpness(PixelOperation):
    """smooth + factor · (pixels − smooth)."""

    op: ClassVar[str] = "sharpness"
    title = Text("Sharpness", "Резкость")
    summary = Text(
        "Moves each image away from its smoothed copy, or towards it.",
        "Отодвигает изображение от его сглаженной копии или приближает к ней.",
    )
    family = "noise"
    rank = 2
    neutral: ClassVar[Neutral] = {"strength": 0.0}

    strength: float = parameter(
        0.5,
        title=Text("Strength", "Сила"),
        help=Text(
            "Each image gets a factor between 1 − strength and 1 + strength: 0 is smooth, 2 twice as sharp.",
            "Каждому изображению достаётся множитель от 1 − сила до 1 + сила: 0 — гладкое, 2 — вдвое резче.",
        ),
        control="slider",
        span=(0, 1),
        ge=0,
        le=1,
    )

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour, _filters

        return _filters.sharpness(pixels, _colour.per_image(spread(rng, len(pixels), self.strength), pixels))
