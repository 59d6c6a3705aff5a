"""Moves of the whole image: neighbours in a list are put together, and the pixels resampled once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np

from models.forms import parameter
from models.layers.base import Paper
from models.text import Text
from models.training.augmentation import homographies
from models.training.augmentation.operation import Fill, Neutral, PixelOperation, Warp, filling, probability, spread
from models.training.augmentation.registry import register

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor


@register
class FlipHorizontal(PixelOperation):
    """Left and right change places."""

    op: ClassVar[str] = "flip_horizontal"
    title = Text("Flip left and right", "Отражение слева направо")
    summary = Text(
        "Mirrors some images: a cat that looks left is a cat that looks right. Not for digits and letters, which the "
        "mirror changes.",
        "Отражает часть изображений: кошка, смотрящая влево, — та же кошка. Не для цифр и букв: зеркало их меняет.",
    )
    family = "geometry"
    rank = 0

    p: float = probability(0.5)

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        return pixels.flip(3)


@register
class FlipVertical(PixelOperation):
    """Top and bottom change places."""

    op: ClassVar[str] = "flip_vertical"
    title = Text("Flip upside down", "Отражение сверху вниз")
    summary = Text(
        "Turns some images upside down: right where there is no up, as under a microscope or from the air.",
        "Переворачивает часть изображений: годится там, где нет верха, — под микроскопом или с воздуха.",
    )
    family = "geometry"
    rank = 1

    p: float = probability(0.5)

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        return pixels.flip(2)


@register
class Shift(Warp):
    """A random crop of the padded image."""

    op: ClassVar[str] = "shift"
    title = Text("Shift", "Сдвиг")
    summary = Text(
        "Moves each image by whole pixels in both directions: a random crop of the padded image.",
        "Сдвигает изображение на целое число пикселей по обеим осям: случайный вырез из дополненного изображения.",
    )
    family = "geometry"
    rank = 2
    neutral: ClassVar[Neutral] = {"pixels": 0}

    pixels: int = parameter(
        2,
        title=Text("Pixels", "Пиксели"),
        help=Text("The farthest shift along each axis.", "Наибольший сдвиг по каждой оси."),
        control="slider",
        span=(0, 8),
        ge=0,
        le=256,
    )
    fill: Fill = filling()

    def matrices(self, rng: np.random.Generator, count: int, height: int, width: int) -> NDArray[np.float64]:
        limits = np.minimum(self.pixels, (width - 1, height - 1))[:, None]  # something of the image stays
        x, y = rng.integers(-limits, limits, (2, count), endpoint=True).astype(np.float64)
        return homographies.shifts(x, y)


@register
class Rotate(Warp):
    """A turn about the centre."""

    op: ClassVar[str] = "rotate"
    title = Text("Rotation", "Поворот")
    summary = Text(
        "Turns each image about its centre. Large angles change digits: a 6 becomes a 9.",
        "Поворачивает изображение вокруг центра. Большие углы меняют цифры: 6 становится 9.",
    )
    family = "geometry"
    rank = 3
    neutral: ClassVar[Neutral] = {"degrees": 0.0}

    degrees: float = parameter(
        10.0,
        title=Text("Degrees", "Градусы"),
        help=Text("The largest angle to either side.", "Наибольший угол в каждую сторону."),
        control="slider",
        span=(0, 45),
        ge=0,
        le=180,
    )
    fill: Fill = filling()

    def matrices(self, rng: np.random.Generator, count: int, height: int, width: int) -> NDArray[np.float64]:
        return homographies.rotations(rng.uniform(-self.degrees, self.degrees, count))


@register
class Scale(Warp):
    """Larger or smaller."""

    op: ClassVar[str] = "scale"
    title = Text("Scale", "Масштаб")
    summary = Text(
        "Makes what is in the image larger or smaller, about its centre.",
        "Увеличивает или уменьшает содержимое изображения относительно центра.",
    )
    family = "geometry"
    rank = 4
    neutral: ClassVar[Neutral] = {"strength": 0.0}

    strength: float = parameter(
        0.1,
        title=Text("Strength", "Сила"),
        help=Text(
            "Each image gets a factor between 1 − strength and 1 + strength.",
            "Каждому изображению достаётся множитель от 1 − сила до 1 + сила.",
        ),
        control="slider",
        span=(0, 0.5),
        ge=0,
        le=0.9,
    )
    fill: Fill = filling()

    def matrices(self, rng: np.random.Generator, count: int, height: int, width: int) -> NDArray[np.float64]:
        factors = spread(rng, count, self.strength)
        return homographies.scalings(factors, factors)


@register
class Shear(Warp):
    """Rows, or columns, slide along each other."""

    op: ClassVar[str] = "shear"
    title = Text("Shear", "Скос")
    summary = Text(
        "Slants each image, as handwriting does: rows slide along each other, and columns too.",
        "Наклоняет изображение, как почерк: строки сдвигаются друг относительно друга, и столбцы тоже.",
    )
    family = "geometry"
    rank = 5
    neutral: ClassVar[Neutral] = {"degrees": 0.0}

    degrees: float = parameter(
        10.0,
        title=Text("Degrees", "Градусы"),
        help=Text("The largest slant along each axis.", "Наибольший наклон по каждой оси."),
        control="slider",
        span=(0, 30),
        ge=0,
        le=60,
    )
    fill: Fill = filling()

    def matrices(self, rng: np.random.Generator, count: int, height: int, width: int) -> NDArray[np.float64]:
        x, y = np.tan(np.deg2rad(rng.uniform(-self.degrees, self.degrees, (2, count))))
        along_rows, along_columns = homographies.shears(x, 0 * x), homographies.shears(0 * y, y)
        both: NDArray[np.float64] = along_rows @ along_columns
        return both


@register
class Perspective(Warp):
    """As seen from a slant."""

    op: ClassVar[str] = "perspective"
    title = Text("Perspective", "Перспектива")
    summary = Text(
        "Draws the four corners inwards, each by its own: the image as seen from a slant.",
        "Сдвигает четыре угла внутрь, каждый по-своему: изображение, увиденное под углом.",
    )
    family = "geometry"
    rank = 6
    neutral: ClassVar[Neutral] = {"strength": 0.0}

    p: float = probability(0.5)
    strength: float = parameter(
        0.3,
        title=Text("Strength", "Сила"),
        help=Text(
            "How far a corner moves at most, as a share of half the side.",
            "Наибольший сдвиг угла, в долях половины стороны.",
        ),
        control="slider",
        span=(0, 0.6),
        ge=0,
        le=0.6,  # from two thirds on, the four corners need not be convex
    )
    fill: Fill = filling()

    def matrices(self, rng: np.random.Generator, count: int, height: int, width: int) -> NDArray[np.float64]:
        corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (width / 2, height / 2)  # (4, 2)
        old = np.tile(corners, (count, 1, 1))
        new = old * (1 - rng.uniform(0, self.strength, (count, 4, 2)))
        return homographies.between(new, old) if self.strength > 0 else homographies.identities(count)


@register
class ResizedCrop(Warp):
    """A part of the image at full size."""

    op: ClassVar[str] = "resized_crop"
    title = Text("Crop and resize", "Вырез с увеличением")
    summary = Text(
        "Cuts out a random part of each image and enlarges it to the full size, as ImageNet's networks are trained.",
        "Вырезает случайную часть изображения и увеличивает её до полного размера: так учат сети на ImageNet.",
    )
    family = "geometry"
    rank = 7
    neutral: ClassVar[Neutral] = {"least": 1.0, "aspect": 1.0}
    paper = Paper(
        "Szegedy et al., “Going Deeper with Convolutions”, CVPR 2015, section 6", "https://arxiv.org/abs/1409.4842"
    )

    least: float = parameter(
        0.5,
        title=Text("Smallest part", "Наименьшая часть"),
        help=Text(
            "The part of the area that is cut out lies between this and 1. The paper takes 0.08, for large photos.",
            "Вырезается часть площади от этой до 1. В статье — 0,08, для больших фотографий.",
        ),
        control="slider",
        span=(0.08, 1),
        ge=0.01,
        le=1,
    )
    aspect: float = parameter(
        1.33,
        title=Text("Aspect", "Соотношение сторон"),
        help=Text(
            "How many times one side of the part may be stretched against the other; 1 keeps the proportions.",
            "Во сколько раз одна сторона выреза может быть растянута относительно другой; 1 сохраняет пропорции.",
        ),
        control="slider",
        span=(1, 2),
        ge=1,
        le=4,
    )

    def matrices(self, rng: np.random.Generator, count: int, height: int, width: int) -> NDArray[np.float64]:
        area = rng.uniform(self.least, 1, count)
        stretch = np.exp(rng.uniform(-np.log(self.aspect), np.log(self.aspect), count))
        wide, high = np.minimum(np.sqrt(area * (stretch, 1 / stretch)), 1)  # shares of the sides
        x, y = rng.uniform(-1, 1, (2, count)) * (1 - wide, 1 - high) * np.array([[width / 2], [height / 2]])
        found = homographies.scalings(1 / wide, 1 / high)
        found[:, 0, 2], found[:, 1, 2] = x, y  # the part's centre
        return found
