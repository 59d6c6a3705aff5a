"""Windows composed and united, against sets of taps followed one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.layers.window import LONGEST_PERIOD, POINT, Window

sliding = st.builds(Window.sliding, st.integers(1, 5), st.integers(1, 3), st.integers(0, 3), st.integers(1, 3))
upsampling = st.integers(1, 4).map(lambda factor: Window.periodic([0] * factor, [0] * factor, 1))
adaptive = st.tuples(st.integers(1, 12), st.integers(1, 12)).map(
    lambda sizes: Window.periodic(
        [place * sizes[0] // sizes[1] for place in range(sizes[1])],
        [-(-(place + 1) * sizes[0] // sizes[1]) - 1 for place in range(sizes[1])],
        sizes[0],
    )
)
windows = sliding | upsampling | adaptive
POSITIONS = 40


def seen(window: Window, position: int) -> range:
    first, last = window.bounds(position)
    return range(first, last + 1)


@given(st.lists(windows, min_size=1, max_size=3))
def test_a_composition_sees_what_its_parts_see_in_turn(stack):
    composed = POINT
    for window in stack:
        composed = window.over(composed, LONGEST_PERIOD)
    for position in range(POSITIONS):
        places = {position}
        for window in reversed(stack):
            places = {tap for place in places for tap in seen(window, place)}
        assert composed.bounds(position) == (min(places), max(places))


@given(windows, windows)
def test_a_union_is_the_hull_of_both(one, other):
    united = one.union(other, POSITIONS)
    for position in range(POSITIONS):
        both = {*seen(one, position), *seen(other, position)}
        assert united.bounds(position) == (min(both), max(both))
    assert united.size == max(last - first + 1 for first, last in map(united.bounds, range(POSITIONS)))


@given(windows, st.integers(2, 4))
def test_a_window_has_one_shortest_description(window, times):
    period = len(window.first) * times
    bounds = [window.bounds(position) for position in range(period)]
    longer = Window.periodic([first for first, _ in bounds], [last for _, last in bounds], window.step * times)
    assert longer == window._replace(spacing=1)  # bounds alone


def test_absurd_periods_are_given_up_at_once():
    wide, odd = Window.periodic([0] * 2047, [0] * 2047, 1), Window.periodic([0] * 2039, [0] * 2039, 1)
    assert wide.over(odd, 10**9) is None
    assert wide.union(odd, 10**9) is None
    assert Window.sliding(1, stride=2).union(POINT, 10**9) is None


def test_strides_that_differ_are_unaligned():
    united = Window.sliding(1, stride=2).union(Window.sliding(3, stride=1), positions=5)
    assert not united.aligned
    assert [united.bounds(position) for position in range(5)] == [(0, 2), (1, 3), (2, 4), (3, 6), (4, 8)]


def test_a_single_position_is_aligned_with_anything():
    united = Window.sliding(7, stride=7).union(Window.sliding(3, padding=1), positions=1)
    assert united.aligned
    assert united.bounds(0) == (-1, 6)


def test_upsampling_after_a_stride_has_a_stride_below_one():
    finer = Window.periodic([0, 0], [0, 0], 1)
    assert finer.stride == 0.5
    assert finer.over(Window.sliding(2, stride=2), POSITIONS).stride == 1
