"""Changes of tone: how values from 0 to 255 become others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np

from models.forms import parameter
from models.text import Text
from models.training.augmentation.operation import Neutral, PixelOperation, probability
from models.training.augmentation.registry import register

if TYPE_CHECKING:
    from torch import Tensor


@register
class Gamma(PixelOperation):
    """255 · (pixels / 255) ^ exponent."""

    op: ClassVar[str] = "gamma"
    title = Text("Gamma", "Гамма")
    summary = Text(
        "Lightens or darkens the middle tones; black and white stay.",
        "Осветляет или затемняет средние тона; чёрное и белое остаются на месте.",
    )
    family = "colour"
    rank = 6
    neutral: ClassVar[Neutral] = {"strength": 0.0}

    strength: float = parameter(
        0.3,
        title=Text("Strength", "Сила"),
        help=Text(
            "The exponent lies between 1 / (1 + strength) and 1 + strength, either side as likely.",
            "Показатель степени лежит между 1 / (1 + сила) и 1 + сила; обе стороны равновероятны.",
        ),
        control="slider",
        span=(0, 2),
        ge=0,
        le=4,
    )

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        most = np.log1p(self.strength)
        return _colour.gamma(pixels, _colour.per_image(np.exp(rng.uniform(-most, most, len(pixels))), pixels))


@register
class Posterize(PixelOperation):
    """Fewer bits."""

    op: ClassVar[str] = "posterize"
    title = Text("Posterize", "Постеризация")
    summary = Text(
        "Leaves only a few levels of brightness, as a poster does.", "Оставляет лишь несколько уровней яркости."
    )
    family = "colour"
    rank = 7
    neutral: ClassVar[Neutral] = {"bits": 8}

    p: float = probability(0.5)
    bits: int = parameter(
        4,
        title=Text("Bits", "Биты"),
        help=Text(
            "Each image keeps between this many and 8 bits of a value: 2 leave 4 levels, 8 all 256.",
            "Каждое изображение сохраняет от стольких до 8 бит: при 2 остаётся 4 уровня, при 8 — все 256.",
        ),
        control="slider",
        span=(1, 8),
        ge=1,
        le=8,
    )

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        bits = rng.integers(self.bits, 8, len(pixels), endpoint=True)
        return _colour.posterize(pixels, _colour.per_image(bits, pixels))


@register
class Solarize(PixelOperation):
    """What is bright is inverted."""

    op: ClassVar[str] = "solarize"
    title = Text("Solarize", "Соляризация")
    summary = Text(
        "Inverts everything above a threshold, as an over-exposed film does.",
        "Обращает всё, что ярче порога, как на пересвеченной плёнке.",
    )
    family = "colour"
    rank = 8
    neutral: ClassVar[Neutral] = {"least": 256.0}

    p: float = probability(0.2)
    least: float = parameter(
        128.0,
        title=Text("Lowest threshold", "Наименьший порог"),
        help=Text(
            "Each image has a threshold between this one and 256, where nothing is inverted.",
            "Порог каждого изображения лежит между этим и 256, при котором ничего не обращается.",
        ),
        control="slider",
        span=(0, 256),
        ge=0,
        le=256,
    )

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        return _colour.solarize(pixels, _colour.per_image(rng.uniform(self.least, 256, len(pixels)), pixels))


@register
class AutoContrast(PixelOperation):
    """Each channel stretched to the whole range."""

    op: ClassVar[str] = "auto_contrast"
    title = Text("Auto contrast", "Автоконтраст")
    summary = Text(
        "Stretches each channel so that its darkest value is 0 and its brightest 255.",
        "Растягивает каждый канал так, чтобы самое тёмное стало 0, а самое светлое — 255.",
    )
    family = "colour"
    rank = 9

    p: float = probability(0.5)

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        return _colour.autocontrast(pixels)


@register
class Equalize(PixelOperation):
    """Histogram equalisation."""

    op: ClassVar[str] = "equalize"
    title = Text("Equalize", "Выравнивание гистограммы")
    summary = Text(
        "Spreads the values of each channel so that all of them are about equally frequent.",
        "Распределяет значения каждого канала так, чтобы все встречались примерно одинаково часто.",
    )
    family = "colour"
    rank = 10

    p: float = probability(0.5)

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation import _colour

        return _colour.equalize(pixels)
