"""Two images become one, and so do their labels: each image of a batch is mixed with another one of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from models.forms import parameter
from models.layers.base import Paper
from models.text import Text
from models.training.augmentation.operation import Operation, choose, probability
from models.training.augmentation.registry import register

if TYPE_CHECKING:
    from torch import Tensor


def _alpha(default: float) -> Any:  # noqa: ANN401 - a field, as `parameter` gives
    return parameter(
        default,
        title=Text("α", "α"),
        help=Text(
            "The share λ of the image itself is drawn from Beta(α, α): with 1 every share is as likely, with less most "
            "images are nearly one of the two.",
            "Доля λ самого изображения берётся из распределения Beta(α, α): при 1 все доли равновероятны, при меньших "
            "значениях чаще остаётся почти одно из двух.",
        ),
        control="slider",
        span=(0.1, 2),
        gt=0,
        le=32,
    )


@register
class Mixup(Operation):
    """λ·x + (1 − λ)·x′, and the labels likewise."""

    op: ClassVar[str] = "mixup"
    title = Text("Mixup", "Mixup")
    summary = Text(
        "Lays another image of the batch over each one, half transparent, and mixes the labels in the same shares.",
        "Накладывает на изображение другое из того же батча, полупрозрачно, и смешивает метки в тех же долях.",
    )
    family = "mixing"
    rank = 0
    paper = Paper(
        "Zhang, Cisse, Dauphin, Lopez-Paz, “mixup: Beyond Empirical Risk Minimization”, ICLR 2018",
        "https://arxiv.org/abs/1710.09412",
    )
    mixes = True

    alpha: float = _alpha(0.2)

    def apply(self, pixels: Tensor, targets: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """See `Operation.apply`; λ is each image's own, where the paper draws one for a batch."""
        from models.training.augmentation._colour import per_image

        share, partner = self._drawn(rng, len(pixels))
        own = per_image(share, pixels)
        mixed = own * pixels + (1 - own) * pixels[partner]
        return mixed, own[:, 0, 0] * targets + (1 - own[:, 0, 0]) * targets[partner]

    def _drawn(self, rng: np.random.Generator, count: int) -> tuple[Any, Any]:
        """λ and the partner of every image; λ = 1 where nothing is mixed."""
        chosen = choose(rng, count, self.p)
        share = np.ones(count)
        share[chosen] = rng.beta(self.alpha, self.alpha, len(chosen))
        return share, rng.permutation(count)


@register
class CutMix(Operation):
    """A rectangle of another image, and its label by area."""

    op: ClassVar[str] = "cutmix"
    title = Text("CutMix", "CutMix")
    summary = Text(
        "Pastes a rectangle of another image of the batch into each one; labels are mixed by area.",
        "Вставляет в изображение прямоугольник из другого изображения батча; метки смешиваются по площади.",
    )
    family = "mixing"
    rank = 1
    paper = Paper(
        "Yun, Han, Oh, Chun, Choe, Yoo, “CutMix: Regularization Strategy to Train Strong Classifiers with Localizable "
        "Features”, ICCV 2019",
        "https://arxiv.org/abs/1905.04899",
    )
    mixes = True

    p: float = probability(0.5)
    alpha: float = _alpha(1.0)

    def apply(self, pixels: Tensor, targets: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """See `Operation.apply`. The rectangle's area is 1 − λ, its centre anywhere; what lies outside is cut off."""
        import torch

        from models.training.augmentation._boxes import inside
        from models.training.augmentation._colour import per_image

        count, _, height, width = pixels.shape
        chosen, sides = choose(rng, count, self.p), np.array([[height], [width]])
        boxes = np.zeros((2, 2, count))  # first and last corner, (row, column)
        share = np.sqrt(1 - rng.beta(self.alpha, self.alpha, len(chosen)))
        half = np.floor(sides * share) // 2
        centre = np.floor(rng.random((2, len(chosen))) * sides)
        boxes[:, :, chosen] = np.clip([centre - half, centre + half], 0, sides)
        partner = rng.permutation(count)
        high, wide = boxes[1] - boxes[0]
        own = per_image(1 - high * wide / (height * width), pixels)[:, 0, 0]
        mixed = torch.where(inside(boxes.reshape(4, count), pixels), pixels[partner], pixels)
        return mixed, own * targets + (1 - own) * targets[partner]
