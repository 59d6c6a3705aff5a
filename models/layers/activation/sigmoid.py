"""The logistic function."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Sigmoid(ShapeKeeping):
    """1 / (1 + e⁻ˣ)."""

    type: ClassVar[str] = "sigmoid"
    family = FAMILY
    title = Text("Sigmoid", "Сигмоида")
    summary = Text(
        "Squeezes every value smoothly into the range from 0 to 1.",
        "Плавно сжимает каждое значение в промежуток от 0 до 1.",
    )
    formula = "y = 1/(1 + exp(−x))"
    rank = 30

    @property
    def plateaus(self) -> tuple[float, float]:
        return 0.0, 1.0

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(output=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Sigmoid()
