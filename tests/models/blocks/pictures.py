"""What a drawn network must be, whichever it is: nothing lies on anything else, and it reads like text."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np

from models.analysis import analyse
from models.blocks.cards import card
from models.blocks.layout import MARGIN
from models.graph import Graph

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def boxes_of(graph: Graph) -> dict[str, Box]:
    """The card of every node."""
    reports = analyse(graph).nodes
    boxes: dict[str, Box] = {}
    for name, node in graph.nodes.items():
        width, height = card(graph.layers[name], reports.get(name), node.label)
        left, top = node.position
        boxes[name] = (left, top, left + width, top + height)
    return boxes


def assert_drawn_well(graph: Graph) -> None:
    """No two cards overlap, no group's frame meets another or a card outside, and edges lead right or down."""
    boxes = boxes_of(graph)
    _assert_apart(boxes)
    _assert_groups_apart(graph, boxes)
    for edge in graph.edges.values():
        source, target = boxes[edge.source], boxes[edge.target]
        assert target[0] > source[0] or target[1] > source[1], f"{edge.source} → {edge.target} leads back"


def aspect(graph: Graph) -> float:
    """Width by height of everything."""
    sides = np.array(list(boxes_of(graph).values()))
    width, height = sides[:, 2:].max(0) - sides[:, :2].min(0)
    return float(width / height)


def _assert_apart(boxes: dict[str, Box]) -> None:
    names = list(boxes)
    left, top, right, bottom = np.array([boxes[name] for name in names]).T
    meets = (left[:, None] < right) & (left < right[:, None]) & (top[:, None] < bottom) & (top < bottom[:, None])
    np.fill_diagonal(meets, val=False)
    assert not meets.any(), [(names[one], names[other]) for one, other in np.argwhere(meets)[:4]]


def _assert_groups_apart(graph: Graph, boxes: dict[str, Box]) -> None:
    """Frames of sibling groups, and cards beside them, do not meet; ``MARGIN`` is kept around the members."""
    within: dict[str | None, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, node in graph.nodes.items():
        part, group = ("node", name), node.group
        within[group][part].append(name)
        while group is not None:
            part, group = ("group", group), graph.groups[group].parent
            within[group][part].append(name)
    for parts in within.values():
        frames = {part: _frame(part[0] == "group", [boxes[name] for name in names]) for part, names in parts.items()}
        for (one, first), (other, second) in combinations(frames.items(), 2):
            if "group" in {one[0], other[0]}:
                apart = first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1] or second[3] <= first[1]
                assert apart, f"{one} and {other} meet"


def _frame(is_group: bool, boxes: list[Box]) -> Box:
    margin = MARGIN if is_group else 0.0
    left, top, right, bottom = np.array(boxes).T
    return left.min() - margin, top.min() - margin, right.max() + margin, bottom.max() + margin
