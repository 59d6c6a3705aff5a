"""A convolution whose filters see some of the maps only, after a table: C3 of LeNet-5."""

from __future__ import annotations

from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import BeforeValidator, Field

from models.forms import MarginPair, Pair, parameter
from models.layers.base import Layer, Saved, Shape, Shapes, need_maps
from models.layers.convolution import FAMILY
from models.layers.convolution.fields import BIAS, KERNEL_SIZE, STRIDE
from models.layers.papers import LECUN_1998
from models.layers.registry import register
from models.layers.sliding import Slide2d
from models.layers.window import Windows
from models.problems import LayerProblem
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn

Table = tuple[tuple[int, ...], ...]

LENET5_C3: Table = (
    *(tuple((first + step) % 6 for step in range(3)) for first in range(6)),
    *(tuple((first + step) % 6 for step in range(4)) for first in range(6)),
    (0, 1, 3, 4),
    (1, 2, 4, 5),
    (0, 2, 3, 5),
    (0, 1, 2, 3, 4, 5),
)
"""Table I of the paper: six neighbouring triples, six neighbouring quadruples, three quadruples with a gap, and all."""

_MOST = 512


def _each_map_once(table: object) -> object:
    """Rows as sorted tuples: which maps a filter sees has no order."""
    if not isinstance(table, list | tuple):
        return table
    return tuple(
        tuple(sorted(set(row))) if isinstance(row, list | tuple) and all(type(entry) is int for entry in row) else row
        for row in table
    )


_Map = Annotated[int, Field(ge=0, le=65535)]
_Row = Annotated[tuple[_Map, ...], Field(min_length=1, max_length=_MOST)]


@register
class PartialConv2d(Layer):
    """y[o] = b[o] + Σ W[o, c] ∗ x[c] over the maps c that the table lists for filter o.

    The parameter ``weight`` has one kernel for each connection: (connections, height, width), by filter, then by map.
    """

    type: ClassVar[str] = "partial_conv2d"
    family = FAMILY
    title = Text("Convolution by a table", "Свёртка по таблице")
    summary = Text(
        "A convolution whose filters each look at some maps only, as a table says. In LeNet-5 that saved weights and "
        "made the filters different from each other.",
        "Свёртка, в которой каждый фильтр смотрит лишь на часть карт, по таблице. В LeNet-5 это экономило веса и "
        "делало фильтры непохожими друг на друга.",
    )
    formula = "y[o,i,j] = b[o] + Σ W[o,c,u,v]·x[c, s·i + u − p, s·j + v − p], c ∈ table[o]"
    paper = LECUN_1998
    rank = 20

    table: Annotated[tuple[_Row, ...], Field(min_length=1, max_length=_MOST), BeforeValidator(_each_map_once)] = (
        parameter(
            LENET5_C3,
            title=Text("Connections", "Связи"),
            help=Text(
                "For every filter (a column) the input maps it sees, counted from 0. The usual table is LeNet-5's.",
                "Для каждого фильтра (столбец) — входные карты, которые он видит, считая с 0. Обычная таблица — из "
                "LeNet-5.",
            ),
            control="table",
        )
    )
    kernel_size: Pair = KERNEL_SIZE
    stride: Pair = STRIDE
    padding: MarginPair = parameter(
        (0, 0),
        title=Text("Padding", "Отступ"),
        help=Text(
            "Zeros added around the input: vertical and horizontal.", "Нули вокруг входа: по вертикали и горизонтали."
        ),
        control="pair",
        span=(0, 5),
    )
    bias: bool = BIAS

    problems: ClassVar[dict[str, Text]] = {
        "table_map_missing": Text(
            "The table asks for map {map}, counted from 0, and the input has {channels}. Change the table, or give the "
            "layer before more filters.",
            "В таблице есть карта {map}, считая с 0, а карт на входе {channels}. Измените таблицу или добавьте "
            "фильтров предыдущему слою.",
        )
    }

    @property
    def caption(self) -> str:
        return f"partial {self.kernel_size[0]}×{self.kernel_size[1]}"

    @cached_property
    def slide(self) -> Slide2d:
        """The geometry of the sliding filter."""
        return Slide2d.of(self.kernel_size, self.stride, self.padding)

    @cached_property
    def connections(self) -> int:
        """How many pairs of a filter and a map the table connects."""
        return sum(map(len, self.table))

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, _, _ = need_maps(inputs[0])
        last = max(map(max, self.table))
        if last >= channels:
            raise LayerProblem("table_map_missing", "table", map=last, channels=channels)
        return len(self.table), *self.slide.output(inputs[0])

    def parameters(self, inputs: Shapes) -> int:
        return self.connections * prod(self.kernel_size) + self.bias * len(self.table)

    def macs(self, inputs: Shapes, output: Shape) -> int:
        return self.connections * prod(self.kernel_size) * output[1] * output[2]

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(extra=self.connections * inputs[0][1] * inputs[0][2])  # a copy of a map for each connection

    def windows(self, inputs: Shapes, port: int) -> Windows:
        return self.slide.windows

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        weights = f"{self.connections}·{self.kernel_size[0]}·{self.kernel_size[1]}"
        biases = f" + {len(self.table)}" if self.bias else ""
        return {
            "parameters": f"{weights}{biases} = {grouped(self.parameters(inputs))}",
            "macs": f"{weights}·{output[1]}·{output[2]} = {grouped(self.macs(inputs, output))}",
            "output": self.slide.formula(inputs[0]),
        }

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.convolution._partial import PartialConv2d

        return PartialConv2d(self.table, self.kernel_size, self.stride, self.padding, bias=self.bias)
