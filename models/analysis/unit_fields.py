"""The field of one unit: which places of every earlier layer it sees, and which of every later one it can change.

Receptive fields of a layer (`models.analysis.receptive_field`) are the same for all its places and know no borders.
Here one unit is followed link by link, and what lies in the padding is left out before the next link: padding sees
nothing. Along one path the places seen are a product of rows and columns (kernels are products of taps); over several
paths they are the union of such products, which need not be a box: a 1×7 and a 7×1 branch see a cross.

Exact, with two exceptions that see too much: a union of more than `MOST_BOXES` products is replaced by the product that
holds them all, and channels are not told apart, except for those of features.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from models.analysis.analyse import Analysis
from models.analysis.links import MAP_AXES, Link, axes_of, link
from models.analysis.places import Places, Span, contains, places_of, reached, seen, within
from models.layers import Shape

MOST_BOXES = 16
"""Products kept for one node; parallel branches with offsets of their own would multiply from block to block."""

_MOST_RUNS = 4096
"""Runs of features that a region of maps is laid out in, before their hull is taken."""

Box = tuple[Places, ...]
"""A product of places: rows and columns of maps, or features."""


class Field(NamedTuple):
    """A part of one node's places."""

    boxes: tuple[Box, ...]
    """Their union is what is seen, or changed; none lies in another."""
    reach: tuple[Span, ...]
    """Along each axis the bounds if maps had no borders: places outside of the map are padding."""


def receptive_fields(analysis: Analysis, node: str, place: Sequence[int]) -> dict[str, Field]:
    """What the unit at ``place`` (row and column, or feature) of ``node`` sees, by node, its own place included.

    Nodes that it does not depend on are left out; one of which it sees padding alone has no boxes.

    Raises:
        KeyError: the graph has no such node, or its shape is unknown.
        ValueError: the node has no such place.
    """
    fields = _start(analysis, node, place)
    for name in reversed(analysis.wiring.order):
        if name not in fields:
            continue
        report = analysis.nodes[name]
        for port, source in enumerate(analysis.wiring.sources[name]):
            through = link(analysis.graph.layers[name], report.inputs, report.shape, port)
            found = _back(through, fields[name], report.inputs[port], report.shape)
            fields[source] = found if source not in fields else _united(fields[source], found)
    return fields


def projective_fields(analysis: Analysis, node: str, place: Sequence[int]) -> dict[str, Field]:
    """What the unit at ``place`` of ``node`` can change, by node, its own place included; arguments as above."""
    fields = _start(analysis, node, place)
    for name in analysis.wiring.order:
        if name not in analysis.nodes or name == node:
            continue
        report = analysis.nodes[name]
        for port, source in enumerate(analysis.wiring.sources[name]):
            if source not in fields:
                continue
            through = link(analysis.graph.layers[name], report.inputs, report.shape, port)
            found = _ahead(through, fields[source], report.inputs[port], report.shape)
            fields[name] = found if name not in fields else _united(fields[name], found)
    return fields


def _start(analysis: Analysis, node: str, place: Sequence[int]) -> dict[str, Field]:
    axes = axes_of(analysis.nodes[node].shape)
    if len(place) != len(axes) or not all(0 <= at < size for at, size in zip(place, axes, strict=True)):
        raise ValueError(f"{node!r} has places of {axes}, none at {tuple(place)}")
    own = tuple((at, at) for at in place)
    return {node: Field((tuple((span,) for span in own),), own)}


def _back(through: Link, field: Field, shape: Shape, output: Shape) -> Field:
    """What ``field`` of a node with ``output`` sees of an input of ``shape``."""
    axes = axes_of(shape)
    if through == "whole":
        return _everything(axes)
    if through == "order":
        boxes = [laid for box in field.boxes for laid in _laid_out(box, output, shape)]
        return _bounded(boxes, axes)
    boxes = []
    for box in field.boxes:
        looked = (seen(window, places) for window, places in zip(through, box, strict=True))
        boxes.append(tuple(within(places, size) for places, size in zip(looked, axes, strict=True)))
    reach = tuple(
        (window.bounds(first)[0], window.bounds(last)[1])
        for window, (first, last) in zip(through, field.reach, strict=True)
    )
    return Field(_simplified(boxes), reach)


