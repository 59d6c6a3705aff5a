"""Average pooling to a given size; size 1×1 is global average pooling."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import Pair, parameter
from models.layers.base import Layer, Paper, Saved, Shape, Shapes, need_maps
from models.layers.pooling import FAMILY
from models.layers.pooling.base import adaptive_window
from models.layers.registry import register
from models.layers.window import Windows
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class AdaptiveAvgPool2d(Layer):
    """Output i is the mean of the inputs from ⌊i·n/m⌋ to ⌈(i + 1)·n/m⌉ − 1 (torch's ``AdaptiveAvgPool2d``)."""

    type: ClassVar[str] = "adaptive_avg_pool2d"
    family = FAMILY
    title = Text("Adaptive average pooling", "Адаптивный средний пулинг")
    summary = Text(
        "Averages maps of any size down to a given one. With 1×1 every map becomes a single number: global average "
        "pooling.",
        "Усредняет карты любого размера до заданного. При 1×1 каждая карта становится одним числом: глобальный средний "
        "пулинг.",
    )
    formula = "y[c,i] = Σ x[c,k] / nᵢ, ⌊i·n/m⌋ ≤ k < ⌈(i + 1)·n/m⌉"
    paper = Paper(
        "Lin, Chen, Yan, “Network in Network”, ICLR 2014",
        "https://arxiv.org/abs/1312.4400",
    )
    rank = 2

    output_size: Pair = parameter(
        (1, 1),
        title=Text("Output size", "Размер выхода"),
        help=Text("Height and width of the output maps.", "Высота и ширина карт на выходе."),
        control="pair",
        span=(1, 8),
    )

    @property
    def caption(self) -> str:
        return "global avg" if self.output_size == (1, 1) else f"avg to {self.output_size[0]}×{self.output_size[1]}"

    def output_shape(self, inputs: Shapes) -> Shape:
        return need_maps(inputs[0])[0], *self.output_size

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=self.output_size != (1, 1))  # the gradient of a mean needs no values

    def windows(self, inputs: Shapes, port: int) -> Windows:
        return adaptive_window(inputs[0][1], self.output_size[0]), adaptive_window(inputs[0][2], self.output_size[1])

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.AdaptiveAvgPool2d(self.output_size)
