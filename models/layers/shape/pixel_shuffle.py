"""Pixel shuffle: channels become places."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import Extent, parameter
from models.layers.base import Layer, Paper, Shape, Shapes, need_maps
from models.layers.registry import register
from models.layers.shape import FAMILY
from models.layers.window import Window, Windows
from models.problems import LayerProblem
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class PixelShuffle(Layer):
    """(C·r², H, W) becomes (C, r·H, r·W) (torch's ``PixelShuffle``)."""

    type: ClassVar[str] = "pixel_shuffle"
    family = FAMILY
    title = Text("Pixel shuffle", "Перестановка в пиксели (pixel shuffle)")
    summary = Text(
        "Enlarges maps without new numbers: r² channels become the r×r pixels of one map. After a convolution it is a "
        "learned enlargement.",
        "Увеличивает карты без новых чисел: r² каналов становятся r×r пикселями одной карты. После свёртки это "
        "обучаемое увеличение.",
    )
    formula = "y[c, r·i + a, r·j + b] = x[c·r² + r·a + b, i, j]"
    paper = Paper(
        "Shi, Caballero, Huszár et al., “Real-Time Single Image and Video Super-Resolution Using an Efficient "
        "Sub-Pixel Convolutional Neural Network”, CVPR 2016",
        "https://arxiv.org/abs/1609.05158",
    )
    rank = 10

    upscale_factor: Extent = parameter(
        2,
        title=Text("Factor r", "Во сколько раз (r)"),
        help=Text(
            "How many times higher and wider the maps become, and r² times fewer.",
            "Во сколько раз карты станут выше и шире; самих карт станет меньше в r² раз.",
        ),
        control="slider",
        span=(1, 4),
    )

    problems: ClassVar[dict[str, Text]] = {
        "channels_not_squares": Text(
            "{channels} channels cannot be shared out in {squares} for each map. Give the layer before a multiple of "
            "{squares} filters.",
            "Каналы ({channels}) нельзя разделить по {squares} на карту. Задайте предыдущему слою число фильтров, "
            "кратное {squares}.",
        )
    }

    @property
    def caption(self) -> str:
        return f"pixel shuffle ×{self.upscale_factor}"

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, height, width = need_maps(inputs[0])
        factor = self.upscale_factor
        if channels % factor**2:
            raise LayerProblem("channels_not_squares", "upscale_factor", channels=channels, squares=factor**2)
        return channels // factor**2, height * factor, width * factor

    def windows(self, inputs: Shapes, port: int) -> Windows:
        same = [0] * self.upscale_factor
        window = Window.periodic(same, same, 1)
        return window, window

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        channels, height, width = inputs[0]
        factor = self.upscale_factor
        sizes = f"{height}·{factor} = {output[1]}, {width}·{factor} = {output[2]}"
        return {"output": f"{channels}/{factor}² = {output[0]}, {sizes}"}

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.PixelShuffle(self.upscale_factor)
