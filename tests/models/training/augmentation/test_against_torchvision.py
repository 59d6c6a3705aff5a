"""Batched changes are those of torchvision done image by image: the oracle knows nothing of batches."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor
from torchvision.transforms import InterpolationMode
from torchvision.transforms.v2 import functional as oracle

from models.training.augmentation import _colour, _filters, homographies
from models.training.augmentation._warp import displaced, warped

COUNT = 6
FACTORS = np.linspace(0, 2, COUNT)

Change = Callable[[Tensor, float], Tensor]


def pictures(shape: tuple[int, int, int] = (3, 21, 26)) -> Tensor:
    """Whole numbers from 0 to 255, (B, C, H, W): torchvision rounds some of its tables to them."""
    generator = torch.Generator().manual_seed(0)
    return torch.randint(0, 256, (COUNT, *shape), generator=generator).float()


def one_by_one(pixels: Tensor, numbers: np.ndarray, change: Change) -> Tensor:
    """The oracle, which takes floats from 0 to 1, for each image with its own number."""
    return torch.stack(
        [change(image / 255, float(number)) * 255 for image, number in zip(pixels, numbers, strict=True)]
    )


def assert_equal(found: Tensor, expected: Tensor) -> None:
    torch.testing.assert_close(found, expected, rtol=0, atol=0.05)  # of 255


@pytest.mark.parametrize(
    ("ours", "theirs", "numbers"),
    [
        (_colour.brightness, oracle.adjust_brightness, FACTORS),
        (_colour.contrast, oracle.adjust_contrast, FACTORS),
        (_colour.saturation, oracle.adjust_saturation, FACTORS),
        (_colour.hue, oracle.adjust_hue, np.linspace(-0.5, 0.5, COUNT)),
        (_colour.gamma, oracle.adjust_gamma, np.linspace(0.3, 3, COUNT)),
        (_filters.sharpness, oracle.adjust_sharpness, FACTORS),
        (_filters.blurred, lambda image, sigma: oracle.gaussian_blur(image, [13, 13], [sigma]), np.linspace(0.3, 2, 6)),
    ],
    ids=["brightness", "contrast", "saturation", "hue", "gamma", "sharpness", "blur"],
)
@pytest.mark.parametrize("channels", [1, 3])
def test_strengths(
    ours: Callable[[Tensor, Tensor], Tensor], theirs: Change, numbers: np.ndarray, channels: int
) -> None:
    pixels = pictures((channels, 21, 26))
    assert_equal(ours(pixels, _colour.per_image(numbers, pixels)), one_by_one(pixels, numbers, theirs))


def test_levels_are_those_of_whole_numbers() -> None:
    pixels, bits, thresholds = pictures(), np.array([1, 2, 4, 6, 7, 8]), np.array([0, 30, 128, 200, 250, 255])
    whole = pixels.to(torch.uint8)
    expected = torch.stack([oracle.posterize(image, int(number)) for image, number in zip(whole, bits, strict=True)])
    assert torch.equal(_colour.posterize(pixels, _colour.per_image(bits, pixels)), expected.float())
    expected = torch.stack([oracle.solarize(image, float(at)) for image, at in zip(whole, thresholds, strict=True)])
    assert torch.equal(_colour.solarize(pixels, _colour.per_image(thresholds, pixels)), expected.float())


def test_histograms() -> None:
    pixels = pictures()
    pixels[0] = 77  # one value: nothing to stretch or to spread
    pixels[1] = pixels[1].div(4).floor()  # dark
    whole = pixels.to(torch.uint8)
    assert torch.equal(_colour.equalize(pixels), oracle.equalize(whole).float())
    assert_equal(_colour.autocontrast(pixels), one_by_one(pixels, FACTORS, lambda image, _: oracle.autocontrast(image)))


def test_grey() -> None:
    pixels = pictures()
    assert_equal(_colour.grey(pixels), one_by_one(pixels, FACTORS, lambda image, _: oracle.rgb_to_grayscale(image)))


def moved(image: Tensor, *, angle: float = 0, x: float = 0, y: float = 0, scale: float = 1, shear: float = 0) -> Tensor:
    translate, how = [int(x), int(y)], InterpolationMode.BILINEAR
    return oracle.affine(image, angle, translate=translate, scale=scale, shear=[shear, 0.0], interpolation=how)


NUMBERS = np.array([-9.0, -4.0, 0.5, 3.0, 6.0, 11.0])


@pytest.mark.parametrize(
    ("matrices", "theirs"),
    [
        (homographies.rotations(-NUMBERS), lambda image, n: moved(image, angle=n)),  # theirs turns clockwise
        (homographies.shifts(np.trunc(NUMBERS), 0 * NUMBERS), lambda image, n: moved(image, x=n)),
        (homographies.shifts(0 * NUMBERS, np.trunc(NUMBERS)), lambda image, n: moved(image, y=n)),
        (homographies.scalings(1 + NUMBERS / 20, 1 + NUMBERS / 20), lambda image, n: moved(image, scale=1 + n / 20)),
        (homographies.shears(np.tan(np.deg2rad(NUMBERS)), 0 * NUMBERS), lambda image, n: moved(image, shear=n)),
    ],
    ids=["rotate", "right", "down", "scale", "shear"],
)
def test_moves(matrices: np.ndarray, theirs: Change) -> None:
    pixels = pictures()
    assert_equal(warped(pixels, matrices, "black"), one_by_one(pixels, NUMBERS, theirs))


def test_perspective() -> None:
    pixels, rng = pictures(), np.random.default_rng(0)
    height, width = pixels.shape[2:]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)])
    new = np.rint(corners + rng.uniform(0, 5, (COUNT, 4, 2)) * np.where(corners > 0, -1, 1))
    old, middle = np.tile(corners, (COUNT, 1, 1)), np.array([width / 2, height / 2])

    def theirs(image: Tensor, number: float) -> Tensor:
        return oracle.perspective(
            image, corners.tolist(), new[int(number)].tolist(), interpolation=InterpolationMode.BILINEAR, fill=0.0
        )

    found = warped(pixels, homographies.between(new - middle, old - middle), "black")
    inside = (slice(None), slice(None), slice(6, -6), slice(6, -6))  # theirs blends its border with the fill
    assert_equal(found[inside], one_by_one(pixels, np.arange(COUNT), theirs)[inside])


def test_elastic_displacement() -> None:
    pixels = pictures()
    height, width = pixels.shape[2:]
    by = torch.randn(COUNT, height, width, 2, generator=torch.Generator().manual_seed(1))
    relative = by / torch.tensor([width / 2, height / 2])  # theirs are shares of half the sides

    def theirs(image: Tensor, number: float) -> Tensor:
        return oracle.elastic(image, relative[int(number)][None], interpolation=InterpolationMode.BILINEAR, fill=None)

    assert_equal(displaced(pixels, by, "black"), one_by_one(pixels, np.arange(COUNT), theirs))
