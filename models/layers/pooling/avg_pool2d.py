"""Average pooling: the mean of every window."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Saved, Shape, Shapes
from models.layers.pooling import FAMILY
from models.layers.pooling.base import SlidingPool
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class AvgPool2d(SlidingPool):
    """y[c, i, j] = mean over the window (torch's ``AvgPool2d``); padding counts as zeros, or not at all."""

    type: ClassVar[str] = "avg_pool2d"
    family = FAMILY
    title = Text("Average pooling", "Средний пулинг")
    summary = Text(
        "Replaces every window by its mean: the map shrinks and gets smoother.",
        "Заменяет каждое окно его средним: карта уменьшается и сглаживается.",
    )
    formula = "y[c,i,j] = Σ x[c, s·i + a − p, s·j + b − p] / (h·w)"
    rank = 1

    count_include_pad: bool = parameter(
        default=True,
        title=Text("Count padding", "Учитывать отступ"),
        help=Text(
            "At borders, divide by the whole window instead of by the part that lies on the map.",
            "У края делить на всё окно, а не на ту его часть, что лежит на карте.",
        ),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        return f"avg {self.kernel_size[0]}×{self.kernel_size[1]}"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.AvgPool2d(self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)
