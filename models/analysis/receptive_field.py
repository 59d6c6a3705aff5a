"""Receptive fields over a DAG: every node's windows on the input, composed along paths and united over them."""

from __future__ import annotations

from collections.abc import Sequence

from models.layers import Layer, Shape, Shapes
from models.layers.window import LONGEST_PERIOD, POINTWISE, Window, Windows
from models.quantities import EXACT

_PLACES = 50_000
"""Bound on the work for one network: the places reckoned one by one, where fields are not aligned."""


class FieldReckoner:
    """Fields of the nodes of one network, in the order of computation."""

    def __init__(self) -> None:
        self._places = 0

    def field(self, layer: Layer, inputs: Shapes, fields: Sequence[Windows | None], output: Shape) -> Windows | None:
        """The field of a node from the ``fields`` of its inputs.

        None where places have lost their meaning, as after Flatten, where reckoning would take too long, or where a
        chain of absurd strides has led beyond the integers that JSON carries.
        """
        if len(output) != 3 or self._places > _PLACES:
            return None
        seen: list[Windows] = []
        for port, inner in enumerate(fields):
            own = None if inner is None else layer.windows(inputs, port)
            through = inner if own is POINTWISE else _through(own, inner, output)
            if through is None:
                self._places += 0 if inner is None else LONGEST_PERIOD
                return None
            seen.append(through)
        if len(seen) == 1 and seen[0] is fields[0]:
            return seen[0]
        above, across = zip(*seen or [POINTWISE], strict=True)
        rows = _united(above, output[1])
        columns = rows if output[1] == output[2] and above == across else _united(across, output[2])
        if rows is None or columns is None:
            self._places += LONGEST_PERIOD
            return None
        self._places += len(above) * (len(rows.first) + len(columns.first) - 2)
        return (rows, columns) if _is_exact(rows) and _is_exact(columns) else None


def field_as_json(windows: Windows) -> dict[str, object]:
    """``{size, stride, padding, aligned}``, pairs [height, width]."""
    rows, columns = windows
    return {
        "size": [rows.size, columns.size],
        "stride": [rows.stride, columns.stride],
        "padding": [rows.padding, columns.padding],
        "aligned": rows.aligned and columns.aligned,
    }


def sees_whole(windows: Windows, output: Shape, input_shape: Shape) -> bool:
    """Whether every place of a map sees all of the input, as after global pooling or squeeze-and-excitation.

    ``size`` tells nothing more then: the windows only reach differently far into the padding.
    """
    return all(
        window.bounds(positions - 1)[0] <= 0 and window.bounds(0)[1] >= length - 1
        for window, positions, length in zip(windows, output[1:], input_shape[1:], strict=True)
    )


def _through(own: Windows | None, inner: Windows | None, output: Shape) -> Windows | None:
    if own is None or inner is None:
        return None
    rows = own[0].over(inner[0], output[1])
    is_square = output[1] == output[2] and inner[0] is inner[1] and own[0] == own[1]  # as in most networks
    return _both(rows, rows if is_square else own[1].over(inner[1], output[2]))


def _united(windows: Sequence[Window], positions: int) -> Window | None:
    """What several inputs show together; in one go where all slide alike, as the fifty that a dense block joins."""
    union: Window | None = windows[0]
    if len(windows) > 2 and all(len(each.first) == 1 and each.step == windows[0].step for each in windows):
        return Window(min([each.first for each in windows]), max([each.last for each in windows]), windows[0].step)
    for each in windows[1:]:
        union = union and union.union(each, positions)
    return union


def _is_exact(window: Window) -> bool:
    return max(-window.first[0], window.last[-1], window.step) < EXACT // 2  # sizes are differences of two


def _both(rows: Window | None, columns: Window | None) -> Windows | None:
    return None if rows is None or columns is None else (rows, columns)
