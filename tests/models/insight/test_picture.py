"""Quantised tiles say within half a step what they were made of, whatever the values; exact ones say it exactly."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from torch.nn.functional import adaptive_avg_pool2d

from models.insight.picture import Picture, encode, shrunk

SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 5), st.integers(1, 5))
FINITE = st.floats(width=32, allow_nan=False, allow_infinity=False)
ANY = st.floats(width=32)


def maps(elements: st.SearchStrategy[float]) -> st.SearchStrategy[list[np.ndarray]]:
    return st.lists(SHAPES.flatmap(lambda shape: arrays.arrays(np.float32, shape, elements=elements)), max_size=4)


def pictures(found: list[np.ndarray]) -> list[Picture]:
    return [Picture(f"n{i}", "activations", range(len(one)), torch.from_numpy(one)) for i, one in enumerate(found)]


def decoded(item: dict, data: memoryview) -> np.ndarray:
    """What the contract says a byte means: lo + (hi − lo)·byte/255."""
    low, high = (np.array([np.nan if v is None else v for v in item[k]])[:, None, None] for k in ("lo", "hi"))
    shape = (item["tiles"], item["height"], item["width"])
    return low + (high - low) * np.frombuffer(data, np.uint8).reshape(shape) / 255


@given(maps(FINITE))
def test_bytes_are_right_to_half_a_step(found):
    items = encode(pictures(found), "uint8")
    for original, (item, data) in zip(found, items, strict=True):
        wide = original.astype(np.float64)
        step = (wide.max((1, 2), keepdims=True) - wide.min((1, 2), keepdims=True)) / 255
        assert np.all(np.abs(decoded(item, data) - wide) <= 0.501 * step + 1e-6 * np.abs(wide) + 1e-40)
        np.testing.assert_array_equal(np.float32(item["lo"]), original.min((1, 2)))
        np.testing.assert_array_equal(np.float32(item["hi"]), original.max((1, 2)))
        assert len(data) == original.size


@given(maps(ANY))
def test_what_is_not_finite_spoils_only_itself(found):
    items = encode(pictures(found), "uint8")
    for original, (item, data) in zip(found, items, strict=True):
        for tile, low, high, codes in zip(
            original, item["lo"], item["hi"], np.frombuffer(data, np.uint8).reshape(original.shape), strict=True
        ):
            finite = tile[np.isfinite(tile)].astype(np.float64)
            if not len(finite):
                assert low is None
                assert high is None
                continue
            assert (np.float32(low), np.float32(high)) == (finite.min(), finite.max())
            step = (finite.max() - finite.min()) / 255
            shown = low + (high - low) * codes[np.isfinite(tile)] / 255
            assert np.all(np.abs(shown - finite) <= 0.501 * step + 1e-6 * np.abs(finite) + 1e-40)
            if math.isfinite(step) and step > 0:
                assert np.all(codes[tile == np.inf] == 255)
                assert np.all(codes[tile == -np.inf] == 0)


@given(maps(ANY))
def test_exact_values_are_exact(found):
    for original, (item, data) in zip(found, encode(pictures(found), "float32"), strict=True):
        assert item["dtype"] == "float32"
        values = np.frombuffer(data, np.float32).reshape(original.shape)
        np.testing.assert_array_equal(values, original)


def test_limits_have_no_more_digits_than_they_carry():
    [(item, _)] = encode(pictures([np.array([[[0.1, 0.7]]], np.float32)]), "uint8")
    assert (item["lo"], item["hi"]) == ([0.1], [0.7])


@pytest.mark.parametrize(
    ("shape", "size", "expected"),
    [
        ((2, 28, 28), 14, (2, 14, 14)),
        ((1, 30, 10), 15, (1, 15, 5)),
        ((3, 5, 5), 28, (3, 5, 5)),
        ((1, 1, 90), 9, (1, 1, 9)),
        ((2, 32, 32), 28, (2, 28, 28)),
        ((2, 37, 20), 11, (2, 11, 5)),
        ((1, 1100, 600), 999, (1, 999, 544)),
    ],
)
def test_large_maps_shrink_to_means(shape, size, expected):
    original = torch.randn(shape)
    small = shrunk(original, size)
    assert tuple(small.shape) == expected
    torch.testing.assert_close(small, adaptive_avg_pool2d(original, expected[1:]))
