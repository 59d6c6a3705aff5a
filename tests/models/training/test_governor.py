"""What is done beside the training keeps to its share, whatever it costs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from models.training.governor import Governor


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@given(
    costs=st.lists(st.floats(0.0001, 3.0), min_size=5, max_size=50),
    step=st.floats(0.02, 0.5),
    share=st.sampled_from([0.01, 0.02, 0.1]),
)
def test_the_share_is_kept_and_the_rate_is_bounded(costs, step, share):
    clock = Clock()
    governor = Governor(share, interval=0.1, clock=clock)
    spent, times = sum(costs), []
    while costs:
        clock.now += step
        if governor.due():
            times.append(clock.now)
            with governor.measured():
                clock.now += costs.pop()
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(times))
    while not governor.due():
        clock.now += step
    assert spent <= share * clock.now * (1 + 1e-9)


def test_nothing_is_due_at_once():
    clock = Clock()
    governor = Governor(0.02, interval=10.0, clock=clock)
    assert not governor.due()
    clock.now = 10.0
    assert governor.due()
    with governor.measured():
        clock.now = 11.0
    clock.now = 60.9
    assert not governor.due()
    clock.now = 61.1
    assert governor.due()
