"""Ready policies without a table: RandAugment, TrivialAugment and AugMix, drawn anew for every image of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np

from models.forms import parameter
from models.layers.base import Paper
from models.text import Text
from models.training.augmentation.operation import Fill, PixelOperation, filling
from models.training.augmentation.registry import register
from models.training.augmentation.spaces import AUG_MIX, RAND_AUGMENT, TRIVIAL_AUGMENT, draw

if TYPE_CHECKING:
    from torch import Tensor

LEVELS = 30
"""Magnitudes are counted from 0 to this, as in RandAugment and TrivialAugment."""

SEVERITIES = 10
"""Levels of strength in AugMix."""

DEPTH = 3
"""The longest of its chains."""


@register
class RandAugment(PixelOperation):
    """Some changes, all at one magnitude."""

    op: ClassVar[str] = "rand_augment"
    title = Text("RandAugment", "RandAugment")
    summary = Text(
        "Draws a few of fourteen changes for each image, all of one strength: two numbers replace a searched policy.",
        "Выбирает для каждого изображения несколько из четырнадцати преобразований одной силы: два числа вместо "
        "найденной перебором политики.",
    )
    family = "policy"
    rank = 1
    paper = Paper(
        "Cubuk, Zoph, Shlens, Le, “RandAugment: Practical Automated Data Augmentation with a Reduced Search Space”, "
        "NeurIPS 2020",
        "https://arxiv.org/abs/1909.13719",
    )

    count: int = parameter(
        2,
        title=Text("Changes", "Преобразований"),
        help=Text(
            "How many changes each image gets, N of the paper.",
            "Сколько преобразований достаётся изображению (N в статье).",
        ),
        control="slider",
        span=(1, 4),
        ge=1,
        le=8,
    )
    magnitude: int = parameter(
        9,
        title=Text("Magnitude", "Сила"),
        help=Text(
            "The strength of every change from 0 to 30, M of the paper.",
            "Сила каждого преобразования от 0 до 30 (M в статье).",
        ),
        control="slider",
        span=(0, LEVELS),
        ge=0,
        le=LEVELS,
    )
    fill: Fill = filling()

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation._policy import perform

        height, width = pixels.shape[2:]
        places = np.full(len(pixels), self.magnitude / LEVELS)
        for _ in range(self.count):
            pixels = perform(pixels, *draw(rng, RAND_AUGMENT, places, (height, width)), self.fill)
        return pixels


@register
class TrivialAugment(PixelOperation):
    """One change at any magnitude."""

    op: ClassVar[str] = "trivial_augment"
    title = Text("TrivialAugment", "TrivialAugment")
    summary = Text(
        "Draws one change for each image, and its strength: nothing to tune. Moves up to 32 pixels: for photos.",
        "Выбирает для каждого изображения одно преобразование и его силу: настраивать нечего. Сдвиги до 32 пикселей — "
        "для фотографий.",
    )
    family = "policy"
    rank = 2
    paper = Paper(
        "Müller, Hutter, “TrivialAugment: Tuning-free Yet State-of-the-Art Data Augmentation”, ICCV 2021",
        "https://arxiv.org/abs/2103.10158",
    )

    fill: Fill = filling()

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        from models.training.augmentation._policy import perform

        height, width = pixels.shape[2:]
        places = rng.integers(0, LEVELS, len(pixels), endpoint=True) / LEVELS
        return perform(pixels, *draw(rng, TRIVIAL_AUGMENT, places, (height, width)), self.fill)


@register
class AugMix(PixelOperation):
    """Several chains of changes, and the image itself, mixed."""

    op: ClassVar[str] = "aug_mix"
    title = Text("AugMix", "AugMix")
    summary = Text(
        "Changes each image in several chains and lays the results over it: varied, yet near the original. The label "
        "stays. (The paper's second loss, for consistency, is not part of it.)",
        "Преобразует изображение несколькими цепочками и накладывает результаты на него: разнообразно, но близко к "
        "исходному. Метка не меняется. (Вторая функция потерь из статьи, на согласованность, сюда не входит.)",
    )
    family = "policy"
    rank = 3
    paper = Paper(
        "Hendrycks, Mu, Cubuk, Zoph, Gilmer, Lakshminarayanan, “AugMix: A Simple Data Processing Method to Improve "
        "Robustness and Uncertainty”, ICLR 2020",
        "https://arxiv.org/abs/1912.02781",
    )

    severity: int = parameter(
        3,
        title=Text("Severity", "Сила"),
        help=Text(
            "Changes have one of this many lowest strengths of ten.",
            "Преобразования берутся из стольких слабейших ступеней силы (всего их десять).",
        ),
        control="slider",
        span=(1, SEVERITIES),
        ge=1,
        le=SEVERITIES,
    )
    chains: int = parameter(
        3,
        title=Text("Chains", "Цепочек"),
        help=Text(
            "How many chains of one to three changes are mixed.",
            "Сколько цепочек из одного — трёх преобразований смешивается.",
        ),
        control="slider",
        span=(1, 5),
        ge=1,
        le=8,
    )
    fill: Fill = filling()

    def change(self, pixels: Tensor, rng: np.random.Generator) -> Tensor:
        """m·x + (1 − m)·Σ wᵢ·chainᵢ(x), m from Beta(1, 1) and w from Dirichlet(1, ..., 1): algorithm 1 of the paper."""
        from models.training.augmentation._colour import per_image
        from models.training.augmentation._policy import perform

        count, channels, height, width = pixels.shape
        kept = rng.random(count)  # Beta(1, 1)
        weights = rng.dirichlet(np.ones(self.chains), count) * (1 - kept)[:, None]  # (n, chains)
        links = pixels.repeat_interleave(self.chains, 0)  # all chains of all images at once
        depth = rng.integers(1, DEPTH, len(links), endpoint=True)
        for done in range(DEPTH):
            places = rng.integers(0, self.severity, len(links)) / (SEVERITIES - 1)
            changes, sizes = draw(rng, AUG_MIX, places, (height, width))
            links = perform(links, np.where(done < depth, changes, "Identity"), sizes, self.fill)
        weighted = links * per_image(weights.reshape(-1), pixels)
        mixed = weighted.reshape(count, self.chains, channels, height, width).sum(1)
        return (mixed + pixels * per_image(kept, pixels)).clamp_(0, 255)
