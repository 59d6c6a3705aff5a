"""Receptive fields over a DAG: every node's windows on the input, composed along paths and united over them."""

from __future__ import annotations

from collections.abc import Sequence

from models.layers import Layer, Shape, Shapes
from models.layers.window import LONGEST_PERIOD, POINTWISE, Window, Windows
from models.quantities import EXACT

_PLACES = 50_000
"""Bound on the work for one network: the places reckoned one by one, where fields are not aligned."""


class FieldReckoner:
    """Fields of the nodes of one network, asked for in the order of computation."""

    def __init__(self) -> None:
        self._places = 0
        self._fields: dict[str, Windows] = {}
        self._joined: tuple[Sequence[str], Windows | None] = ((), None)

    def field(self, node: str, layer: Layer, sources: Sequence[str], inputs: Shapes, output: Shape) -> Windows | None:
        """The field of ``node`` from those of its ``sources``.

        None where places have lost their meaning, as after Flatten, where reckoning would take too long, or where a
        chain of absurd strides has led beyond the integers that JSON carries.
        """
        if len(output) != 3 or self._places > _PLACES:
            return None
        if not sources:
            field: Windows | None = POINTWISE
        elif type(layer).windows is not Layer.windows:
            field = self._seen(layer, sources, inputs, output)
        elif len(sources) == 1:  # it works on every place by itself
            field = self._fields.get(sources[0])
        else:
            field = self._join(sources, output)
        if field is not None:
            self._fields[node] = field
        return field

    def _seen(self, layer: Layer, sources: Sequence[str], inputs: Shapes, output: Shape) -> Windows | None:
        """What a layer with windows of its own sees through its sources."""
        field: Windows | None = None
        for port, source in enumerate(sources):
            inner = self._fields.get(source)
            through = None if inner is None else self._counted(_through(layer.windows(inputs, port), inner, output))
            field = through if port == 0 else self._united(field, through, output)
            if field is None:
                return None
        return field

    def _join(self, sources: Sequence[str], output: Shape) -> Windows | None:
        """What ``sources`` show together.

        A dense block's layer joins what the one before it did and one thing more: only that is reckoned.
        """
        before, field = self._joined
        if field is None or sources[: len(before)] != before:
            before, field = sources[:1], self._fields.get(sources[0])
        for source in sources[len(before) :]:
            field = self._united(field, self._fields.get(source), output)
        self._joined = sources, field
        return field

    def _united(self, field: Windows | None, other: Windows | None, output: Shape) -> Windows | None:
        if field is None or other is None or field is other:
            return field and other
        rows = field[0].union(other[0], output[1])
        is_square = output[1] == output[2] and field[0] is field[1] and other[0] is other[1]
        return self._counted(_both(rows, rows if is_square else field[1].union(other[1], output[2])))

    def _counted(self, field: Windows | None) -> Windows | None:
        """``field`` unless it is not exact; the work for it is written down."""
        if field is None:
            self._places += LONGEST_PERIOD
            return None
        rows, columns = field
        self._places += len(rows.first) + len(columns.first) - 2
        return field if _is_exact(rows) and (columns is rows or _is_exact(columns)) else None


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


def _through(own: Windows | None, inner: Windows, output: Shape) -> Windows | None:
    if own is None or own == POINTWISE:
        return own and inner
    rows = own[0].over(inner[0], output[1])
    is_square = output[1] == output[2] and inner[0] is inner[1] and own[0] == own[1]  # as in most networks
    return _both(rows, rows if is_square else own[1].over(inner[1], output[2]))


def _is_exact(window: Window) -> bool:
    return max(-window.first[0], window.last[-1], window.step) < EXACT // 2  # sizes are differences of two


def _both(rows: Window | None, columns: Window | None) -> Windows | None:
    return None if rows is None or columns is None else (rows, columns)
