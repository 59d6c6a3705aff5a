"""What one node looks at in one of its inputs: a window along each axis, or all of it, or the same numbers in order."""

from __future__ import annotations

from typing import Any, Literal

from models.layers import Layer, Shape, Shapes
from models.layers.window import POINT, Window

Link = tuple[Window, ...] | Literal["whole", "order"]
"""``whole``: every unit sees all of the input. ``order``: the numbers are the input's, laid out anew, as in Flatten."""

MAP_AXES = 2


def axes_of(shape: Shape) -> tuple[int, ...]:
    """The lengths of the axes that have places: height and width of maps, the number of features."""
    return shape[1:] if len(shape) == MAP_AXES + 1 else shape


def link(layer: Layer, inputs: Shapes, output: Shape, port: int) -> Link:
    """How the units of ``layer`` look at input number ``port``."""
    if len(inputs[port]) != len(output):
        return "order" if layer.views_input else "whole"
    if len(output) == 1:
        window = layer.feature_window(inputs, port)
        return "whole" if window is None else (window,)
    windows = layer.windows(inputs, port)
    if windows is None:
        return "order" if layer.views_input else "whole"
    return windows


def links_as_json(layer: Layer, inputs: Shapes, output: Shape) -> list[str | list[dict[str, Any]] | None]:
    """For each input ``whole``, ``order``, one window an axis, or None where every unit sees its own place alone.

    Empty where that is so for all inputs, as for most layers.
    """
    told = [_as_json(link(layer, inputs, output, port), shape, output) for port, shape in enumerate(inputs)]
    return told if any(told) else []


def _as_json(found: Link, shape: Shape, output: Shape) -> str | list[dict[str, Any]] | None:
    if isinstance(found, str):
        return found
    if all(window == POINT for window in found) and axes_of(shape) == axes_of(output):
        return None
    return [{**window._asdict(), "first": list(window.first), "last": list(window.last)} for window in found]
