"""Lists of augmentations to start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.forms import Json
from models.text import Language, Text
from models.training.augmentation.elastic import Elastic
from models.training.augmentation.geometry import FlipHorizontal, Rotate, Scale, Shear, Shift
from models.training.augmentation.mixing import CutMix
from models.training.augmentation.operation import Operation
from models.training.augmentation.policies import RandAugment


@dataclass(frozen=True)
class Preset:
    """A list with its reasons."""

    name: str
    title: Text
    summary: Text
    operations: Sequence[Operation]


PRESETS = (
    Preset(
        "digits",
        Text("Digits", "Цифры"),
        Text(
            "Small shifts, turns and sizes, resampled once. No flips: a mirrored 2 is no digit, and a 6 upside down is "
            "a 9.",
            "Небольшие сдвиги, повороты и масштаб за одну передискретизацию. Без отражений: зеркальная 2 — не цифра, а "
            "перевёрнутая 6 — это 9.",
        ),
        (Shift(pixels=2), Rotate(degrees=10.0), Scale(strength=0.1)),
    ),
    Preset(
        "handwriting",
        Text("Handwriting", "Рукописное"),
        Text(
            "What hands do differently: slant, and lines that bend. Still no flips.",
            "То, чем отличаются почерки: наклон и изгиб линий. Отражений по-прежнему нет.",
        ),
        (Shift(pixels=2), Shear(degrees=12.0), Elastic(strength=20.0, sigma=3.0)),
    ),
    Preset(
        "photos",
        Text("Photos", "Фотографии"),
        Text(
            "Mirror images and crops of the padded photo, the usual recipe of CIFAR-10.",
            "Зеркальные отражения и вырезы из дополненной фотографии — обычный рецепт для CIFAR-10.",
        ),
        (FlipHorizontal(), Shift(pixels=4, fill="mirror")),
    ),
    Preset(
        "photos_strong",
        Text("Photos, strong", "Фотографии, сильно"),
        Text(
            "A flip, RandAugment and CutMix: for long trainings of large networks.",
            "Отражение, RandAugment и CutMix: для долгого обучения больших сетей.",
        ),
        (FlipHorizontal(), RandAugment(), CutMix()),
    ),
)


def presets(language: Language) -> list[Json]:
    """The presets as the page and other programs see them."""
    return [
        {
            "name": preset.name,
            "title": preset.title.in_(language),
            "summary": preset.summary.in_(language),
            "augmentation": [operation.listed() for operation in preset.operations],
        }
        for preset in PRESETS
    ]
