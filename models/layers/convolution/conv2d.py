"""Two-dimensional convolution: every filter slides over all input maps of its group and writes one map."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from models.forms import Count, Margins, Pair, parameter
from models.layers.base import Layer, Saved, Shape, Shapes, need_maps
from models.layers.convolution import FAMILY
from models.layers.registry import register
from models.layers.sliding import Slide2d
from models.layers.window import Windows
from models.problems import LayerProblem
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Conv2d(Layer):
    """y[o, i, j] = bias[o] + Σ w[o, c, a, b] · x[c, s·i + d·a − p, s·j + d·b − p] (torch's ``Conv2d``).

    The sum runs over the channels c of o's group and the taps (a, b) of the kernel.
    """

    type: ClassVar[str] = "conv2d"
    family = FAMILY
    title = Text("Convolution 2D", "Свёртка 2D")
    summary = Text(
        "Slides small filters over the maps; each filter finds one pattern everywhere and draws one feature map.",
        "Проводит по картам маленькие фильтры; каждый фильтр всюду ищет один узор и рисует одну карту признаков.",
    )
    rank = 0

    out_channels: Count = parameter(
        16,
        title=Text("Filters", "Фильтры"),
        help=Text("Number of filters: each makes one output map.", "Число фильтров: каждый даёт одну карту на выходе."),
        control="slider",
        span=(1, 128),
    )
    kernel_size: Pair = parameter(
        (3, 3),
        title=Text("Kernel size", "Размер ядра"),
        help=Text("Height and width of a filter, in pixels.", "Высота и ширина фильтра в пикселях."),
        control="pair",
        span=(1, 11),
    )
    stride: Pair = parameter(
        (1, 1),
        title=Text("Stride", "Шаг"),
        help=Text(
            "How far the filter moves each time; 2 halves the map.",
            "На сколько сдвигается фильтр; 2 уменьшает карту вдвое.",
        ),
        control="pair",
        span=(1, 4),
    )
    padding: Margins = parameter(
        (0, 0),
        title=Text("Padding", "Отступ"),
        help=Text(
            "Zeros added around the input: vertical and horizontal, or top, bottom, left, right.",
            "Нули вокруг входа: по вертикали и горизонтали или сверху, снизу, слева, справа.",
        ),
        control="padding",
        span=(0, 5),
    )
    dilation: Pair = parameter(
        (1, 1),
        title=Text("Dilation", "Разрежение"),
        help=Text(
            "Distance between neighbouring taps of the filter: a wider view with the same weights.",
            "Расстояние между соседними элементами фильтра: шире обзор при тех же весах.",
        ),
        control="pair",
        span=(1, 4),
    )
    groups: Count = parameter(
        1,
        title=Text("Groups", "Группы"),
        help=Text(
            "Channels are split into that many independent parts; as many as channels is a depthwise convolution.",
            "Каналы делятся на столько независимых частей; столько же, сколько каналов, — поканальная свёртка.",
        ),
        control="number",
        span=(1, 4),
    )
    bias: bool = parameter(
        default=True,
        title=Text("Bias", "Смещение"),
        help=Text(
            "Adds one learned number to each map; not needed before batch normalisation.",
            "Прибавляет к каждой карте обучаемое число; перед батч-нормализацией не нужно.",
        ),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        return f"conv {self.kernel_size[0]}×{self.kernel_size[1]}"

    @cached_property
    def slide(self) -> Slide2d:
        """The geometry of the sliding filter."""
        return Slide2d.of(self.kernel_size, self.stride, self.padding, self.dilation)

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, _, _ = need_maps(inputs[0])
        if channels % self.groups:
            raise LayerProblem("groups_input", "groups", channels=channels, groups=self.groups)
        if self.out_channels % self.groups:
            raise LayerProblem("groups_output", "out_channels", channels=self.out_channels, groups=self.groups)
        return self.out_channels, *self.slide.output(inputs[0])

    def parameters(self, inputs: Shapes) -> int:
        height, width = self.kernel_size
        return (height * width * inputs[0][0] // self.groups + self.bias) * self.out_channels

    def macs(self, inputs: Shapes, output: Shape) -> int:
        height, width = self.kernel_size
        return output[0] * output[1] * output[2] * height * width * inputs[0][0] // self.groups

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        if self.slide.symmetric:
            return Saved(inputs=True)
        _, height, width = inputs[0]  # the padded copy is kept instead
        return Saved(extra=inputs[0][0] * self.slide.rows.room(height) * self.slide.columns.room(width))

    def windows(self, inputs: Shapes, port: int) -> Windows:
        return self.slide.windows()

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        channels = f"{inputs[0][0]}" if self.groups == 1 else f"({inputs[0][0]}/{self.groups})"
        weights = f"{self.kernel_size[0]}·{self.kernel_size[1]}·{channels}"
        per_filter = f"({weights} + 1)" if self.bias else weights
        return {
            "parameters": f"{per_filter}·{self.out_channels} = {grouped(self.parameters(inputs))}",
            "macs": f"{weights}·{output[0]}·{output[1]}·{output[2]} = {grouped(self.macs(inputs, output))}",
            "output": self.slide.formula(inputs[0]),
        }

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        from models.layers.convolution._padded import PaddedConv2d

        rows, columns = self.slide.rows, self.slide.columns
        sizes = inputs[0][0], self.out_channels, self.kernel_size, self.stride
        if self.slide.symmetric:
            padding = rows.before, columns.before
            return nn.Conv2d(*sizes, padding, self.dilation, self.groups, self.bias)
        margins = columns.before, columns.after, rows.before, rows.after
        return PaddedConv2d(*sizes, 0, self.dilation, self.groups, self.bias, margins=margins)
