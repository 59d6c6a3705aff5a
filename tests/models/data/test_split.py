"""The validation split: a choice that no library's version can change."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.data.split import draw_by_class, hold_out


@given(st.integers(0, 300), st.data(), st.text(max_size=5))
def test_every_image_is_in_exactly_one_part(count, data, seed):
    held = data.draw(st.integers(0, count))
    kept, aside = hold_out(count, held, seed)
    assert len(aside) == held
    assert sorted([*kept, *aside]) == list(range(count))
    assert np.all(np.diff(kept) > 0)
    assert np.all(np.diff(aside) > 0)


def test_the_choice_is_fixed_by_the_seed():
    assert hold_out(20, 5, "a")[1].tolist() == [0, 8, 11, 14, 19]
    assert hold_out(20, 5, "b")[1].tolist() != hold_out(20, 5, "a")[1].tolist()


@given(st.lists(st.integers(0, 5), min_size=1, max_size=80), st.integers(1, 100), st.text(max_size=5))
def test_a_draw_by_class_has_an_image_of_each_and_each_image_once(labels, wanted, seed):
    drawn = draw_by_class(np.array(labels), wanted, seed)
    assert np.all(np.diff(drawn) > 0)
    assert {labels[index] for index in drawn} == set(labels)
    if wanted >= len(labels):
        assert len(drawn) == len(labels)
