"""Ranks and lanes of a directed graph: what follows stands to the right, what goes on beside stands below."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True)
class Grid(Generic[Item]):
    """Items by rank and row."""

    ranks: Sequence[Sequence[tuple[int, Item]]]
    """For every rank its items with their rows; row 0 holds the main path."""
    breaks: Collection[int]
    """The ranks before which a line may end: no two paths go on beside each other there."""


def lay(items: Sequence[Item], edges: Collection[tuple[Item, Item]]) -> Grid[Item]:
    """Rank of an item: the longest path to it. Row: that of the path it carries on, else the first free one.

    Args:
        items: in reading order, which decides wherever the edges leave a choice.
        edges: between different items; those that close a loop are not followed.
    """
    order, before, after = _order(items, edges)
    rank: dict[Item, int] = {}
    for item in order:
        rank[item] = max((rank[source] + 1 for source in before[item]), default=0)
    lanes = _lanes(order, before, _heirs(order, after, rank))
    return _grid(lanes, after, rank)


_Neighbours = dict[Item, list[Item]]


def _order(
    items: Sequence[Item], edges: Collection[tuple[Item, Item]]
) -> tuple[list[Item], _Neighbours[Item], _Neighbours[Item]]:
    """Items after what leads to them, and the edges that this order follows: sources and targets of every item."""
    following: _Neighbours[Item] = {item: [] for item in items}
    missing = dict.fromkeys(items, 0)
    for source, target in dict.fromkeys(edges):
        following[source].append(target)
        missing[target] += 1
    place = {item: number for number, item in enumerate(items)}
    ready = [place[item] for item in items if missing[item] == 0]
    heapify(ready)
    order: list[Item] = []
    waiting = dict.fromkeys(items)
    while waiting:
        here = items[heappop(ready)] if ready else next(iter(waiting))  # the first of a loop
        if here not in waiting:
            continue
        del waiting[here]
        order.append(here)
        for target in following[here]:
            missing[target] -= 1
            if missing[target] == 0 and target in waiting:
                heappush(ready, place[target])
    position = {item: number for number, item in enumerate(order)}
    before: _Neighbours[Item] = {item: [] for item in items}
    after: _Neighbours[Item] = {item: [] for item in items}
    for item in order:
        for target in sorted(following[item], key=place.__getitem__):
            if position[item] < position[target]:
                before[target].append(item)
                after[item].append(target)
    return order, before, after


def _heirs(order: Sequence[Item], after: _Neighbours[Item], rank: dict[Item, int]) -> dict[Item, Item]:
    """Who carries on the path of each item: the first successor that leads to the end, not into a side branch."""
    end = max(order, key=rank.__getitem__, default=None)
    leading: set[Item] = set()
    for item in reversed(order):
        if item == end or not leading.isdisjoint(after[item]):
            leading.add(item)
    return {item: min(after[item], key=lambda target: target not in leading) for item in order if after[item]}


def _lanes(order: Sequence[Item], before: _Neighbours[Item], heirs: dict[Item, Item]) -> list[list[Item]]:
    """Paths that hold every item once, the main one first."""
    lanes: list[list[Item]] = []
    lane_of: dict[Item, int] = {}
    for item in order:
        carried = [
            lane_of[source] for source in before[item] if heirs[source] == item and lanes[lane_of[source]][-1] == source
        ]
        lane_of[item] = min(carried, default=len(lanes))
        if carried:
            lanes[lane_of[item]].append(item)
        else:
            lanes.append([item])
    return lanes


def _grid(lanes: Sequence[Sequence[Item]], after: _Neighbours[Item], rank: dict[Item, int]) -> Grid[Item]:
    ranks: list[list[tuple[int, Item]]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    beside = [0] * (len(ranks) + 1)  # how many paths go on from the rank before to this one
    rows: list[list[tuple[int, int]]] = []
    for lane in lanes:
        start, end = rank[lane[0]], rank[lane[-1]]
        joined = max((rank[target] - 1 for target in after[lane[-1]]), default=end)
        for here in range(start + 1, joined + 1):
            beside[here] += 1
        row = next((number for number, taken in enumerate(rows) if _free(taken, start, end)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((start, end))
        for item in lane:
            ranks[rank[item]].append((row, item))
    return Grid(ranks, {here for here in range(1, len(ranks)) if beside[here] <= 1})


def _free(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a path fits between those of a row with a place between them: neighbours would look connected."""
    return all(end + 1 < other or start > stop + 1 for other, stop in taken)
