"""Transposed convolution: every value paints a filter into a larger map."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import Count, MarginPair, Pair, parameter
from models.layers.base import Layer, Paper, Saved, Shape, Shapes, need_maps
from models.layers.convolution import FAMILY
from models.layers.convolution.fields import BIAS, KERNEL_SIZE, OUT_CHANNELS
from models.layers.registry import register
from models.layers.window import Window, Windows
from models.problems import LayerProblem
from models.quantities import grouped, shape_words
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class ConvTranspose2d(Layer):
    """y[o, s·i + a − p] += x[c, i]·W[c, o, a] along both axes (torch's ``ConvTranspose2d``).

    The gradient of a convolution with respect to its input: what ``Conv2d`` of the same parameters shrinks, this grows.
    """

    type: ClassVar[str] = "conv_transpose2d"
    family = FAMILY
    title = Text("Transposed convolution", "Транспонированная свёртка")
    summary = Text(
        "Enlarges maps: every value paints its filter into the output, and where they overlap they add up. Decoders "
        "and generators grow their pictures with it.",
        "Увеличивает карты: каждое значение рисует на выходе свой фильтр, а где они перекрываются, складываются. Так "
        "растут картинки в декодерах и генераторах.",
    )
    formula = "y[o, s·i + a − p, s·j + b − p] += x[c,i,j]·W[c,o,a,b]"
    paper = Paper(
        "Zeiler, Krishnan, Taylor, Fergus, “Deconvolutional Networks”, CVPR 2010",
        "https://doi.org/10.1109/CVPR.2010.5539957",
    )
    rank = 30

    out_channels: Count = OUT_CHANNELS
    kernel_size: Pair = KERNEL_SIZE
    stride: Pair = parameter(
        (1, 1),
        title=Text("Stride", "Шаг"),
        help=Text(
            "How far apart neighbouring values paint; 2 doubles the map.",
            "На каком расстоянии рисуют соседние значения; 2 увеличивает карту вдвое.",
        ),
        control="pair",
        span=(1, 4),
    )
    padding: MarginPair = parameter(
        (0, 0),
        title=Text("Padding", "Отступ"),
        help=Text(
            "Rows and columns cut off at every border of the output.",
            "Сколько строк и столбцов срезать у каждого края выхода.",
        ),
        control="pair",
        span=(0, 5),
    )
    output_padding: MarginPair = parameter(
        (0, 0),
        title=Text("Output padding", "Добавка к выходу"),
        help=Text(
            "Rows and columns added below and to the right, fewer than the stride: several input sizes shrink to one.",
            "Строки и столбцы снизу и справа, меньше шага: несколько размеров при сжатии дают один.",
        ),
        control="pair",
        span=(0, 3),
    )
    groups: Count = parameter(
        1,
        title=Text("Groups", "Группы"),
        help=Text(
            "Channels are split into that many independent parts.", "Каналы делятся на столько независимых частей."
        ),
        control="number",
        span=(1, 4),
    )
    bias: bool = BIAS

    problems: ClassVar[dict[str, Text]] = {
        "output_padding_too_large": Text(
            "Output padding {received} must be smaller than the stride {stride}.",
            "Добавка к выходу {received} должна быть меньше шага {stride}.",
        ),
        "padding_leaves_nothing": Text(
            "Padding {padding} cuts off all that is painted from {received}. Use less, or a larger kernel or input.",
            "Отступ {padding} срезает всё, что нарисовано из {received}. Уменьшите его, увеличьте ядро или вход.",
        ),
    }

    @property
    def caption(self) -> str:
        return f"transposed {self.kernel_size[0]}×{self.kernel_size[1]}"

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, height, width = need_maps(inputs[0])
        if channels % self.groups:
            raise LayerProblem("groups_input", "groups", channels=channels, groups=self.groups)
        if self.out_channels % self.groups:
            raise LayerProblem("groups_output", "out_channels", channels=self.out_channels, groups=self.groups)
        if self.output_padding[0] >= self.stride[0] or self.output_padding[1] >= self.stride[1]:
            words = {"received": shape_words(self.output_padding), "stride": shape_words(self.stride)}
            raise LayerProblem("output_padding_too_large", "output_padding", **words)
        rows, columns = self._length(height, 0), self._length(width, 1)
        if rows < 1 or columns < 1:
            words = {"padding": shape_words(self.padding), "received": shape_words(inputs[0])}
            raise LayerProblem("padding_leaves_nothing", "padding", **words)
        return self.out_channels, rows, columns

    def parameters(self, inputs: Shapes) -> int:
        return inputs[0][0] * self.out_channels // self.groups * prod(self.kernel_size) + self.bias * self.out_channels

    def macs(self, inputs: Shapes, output: Shape) -> int:
        return prod(inputs[0]) * self.out_channels // self.groups * prod(self.kernel_size)

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def windows(self, inputs: Shapes, port: int) -> Windows:
        return self._window(0), self._window(1)

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        channels, height, width = inputs[0]
        filters = f"{self.out_channels}" if self.groups == 1 else f"({self.out_channels}/{self.groups})"
        weights = f"{self.kernel_size[0]}·{self.kernel_size[1]}·{channels}·{filters}"
        rows, columns = self._formula(height, 0), self._formula(width, 1)
        return {
            "parameters": f"{weights}{f' + {self.out_channels}' if self.bias else ''} = "
            f"{grouped(self.parameters(inputs))}",
            "macs": f"{weights}·{height}·{width} = {grouped(self.macs(inputs, output))}",
            "output": rows if rows == columns else f"{rows}, {columns}",
        }

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        sizes = inputs[0][0], self.out_channels, self.kernel_size, self.stride, self.padding, self.output_padding
        return nn.ConvTranspose2d(*sizes, self.groups, self.bias)

    def _length(self, size: int, axis: int) -> int:
        """(n − 1)·s − 2·p + k + the output padding."""
        grown = (size - 1) * self.stride[axis] + self.kernel_size[axis]
        return grown - 2 * self.padding[axis] + self.output_padding[axis]

    def _formula(self, size: int, axis: int) -> str:
        grown = f"({size} − 1)·{self.stride[axis]} + {self.kernel_size[axis]}"
        cut = f" − 2·{self.padding[axis]}" if self.padding[axis] else ""
        added = f" + {self.output_padding[axis]}" if self.output_padding[axis] else ""
        return f"{grown}{cut}{added} = {self._length(size, axis)}"

    def _window(self, axis: int) -> Window:
        """Output i is painted by the inputs from ⌈(i + p − k + 1)/s⌉ to ⌊(i + p)/s⌋.

        In the gaps that a stride beyond the kernel leaves it is painted by none: the last comes before the first there.
        """
        stride, padding, kernel = self.stride[axis], self.padding[axis], self.kernel_size[axis]
        period = range(stride)
        first = [-((kernel - 1 - padding - position) // stride) for position in period]
        last = [(position + padding) // stride for position in period]
        return Window.periodic(first, last, 1)
