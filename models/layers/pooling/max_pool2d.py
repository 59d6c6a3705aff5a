"""Max pooling: the largest value of every window."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from models.forms import Pair, parameter
from models.layers.base import Paper, Saved, Shape, Shapes
from models.layers.pooling import FAMILY
from models.layers.pooling.base import SlidingPool
from models.layers.registry import register
from models.layers.sliding import Slide2d
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class MaxPool2d(SlidingPool):
    """y[c, i, j] = max over the window (torch's ``MaxPool2d``); padding counts as −∞."""

    type: ClassVar[str] = "max_pool2d"
    family = FAMILY
    title = Text("Max pooling", "Макс-пулинг")
    summary = Text(
        "Keeps the largest value of every window: the map shrinks, and small shifts of the picture change little.",
        "Оставляет наибольшее значение в каждом окне: карта уменьшается, а малые сдвиги картинки почти ничего не "
        "меняют.",
    )
    formula = "y[c,i,j] = max x[c, s·i + d·a − p, s·j + d·b − p]"
    paper = Paper(
        "Riesenhuber, Poggio, “Hierarchical Models of Object Recognition in Cortex”, Nature Neuroscience 2, 1999",
        "https://doi.org/10.1038/14819",
    )
    rank = 0

    dilation: Pair = parameter(
        (1, 1),
        title=Text("Dilation", "Разрежение"),
        help=Text("Distance between neighbouring places of a window.", "Расстояние между соседними местами окна."),
        control="pair",
        span=(1, 3),
    )

    @property
    def caption(self) -> str:
        return f"max {self.kernel_size[0]}×{self.kernel_size[1]}"

    @cached_property
    def slide(self) -> Slide2d:
        return Slide2d.of(self.kernel_size, self.steps, self.padding, self.dilation, ceil=self.ceil_mode)

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        indices = 2 * output[0] * output[1] * output[2]  # 8 bytes each
        return Saved(inputs=True, extra=indices)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.MaxPool2d(self.kernel_size, self.stride, self.padding, self.dilation, ceil_mode=self.ceil_mode)
