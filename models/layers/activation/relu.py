"""Rectified linear unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class ReLU(ShapeKeeping):
    """max(0, x) (torch's ``ReLU``)."""

    type: ClassVar[str] = "relu"
    family = FAMILY
    title = Text("ReLU", "ReLU")
    summary = Text(
        "Keeps positive values and makes negative ones zero: max(0, x).",
        "Оставляет положительные значения, отрицательные обнуляет: max(0, x).",
    )
    formula = "y = max(0, x)"
    paper = Paper(
        "Nair, Hinton, “Rectified Linear Units Improve Restricted Boltzmann Machines”, ICML 2010",
        "https://icml.cc/Conferences/2010/papers/432.pdf",
    )
    rank = 0
    rests: ClassVar[bool] = True

    @property
    def caption(self) -> str:
        return "ReLU"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(output=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.ReLU()
