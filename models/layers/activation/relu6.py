"""ReLU with a ceiling."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Saved, Shape, ShapeKeeping, Shapes
from models.layers.papers import MOBILENET_V2
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class ReLU6(ShapeKeeping):
    """min(max(0, x), 6) (torch's ``ReLU6``)."""

    type: ClassVar[str] = "relu6"
    family = FAMILY
    title = Text("ReLU6", "ReLU6")
    summary = Text(
        "ReLU that stops growing at 6: its values fit small numbers, as on a telephone.",
        "ReLU с потолком 6: значения помещаются в короткие числа, как нужно на телефоне.",
    )
    formula = "y = min(max(0, x), 6)"
    paper = MOBILENET_V2
    rank = 70
    rests: ClassVar[bool] = True

    @property
    def caption(self) -> str:
        return "ReLU6"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.ReLU6()
