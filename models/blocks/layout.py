"""Where the cards of a network stand: rows read like text, with lanes below for paths beside the main one.

``arrange`` finds the places of any network; positions are those of the fully open one. A group is a box around its
members, boxes do not overlap, and within each box the same rules hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import Literal, NamedTuple

from models.analysis import analyse
from models.blocks.cards import FOLDED, Extent, card
from models.blocks.lanes import lay
from models.blocks.wrapping import wrap
from models.graph import Graph, Position
from models.layers import pooling
from models.layers.dense.flatten import Flatten

COLUMN = 200.0
"""From card to card; most cards are up to 160 wide."""
MARGIN, TITLE = 28.0, 12.0
"""Around the members of a group; and more above them, where its title stands."""

_GAP = (40.0, 44.0)
"""The least distance from card to card, to the right and below."""
_STEP = 40.0
"""Columns are multiples of it, so that cards of neighbouring lines stand below each other."""


class Measure(NamedTuple):
    """How wide lines are made."""

    least: float
    """Nothing is broken into lines before it is so wide."""
    aspect: float
    """Width by height that several lines aim at."""


_NETWORK = Measure(5 * COLUMN, 2.2)
"""A screen between two panels."""
_GROUPS = (
    Measure(8 * COLUMN, 2.2),
    Measure(4 * COLUMN, 1.5),
    Measure(3 * COLUMN, 1.0),
    Measure(2 * COLUMN, 0.6),
)
"""For groups; the later ones for those that open folded, in networks that would get too wide."""
_WIDEST = 3.5
"""Width by height of a network with everything open, if narrower groups can bring it about."""

Kind = Literal["group", "weights", "end", "rest"]
"""A group, a layer with weights, one that closes a part of the network (pooling, flatten), any other."""


class Item(NamedTuple):
    """A node or a group, as a part of the group around it."""

    is_group: bool
    id: str


@dataclass
class _Box:
    """A node's card, or a group with everything in it; positions from its upper left corner."""

    extent: Extent
    entry: float
    """Where its first card's top is, below its own: cards of one row stand at one height, in groups or not."""
    shown: Extent
    """The room it takes when the network is opened: a folded group is one card."""
    kind: Kind
    positions: dict[Item, Position]

    @property
    def aspect(self) -> float:
        """Width by height."""
        return self.extent.width / self.extent.height


@dataclass
class _Container:
    """A group, or the network: its parts in reading order, and which leads to which."""

    items: dict[Item, None] = field(default_factory=dict)
    edges: dict[tuple[Item, Item], None] = field(default_factory=dict)


def arrange(graph: Graph) -> dict[str, Position]:
    """Positions of all nodes of ``graph``; the ones it has are not looked at."""
    return {item.id: position for item, position in _arrange(graph, folding=False).items()}


def arrange_folded(graph: Graph) -> dict[Item, Position]:
    """Positions of what is seen of ``graph`` when it is opened: a folded group is one card, with nothing inside."""
    return _arrange(graph, folding=True)


def _arrange(graph: Graph, *, folding: bool) -> dict[Item, Position]:
    if not graph.nodes:
        return {}
    containers, cards = _containers(graph), _cards(graph)
    network = _network_box(graph, containers, dict(cards), _GROUPS[0], folding=folding)
    for measure in _GROUPS[1:]:
        if network.aspect <= _WIDEST:
            break
        narrower = _network_box(graph, containers, dict(cards), measure, folding=folding)
        network = min(network, narrower, key=lambda box: box.aspect)
    return network.positions


def _network_box(
    graph: Graph,
    containers: Mapping[str | None, _Container],
    boxes: dict[Item, _Box],
    measure: Measure,
    *,
    folding: bool,
) -> _Box:
    """Everything, from the innermost groups outwards; ``boxes`` are the cards, and take up the groups."""
    for name in _innermost_first(graph):
        if name in containers:
            item = Item(is_group=True, id=name)
            collapsed = graph.groups[name].collapsed
            if folding and collapsed:
                boxes[item] = _Box(FOLDED, 0.0, FOLDED, "group", {item: (0.0, 0.0)})
            else:
                lines = measure if _is_folded(graph, name) else _GROUPS[0]
                boxes[item] = _group_box(containers[name], boxes, lines, collapsed=collapsed)
    return _flow(containers[None], boxes, _NETWORK)


def _cards(graph: Graph) -> dict[Item, _Box]:
    reports = analyse(graph).nodes
    boxes: dict[Item, _Box] = {}
    for name, node in graph.nodes.items():
        report = reports.get(name)
        layer = graph.layers[name]
        extent = card(layer, report, node.label)
        kind: Kind = "weights" if report and report.macs else "rest"
        if layer.family is pooling.FAMILY or isinstance(layer, Flatten):
            kind = "end"
        item = Item(is_group=False, id=name)
        boxes[item] = _Box(extent, 0.0, extent, kind, {item: (0.0, 0.0)})
    return boxes


