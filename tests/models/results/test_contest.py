"""How a contest is decided: the course's points, the hidden images, and macro F1 by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import data
from models.results.answers import answers_of
from models.results.contest import hidden_test, macro_f1, point_table, points


def test_the_points_are_the_course_s():
    assert [points(hundredth / 100) for hundredth in range(83, 98)] == [*range(1, 16)]
    assert point_table() == [(hundredth / 100, hundredth - 82) for hundredth in range(97, 82, -1)]
    assert (points(0), points(0.829999), points(0.9699), points(1)) == (0, 0, 14, 15)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_better_network_never_gets_fewer_points(one, other):
    assert points(min(one, other)) <= points(max(one, other))
    for least, given_points in point_table():
        assert (points(one) >= given_points) == (one >= least or one == pytest.approx(least, abs=1e-11))


def test_macro_f1_counts_every_class_the_same():
    labels = np.array([0] * 8 + [1] * 2)
    predicted = np.array([0] * 8 + [0, 1])
    found = answers_of(np.eye(2, dtype=np.float32)[predicted], labels)
    assert macro_f1(found) == pytest.approx((16 / 17 + 2 / 3) / 2)  # accuracy is 0.9


def test_the_hidden_images_are_drawn_by_class_and_by_seed():
    digits = data.get("digits")
    hidden, again, others = (hidden_test(digits, 100, seed) for seed in ("a", "a", "b"))
    assert np.array_equal(hidden.images, again.images)
    assert not np.array_equal(hidden.images, others.images)
    assert abs(len(hidden) - 100) <= 5
    whole = digits.load("test")
    shares = np.bincount(whole.labels, minlength=10) * 100 / len(whole)
    assert np.abs(np.bincount(hidden.labels, minlength=10) - shares).max() <= 0.5
    assert len(hidden_test(digits, 10_000, "a")) == len(whole)
