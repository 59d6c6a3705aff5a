"""Erasing: a rectangle of each image is gone, so that no single part may decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from models.forms import parameter
from models.layers.base import Paper
from models.text import Text
from models.training.augmentation.operation import Neutral, PixelOperation, probability
from models.training.augmentation.registry import register

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

Content = Literal["black", "mean", "noise"]

ASPECT = 0.3
"""Rectangles are between this and 1/this times as high as wide: Zhong et al., section 4.1."""


def _content(default: Content) -> Any:  # noqa: ANN401 - a field, as `parameter` gives
    return parameter(
        default,
        title=Text("Filled with", "Чем заполнить"),
        help=Text("What stands in the place that is erased.", "Что окажется на стёртом месте."),
        control="choice",
        options={
            "black": Text("Background (0)", "Фоном (0)"),
            "mean": Text("The image's mean", "Средним изображения"),
            "noise": Text("Random values", "Случайными значениями"),
        },
    )


@register
class RandomErasing(PixelOperation):
    """A rectangle of random area and proportions, somewhere inside."""

    op: ClassVar[str] = "random_erasing"
    title = Text("Random erasing", "Случайное стирание")
    summary = Text(
        "Erases a rectangle of random size: the network must recognise a thing of which a part is hidden.",
        "Стирает прямоугольник случайного размера: сеть должна узнавать предмет, часть которого скрыта.",
    )
    family = "erasing"
    rank = 0
    paper = Paper(
        "Zhong, Zheng, Kang, Li, Yang, “Random Erasing Data Augmentation”, AAAI 2020",
        "https://arxiv.org/abs/1708.04896",
    )

    p: float = probability(0.5)
    largest: float = parameter(
        0.33,
        title=Text("Largest area", "Наибольшая площадь"),
        help=Text(
            "The rectangle covers between 2 % of the image and this share.",
            "Прямоугольник занимает от 2 % изображения до этой доли.",
        ),
        control="slider",
        span=(0.02, 0.6),
        ge=0.02,
        le=1,
    )
    content: Content = _content("noise")

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        count, _, height, width = pixels.shape
        area = rng.uniform(0.02, self.largest, count)  # the paper's s_l
        ratio = np.exp(rng.uniform(np.log(ASPECT), -np.log(ASPECT), count))
        high = np.clip(np.rint(np.sqrt(area * ratio * height * width)), 1, height)
        wide = np.clip(np.rint(np.sqrt(area / ratio * height * width)), 1, width)
        top = np.floor(rng.random(count) * (height - high + 1))
        left = np.floor(rng.random(count) * (width - wide + 1))
        return _erased(pixels, np.stack([top, left, top + high, left + wide]), self.content, rng)


@register
class Cutout(PixelOperation):
    """A square of one size, its centre anywhere."""

    op: ClassVar[str] = "cutout"
    title = Text("Cutout", "Cutout")
    summary = Text(
        "Erases a square of a fixed size, which may reach beyond the border.",
        "Стирает квадрат постоянного размера; он может выходить за край.",
    )
    family = "erasing"
    rank = 1
    neutral: ClassVar[Neutral] = {"size": 0.0}
    paper = Paper(
        "DeVries, Taylor, “Improved Regularization of Convolutional Neural Networks with Cutout”, 2017",
        "https://arxiv.org/abs/1708.04552",
    )

    size: float = parameter(
        0.5,
        title=Text("Side", "Сторона"),
        help=Text(
            "Side of the square as a share of the image's shorter one. The paper takes 0.5 for CIFAR-10.",
            "Сторона квадрата в долях короткой стороны изображения. В статье для CIFAR-10 — 0,5.",
        ),
        control="slider",
        span=(0, 0.8),
        ge=0,
        le=1,
    )
    content: Content = _content("mean")

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        count, _, height, width = pixels.shape
        side = round(self.size * min(height, width))
        centre = np.floor(rng.random((2, count)) * ((height,), (width,)))
        start = centre - side // 2
        return _erased(pixels, np.concatenate([start, start + side]), self.content, rng)


def _erased(pixels: Tensor, boxes: NDArray[np.float64], content: Content, rng: np.random.Generator) -> Tensor:
    """The images (n, C, H, W) without what lies in their boxes, (4, n): see `inside`."""
    import torch

    from models.training.augmentation._boxes import inside

    fill = {
        "black": lambda: pixels.new_zeros(()),
        "mean": lambda: pixels.mean((2, 3), keepdim=True),
        "noise": lambda: torch.from_numpy(rng.integers(0, 256, tuple(pixels.shape), np.uint8)).to(pixels).float(),
    }[content]()
    return torch.where(inside(boxes, pixels), fill, pixels)
