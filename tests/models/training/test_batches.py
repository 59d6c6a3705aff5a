"""Every epoch sees every image once, in an order that seed and step alone decide."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from models.data import Images
from models.training.batches import Batches

CPU = torch.device("cpu")


def images(count: int) -> Images:
    pixels = np.arange(count, dtype=np.uint8)[:, None, None, None] * np.ones((1, 1, 2, 3), np.uint8)
    return Images(pixels, np.arange(count, dtype=np.int64))


@given(count=st.integers(2, 60), size=st.integers(1, 70), seed=st.integers(0, 9))
def test_an_epoch_is_a_permutation_without_a_last_single_image(count, size, seed):
    batches = Batches(images(count), size, seed, CPU)
    epochs = [
        np.concatenate([batches.indices(epoch * batches.per_epoch + step) for step in range(batches.per_epoch)])
        for epoch in range(2)
    ]
    left_out = int(size > 1 and count > size and count % size == 1)
    for seen in epochs:
        assert len(seen) == len(set(seen)) == count - left_out
    assert min(len(batches.indices(step)) for step in range(batches.per_epoch)) > (size > 1)


def test_any_step_can_be_asked_for_first():
    one, other = (Batches(images(50), 8, 3, CPU) for _ in range(2))
    expected = {step: one.indices(step).tolist() for step in range(20)}
    assert {step: other.indices(step).tolist() for step in (19, 4, 11, 0)} == {
        step: expected[step] for step in (19, 4, 11, 0)
    }
    assert expected[0] != expected[one.per_epoch]


def test_pixels_belong_to_their_labels():
    pixels, labels = Batches(images(30), 7, 0, CPU).at(2)
    assert (pixels.shape, pixels.dtype, labels.dtype) == ((7, 1, 2, 3), torch.float32, torch.int64)
    assert torch.equal(pixels[:, 0, 1, 2], labels.float())


def test_a_data_set_smaller_than_a_batch_is_one_batch():
    batches = Batches(images(5), 64, 0, CPU)
    assert batches.per_epoch == 1
    assert sorted(batches.indices(0)) == pytest.approx(range(5))


def test_a_part_of_the_images_is_the_same_in_every_epoch_and_another_for_another_seed():
    part, other = (Batches(images(40), 4, seed, CPU, 12) for seed in (0, 1))
    assert part.per_epoch == 3
    epochs = [sorted(np.concatenate([part.indices(3 * epoch + step) for step in range(3)])) for epoch in range(2)]
    assert len(set(epochs[0])) == 12
    assert epochs[0] == epochs[1]
    assert epochs[0] != sorted(np.concatenate([other.indices(step) for step in range(3)]))
