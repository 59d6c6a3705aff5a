"""Every operation of the registry keeps the promises of the contract, whatever it does to a picture."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn.functional import one_hot

from models.training.augmentation import Operation, all_operations

CLASSES = 4

operations = pytest.mark.parametrize("operation", all_operations(), ids=lambda operation: operation.op)
shapes = pytest.mark.parametrize("shape", [(1, 28, 28), (3, 17, 23)], ids=str)


def pictures(count: int, shape: tuple[int, int, int], *, seed: int = 0) -> Tensor:
    """Coloured noise that leaves something of every brightness, (B, C, H, W)."""
    return torch.rand(count, *shape, generator=torch.Generator().manual_seed(seed)) * 255


def targets(operation: type[Operation], count: int) -> Tensor:
    labels = torch.arange(count) % CLASSES
    return one_hot(labels, CLASSES).float() if operation.mixes else labels


def apply(operation: Operation, pixels: Tensor, seed: int = 0) -> tuple[Tensor, Tensor]:
    return operation.apply(pixels, targets(type(operation), len(pixels)), np.random.default_rng(seed))


@operations
@shapes
def test_what_comes_out_is_a_batch_of_images(operation: type[Operation], shape: tuple[int, int, int]) -> None:
    pixels = pictures(9, shape)
    given = pixels.clone()
    changed, found = apply(operation(p=0.7), pixels)
    assert changed.shape == pixels.shape
    assert changed.dtype == pixels.dtype
    assert changed.isfinite().all()
    assert changed.min() >= 0
    assert changed.max() <= 255
    assert torch.equal(pixels, given), "what was given is changed"
    if operation.mixes:
        torch.testing.assert_close(found.sum(1), torch.ones(9))
        assert found.min() >= 0
    else:
        assert torch.equal(found, targets(operation, 9))


@operations
def test_the_same_generator_gives_the_same_and_another_one_something_else(operation: type[Operation]) -> None:
    pixels = pictures(16, (3, 20, 20))
    one, again, other = (apply(operation(p=0.5), pixels, seed) for seed in (1, 1, 2))
    assert torch.equal(one[0], again[0])
    assert torch.equal(one[1], again[1])
    assert not torch.equal(one[0], other[0])


@operations
def test_every_image_gets_parameters_of_its_own(operation: type[Operation]) -> None:
    """Sixteen copies of one image do not come out as copies. (Where images are mixed, with one that is another.)"""
    pixels = pictures(1, (3, 20, 20)).repeat(16, 1, 1, 1)
    if operation.mixes:
        pixels[8:] = 255 - pixels[8:]
    changed, _ = apply(operation(p=0.5), pixels)
    assert len({image.numpy().tobytes() for image in changed}) > 1


@operations
def test_with_probability_zero_nothing_happens(operation: type[Operation]) -> None:
    pixels = pictures(8, (3, 20, 20))
    changed, found = apply(operation(p=0.0), pixels)
    assert torch.equal(changed, pixels)
    assert torch.equal(found, targets(operation, 8))


@pytest.mark.parametrize(
    "operation", [each for each in all_operations() if each.neutral is not None], ids=lambda operation: operation.op
)
@shapes
def test_at_zero_strength_nothing_happens(operation: type[Operation], shape: tuple[int, int, int]) -> None:
    pixels = pictures(8, shape)
    changed, _ = apply(operation.model_validate({**(operation.neutral or {}), "p": 1.0}), pixels)
    torch.testing.assert_close(changed, pixels, rtol=0, atol=2e-3)


@operations
def test_at_full_strength_it_is_still_a_batch_of_images(operation: type[Operation]) -> None:
    """Every number at its upper bound, which a form may send."""
    schema = operation.model_json_schema()["properties"]
    most = {name: field["maximum"] for name, field in schema.items() if "maximum" in field}
    changed, _ = apply(operation.model_validate(most), pictures(12, (3, 16, 16)))
    assert changed.isfinite().all()
    assert 0 <= changed.min() <= changed.max() <= 255


@operations
def test_one_single_image_is_a_batch(operation: type[Operation]) -> None:
    changed, _ = apply(operation(p=1.0), pictures(1, (1, 8, 8)))
    assert changed.shape == (1, 1, 8, 8)