def _containers(graph: Graph) -> dict[str | None, _Container]:
    """The network under None, and every group with members, each with its own parts and the edges between them."""
    containers: dict[str | None, _Container] = {}
    ways: dict[str, list[Item]] = {}
    for name, node in graph.nodes.items():
        way = [Item(is_group=False, id=name)]
        group = node.group
        while group is not None:
            way.append(Item(is_group=True, id=group))
            group = graph.groups[group].parent
        way.reverse()
        ways[name] = way
        outer: str | None = None
        for item in way:
            containers.setdefault(outer, _Container()).items[item] = None
            outer = item.id
    for edge in graph.edges.values():
        outer = None
        for one, other in zip(ways[edge.source], ways[edge.target], strict=False):
            if one != other:
                containers[outer].edges[one, other] = None
                break
            outer = one.id
    return containers


def _innermost_first(graph: Graph) -> list[str]:
    """Groups after all groups within them."""
    depths: dict[str, int] = {}
    for name in graph.groups:
        above: list[str] = []
        here: str | None = name
        while here is not None and here not in depths:
            above.append(here)
            here = graph.groups[here].parent
        depth = -1 if here is None else depths[here]
        for number, group in enumerate(reversed(above), start=1):
            depths[group] = depth + number
    return sorted(depths, key=depths.__getitem__, reverse=True)


def _is_folded(graph: Graph, group: str | None) -> bool:
    """Whether a group, or one around it, is folded when the network is opened."""
    while group is not None:
        if graph.groups[group].collapsed:
            return True
        group = graph.groups[group].parent
    return False


def _group_box(container: _Container, boxes: Mapping[Item, _Box], measure: Measure, *, collapsed: bool) -> _Box:
    inner = _flow(container, boxes, measure)
    extent = Extent(inner.extent.width + 2 * MARGIN, inner.extent.height + 2 * MARGIN + TITLE)
    positions = {item: (x + MARGIN, y + MARGIN + TITLE) for item, (x, y) in inner.positions.items()}
    entry = inner.entry + MARGIN + TITLE
    return _Box(extent, entry, FOLDED if collapsed else extent, "group", positions)


def _flow(container: _Container, boxes: Mapping[Item, _Box], measure: Measure) -> _Box:
    """The parts of a group or network in lines, each from left to right, with lanes below the main one."""
    grid = lay(list(container.items), container.edges)
    shown = [Extent(*map(max, zip(*(boxes[item].shown for _, item in rank), strict=True))) for rank in grid.ranks]
    widths = [_stepped(extent.width) for extent in shown]
    area = sum(
        width * sum(boxes[item].shown.height + _GAP[1] for _, item in rank)
        for width, rank in zip(widths, grid.ranks, strict=True)
    )
    main = [boxes[min(rank)[1]] for rank in grid.ranks]
    begins = {rank: _penalty(main[rank - 1], main[rank]) for rank in grid.breaks}
    right = bottom = 0.0
    entry: float | None = None
    positions: dict[Item, Position] = {}
    for line in wrap(widths, max(measure.least, sqrt(area * measure.aspect)), begins):
        line_ranks = [grid.ranks[rank] for rank in line]
        entries, bottom = _lane_entries([part for rank in line_ranks for part in rank], boxes, bottom)
        entry = entries[min(entries)] if entry is None else entry
        left = 0.0
        for rank in line_ranks:
            for row, item in rank:
                top = entries[row] - boxes[item].entry
                for part, (x, y) in boxes[item].positions.items():
                    positions[part] = (left + x, top + y)
            width = max(boxes[item].extent.width for _, item in rank)
            right = max(right, left + width)
            left += _stepped(width)
    extent = Extent(right, bottom - _GAP[1])
    return _Box(extent, entry or 0.0, extent, "group", positions)


def _penalty(before: _Box, first: _Box) -> float:
    """What it costs to begin a line between two boxes: nothing at a joint, much before an activation."""
    if first.kind == "group":
        return 0.0
    if first.kind == "weights":
        return 0.0 if before.kind in {"group", "end"} else 0.15
    return 0.6


def _lane_entries(
    parts: Iterable[tuple[int, Item]], boxes: Mapping[Item, _Box], top: float
) -> tuple[dict[int, float], float]:
    """Where the first cards of a line's lanes have their tops, and where the next line may begin."""
    above: dict[int, float] = {}
    below: dict[int, float] = {}
    for row, item in parts:
        box = boxes[item]
        above[row] = max(above.get(row, 0.0), box.entry)
        below[row] = max(below.get(row, 0.0), box.extent.height - box.entry)
    entries: dict[int, float] = {}
    for row in sorted(above):
        entries[row] = top + above[row]
        top += above[row] + below[row] + _GAP[1]
    return entries, top


def _stepped(width: float) -> float:
    """From the left of a column to that of the next one."""
    return ceil((width + _GAP[0]) / _STEP) * _STEP
