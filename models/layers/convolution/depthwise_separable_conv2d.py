"""A depthwise separable convolution: first space, map by map, then channels, place by place."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import Count, Padding, Pair
from models.layers.base import Layer, Paper, Saved, Shape, Shapes, need_maps
from models.layers.convolution import FAMILY
from models.layers.convolution.fields import BIAS, DILATION, KERNEL_SIZE, OUT_CHANNELS, PADDING, STRIDE
from models.layers.registry import register
from models.layers.sliding import Slide2d, slide_over
from models.layers.window import Windows
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class DepthwiseSeparableConv2d(Layer):
    """A depthwise k×k ``Conv2d`` without bias (``depthwise``), then a 1×1 ``Conv2d`` (``pointwise``)."""

    type: ClassVar[str] = "depthwise_separable_conv2d"
    family = FAMILY
    title = Text("Depthwise separable convolution", "Поканально разделимая свёртка")
    summary = Text(
        "Splits a convolution in two: each map gets a small filter of its own, then a 1×1 convolution mixes the maps. "
        "k²·C + C·O weights instead of k²·C·O.",
        "Делит свёртку на две: у каждой карты свой маленький фильтр, затем свёртка 1×1 смешивает карты. Весов k²·C + "
        "C·O вместо k²·C·O.",
    )
    formula = "y[o] = b[o] + Σ V[o,c]·(W[c] ∗ x[c])"
    paper = Paper(
        "Chollet, “Xception: Deep Learning with Depthwise Separable Convolutions”, CVPR 2017",
        "https://arxiv.org/abs/1610.02357",
    )
    rank = 10

    out_channels: Count = OUT_CHANNELS
    kernel_size: Pair = KERNEL_SIZE
    stride: Pair = STRIDE
    padding: Padding = PADDING
    dilation: Pair = DILATION
    bias: bool = BIAS

    @property
    def caption(self) -> str:
        return f"separable {self.kernel_size[0]}×{self.kernel_size[1]}"

    def slide(self, shape: Shape) -> Slide2d:
        """The geometry of the filters that slide over maps of ``shape``."""
        return slide_over(shape, self.kernel_size, self.stride, self.padding, self.dilation)

    def output_shape(self, inputs: Shapes) -> Shape:
        need_maps(inputs[0])
        return self.out_channels, *self.slide(inputs[0]).output(inputs[0])

    def parameters(self, inputs: Shapes) -> int:
        channels = inputs[0][0]
        return prod(self.kernel_size) * channels + (channels + self.bias) * self.out_channels

    def macs(self, inputs: Shapes, output: Shape) -> int:
        return inputs[0][0] * (prod(self.kernel_size) + self.out_channels) * output[1] * output[2]

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        slide = self.slide(inputs[0])
        between = inputs[0][0] * output[1] * output[2]
        if slide.symmetric:
            return Saved(inputs=True, extra=between)
        return Saved(extra=between + slide.room(inputs[0]))  # the padded copy is kept instead of the input

    def windows(self, inputs: Shapes, port: int) -> Windows:
        return self.slide(inputs[0]).windows

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        channels, (height, width), filters = inputs[0][0], self.kernel_size, self.out_channels
        biases = f" + {filters}" if self.bias else ""
        places = f"{output[1]}·{output[2]}"
        return {
            "parameters": f"{height}·{width}·{channels} + {channels}·{filters}{biases} = "
            f"{grouped(self.parameters(inputs))}",
            "macs": f"{height}·{width}·{channels}·{places} + {channels}·{filters}·{places} = "
            f"{grouped(self.macs(inputs, output))}",
            "output": self.slide(inputs[0]).formula(inputs[0]),
        }

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.convolution._separable import DepthwiseSeparableConv2d

        slide = self.slide(inputs[0])
        return DepthwiseSeparableConv2d(
            inputs[0][0],
            self.out_channels,
            self.kernel_size,
            stride=self.stride,
            margins=slide.margins,
            dilation=self.dilation,
            bias=self.bias,
        )
