"""Hyperbolic tangent."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Tanh(ShapeKeeping):
    """(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)."""

    type: ClassVar[str] = "tanh"
    family = FAMILY
    title = Text("tanh", "tanh")
    summary = Text(
        "Squeezes every value smoothly into the range from −1 to 1.",
        "Плавно сжимает каждое значение в промежуток от −1 до 1.",
    )
    formula = "y = (exp(x) − exp(−x))/(exp(x) + exp(−x))"
    rank = 20

    @property
    def plateaus(self) -> tuple[float, float]:
        return -1.0, 1.0

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(output=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Tanh()
