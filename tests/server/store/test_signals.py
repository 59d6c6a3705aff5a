"""Of what a run told of its layers, moments stay that a logarithmic axis shows best."""

from __future__ import annotations

from itertools import pairwise
from math import log

from hypothesis import given
from hypothesis import strategies as st

from server.store.signals import superfluous


@given(st.lists(st.integers(1, 50), min_size=30, max_size=300))
def test_the_first_and_the_newest_stay_and_no_gap_is_wide(strides):
    kept = [0]
    step = 0
    for stride in strides:
        step += stride
        kept.append(step)
        if len(kept) > 20:
            spare = superfluous(kept)
            assert kept[0] < spare < kept[-1]
            kept.remove(spare)
    assert (kept[0], kept[-1]) == (0, step)
    gaps = [log(later + 1) - log(earlier + 1) for earlier, later in pairwise(kept)]
    # Twice the even gap, and what a single stride may be: nothing lies between two neighbours that were told.
    assert max(gaps) <= max(3 * log(step + 1) / 19, log(51))
