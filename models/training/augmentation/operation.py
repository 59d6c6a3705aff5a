"""The contract of an augmentation: declared parameters, and what they do to a batch, drawn anew for every image.

Whatever is random comes from a numpy generator that is given. Parameters are drawn on the CPU, on every device alike,
and the pixels are changed where they are.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from models.forms import Json, parameter
from models.layers.base import Paper
from models.text import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

FAMILIES: dict[str, Text] = {
    "colour": Text("Colour", "Цвет"),
    "geometry": Text("Geometry", "Геометрия"),
    "noise": Text("Noise and sharpness", "Шум и резкость"),
    "erasing": Text("Erasing", "Стирание"),
    "mixing": Text("Mixing images", "Смешивание изображений"),
    "policy": Text("Ready policies", "Готовые политики"),
}
"""The sections of the menu, in their order."""

Fill = Literal["black", "edge", "mirror"]
"""What stands where a moved image has no pixels."""

Neutral = Mapping[str, float]
"""Parameters with which nothing happens."""


def probability(default: float = 1.0) -> Any:  # noqa: ANN401 - a field, as `parameter` gives
    """The field ``p``: for how many of the images."""
    return parameter(
        default,
        title=Text("Probability", "Вероятность"),
        help=Text("The share of images that this happens to.", "Доля изображений, с которыми это происходит."),
        control="slider",
        span=(0, 1),
        ge=0,
        le=1,
    )


def filling(default: Fill = "black") -> Any:  # noqa: ANN401 - a field, as `parameter` gives
    """The field ``fill``."""
    return parameter(
        default,
        title=Text("Empty places", "Пустые места"),
        help=Text(
            "What stands where the moved image has no pixels. Digits lie on 0 (black); photos go on at their edge.",
            "Чем заполнить места, куда не попал ни один пиксель. У цифр фон — нули; фото лучше продолжить от края.",
        ),
        control="choice",
        options={
            "black": Text("Background (0)", "Фон (0)"),
            "edge": Text("Repeat the edge", "Повторить край"),
            "mirror": Text("Mirror", "Отразить"),
        },
    )


class Operation(BaseModel, ABC):
    """One augmentation. Declaring it in this package is all there is to adding it.

    Torch is imported by those who compute only: the web process lists operations without it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    op: ClassVar[str]
    """Its name in a recipe."""
    title: ClassVar[Text]
    summary: ClassVar[Text]
    family: ClassVar[str]
    """One of ``FAMILIES``."""
    rank: ClassVar[int] = 0
    """Operations with smaller ranks come first within the family."""
    paper: ClassVar[Paper | None] = None
    mixes: ClassVar[bool] = False
    """Whether labels are mixed too: a batch then has targets (B, K) in place of labels (B,)."""
    neutral: ClassVar[Neutral | None] = None
    """The parameters with which nothing happens to any image; None where only ``p = 0`` does that."""

    p: float = probability()
    enabled: bool = True
    """Whether it is done: one that is switched off keeps its place and its numbers."""

    @abstractmethod
    def apply(self, pixels: Tensor, targets: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Augment a batch, each image with parameters of its own.

        Args:
            pixels: (B, C, H, W) float, 0 to 255; not changed.
            targets: (B,) int64, or (B, K) float that sum to one where an operation of the list ``mixes``.
            rng: all that is random comes from it.

        Returns:
            both, of the same shapes and ranges.
        """

    def listed(self) -> Json:
        """The operation as a recipe lists it, complete: ``{op, ...parameters}``."""
        return {"op": self.op, **self.model_dump()}


class PixelOperation(Operation):
    """An operation on the images alone, one by one."""

    @abstractmethod
    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        """Change every image of (n, C, H, W)."""

    def apply(self, pixels: Tensor, targets: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        chosen = choose(rng, len(pixels), self.p)
        if len(chosen) == len(pixels):
            return self.change(pixels, rng), targets
        if len(chosen) == 0:
            return pixels, targets
        changed = pixels.clone()
        changed[chosen] = self.change(pixels[chosen], rng)
        return changed, targets


class Warp(Operation):
    """An operation that moves pixels by a homography. Neighbours in a list are one: pixels are resampled once."""

    @property
    def filled(self) -> Fill | None:
        """What stands where no pixel came; None where that cannot happen."""
        return getattr(self, "fill", None)

    @abstractmethod
    def matrices(self, rng: np.random.Generator, count: int, height: int, width: int) -> NDArray[np.float64]:
        """Where each image's pixels come from: (n, 3, 3) on columns (x, y, 1), in pixels from the image's centre."""

    def drawn(self, rng: np.random.Generator, count: int, height: int, width: int) -> NDArray[np.float64]:
        """The same (B, 3, 3) for a batch of which a share ``p`` is moved and the rest stays as it is."""
        chosen = choose(rng, count, self.p)
        found = np.tile(np.eye(3), (count, 1, 1))
        found[chosen] = self.matrices(rng, len(chosen), height, width)
        return found

    def apply(self, pixels: Tensor, targets: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        from models.training.augmentation._warp import warped

        count, _, height, width = pixels.shape
        return warped(pixels, self.drawn(rng, count, height, width), self.filled or "edge"), targets


def choose(rng: np.random.Generator, count: int, p: float) -> NDArray[np.int64]:
    """The indices of the images, each taken with probability ``p``."""
    return np.arange(count) if p >= 1 else np.flatnonzero(rng.random(count) < p)


def spread(rng: np.random.Generator, count: int, strength: float) -> NDArray[np.float64]:
    """Factors (n,) from 1 − strength to 1 + strength."""
    return rng.uniform(1 - strength, 1 + strength, count)
