"""Two-dimensional convolution: every filter slides over all input maps of its group and writes one map."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import Count, Padding, Pair, parameter
from models.layers.base import Layer, Saved, Shape, Shapes, need_maps
from models.layers.convolution import FAMILY
from models.layers.convolution.fields import BIAS, DILATION, KERNEL_SIZE, OUT_CHANNELS, PADDING, STRIDE
from models.layers.papers import LECUN_1989
from models.layers.registry import register
from models.layers.sliding import Slide2d, slide_over
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
    formula = "y[o,i,j] = b[o] + Σ W[o,c,u,v]·x[c, s·i + d·u − p, s·j + d·v − p]"
    paper = LECUN_1989
    rank = 0

    out_channels: Count = OUT_CHANNELS
    kernel_size: Pair = KERNEL_SIZE
    stride: Pair = STRIDE
    padding: Padding = PADDING
    dilation: Pair = DILATION
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
    bias: bool = BIAS

    @property
    def caption(self) -> str:
        return f"conv {self.kernel_size[0]}×{self.kernel_size[1]}"

    def caption_for(self, inputs: Shapes) -> str:
        kind = "depthwise" if self.groups == inputs[0][0] > 1 else "conv" if self.groups == 1 else "grouped"
        return f"{kind} {self.kernel_size[0]}×{self.kernel_size[1]}"

    def slide(self, shape: Shape) -> Slide2d:
        """The geometry of the filter that slides over maps of ``shape``."""
        return slide_over(shape, self.kernel_size, self.stride, self.padding, self.dilation)

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, _, _ = need_maps(inputs[0])
        if channels % self.groups:
            raise LayerProblem("groups_input", "groups", channels=channels, groups=self.groups)
        if self.out_channels % self.groups:
            raise LayerProblem("groups_output", "out_channels", channels=self.out_channels, groups=self.groups)
        return self.out_channels, *self.slide(inputs[0]).output(inputs[0])

    def parameters(self, inputs: Shapes) -> int:
        height, width = self.kernel_size
        return (height * width * inputs[0][0] // self.groups + self.bias) * self.out_channels

    def macs(self, inputs: Shapes, output: Shape) -> int:
        height, width = self.kernel_size
        return output[0] * output[1] * output[2] * height * width * inputs[0][0] // self.groups

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        slide = self.slide(inputs[0])
        if slide.symmetric:
            return Saved(inputs=True)
        return Saved(extra=slide.room(inputs[0]))  # the padded copy is kept instead

    def windows(self, inputs: Shapes, port: int) -> Windows:
        return self.slide(inputs[0]).windows

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        channels = f"{inputs[0][0]}" if self.groups == 1 else f"({inputs[0][0]}/{self.groups})"
        weights = f"{self.kernel_size[0]}·{self.kernel_size[1]}·{channels}"
        per_filter = f"({weights} + 1)" if self.bias else weights
        return {
            "parameters": f"{per_filter}·{self.out_channels} = {grouped(self.parameters(inputs))}",
            "macs": f"{weights}·{output[0]}·{output[1]}·{output[2]} = {grouped(self.macs(inputs, output))}",
            "output": self.slide(inputs[0]).formula(inputs[0]),
        }

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        from models.layers.convolution._padded import PaddedConv2d

        slide = self.slide(inputs[0])
        sizes = inputs[0][0], self.out_channels, self.kernel_size, self.stride
        if slide.symmetric:
            padding = slide.rows.before, slide.columns.before
            return nn.Conv2d(*sizes, padding, self.dilation, self.groups, self.bias)
        return PaddedConv2d(*sizes, 0, self.dilation, self.groups, self.bias, margins=slide.margins)
