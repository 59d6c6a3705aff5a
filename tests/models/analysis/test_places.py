"""Sets of places followed through windows, against sets of taps followed one by one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from models.analysis.places import contains, places_of, reached, seen, within
from models.layers.window import Window
from tests.models.layers.test_window import windows

transposed = st.tuples(st.integers(1, 3), st.integers(1, 4), st.integers(0, 2)).map(
    lambda sizes: Window.periodic(  # a stride beyond the kernel leaves places that see nothing
        [-((sizes[0] - 1 - sizes[2] - place) // sizes[1]) for place in range(sizes[1])],
        [(place + sizes[2]) // sizes[1] for place in range(sizes[1])],
        1,
    )
)
any_window = windows | transposed
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(-1, 9)).map(lambda pair: (pair[0], sum(pair))), max_size=4)


def members(places):
    return {place for first, last in places for place in range(first, last + 1)}


def taps(window, position):
    first, last = window.bounds(position)
    return set(range(first, last + 1, window.spacing))


@given(SPANS)
def test_a_set_of_places_has_one_shortest_description(spans):
    places = places_of(spans)
    assert members(places) == members(spans)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(places))
    assert members(within(places, 20)) == members(spans) & set(range(20))


@given(SPANS, SPANS)
def test_one_set_contains_another(one, other):
    assert contains(places_of(one), places_of(other)) == (members(other) <= members(one))


@given(any_window, SPANS)
def test_what_is_seen_are_the_taps_of_all_places(window, spans):
    places = places_of(spans)
    assert members(seen(window, places)) == {tap for place in members(places) for tap in taps(window, place)}


@given(any_window, SPANS, st.integers(1, 40))
def test_what_is_reached_has_a_tap_among_the_places(window, spans, positions):
    places = places_of(spans)
    expected = {position for position in range(positions) if taps(window, position) & members(places)}
    assert members(reached(window, places, positions)) == expected
