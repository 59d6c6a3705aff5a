"""Swish with a sigmoid of straight pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Saved, Shape, ShapeKeeping, Shapes
from models.layers.papers import MOBILENET_V3
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class HardSwish(ShapeKeeping):
    """x·min(max(0, x/6 + 1/2), 1) (torch's ``Hardswish``)."""

    type: ClassVar[str] = "hardswish"
    family = FAMILY
    title = Text("Hard Swish", "Жёсткий Swish (Hard Swish)")
    summary = Text(
        "Swish whose sigmoid is made of straight lines: nearly the same curve, cheaper to compute.",
        "Swish, в котором сигмоида составлена из отрезков: почти та же кривая, но дешевле.",
    )
    formula = "y = x·min(max(0, x/6 + 1/2), 1)"
    paper = MOBILENET_V3
    rank = 71
    rests: ClassVar[bool] = True

    @property
    def caption(self) -> str:
        return "hard Swish"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Hardswish()
