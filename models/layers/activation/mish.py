"""Mish."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.activation import FAMILY
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Mish(ShapeKeeping):
    """x·tanh(ln(1 + exp(x))) (torch's ``Mish``)."""

    type: ClassVar[str] = "mish"
    family = FAMILY
    title = Text("Mish", "Mish")
    summary = Text(
        "A smooth ReLU that lets small negative values through.",
        "Гладкий вариант ReLU, пропускающий малые отрицательные значения.",
    )
    formula = "y = x·tanh(ln(1 + exp(x)))"
    paper = Paper(
        "Misra, “Mish: A Self Regularized Non-Monotonic Activation Function”, BMVC 2020",
        "https://arxiv.org/abs/1908.08681",
    )
    rank = 62

    @property
    def caption(self) -> str:
        return "Mish"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Mish()
