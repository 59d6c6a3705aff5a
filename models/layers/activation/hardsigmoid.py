"""A sigmoid of three straight pieces."""

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
class HardSigmoid(ShapeKeeping):
    """min(max(0, x/6 + 1/2), 1) (torch's ``Hardsigmoid``)."""

    type: ClassVar[str] = "hardsigmoid"
    family = FAMILY
    title = Text("Hard sigmoid", "Жёсткая сигмоида")
    summary = Text(
        "A sigmoid made of straight lines: 0 up to −3, 1 from 3 on, and a ramp in between. Cheap to compute.",
        "Сигмоида из отрезков: 0 до −3, 1 после 3 и прямая между ними. Дёшева в вычислении.",
    )
    formula = "y = min(max(0, x/6 + 1/2), 1)"
    paper = MOBILENET_V3
    rank = 72

    @property
    def caption(self) -> str:
        return "hard sigmoid"

    @property
    def plateaus(self) -> tuple[float, float]:
        return 0.0, 1.0

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Hardsigmoid()
