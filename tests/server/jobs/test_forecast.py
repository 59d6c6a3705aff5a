"""How long a place in line is waited for."""

from __future__ import annotations

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from server.jobs.fairness import SLICE
from server.jobs.forecast import Progress, limited_waits, rounded, waits


def test_places_come_free_when_a_slice_is_over_or_a_training_ends():
    held = [(10.0, None), (50.0, 300.0), (5.0, 20.0)]
    assert waits(held, 3, 5) == [SLICE - 50, 20.0, SLICE - 10, SLICE - 50 + SLICE, 20.0 + SLICE]


def test_a_place_that_nobody_holds_is_there_at_once():
    assert waits([(0.0, None)], 2, 2) == [0.0, SLICE]


@given(st.lists(st.tuples(st.floats(0, 200), st.none() | st.floats(0, 500)), max_size=6), st.integers(1, 20))
def test_nobody_begins_before_those_who_stand_before_him(held, line):
    seconds = waits(held, max(1, len(held)), line)
    assert seconds == sorted(seconds)
    assert all(0.0 <= each <= SLICE * line for each in seconds)


def test_behind_ones_own_limit_one_begins_when_another_ends():
    assert [*islice(limited_waits([90.0, None, 20.0]), 4)] == [20.0, 90.0, None, None]


def test_what_is_left_follows_from_the_pace_so_far():
    progress = Progress(0.0)
    assert progress.left(1.0) is None
    progress.note({"type": "started", "step": 100, "steps": 300}, 2.0)
    progress.note({"type": "metrics", "points": [{"split": "val", "step": 100}]}, 3.0)
    assert progress.left(3.0) is None
    progress.note(
        {"type": "metrics", "points": [{"split": "train", "step": 148}, {"split": "train", "step": 149}]}, 12.0
    )
    assert progress.left(12.0) == 30.0
    assert progress.left(17.0) == 25.0
    progress.note({"type": "extended", "steps": 150}, 17.0)
    assert progress.left(17.0) == 0.0
    progress.note({"type": "started", "step": 150, "steps": None}, 20.0)  # it ends by the clock
    assert progress.left(20.0) is None


def test_a_wait_is_told_roughly():
    told = [rounded(seconds) for seconds in (0, 4, 14, 62, 89, 95, 150, 3600)]
    assert told == [10, 10, 10, 60, 90, 120, 120, 3600]
