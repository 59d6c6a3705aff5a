"""Silent units are counted over whole batches, back to where they last fired, and never from nothing."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.training.silence import Silence

BATCH = st.tuples(st.integers(1, 64), st.lists(st.booleans(), min_size=4, max_size=4))
"""How many images, and which of four units fire."""


@given(st.lists(BATCH, min_size=1, max_size=40), st.integers(1, 300))
def test_a_unit_is_silent_that_fired_in_no_batch_of_the_window(batches, window):
    silence = Silence(window)
    for images, fires in batches:
        silence.add(images, {"relu": np.array([0.5 if each else 0.0 for each in fires], np.float32)})
    newest = list(batches)
    while len(newest) > 1 and sum(images for images, _ in newest) > window:
        newest.pop(0)
    assert silence.images == sum(images for images, _ in newest)
    fired = np.any([fires for _, fires in newest], axis=0)
    assert silence.counted() == {"relu": (4, int((~fired).sum()))}


def test_what_is_not_a_number_is_no_silence():
    silence = Silence()
    silence.add(8, {"relu": np.array([np.nan, 0.0, np.inf], np.float32)})
    assert silence.counted() == {"relu": (3, 1)}
