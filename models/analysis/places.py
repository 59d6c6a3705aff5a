"""Sets of places along one axis, and what becomes of them when they are followed through a window."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from models.layers.window import Window

Span = tuple[int, int]
"""The first and the last of places without a gap."""

Places = tuple[Span, ...]
"""A set of places: spans in ascending order that neither overlap nor touch."""


def places_of(spans: Iterable[Span]) -> Places:
    """The places that lie in any of ``spans``; a span that ends before it begins has none."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if first > last:
            continue
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return tuple(joined)


def within(places: Places, length: int) -> Places:
    """Those from 0 to ``length`` − 1; the others are padding."""
    return tuple([(max(first, 0), min(last, length - 1)) for first, last in places if first < length and last >= 0])


def contains(places: Places, others: Places) -> bool:
    """Whether all ``others`` are among ``places``."""
    return all(any(mine[0] <= first and last <= mine[1] for mine in places) for first, last in others)


def seen(window: Window, places: Places) -> Places:
    """The inputs that the outputs at ``places`` look at, padding included."""
    if _is_solid(window):
        return places_of((window.bounds(first)[0], window.bounds(last)[1]) for first, last in places)
    taps = [_taps(window, place) for first, last in places for place in range(first, last + 1)]
    return places_of(tap for each in taps for tap in each)


def reached(window: Window, places: Places, positions: int) -> Places:
    """Of ``positions`` outputs those that look at any of the inputs at ``places``."""
    every = range(positions)
    found: list[Span] = []
    for first, last in places:
        start = bisect_left(every, first, key=lambda position: window.bounds(position)[1])
        stop = bisect_left(every, last + 1, key=lambda position: window.bounds(position)[0])
        if _is_solid(window):
            found.append((start, stop - 1))
        else:
            found += [(each, each) for each in range(start, stop) if _touches(window, each, (first, last))]
    return places_of(found)


@lru_cache(maxsize=4096)
def _is_solid(window: Window) -> bool:
    """Whether windows have no gaps inside, are not empty, and leave none between neighbours."""
    ends = [window.bounds(position) for position in range(len(window.first) + 1)]
    inside = window.spacing == 1 and all(first <= last for first, last in ends)
    return inside and all(ends[place][1] + 1 >= ends[place + 1][0] for place in range(len(ends) - 1))


def _taps(window: Window, position: int) -> list[Span]:
    first, last = window.bounds(position)
    if window.spacing == 1:
        return [(first, last)]
    return [(tap, tap) for tap in range(first, last + 1, window.spacing)]


def _touches(window: Window, position: int, span: Span) -> bool:
    first, last = window.bounds(position)
    before = max(0, span[0] - first)
    tap = first + -(-before // window.spacing) * window.spacing
    return tap <= min(last, span[1])
