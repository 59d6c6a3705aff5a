"""The room that cards need on the canvas: the page's own measure needs a browser's font, so this one is generous."""

from __future__ import annotations

from typing import NamedTuple

from models.analysis.report import NodeReport
from models.layers import Layer
from models.layers.activation.softmax import Softmax
from models.layers.input_output.output import Output


class Extent(NamedTuple):
    """Width and height in canvas units."""

    width: float
    height: float


FOLDED = Extent(160, 196)
"""The card of a folded group, and of a layer with sixteen square maps."""

_HEADER = 50.0
"""Accent, gaps and padding beside a header's two texts."""
_NAME, _SHAPE = 7.0, 6.4
"""The advance of one character of the layer's name and of its output shape."""
_BARS, _BAR, _BESIDE_BARS = 26, 11, 58
"""A bar for every class, up to so many; the height of one, and of what stands above and below them."""


def card(layer: Layer, report: NodeReport | None, label: str | None = None) -> Extent:
    """The room for a layer's card; ``report`` is what is known of its inputs and output."""
    shape = report and report.shape
    title = label or (layer.caption_for(report.inputs) if report else layer.caption)
    numbers = "×".join(map(str, shape or ()))
    header = _HEADER + _NAME * len(title) + _SHAPE * len(numbers)
    height = FOLDED.height
    if shape is not None and len(shape) == 1 and shape[0] <= _BARS and isinstance(layer, Softmax | Output):
        height = max(height, _BESIDE_BARS + _BAR * shape[0])
    return Extent(max(FOLDED.width, header), height)
