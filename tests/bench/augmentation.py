"""What augmentation costs an image: a batch at once, against torchvision's transforms image by image.

Both draw other parameters for every image: torchvision's transforms draw once a call, so that they are called for each,
as a data set does. One thread, 64 images of CIFAR-10's size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import torch
from torch import Tensor
from torchvision.transforms import InterpolationMode, v2

from models.training.augmentation import Pipeline

from .measure import Result, in_turn, seconds

IMAGES = 64
CLASSES = 10
MICRO = 1e6
BILINEAR = InterpolationMode.BILINEAR

CASES: list[tuple[str, list[dict[str, Any]], Callable[[Tensor], Tensor], float]] = [
    (
        "flip_and_crop",
        [{"op": "flip_horizontal"}, {"op": "shift", "pixels": 4}],
        v2.Compose([v2.RandomHorizontalFlip(), v2.RandomCrop(32, 4)]),
        0.7,
    ),
    (
        "colour",
        [{"op": "brightness"}, {"op": "contrast"}, {"op": "saturation"}, {"op": "hue"}],
        v2.ColorJitter(0.4, 0.4, 0.4, 0.05),
        0.2,
    ),
    (
        "affine",
        [{"op": "rotate"}, {"op": "shift"}, {"op": "scale"}],
        v2.RandomAffine(10, (0.0625, 0.0625), (0.9, 1.1), interpolation=BILINEAR),
        0.25,
    ),
    ("rand_augment", [{"op": "rand_augment"}], v2.RandAugment(interpolation=BILINEAR), 0.5),
    ("trivial_augment", [{"op": "trivial_augment"}], v2.TrivialAugmentWide(interpolation=BILINEAR), 0.5),
    ("aug_mix", [{"op": "aug_mix"}], v2.AugMix(all_ops=False), 0.4),
]
"""Name, our list, torchvision's transform, and the ratio that is kept."""


def benchmarks() -> Iterator[Result]:
    """CPU microseconds an image, for each of the cases."""
    torch.manual_seed(0)
    whole = torch.randint(0, 256, (IMAGES, 3, 32, 32), dtype=torch.uint8)
    pixels, labels = whole.float(), torch.arange(IMAGES) % CLASSES
    for name, listed, theirs, budget in CASES:
        pipeline, steps = Pipeline(listed, CLASSES), count()

        def ours(pipeline: Pipeline = pipeline, steps: Iterator[int] = steps) -> None:
            pipeline.at(pixels, labels, 0, next(steps))

        def one_by_one(change: Callable[[Tensor], Tensor] = theirs) -> None:
            torch.stack([change(image) for image in whole])

        yield in_turn(
            *(f"augment_{name}_against_image_by_image", "us", budget),
            ours=lambda call=ours: seconds(call, 8) * MICRO / IMAGES,  # type: ignore[misc]
            reference=lambda call=one_by_one: seconds(call, 2) * MICRO / IMAGES,  # type: ignore[misc]
            blocks=7,
        )
