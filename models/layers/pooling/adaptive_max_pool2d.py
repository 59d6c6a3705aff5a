"""Max pooling to a given size; size 1×1 is global max pooling."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import Pair, parameter
from models.layers.base import Layer, Saved, Shape, Shapes, need_maps
from models.layers.pooling import FAMILY
from models.layers.pooling.base import adaptive_window
from models.layers.registry import register
from models.layers.window import Windows
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class AdaptiveMaxPool2d(Layer):
    """Output i is the largest of the inputs from ⌊i·n/m⌋ to ⌈(i + 1)·n/m⌉ − 1 (torch's ``AdaptiveMaxPool2d``)."""

    type: ClassVar[str] = "adaptive_max_pool2d"
    family = FAMILY
    title = Text("Adaptive max pooling", "Адаптивный макс-пулинг")
    summary = Text(
        "Keeps the largest values of maps of any size, as many as wanted. With 1×1 each map says how strongly its "
        "pattern occurs anywhere.",
        "Оставляет наибольшие значения карт любого размера, сколько нужно. При 1×1 карта сообщает, насколько сильно её "
        "узор встретился где-либо.",
    )
    formula = "y[c,i] = max x[c,k], ⌊i·n/m⌋ ≤ k < ⌈(i + 1)·n/m⌉"
    rank = 21

    output_size: Pair = parameter(
        (1, 1),
        title=Text("Output size", "Размер выхода"),
        help=Text("Height and width of the output maps.", "Высота и ширина карт на выходе."),
        control="pair",
        span=(1, 8),
    )

    @property
    def caption(self) -> str:
        return "global max" if self.output_size == (1, 1) else f"max to {self.output_size[0]}×{self.output_size[1]}"

    def output_shape(self, inputs: Shapes) -> Shape:
        return need_maps(inputs[0])[0], *self.output_size

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True, extra=2 * prod(output))  # indices of 8 bytes each

    def windows(self, inputs: Shapes, port: int) -> Windows:
        _, height, width = inputs[0]
        return adaptive_window(height, self.output_size[0]), adaptive_window(width, self.output_size[1])

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.AdaptiveMaxPool2d(self.output_size)
