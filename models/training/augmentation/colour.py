"""Changes of colour and brightness, each with a strength drawn for every image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from models.forms import parameter
from models.text import Text
from models.training.augmentation.operation import Neutral, PixelOperation, probability, spread
from models.training.augmentation.registry import register

if TYPE_CHECKING:
    import numpy as np
    from torch import Tensor


def _strength(default: float) -> Any:  # noqa: ANN401 - a field, as `parameter` gives
    return parameter(
        default,
        title=Text("Strength", "Сила"),
        help=Text(
            "Each image gets a factor between 1 − strength and 1 + strength.",
            "Каждому изображению достаётся множитель от 1 − сила до 1 + сила.",
        ),
        control="slider",
        span=(0, 1),
        ge=0,
        le=1,
    )


@register
class Brightness(PixelOperation):
    """pixels · factor."""

    op: ClassVar[str] = "brightness"
    title = Text("Brightness", "Яркость")
    summary = Text(
        "Makes each image lighter or darker: the same thing in another light.",
        "Делает изображение светлее или темнее: тот же предмет при другом освещении.",
    )
    family = "colour"
    rank = 0
    neutral: ClassVar[Neutral] = {"strength": 0.0}

    strength: float = _strength(0.4)

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        return _colour.brightness(pixels, _colour.per_image(spread(rng, len(pixels), self.strength), pixels))


@register
class Contrast(PixelOperation):
    """mean + factor · (pixels − mean)."""

    op: ClassVar[str] = "contrast"
    title = Text("Contrast", "Контраст")
    summary = Text(
        "Moves all pixels away from the image's mean brightness, or towards it.",
        "Отодвигает все пиксели от средней яркости изображения или приближает к ней.",
    )
    family = "colour"
    rank = 1
    neutral: ClassVar[Neutral] = {"strength": 0.0}

    strength: float = _strength(0.4)

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        return _colour.contrast(pixels, _colour.per_image(spread(rng, len(pixels), self.strength), pixels))


@register
class Saturation(PixelOperation):
    """grey + factor · (pixels − grey)."""

    op: ClassVar[str] = "saturation"
    title = Text("Saturation", "Насыщенность")
    summary = Text(
        "Makes colours stronger or paler; leaves grey images as they are.",
        "Делает цвета ярче или бледнее; чёрно-белые изображения не меняет.",
    )
    family = "colour"
    rank = 2
    neutral: ClassVar[Neutral] = {"strength": 0.0}

    strength: float = _strength(0.4)

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        return _colour.saturation(pixels, _colour.per_image(spread(rng, len(pixels), self.strength), pixels))


@register
class Hue(PixelOperation):
    """The wheel of colours turned."""

    op: ClassVar[str] = "hue"
    title = Text("Hue", "Оттенок")
    summary = Text(
        "Turns the wheel of colours: a red car becomes orange or purple. Leaves grey images as they are.",
        "Поворачивает цветовой круг: красная машина становится оранжевой или пурпурной. Чёрно-белые изображения не "
        "меняет.",
    )
    family = "colour"
    rank = 3
    neutral: ClassVar[Neutral] = {"strength": 0.0}

    strength: float = parameter(
        0.05,
        title=Text("Strength", "Сила"),
        help=Text(
            "The largest turn to either side, as a part of a whole round; 0.5 reaches every colour.",
            "Наибольший поворот в обе стороны, в долях полного круга; при 0,5 достижим любой цвет.",
        ),
        control="slider",
        span=(0, 0.5),
        ge=0,
        le=0.5,
    )

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        turns = rng.uniform(-self.strength, self.strength, len(pixels))
        return _colour.hue(pixels, _colour.per_image(turns, pixels))


@register
class Grayscale(PixelOperation):
    """Brightness in place of colour."""

    op: ClassVar[str] = "grayscale"
    title = Text("Grayscale", "Обесцвечивание")
    summary = Text(
        "Takes the colour away from some images: the network must look at shapes as well.",
        "Отнимает цвет у части изображений: сети придётся смотреть и на форму.",
    )
    family = "colour"
    rank = 4

    p: float = probability(0.2)

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        return _colour.grey(pixels).expand_as(pixels)


@register
class Invert(PixelOperation):
    """255 − pixels."""

    op: ClassVar[str] = "invert"
    title = Text("Invert", "Негатив")
    summary = Text(
        "Turns some images into negatives: black on white becomes white on black.",
        "Превращает часть изображений в негатив: чёрное по белому становится белым по чёрному.",
    )
    family = "colour"
    rank = 5

    p: float = probability(0.2)

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        return 255 - pixels
