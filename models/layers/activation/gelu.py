"""Gaussian error linear unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.forms import parameter
from models.layers.activation import FAMILY
from models.layers.base import Paper, Saved, Shape, ShapeKeeping, Shapes
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class GELU(ShapeKeeping):
    """x·Φ(x), Φ the normal distribution (torch's ``GELU``)."""

    type: ClassVar[str] = "gelu"
    family = FAMILY
    title = Text("GELU", "GELU")
    summary = Text(
        "A smooth ReLU: the value times the probability that a normal random number is smaller.",
        "Гладкий вариант ReLU: значение, умноженное на вероятность того, что нормальная случайная величина меньше "
        "него.",
    )
    formula = "y = x·Φ(x), Φ(x) = ½·(1 + erf(x/√2))"
    paper = Paper(
        "Hendrycks, Gimpel, “Gaussian Error Linear Units (GELUs)”, 2016",
        "https://arxiv.org/abs/1606.08415",
    )
    rank = 40

    approximate: Literal["none", "tanh"] = parameter(
        "none",
        title=Text("Formula", "Формула"),
        help=Text("The exact function, or its approximation by tanh.", "Точная функция или её приближение через tanh."),
        control="choice",
        options={"none": Text("exact", "точная"), "tanh": Text("by tanh", "через tanh")},
    )

    @property
    def caption(self) -> str:
        return "GELU"

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.GELU(self.approximate)
