"""Receptive fields over a DAG: every node's windows on the input, composed along paths and united over them."""

from __future__ import annotations

from models.layers import Layer, Shape, Shapes
from models.layers.window import POINTWISE, Windows


def field_of(layer: Layer, inputs: Shapes, fields: list[Windows | None], output: Shape) -> Windows | None:
    """The field of a node from the ``fields`` of its inputs; None where places have lost their meaning."""
    if len(output) != 3:
        return None
    united: Windows | None = None
    for port, inner in enumerate(fields):
        own = layer.windows(inputs, port)
        if own is None or inner is None:
            return None
        seen = inner if own is POINTWISE else (own[0].over(inner[0], output[1]), own[1].over(inner[1], output[2]))
        if united is None:
            united = seen
        elif united is not seen:
            united = united[0].union(seen[0], output[1]), united[1].union(seen[1], output[2])
    return POINTWISE if united is None else united


def field_as_json(windows: Windows) -> dict[str, object]:
    """``{size, stride, padding, aligned}``, pairs [height, width]."""
    rows, columns = windows
    return {
        "size": [rows.size, columns.size],
        "stride": [rows.stride, columns.stride],
        "padding": [rows.padding, columns.padding],
        "aligned": rows.aligned and columns.aligned,
    }