def _ahead(through: Link, field: Field, shape: Shape, output: Shape) -> Field:
    """What ``field`` of an input of ``shape`` changes in a node with ``output``."""
    axes = axes_of(output)
    if not field.boxes:
        return Field((), field.reach)
    if through == "whole":
        return _everything(axes)
    if through == "order":
        return _bounded([laid for box in field.boxes for laid in _laid_out(box, shape, output)], axes)
    boxes = [
        tuple(reached(window, places, size) for window, places, size in zip(through, box, axes, strict=True))
        for box in field.boxes
    ]
    return _bounded(boxes, axes)


def _everything(axes: Sequence[int]) -> Field:
    whole = tuple((0, size - 1) for size in axes)
    return Field((tuple((span,) for span in whole),), whole)


def _bounded(boxes: Sequence[Box], axes: Sequence[int]) -> Field:
    """A field that reaches nowhere beyond ``boxes``."""
    kept = _simplified(boxes)
    reach = tuple((box[0][0], box[-1][1]) for box in _hull(kept)) if kept else tuple((0, -1) for _ in axes)
    return Field(kept, reach)


def _united(one: Field, other: Field) -> Field:
    reach = tuple((min(a[0], b[0]), max(a[1], b[1])) for a, b in zip(one.reach, other.reach, strict=True))
    return Field(_simplified((*one.boxes, *other.boxes)), reach)


def _simplified(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Without those that are empty or lie in another."""
    kept: list[Box] = []
    for box in boxes:
        if not all(box) or any(_holds(other, box) for other in kept):
            continue
        kept = [other for other in kept if not _holds(box, other)]
        kept.append(box)
    return tuple(kept) if len(kept) <= MOST_BOXES else (_hull(kept),)


def _holds(one: Box, other: Box) -> bool:
    return all(map(contains, one, other))


def _hull(boxes: Sequence[Box]) -> Box:
    """The smallest product that holds all ``boxes``."""
    return tuple(places_of(span for places in along for span in places) for along in zip(*boxes, strict=True))


def _laid_out(box: Box, shape: Shape, other: Shape) -> list[Box]:
    """The places of ``box`` in ``shape`` after its numbers were laid out as ``other``."""
    runs = _runs(box, shape)
    if len(other) == 1:
        return [(runs,)]
    _, height, width = other
    return [found for run in runs for found in _places_of_run(run, height, width)]


def _runs(box: Box, shape: Shape) -> Places:
    """The numbers of maps in order, channel by channel and row by row, that lie in ``box``."""
    if len(shape) != MAP_AXES + 1:
        return box[0]
    channels, height, width = shape
    rows, columns = box
    if rows == ((0, height - 1),) and columns == ((0, width - 1),):
        return ((0, prod(shape) - 1),)
    count = sum(last - first + 1 for first, last in rows)
    if channels * count * len(columns) > _MOST_RUNS:
        start, end = rows[0][0] * width + columns[0][0], rows[-1][1] * width + columns[-1][1]
        return ((start, (channels - 1) * height * width + end),)
    lines = [row for first, last in rows for row in range(first, last + 1)]
    starts = [(channel * height + row) * width for channel, row in product(range(channels), lines)]
    return places_of((start + first, start + last) for start in starts for first, last in columns)


def _places_of_run(run: Span, height: int, width: int) -> list[Box]:
    """The places of maps in which numbers without a gap lie."""
    if run[0] // (height * width) != run[1] // (height * width):
        return [(((0, height - 1),), ((0, width - 1),))]
    (top, left), (bottom, right) = (divmod(number % (height * width), width) for number in run)
    if top == bottom:
        return [(((top, top),), ((left, right),))]
    return [(((top, bottom),), ((0, width - 1),))]
