"""MNIST's digits, moved: all of each, anywhere on the sheet, and always at the same place."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.data import Images, get
from models.data.mnist_shifted import SIDE, shifted

TRAVEL = SIDE - 28


@given(count=st.integers(1, 20), seed=st.text(max_size=8))
def test_every_digit_is_whole_and_nothing_else_is_on_its_sheet(count, seed):
    pixels = np.random.default_rng(count).integers(1, 256, (count, 1, 28, 28)).astype(np.uint8)
    sheets = shifted(Images(pixels, np.arange(count)), seed)
    assert sheets.images.shape == (count, 1, SIDE, SIDE)
    for sheet, digit in zip(sheets.images[:, 0], pixels[:, 0], strict=True):
        (top, *_), (left, *_) = sheet.any(1).nonzero()[0], sheet.any(0).nonzero()[0]
        np.testing.assert_array_equal(sheet[top : top + 28, left : left + 28], digit)
        assert sheet.astype(int).sum() == digit.astype(int).sum()


def test_the_store_holds_the_first_of_mnist_at_places_that_cover_the_sheet():
    for split, count in get("mnist_shifted").splits.items():
        sheets, digits = get("mnist_shifted").load(split), get("mnist").load(split)
        np.testing.assert_array_equal(sheets.labels, digits.labels[:count])
        np.testing.assert_array_equal(
            sheets.images.reshape(count, -1).sum(1), digits.images[:count].reshape(count, -1).sum(1)
        )
        rows = sheets.images[:, 0].any(2).argmax(1) - digits.images[:count, 0].any(2).argmax(1)
        assert (rows.min(), rows.max()) == (0, TRAVEL)
        assert rows.mean() == pytest.approx(TRAVEL / 2, abs=0.5)


def test_the_places_are_the_same_for_ever():
    images = get("mnist_shifted").load("val").images
    digest = hashlib.sha256(np.ascontiguousarray(images).tobytes()).hexdigest()
    assert digest == "dd7593beb66513613f39add530df0afaf3159315cbdcda98e2dde0b58408afb0"
